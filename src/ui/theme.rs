//! Colours by what they mean; the only place that names a colour.
//!
//! The terminal's own background and sixteen named colours, so that light, dark and old terminals
//! all work. No meaning hangs on a colour alone: a letter, a sign or a reversed row says it too.

use ratatui::style::{Color, Modifier, Style};

/// What a piece of text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Plain text.
    Text,
    /// What may be overlooked: labels, what is past or absent.
    Quiet,
    /// A heading, and the area one is in.
    Heading,
    /// A key in the footer or in the help.
    Key,
    /// The row under the cursor that a letter acts on, and the item that Enter opens.
    Focus,
    /// A field in which text is typed.
    Field,
    /// Somebody who left, something that was taken back.
    Gone,
    /// Something good or done.
    Good,
    /// Something that asks for attention.
    Warn,
    /// Something refused or failed.
    Bad,
}

impl Role {
    /// All roles.
    pub const ALL: &'static [Self] = &[
        Self::Text,
        Self::Quiet,
        Self::Heading,
        Self::Key,
        Self::Focus,
        Self::Field,
        Self::Gone,
        Self::Good,
        Self::Warn,
        Self::Bad,
    ];
}

/// A set of colours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// A few colours.
    #[default]
    Default,
    /// Strong contrast: bold and reversed instead of colours that some screens swallow.
    HighContrast,
    /// No colour at all.
    Mono,
}

impl Theme {
    /// All themes with the code used in settings and on the command line.
    pub const ALL: &'static [(&'static str, Self)] =
        &[("default", Self::Default), ("contrast", Self::HighContrast), ("mono", Self::Mono)];

    /// Finds the theme of a code.
    pub fn of_code(code: &str) -> Option<Self> {
        Self::ALL.iter().find(|row| row.0 == code).map(|row| row.1)
    }

    /// Gives the code.
    pub fn code(self) -> &'static str {
        Self::ALL.iter().find(|row| row.1 == self).map_or("default", |row| row.0)
    }

    /// Gives the style of a role.
    pub fn style(self, role: Role) -> Style {
        match self {
            Self::Default => coloured(role),
            Self::HighContrast => contrasting(role),
            Self::Mono => plain(role),
        }
    }
}

fn coloured(role: Role) -> Style {
    let style = plain(role);
    match role {
        Role::Good => style.fg(Color::Green),
        Role::Warn => style.fg(Color::Yellow),
        Role::Bad => style.fg(Color::Red),
        Role::Key => style.fg(Color::Cyan),
        Role::Text | Role::Quiet | Role::Gone | Role::Heading | Role::Focus | Role::Field => style,
    }
}

fn contrasting(role: Role) -> Style {
    match role {
        Role::Quiet => Style::new(),
        Role::Good | Role::Key => Style::new().add_modifier(Modifier::BOLD),
        Role::Bad => plain(role).add_modifier(Modifier::REVERSED),
        Role::Text | Role::Gone | Role::Heading | Role::Focus | Role::Field | Role::Warn => {
            plain(role)
        }
    }
}

fn plain(role: Role) -> Style {
    let style = Style::new();
    match role {
        Role::Text | Role::Good | Role::Key => style,
        Role::Quiet => style.add_modifier(Modifier::DIM),
        Role::Gone => style.add_modifier(Modifier::DIM | Modifier::CROSSED_OUT),
        Role::Heading | Role::Warn | Role::Bad => style.add_modifier(Modifier::BOLD),
        Role::Focus => style.add_modifier(Modifier::REVERSED),
        Role::Field => style.add_modifier(Modifier::UNDERLINED),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_focus_is_reversed_in_every_theme_and_no_theme_sets_a_background() {
        for (_, theme) in Theme::ALL {
            assert!(theme.style(Role::Focus).add_modifier.contains(Modifier::REVERSED));
            for role in Role::ALL {
                assert_eq!(theme.style(*role).bg, None);
            }
        }
    }

    #[test]
    fn the_theme_without_colour_has_none() {
        assert!(Role::ALL.iter().all(|role| Theme::Mono.style(*role).fg.is_none()));
    }
}
