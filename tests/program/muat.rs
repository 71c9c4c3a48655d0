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
    program.wait_for("Hari ini");
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
    program.wait_for("Hari ini");
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

#[cfg(target_os = "linux")]
/// Writes a workbook that takes seconds to read.
fn write_big(path: &std::path::Path) {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet_with_constant_memory().unwrap();
    for (column, heading) in (0..).zip(["NIK", "Nama", "Alamat", "Desa"]) {
        sheet.write_string(0, column, heading).unwrap();
    }
    for row in 1..95_000_u32 {
        sheet.write_string(row, 0, format!("332401{row:010}")).unwrap();
        for column in 1..4 {
            sheet.write_string(row, column, format!("Kaliwungu Selatan {row} {column}")).unwrap();
        }
    }
    book.save(path).unwrap();
}

#[cfg(target_os = "linux")]
#[test]
fn a_long_reading_leaves_the_keys_alive_and_escape_ends_its_process() {
    let desk = Desk::with_centre();
    desk.good(&["cohort", "new", "--code", COHORT, "--curriculum", "EKSPOR"]);
    write_big(&desk.path("besar.xlsx"));
    let mut program = Program::start(&desk.store(), &[]);
    program.wait_for("Hari ini");
    program.keys(F9);
    program.keys("m");
    program.wait_for("Nama berkas");
    program.keys(desk.path("besar.xlsx").to_str().unwrap());
    program.keys("\r");
    program.wait_for("Membaca besar.xlsx  Esc hentikan");
    program.keys(F9);
    program.wait_for("Riwayat");
    program.keys("\x1b");
    program.wait_until("the menu is shut", |screen| !screen.contains("Riwayat"));
    assert!(!program.children().is_empty(), "a process of its own reads the file");
    program.keys("\x1b");
    program.wait_for("Dihentikan; tidak ada yang ditulis");
    assert!(program.children().is_empty(), "the process has ended");
    program.wait_for("besar.xlsx");
    program.keys("\x1b");
    program.wait_for("Berkas: [___");
    std::fs::copy(sample("peserta-kendal-2026-03.xlsx"), desk.path("kecil.xlsx")).unwrap();
    program.keys(desk.path("kecil.xlsx").to_str().unwrap());
    program.keys("\r");
    program.wait_for("Semua 30");
    program.keys("k");
    program.wait_for("COCOKKAN KOLOM");
    program.keys("\x11");
    assert!(program.wait_end().0.success());
    assert!(desk.rows(&["list", "participants", "--cohort", COHORT]).is_empty());
}
