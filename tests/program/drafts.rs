//! Forms that are cut off: what was typed is offered again.

use crate::class::ready;
use crate::pty::Program;

const CTRL_P: &str = "\x10";
const QUIT: &str = "\x11";

/// Opens the form of somebody new by the palette.
fn form(program: &mut Program) {
    program.wait_for("Hari ini");
    program.keys(CTRL_P);
    program.wait_for("Perintah");
    program.keys("peserta baru\r");
    program.wait_for("Peserta baru");
}

#[test]
fn a_form_that_is_killed_in_the_middle_is_offered_again_with_all_that_was_finished() {
    let desk = ready();
    let mut program = Program::start(&desk.store(), &[]);
    form(&mut program);
    // A whole NIK goes on by itself; the name is half typed when the power fails.
    program.keys("3324015107900003");
    program.wait_until("the name", |text| text.contains("> Nama"));
    program.keys("\r");
    program.wait_until("the place", |text| text.contains("> Tempat lahir"));
    program.keys("Kendal\r");
    program.wait_until("the day", |text| text.contains("> Tanggal lahir"));
    program.keys("11-07");
    program.wait_for("[11-07");
    program.kill();
    drop(program);

    let mut program = Program::start(&desk.store(), &[]);
    form(&mut program);
    program.wait_for("Belum selesai: 2 isian");
    program.keys("\r");
    program.wait_for("332401 510790 0003");
    program.wait_for("[Kendal");
    program.wait_until("the name", |text| text.contains("> Nama"));
    program.keys("Siti Baru\r");
    program.wait_for("Tersimpan");
    program.keys(QUIT);
    assert!(program.wait_end().0.success());
    drop(program);
    let people = desk.rows(&["list", "participants"]);
    let siti = people.iter().find(|row| row["name"] == "Siti Baru").expect("stored");
    assert_eq!(siti["nik"], "3324015107900003");
    assert_eq!(siti["birth_place"], "Kendal");

    let mut program = Program::start(&desk.store(), &[]);
    form(&mut program);
    program.wait_for("BELUM TERSIMPAN");
    assert!(!program.text().contains("Belum selesai"), "what is stored is no draft any more");
    program.keys(QUIT);
    assert!(program.wait_end().0.success());
}
