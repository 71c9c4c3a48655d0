//! What is wrong with a profile, by file, line and key.

use std::ops::Range;

/// A fault of a profile file.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{file}, line {line}, `{key}`: {}", .problem.message())]
pub struct ProfileFault {
    /// File, as the user knows it.
    pub file: String,
    /// Line, counted from 1.
    pub line: usize,
    /// Key.
    pub key: String,
    /// What was written there, or what a parser says of it.
    pub detail: String,
    /// What is wrong.
    pub problem: ProfileProblem,
}

/// A kind of fault.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProfileProblem {
    /// The file is not TOML, or a value is not of the right type.
    Syntax,
    /// The key is not known.
    UnknownKey,
    /// The key has to be there.
    MissingKey,
    /// The word is not one of those allowed.
    UnknownWord,
    /// No field or computed value has this name.
    UnknownValue,
    /// A row of this kind has no such value.
    NotInRow,
    /// The value needs one cohort, and the profile covers more.
    NeedsCohort,
    /// The name stands twice.
    Twice,
    /// The name of the profile is not that of its file.
    NameOfFile,
    /// The list of this value has no such code.
    UnknownCode,
    /// Only text can be given in part or be patterned.
    NotText,
    /// The whole NIK is given without a reason.
    NikWithoutReason,
    /// There is nothing in it.
    Empty,
}

impl ProfileProblem {
    /// All kinds with their messages in `locale`, which take file, line, key and detail.
    pub const ALL: &'static [(&'static str, Self)] = &[
        ("error-profile-syntax", Self::Syntax),
        ("error-profile-unknown-key", Self::UnknownKey),
        ("error-profile-missing-key", Self::MissingKey),
        ("error-profile-unknown-word", Self::UnknownWord),
        ("error-profile-unknown-value", Self::UnknownValue),
        ("error-profile-not-in-row", Self::NotInRow),
        ("error-profile-needs-cohort", Self::NeedsCohort),
        ("error-profile-twice", Self::Twice),
        ("error-profile-name-of-file", Self::NameOfFile),
        ("error-profile-unknown-code", Self::UnknownCode),
        ("error-profile-not-text", Self::NotText),
        ("error-profile-nik-without-reason", Self::NikWithoutReason),
        ("error-profile-empty", Self::Empty),
    ];

    /// Gives the message.
    pub fn message(self) -> &'static str {
        Self::ALL.iter().find(|row| row.1 == self).map_or("", |row| row.0)
    }
}

/// A profile's text with the name under which faults tell of it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Text<'a> {
    pub(super) file: &'a str,
    pub(super) text: &'a str,
}

impl Text<'_> {
    /// Makes a fault of what stands at `span`.
    pub(super) fn fault(
        &self,
        span: Range<usize>,
        key: &str,
        detail: &str,
        problem: ProfileProblem,
    ) -> ProfileFault {
        let line = self.before(span.start).matches('\n').count().saturating_add(1);
        ProfileFault {
            file: self.file.to_owned(),
            line,
            key: key.to_owned(),
            detail: detail.to_owned(),
            problem,
        }
    }

    /// Makes a fault of what the parser refused.
    pub(super) fn parser_fault(&self, error: &toml::de::Error) -> ProfileFault {
        let span = error.span().unwrap_or(0..0);
        let message = error.message();
        let quoted = message.split('`').nth(1).unwrap_or_default().to_owned();
        for (start, problem) in [
            ("unknown field", ProfileProblem::UnknownKey),
            ("missing field", ProfileProblem::MissingKey),
        ] {
            if message.starts_with(start) {
                return self.fault(span, &quoted, "", problem);
            }
        }
        let key = self.key_before(span.start);
        if message.starts_with("unknown variant") {
            return self.fault(span, &key, &quoted, ProfileProblem::UnknownWord);
        }
        let first_line = message.lines().next().unwrap_or_default();
        self.fault(span, &key, first_line, ProfileProblem::Syntax)
    }

    fn before(&self, position: usize) -> &str {
        self.text.get(..position).unwrap_or(self.text)
    }

    /// Gives the key whose value starts at a position.
    fn key_before(&self, position: usize) -> String {
        let line = self.before(position).rsplit('\n').next().unwrap_or_default();
        let Some((left, _)) = line.rsplit_once('=') else { return String::new() };
        let word = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-');
        let reversed: String = left.trim_end().chars().rev().take_while(|c| word(*c)).collect();
        reversed.chars().rev().collect()
    }
}
