//! What can be chosen for a field, by its kind.

use crate::app::App;
use crate::domain::field::FieldKind;
use crate::domain::fields::{choice_label, choices_of};
use crate::domain::text::fold_words;

/// Most rows of a choice: more is narrowed by typing on.
const ROWS_MOST: usize = 200;

/// Letters from which on a region is looked for.
const REGION_LETTERS: usize = 3;

/// Digits of the code of a kecamatan.
const DISTRICT_DIGITS: usize = 6;

/// Something that can be chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choosable {
    /// What is put into the field.
    pub code: String,
    /// What is read.
    pub label: Label,
}

/// What is read of something that can be chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Label {
    /// Words as they are.
    Words(String),
    /// A message.
    Message(String),
}

/// Lists what can be chosen for a field of a kind, the codes of a closed list whole, regions by
/// the letters that were typed; nothing where anything may be typed.
pub fn choices(app: &App, kind: FieldKind, typed: &str) -> Vec<Choosable> {
    match kind {
        FieldKind::Choice(list) => closed(list),
        FieldKind::Check => closed("check"),
        FieldKind::Country => {
            let countries = app.reference.countries().all().iter();
            countries
                .map(|country| Choosable {
                    code: country.code.clone(),
                    label: Label::Words(country.name.clone()),
                })
                .collect()
        }
        FieldKind::Region => regions(app, typed),
        _ => Vec::new(),
    }
}

fn closed(list: &'static str) -> Vec<Choosable> {
    let row = |code: &'static str| Choosable {
        code: code.to_owned(),
        label: Label::Message(choice_label(list, code)),
    };
    choices_of(list).map(|choice| row(choice.code)).collect()
}

/// Finds kecamatan whose words begin as what was typed, wherever they lie.
fn regions(app: &App, typed: &str) -> Vec<Choosable> {
    let wanted = fold_words(typed);
    if wanted.chars().filter(|c| c.is_alphabetic()).count() < REGION_LETTERS {
        return Vec::new();
    }
    let regions = app.reference.regions();
    let begins =
        |(_, name): &(&str, &str)| format!(" {}", fold_words(name)).contains(&format!(" {wanted}"));
    let found = regions.of_length(DISTRICT_DIGITS).filter(begins).take(ROWS_MOST);
    found
        .map(|(code, name)| Choosable {
            code: code.to_owned(),
            label: Label::Words(regions.path(code).unwrap_or_else(|| name.to_owned())),
        })
        .collect()
}
