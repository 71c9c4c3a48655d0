//! A list of participants and a report in a real terminal, by keys alone.

use crate::class::COHORT;
use crate::desk::{Desk, sample};
use crate::pty::Program;

const F7: &str = "\x1b[18~";
const F8: &str = "\x1b[19~";
const F9: &str = "\x1b[20~";

#[test]
fn faulty_rows_become_a_sheet_beside_their_file_and_nothing_is_written() {
    let desk = Desk::with_centre();
    desk.good(&["cohort", "new", "--code", COHORT, "--curriculum", "EKSPOR"]);
    let list = "NIK;Nama;L/P\n332401;Rina;P\n9208050708749963;Rafid Budiman;L\n";
    std::fs::write(desk.path("daftar.csv"), list).unwrap();
    let mut program = Program::start(&desk.store(), &[]);
    program.wait_for("Tersimpan otomatis");
    program.keys(F9);
    program.keys("m");
    program.wait_for("Nama berkas");
    program.keys(desk.path("daftar.csv").to_str().unwrap());
    program.keys("\r");
    program.wait_for("Salah 1");
    program.keys(F7);
    program.wait_for("1 baris yang ditolak ditulis ke");
    program.keys("\x1b");
    program.wait_for("Nama berkas");
    program.keys("\x11");
    assert!(program.wait_end().0.success());
    assert!(desk.path("daftar-koreksi.xlsx").exists());
    assert!(desk.rows(&["list", "participants", "--cohort", COHORT]).is_empty());
}

#[test]
fn a_list_is_reviewed_taken_in_taken_back_and_reported_by_keys() {
    let desk = Desk::with_centre();
    desk.good(&["cohort", "new", "--code", COHORT, "--curriculum", "EKSPOR"]);
    std::fs::copy(sample("peserta-kendal-2026-03.xlsx"), desk.path("peserta.xlsx")).unwrap();
    let mut program = Program::start(&desk.store(), &[]);
    program.wait_for("Tersimpan otomatis");
    program.keys(F9);
    program.keys("m");
    program.wait_for("Nama berkas");
    program.keys("/tidak/ada.xlsx\r");
    program.wait_for("Berkas itu tidak ada");
    program.keys("\x1b");
    program.wait_for("Berkas: [___");
    // The whole way to it, because the home of whoever runs the test may hold newer lists.
    program.keys(desk.path("peserta.xlsx").to_str().unwrap());
    program.keys("\r");
    program.wait_for("Semua 30");
    program.keys(F7);
    program.wait_for("Tidak ada baris yang salah");
    program.keys(F8);
    program.wait_for("Dimuat: 30 baru");
    program.keys("\x1a");
    program.wait_for("Batalkan: daftar peserta dimuat");
    program.keys("\r");
    program.wait_for("Dibatalkan");
    program.keys("\x19\r");
    program.wait_for("Diulangi");
    program.keys(F9);
    program.keys("6");
    program.wait_for("Laporan akhir pelatihan");
    program.keys("\r");
    program.wait_for("30 orang di dalam laporan");
    program.keys(F8);
    program.keys(F8);
    program.wait_for("berkas siap di");
    program.keys("\x11");
    assert!(program.wait_end().0.success());
    assert_eq!(desk.rows(&["list", "participants", "--cohort", COHORT]).len(), 30);
    let files = std::fs::read_dir(desk.path("laporan")).unwrap();
    assert_eq!(files.count(), 1);
}
