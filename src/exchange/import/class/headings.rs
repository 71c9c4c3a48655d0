//! Tells by their headings the columns of a list about the people of one cohort.

use chrono::NaiveDate;

use crate::domain::coded::Coded as _;
use crate::domain::fields::{ENROLMENT_FIELDS, choice_of, field_headed};
use crate::domain::records::{Curriculum, ModuleKind, Session};
use crate::domain::scores::ScoreColumn;
use crate::domain::text::fold_heading;

use crate::exchange::import::columns::{Target, without_brackets};
use crate::exchange::import::dates;

/// Words beside a date that say nothing about it.
const BESIDE_DATE: &[&str] = &[
    "senin",
    "sen",
    "selasa",
    "sel",
    "rabu",
    "rab",
    "kamis",
    "kam",
    "jumat",
    "jum",
    "at",
    "sabtu",
    "sab",
    "minggu",
    "min",
    "ahad",
    "monday",
    "mon",
    "tuesday",
    "tue",
    "wednesday",
    "wed",
    "thursday",
    "thu",
    "friday",
    "fri",
    "saturday",
    "sat",
    "sunday",
    "sun",
    "tanggal",
    "tgl",
    "hari",
];

/// Words before the number of a session.
const MEETINGS: &[&str] = &["sesi", "pertemuan", "hari", "session", "p", "ke"];

/// The first year that two digits mean: nobody plans sessions of the last century.
const CENTURY: i32 = 2000;

/// Finds a column of a register: who, and the day or number of a session.
pub(in crate::exchange::import) fn of_register(
    heading: &str,
    sessions: &[Session],
) -> Option<Target> {
    of_person(heading)
        .or_else(|| day_of(heading, sessions).map(Target::Day))
        .or_else(|| meeting_of(heading).map(Target::Meeting))
}

/// Finds a column of a list of scores: who, a test, or a module by its code, its title, or its
/// kind where only one module is of that kind.
pub(in crate::exchange::import) fn of_scores(
    heading: &str,
    curriculum: &Curriculum,
) -> Option<Target> {
    of_person(heading).or_else(|| {
        let bare = without_brackets(heading);
        let score = score_of(&fold_heading(heading), curriculum);
        score.or_else(|| score_of(&fold_heading(&bare), curriculum)).map(Target::Score)
    })
}

fn of_person(heading: &str) -> Option<Target> {
    if let Some(Target::Field(field)) = Target::of_heading(heading)
        && ["nik", "name"].contains(&field.name)
    {
        return Some(Target::Field(field));
    }
    let roll = field_headed(ENROLMENT_FIELDS, &fold_heading(heading));
    roll.filter(|field| field.name == "roll").map(|_| Target::Roll)
}

fn score_of(heading: &str, curriculum: &Curriculum) -> Option<ScoreColumn> {
    if heading.is_empty() {
        return None;
    }
    match field_headed(ENROLMENT_FIELDS, heading).map(|field| field.name) {
        Some("pre_test") => return Some(ScoreColumn::PreTest),
        Some("post_test") => return Some(ScoreColumn::PostTest),
        _ => {}
    }
    let modules = curriculum.in_order();
    let is = |text: &str| fold_heading(text) == heading;
    let with_title = |code: &str, title: &str| is(&format!("{code} {title}"));
    let named = modules.iter().find(|row| is(&row.1.code)).or_else(|| {
        modules.iter().find(|(_, row)| is(&row.title) || with_title(&row.code, &row.title))
    });
    if let Some((id, _)) = named {
        return Some(ScoreColumn::Module(*id));
    }
    let kind = ModuleKind::of_code(choice_of("module-kind", heading)?.to_owned());
    let mut alike = modules.iter().filter(|row| row.1.kind == kind);
    match (alike.next(), alike.next()) {
        (Some((id, _)), None) => Some(ScoreColumn::Module(*id)),
        _ => None,
    }
}

fn meeting_of(heading: &str) -> Option<u16> {
    let folded = fold_heading(&without_brackets(heading));
    let start = folded.find(|letter: char| letter.is_ascii_digit())?;
    let (words, number) = folded.split_at(start);
    let is_meeting = words.split_whitespace().all(|word| MEETINGS.contains(&word));
    number.parse().ok().filter(|_| is_meeting && !words.trim().is_empty())
}

