//! What a file tells besides its rows: whom it is for, why, how many people it names.

use crate::domain::field::Cell;
use crate::exchange::sheet::{Code, Column, ColumnKind, Row, Sheet};
use crate::locale::{Arg, Words};

/// Longest width that the texts about a document get, in characters.
const TEXT_WIDTH: u16 = 60;

/// The facts about a document; the same records give the same facts, so no clock is in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Head {
    /// Name of the profile.
    pub profile: String,
    /// Title of the profile.
    pub title: String,
    /// Edition of the profile.
    pub edition: u32,
    /// Who made it.
    pub centre: String,
    /// Whom it is for.
    pub receiver: String,
    /// What for.
    pub purpose: String,
    /// Code of the cohort, where it tells of one.
    pub cohort: String,
    /// First day of the period, ISO 8601; empty where there is none.
    pub from: String,
    /// Last day of the period.
    pub to: String,
    /// People named in it.
    pub people: u32,
    /// How many of them gave no consent for the receiver.
    pub without_consent: u32,
    /// Why the whole NIK stands in it; empty where it does not.
    pub why_full_nik: String,
}

/// Sheets with the facts about them and the lists that explain them.
#[derive(Debug)]
pub struct Document<'a> {
    /// The facts.
    pub head: Head,
    /// The sheets, in the order of display.
    pub sheets: Vec<Sheet<'a>>,
    /// The facts as a sheet, for formats that have no other place for them.
    pub about: Sheet<'static>,
    /// Each column of each sheet explained.
    pub dictionary: Sheet<'static>,
    /// The words of the closed lists, a column each.
    pub codes: Sheet<'static>,
    lists: Vec<Vec<Code>>,
}

impl<'a> Document<'a> {
    /// Adds to sheets what explains them.
    pub fn new(head: Head, sheets: Vec<Sheet<'a>>, words: &Words) -> Self {
        let about = about(&head, words);
        let dictionary = dictionary(&sheets, words);
        let (lists, codes) = codes(&sheets, words);
        Self { head, sheets, about, dictionary, codes, lists }
    }

    /// Finds the column of `codes` that holds the list of a column, and how many words it has.
    pub fn list_of(&self, column: &Column) -> Option<(usize, usize)> {
        let index = self.lists.iter().position(|list| *list == column.codes)?;
        Some((index, column.codes.len()))
    }
}

fn text_column(message: &str, words: &Words, width: u16) -> Column {
    let name = message.rsplit('-').next().unwrap_or(message);
    Column { width, ..Column::new(name, &words.say(message), ColumnKind::Text) }
}

fn about(head: &Head, words: &Words) -> Sheet<'static> {
    let consent = words.say_with(
        "report-without-consent",
        &[
            ("count", Arg::Number(head.without_consent.into())),
            ("people", Arg::Number(head.people.into())),
            ("receiver", Arg::Text(head.receiver.clone())),
        ],
    );
    let facts: &[(&str, String)] = &[
        ("about-title", head.title.clone()),
        ("about-profile", format!("{} ({})", head.profile, head.edition)),
        ("about-centre", head.centre.clone()),
        ("about-receiver", head.receiver.clone()),
        ("about-purpose", head.purpose.clone()),
        ("about-cohort", head.cohort.clone()),
        ("about-from", head.from.clone()),
        ("about-to", head.to.clone()),
        ("about-people", head.people.to_string()),
        ("about-consent", consent),
        ("about-full-nik", head.why_full_nik.clone()),
    ];
    let rows: Vec<Row> = facts
        .iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(id, value)| vec![Cell::text(&words.say(id)), Cell::text(value)])
        .collect();
    let columns = vec![
        text_column("sheet-column-fact", words, 28),
        text_column("sheet-column-value", words, TEXT_WIDTH),
    ];
    Sheet::new("keterangan", &words.say("sheet-about"), columns, rows)
}

fn dictionary(sheets: &[Sheet<'_>], words: &Words) -> Sheet<'static> {
    let columns = vec![
        text_column("sheet-column-sheet", words, 18),
        text_column("sheet-column-heading", words, 28),
        text_column("sheet-column-name", words, 24),
        text_column("sheet-column-kind", words, 16),
        text_column("sheet-column-demand", words, 12),
        text_column("sheet-column-codes", words, TEXT_WIDTH),
        text_column("sheet-column-source", words, 28),
    ];
    let mut rows: Vec<Row> = Vec::new();
    for sheet in sheets {
        for column in &sheet.columns {
            let kind = format!("column-kind-{}", column.kind.name());
            let demand = format!("column-demand-{}", column.demand.name());
            rows.push(vec![
                Cell::text(&sheet.title),
                Cell::text(&column.heading),
                Cell::text(&column.name),
                Cell::text(&words.say(&kind)),
                Cell::text(&words.say(&demand)),
                Cell::text(&list_in_one_line(&column.codes)),
                Cell::text(&column.source),
            ]);
        }
    }
    Sheet::new("kamus", &words.say("sheet-dictionary"), columns, rows)
}

fn list_in_one_line(codes: &[Code]) -> String {
    let parts: Vec<String> =
        codes.iter().map(|code| format!("{} = {}", code.code, code.word)).collect();
    parts.join("; ")
}

/// Lists the words of each closed list once, so that drop-downs of any length can point at them.
fn codes(sheets: &[Sheet<'_>], words: &Words) -> (Vec<Vec<Code>>, Sheet<'static>) {
    let mut lists: Vec<Vec<Code>> = Vec::new();
    let mut columns = Vec::new();
    for column in sheets.iter().flat_map(|sheet| &sheet.columns) {
        if !column.codes.is_empty() && !lists.contains(&column.codes) {
            lists.push(column.codes.clone());
            columns.push(Column::new(&column.name, &column.heading, ColumnKind::Text));
        }
    }
    let longest = lists.iter().map(Vec::len).max().unwrap_or(0);
    let word = |list: &Vec<Code>, row: usize| {
        list.get(row).map_or(Cell::Empty, |code| Cell::text(&code.word))
    };
    let rows: Vec<Row> =
        (0..longest).map(|row| lists.iter().map(|list| word(list, row)).collect()).collect();
    let sheet = Sheet::new("kode", &words.say("sheet-codes"), columns, rows);
    (lists, sheet)
}
