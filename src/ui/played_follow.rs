//! Follows a graduate by keys against the practice centre: step, venture, permit, task, note.

use super::played::Played;
use super::work::Page;
use crate::app::follow::Watch;
use crate::app::{deeds, follow, memory};
use crate::domain::id::PersonId;
use crate::domain::records::{FollowUp, Person, Venture};
use crate::domain::stage::Stage;

fn alumni() -> Page {
    Page::Board(Watch::EVERYBODY, None)
}

/// Somebody who graduated and has proven nothing yet.
fn fresh(played: &Played) -> PersonId {
    let board = follow::board(&played.app, &played.app.directory, Watch::EVERYBODY).unwrap();
    board.columns[0].cards[0].person
}

fn reached(played: &Played, person: PersonId) -> Stage {
    played.app.directory.renew(&played.app).unwrap();
    follow::graduate(&played.app, person).unwrap().reached.unwrap().stage
}

#[test]
fn a_graduate_moves_on_by_the_day_and_the_number_alone() {
    let mut played = Played::at(alumni());
    let person = fresh(&played);
    let before = memory::records(&played.app);
    // The first lane is that of those who graduated; the step of the next stage stands on top.
    let screen = played.play(">");
    assert!(screen.contains("Langkah apa yang dicapai"), "{screen}");
    let screen = played.play("{Enter}");
    assert!(screen.contains("Usaha berjalan") && screen.contains("Tanggal"), "{screen}");
    let screen = played.play("{F8}");
    assert!(screen.contains("naik ke tahap Usaha berjalan"), "{screen}");
    assert!(screen.contains("[Alumni]"), "{screen}");
    assert_eq!(reached(&played, person).number, 1);
    // The cursor went with them, so that the next step is noted at once.
    let screen = played.play(">{Enter}");
    assert!(screen.contains("NIB"), "{screen}");
    let screen = played.play("{Enter}{Enter}");
    assert!(screen.contains("perlu diperbaiki"), "a NIB is its number: {screen}");
    let screen = played.play("1234567890123{F8}");
    assert!(screen.contains("naik ke tahap Legal"), "{screen}");
    assert_eq!(reached(&played, person).number, 2);
    played.play("{^Z}{Enter}{^Z}{Enter}");
    assert_eq!(memory::records(&played.app), before);
}

#[test]
fn a_day_to_come_proves_nothing() {
    let mut played = Played::at(alumni());
    let screen = played.play(">{Enter}+3{Enter}");
    assert!(screen.contains("Tanggal ini belum tiba"), "{screen}");
}

#[test]
fn a_venture_gets_a_permit_with_an_end_and_loses_it_again() {
    let mut played = Played::at(alumni());
    let person = fresh(&played);
    played.show(Page::Graduate(person));
    let ventures = |played: &Played| {
        let road = follow::graduate(&played.app, person).unwrap().road;
        road.ventures
    };
    played.play("ausaha{Enter}");
    let screen = played.play("Kerupuk Maju{Enter}{F8}");
    assert!(screen.contains("Kerupuk Maju"), "{screen}");
    let screen = played.play("aizin{Enter}");
    assert!(screen.contains("Izin usaha Kerupuk Maju"), "{screen}");
    let screen = played.play("halal{Enter}ID123{Enter}{Enter}{Enter}+30{F8}");
    assert!(screen.contains("Izin usaha Kerupuk Maju dicatat"), "{screen}");
    let venture: Venture = ventures(&played).remove(0);
    assert_eq!(venture.permits.len(), 1);
    // The permit is the line below its venture.
    let screen = walk_to(&mut played, ">   Sertifikat halal");
    assert!(screen.contains("habis 30 hari lagi"), "{screen}");
    let screen = played.play("{Del}");
    assert!(screen.contains("Dihapus: Sertifikat halal"), "{screen}");
    assert!(ventures(&played).remove(0).permits.is_empty());
    played.play("{^Z}");
    assert_eq!(ventures(&played).remove(0).permits.len(), 1, "{}", played.text());
}

