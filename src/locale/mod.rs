//! Speaks to users: Indonesian first, English second, from Fluent files of one subject each.

use std::borrow::Cow;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

/// A language of the program.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    /// Bahasa Indonesia, whatever the system's language.
    #[default]
    Indonesian,
    /// English, on request.
    English,
}

impl Language {
    /// All languages with the code used in settings and on the command line.
    pub const ALL: &'static [(&'static str, Self)] =
        &[("id", Self::Indonesian), ("en", Self::English)];

    /// Finds the language of a code.
    pub fn of_code(code: &str) -> Option<Self> {
        Self::ALL.iter().find(|row| row.0 == code).map(|row| row.1)
    }

    /// Gives the code.
    pub fn code(self) -> &'static str {
        Self::ALL.iter().find(|row| row.1 == self).map_or("id", |row| row.0)
    }

    fn sources(self) -> Vec<&'static str> {
        FILES.iter().map(|file| if self == Self::English { file.2 } else { file.1 }).collect()
    }
}

/// The message files: subject, Indonesian text, English text.
const FILES: &[(&str, &str, &str)] = &[
    ("app", include_str!("id/app.ftl"), include_str!("en/app.ftl")),
    ("commands", include_str!("id/commands.ftl"), include_str!("en/commands.ftl")),
    ("exchange", include_str!("id/exchange.ftl"), include_str!("en/exchange.ftl")),
    ("import", include_str!("id/import.ftl"), include_str!("en/import.ftl")),
    ("records", include_str!("id/records.ftl"), include_str!("en/records.ftl")),
    ("screens", include_str!("id/screens.ftl"), include_str!("en/screens.ftl")),
    ("store", include_str!("id/store.ftl"), include_str!("en/store.ftl")),
];

/// A value inside a sentence.
#[derive(Clone, Debug, PartialEq)]
pub enum Arg {
    /// Words.
    Text(String),
    /// A whole number.
    Number(i64),
}

impl From<&str> for Arg {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Arg {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<i64> for Arg {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}

impl From<usize> for Arg {
    fn from(count: usize) -> Self {
        Self::Number(i64::try_from(count).unwrap_or(i64::MAX))
    }
}

impl From<u64> for Arg {
    fn from(count: u64) -> Self {
        Self::Number(i64::try_from(count).unwrap_or(i64::MAX))
    }
}

/// The messages of one language.
pub struct Words {
    language: Language,
    bundle: FluentBundle<FluentResource>,
}

impl std::fmt::Debug for Words {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_struct("Words").field("language", &self.language).finish_non_exhaustive()
    }
}

impl Words {
    /// Loads a language; a message that is damaged or given twice is left out, which a test finds.
    pub fn new(language: Language) -> Self {
        let id: LanguageIdentifier = language.code().parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![id]);
        // Isolation marks are invisible but take part in the width of a terminal line.
        bundle.set_use_isolating(false);
        for source in language.sources() {
            let resource = match FluentResource::try_new(source.to_owned()) {
                Ok(resource) | Err((resource, _)) => resource,
            };
            // A clash keeps the first text; `messages_are_whole` tells of it.
            drop(bundle.add_resource(resource));
        }
        Self { language, bundle }
    }

    /// Gives the language.
    pub fn language(&self) -> Language {
        self.language
    }

    /// Tells whether a message exists.
    pub fn has(&self, id: &str) -> bool {
        self.bundle.get_message(id).is_some_and(|message| message.value().is_some())
    }

    /// Says a message without values; an unknown id comes back as it is, which tests refuse.
    pub fn say<'a>(&'a self, id: &'a str) -> Cow<'a, str> {
        self.format(id, None)
    }

    /// Says a message with values.
    pub fn say_with(&self, id: &str, args: &[(&str, Arg)]) -> String {
        let mut values = FluentArgs::new();
        for (name, arg) in args {
            match arg {
                Arg::Text(text) => values.set(*name, FluentValue::from(text.as_str())),
                // As text, because digits in a sentence are grouped by nobody here.
                Arg::Number(number) => values.set(*name, FluentValue::from(*number)),
            }
        }
        self.format(id, Some(&values)).into_owned()
    }

    fn format<'a>(&'a self, id: &'a str, args: Option<&FluentArgs<'_>>) -> Cow<'a, str> {
        let Some(pattern) = self.bundle.get_message(id).and_then(|message| message.value()) else {
            return Cow::Borrowed(id);
        };
        let mut errors = Vec::new();
        Cow::Owned(self.bundle.format_pattern(pattern, args, &mut errors).into_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ids(source: &str) -> Vec<String> {
        source
            .lines()
            .filter(|line| line.starts_with(|c: char| c.is_ascii_lowercase()))
            .filter_map(|line| line.split_once(" =").map(|parts| parts.0.to_owned()))
            .collect()
    }

    #[test]
    fn messages_are_whole_and_the_same_in_both_languages() {
        for (subject, indonesian, english) in FILES {
            for source in [indonesian, english] {
                let resource = FluentResource::try_new((*source).to_owned());
                assert!(resource.is_ok(), "{subject}: {:?}", resource.err().map(|e| e.1));
            }
            assert_eq!(ids(indonesian), ids(english), "ids of {subject} differ");
        }
        let mut all: Vec<String> = FILES.iter().flat_map(|file| ids(file.1)).collect();
        let count = all.len();
        all.sort();
        all.dedup();
        assert_eq!(all.len(), count, "an id is given twice");
    }

    #[test]
    fn a_value_stands_in_its_sentence_without_invisible_marks() {
        for (_, language) in Language::ALL {
            let said = Words::new(*language).say_with("app-saved-at", &[("time", "09.14".into())]);
            assert!(said.contains("09.14"));
            assert!(said.chars().all(|c| !matches!(c, '\u{2066}'..='\u{2069}')));
        }
    }
}