/// Reads `02/03/2026`, `Senin, 2 Maret 2026`, `2-3-26`; a day without a year is one of a session.
fn day_of(heading: &str, sessions: &[Session]) -> Option<NaiveDate> {
    let folded = fold_heading(heading);
    let parts: Vec<&str> =
        folded.split_whitespace().filter(|part| !BESIDE_DATE.contains(part)).collect();
    let held = |fits: &dyn Fn(NaiveDate) -> bool| {
        sessions.iter().map(|session| session.date).find(|date| fits(*date))
    };
    match *parts.as_slice() {
        [serial] => {
            let day = dates::of_serial(serial)?;
            held(&|date| date == day)
        }
        [day, month] => {
            let (day, month) = (dates::number(day)?, dates::month_of(month)?);
            held(&|date| date == date_in(date, month, day))
        }
        [first, second, third] => {
            let (year, month, day) =
                if first.len() == 4 { (first, second, third) } else { (third, second, first) };
            let typed = i32::try_from(dates::number(year)?).ok()?;
            let year = match year.len() {
                2 => CENTURY.checked_add(typed)?,
                4 => typed,
                _ => return None,
            };
            NaiveDate::from_ymd_opt(year, dates::month_of(month)?, dates::number(day)?)
        }
        _ => None,
    }
}

/// Gives a day in the year of another; a day that does not exist is none of a session.
fn date_in(other: NaiveDate, month: u32, day: u32) -> NaiveDate {
    use chrono::Datelike as _;
    NaiveDate::from_ymd_opt(other.year(), month, day).unwrap_or(NaiveDate::MIN)
}

#[cfg(test)]
mod tests {
    use rstest::rstest;
    use uuid::Uuid;

    use super::*;
    use crate::domain::id::ModuleId;
    use crate::domain::records::Module;

    fn sessions() -> Vec<Session> {
        let date = NaiveDate::from_ymd_opt(2026, 3, 2).unwrap();
        vec![Session { number: 1, date, ..Session::default() }]
    }

    #[rstest]
    #[case("02/03/2026", "2026-03-02")]
    #[case("2026-03-02", "2026-03-02")]
    #[case("Senin, 2 Maret 2026", "2026-03-02")]
    #[case("Jum'at\n6-3-26", "2026-03-06")]
    #[case("02/03/27", "2027-03-02")]
    #[case("2/3", "2026-03-02")]
    #[case("Tgl 2 Mar", "2026-03-02")]
    #[case("46083", "2026-03-02")]
    #[case("Sesi 3", "3")]
    #[case("Pertemuan ke-12", "12")]
    #[case("Hari ke 2 (Selasa)", "2")]
    #[case("P4", "4")]
    #[case("No. Urut", "roll")]
    #[case("NAMA PESERTA", "name")]
    #[case("NIK", "nik")]
    #[case("3/3", "")]
    #[case("46084", "")]
    #[case("31/02/2026", "")]
    #[case("Jumlah", "")]
    #[case("Jumlah 5", "")]
    #[case("Ket", "")]
    #[case("Tanggal Lahir", "")]
    #[case("5", "")]
    #[case("", "")]
    fn days_and_numbers_of_sessions_are_known(#[case] heading: &str, #[case] wanted: &str) {
        let found = match of_register(heading, &sessions()) {
            Some(Target::Day(day)) => day.to_string(),
            Some(Target::Meeting(number)) => number.to_string(),
            Some(target) => target.name().to_owned(),
            None => String::new(),
        };
        assert_eq!(found, wanted);
    }

    #[rstest]
    #[case("M01", "M01")]
    #[case("m01 (40 JP)", "M01")]
    #[case("Motivasi dan pola pikir", "M01")]
    #[case("M01. Motivasi dan pola pikir", "M01")]
    #[case("Praktik", "M02")]
    #[case("PRAKTEK", "M02")]
    #[case("Teori", "")]
    #[case("Pre Test", "pre_test")]
    #[case("Nilai Post Test", "post_test")]
    #[case("No", "roll")]
    #[case("M09", "")]
    #[case("Catatan", "")]
    #[case("()", "")]
    fn modules_are_known_by_code_title_or_a_kind_of_their_own(
        #[case] heading: &str,
        #[case] wanted: &str,
    ) {
        let module = |order, title: &str, kind| {
            let code = format!("M0{order}");
            Module { order, code, title: title.to_owned(), kind, ..Module::default() }
        };
        let rows = [
            module(1, "Motivasi dan pola pikir", ModuleKind::Theory),
            module(2, "Membuat kemasan", ModuleKind::Practice),
            module(3, "Kode HS", ModuleKind::Theory),
        ];
        let id = |row: &Module| ModuleId::new(Uuid::from_u128(row.order.into()));
        let modules = rows.into_iter().map(|row| (id(&row), row)).collect();
        let curriculum = Curriculum { modules, ..Curriculum::default() };
        let found = match of_scores(heading, &curriculum) {
            Some(Target::Score(ScoreColumn::Module(id))) => curriculum.modules[&id].code.clone(),
            Some(target) => target.name().to_owned(),
            None => String::new(),
        };
        assert_eq!(found, wanted);
    }
}