#[test]
fn a_task_is_noted_put_off_with_a_reason_and_done_with_an_outcome() {
    let mut played = Played::at(alumni());
    let person = fresh(&played);
    played.show(Page::Graduate(person));
    let tasks = |played: &Played| -> Vec<FollowUp> {
        let all: Vec<FollowUp> = played.app.store.read().unwrap().all().unwrap();
        all.into_iter().filter(|task| task.person == person).collect()
    };
    let before = tasks(&played).len();
    played.play("tBantu urus NIB{Enter}k{Enter}");
    assert_eq!(tasks(&played).len(), before + 1, "{}", played.text());
    let screen = walk_to(&mut played, "Bantu urus NIB");
    assert!(screen.contains("h Hasil") && screen.contains("lewat 1 hari"), "{screen}");
    let screen = played.play("d{Enter}{F8}");
    assert!(screen.contains("Sebutkan alasannya") || screen.contains("alasan"), "{screen}");
    let screen = played.play("menunggu OSS{F8}");
    assert!(screen.contains("ditunda sampai"), "{screen}");
    let screen = played.play("hNIB terbit{F8}");
    assert!(screen.contains("Selesai: Bantu urus NIB"), "{screen}");
    let done = tasks(&played).into_iter().find(|task| task.subject == "Bantu urus NIB").unwrap();
    assert_eq!((done.done, done.outcome.as_str()), (Some(played.app.today()), "NIB terbit"));
    let screen = played.play("cSudah punya pembeli{Enter}");
    assert!(screen.contains("Dicatat: Sudah punya pembeli"), "{screen}");
    let newest = deeds::newest(&played.app).unwrap().unwrap();
    assert_eq!(newest.command, "follow_up.new");
}

#[test]
fn the_list_is_filtered_by_stage_and_by_who_is_silent_and_keeps_who_is_looked_at() {
    let mut played = Played::at(alumni());
    let silent =
        follow::board(&played.app, &played.app.directory, Watch::EVERYBODY).unwrap().silent;
    let screen = played.play("fkabar{Enter}");
    assert!(screen.contains(&format!("{silent} alumni")), "{screen}");
    let screen = played.play("{Tab}");
    assert!(screen.contains("Alumni > Daftar > Tanpa kabar"), "{screen}");
    let screen = played.play("fsemua{Enter}/legal{Enter}");
    let rows: Vec<&str> = screen.lines().skip(3).filter(|line| line.contains("Legal")).collect();
    assert!(!rows.is_empty() && !screen.contains("Siap ekspor"), "{screen}");
    let name = rows[0].trim_start_matches(['>', ' ']).split("  ").next().unwrap().to_owned();
    let screen = played.play("{Enter}");
    assert!(screen.contains(&format!("Alumni > {name}")), "{screen}");
    let screen = played.play("{Esc}{Tab}");
    assert!(screen.contains("Alumni > Papan") && screen.contains(&name), "{screen}");
}

#[test]
fn what_needs_action_on_the_first_screen_leads_to_the_graduate() {
    let mut played = Played::new();
    let screen = played.text();
    for part in ["Perlu tindakan", "Jalur ekspor alumni", "Belum dilaporkan: 2 angkatan"] {
        assert!(screen.contains(part), "{part}: {screen}");
    }
    let actions = {
        let home = crate::app::overview::home(&played.app).unwrap();
        follow::actions(&played.app, &played.app.directory, &home, 1).unwrap()
    };
    let person = actions.rows[0].need.person().unwrap();
    let name = name_of(&played, person);
    // The session of today stands above.
    let screen = played.play("{Down}{Enter}");
    assert!(screen.contains(&format!("Alumni > {name}")), "{screen}");
}

/// Goes down from the top until the cursor is on a line with these words.
fn walk_to(played: &mut Played, words: &str) -> String {
    let words = words.trim_start();
    let mut screen = played.play("{PgUp}{PgUp}{PgUp}");
    for _ in 0..60 {
        if screen.lines().any(|line| line.starts_with('>') && line.contains(words)) {
            return screen;
        }
        screen = played.play("{Down}");
    }
    panic!("no {words} in {screen}");
}

fn name_of(played: &Played, person: PersonId) -> String {
    let all: Vec<Person> = played.app.store.read().unwrap().all().unwrap();
    all.into_iter().find(|one| one.id == person).unwrap().name
}
