//! Keys as the program knows them, the same on every system.

use crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

/// A pressed key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Key {
    /// A character; whether Shift was held shows in its case alone.
    Char(char),
    /// Ctrl with a letter, which is always lower case here.
    Ctrl(char),
    /// Enter.
    Enter,
    /// Esc.
    Esc,
    /// Backspace.
    Backspace,
    /// Del.
    Delete,
    /// Tab.
    Tab,
    /// Shift+Tab.
    BackTab,
    /// Arrow up.
    Up,
    /// Arrow down.
    Down,
    /// Shift with arrow up.
    ShiftUp,
    /// Shift with arrow down.
    ShiftDown,
    /// Arrow left.
    Left,
    /// Arrow right.
    Right,
    /// Home.
    Home,
    /// End.
    End,
    /// Page up.
    PageUp,
    /// Page down.
    PageDown,
    /// F1 to F12.
    F(u8),
}

impl Key {
    /// Normalises what the terminal reports; gives no key for a release or for what nobody binds.
    ///
    /// A line that delivers Esc together with the next character makes crossterm report
    /// Alt+character; as nothing is bound to Alt, it is played as the two keys that were pressed.
    pub fn of_event(event: KeyEvent) -> Vec<Self> {
        if event.kind == KeyEventKind::Release {
            return Vec::new();
        }
        let has = |modifier| event.modifiers.contains(modifier);
        if let KeyCode::Char(letter) = event.code {
            // AltGr arrives as Ctrl+Alt on Windows: the character is text.
            return match (has(KeyModifiers::CONTROL), has(KeyModifiers::ALT)) {
                (true, false) => vec![Self::Ctrl(letter.to_ascii_lowercase())],
                (false, true) => vec![Self::Esc, Self::Char(letter)],
                (true, true) | (false, false) => vec![Self::Char(letter)],
            };
        }
        let shifted = match event.code {
            KeyCode::Tab => Some(Self::BackTab),
            KeyCode::Up => Some(Self::ShiftUp),
            KeyCode::Down => Some(Self::ShiftDown),
            _ => None,
        };
        let shifted = shifted.filter(|_| has(KeyModifiers::SHIFT));
        shifted.or_else(|| Self::of_code(event.code)).into_iter().collect()
    }

    fn of_code(code: KeyCode) -> Option<Self> {
        Some(match code {
            KeyCode::Enter => Self::Enter,
            KeyCode::Esc => Self::Esc,
            KeyCode::Backspace => Self::Backspace,
            KeyCode::Delete => Self::Delete,
            KeyCode::Tab => Self::Tab,
            KeyCode::BackTab => Self::BackTab,
            KeyCode::Up => Self::Up,
            KeyCode::Down => Self::Down,
            KeyCode::Left => Self::Left,
            KeyCode::Right => Self::Right,
            KeyCode::Home => Self::Home,
            KeyCode::End => Self::End,
            KeyCode::PageUp => Self::PageUp,
            KeyCode::PageDown => Self::PageDown,
            KeyCode::F(number) => Self::F(number),
            _ => return None,
        })
    }

    /// Tells whether two keys are the same where letters act: Caps Lock changes nothing.
    pub fn acts_like(self, other: Self) -> bool {
        match (self, other) {
            (Self::Char(one), Self::Char(two)) => one.eq_ignore_ascii_case(&two),
            (one, two) => one == two,
        }
    }

    /// Writes the key as it stands in the footer; the names are the same in both languages.
    pub fn name(self) -> String {
        match self {
            Self::Char(' ') => "Sp".to_owned(),
            Self::Char(letter) => letter.to_string(),
            Self::Ctrl(letter) => format!("Ctrl+{}", letter.to_ascii_uppercase()),
            Self::F(number) => format!("F{number}"),
            Self::BackTab => "Shift+Tab".to_owned(),
            Self::ShiftUp => "Shift+Up".to_owned(),
            Self::ShiftDown => "Shift+Down".to_owned(),
            Self::PageUp => "PgUp".to_owned(),
            Self::PageDown => "PgDn".to_owned(),
            Self::Delete => "Del".to_owned(),
            Self::Backspace => "Bksp".to_owned(),
            Self::Enter
            | Self::Esc
            | Self::Tab
            | Self::Up
            | Self::Down
            | Self::Left
            | Self::Right
            | Self::Home
            | Self::End => format!("{self:?}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn event(code: KeyCode, modifiers: KeyModifiers, kind: KeyEventKind) -> KeyEvent {
        KeyEvent::new_with_kind(code, modifiers, kind)
    }

    #[test]
    fn a_release_is_no_key_and_a_repeat_is_one() {
        let of = |kind| Key::of_event(event(KeyCode::Enter, KeyModifiers::NONE, kind));
        assert_eq!(of(KeyEventKind::Release), []);
        assert_eq!(of(KeyEventKind::Press), [Key::Enter]);
        assert_eq!(of(KeyEventKind::Repeat), [Key::Enter]);
    }

    #[test]
    fn shift_shows_only_in_the_character_and_altgr_is_text() {
        let of = |letter, modifiers| {
            Key::of_event(event(KeyCode::Char(letter), modifiers, KeyEventKind::Press))
        };
        assert_eq!(of('A', KeyModifiers::SHIFT), [Key::Char('A')]);
        assert_eq!(of('A', KeyModifiers::NONE), [Key::Char('A')]);
        assert_eq!(of('@', KeyModifiers::CONTROL | KeyModifiers::ALT), [Key::Char('@')]);
        assert_eq!(of('Z', KeyModifiers::CONTROL | KeyModifiers::SHIFT), [Key::Ctrl('z')]);
        assert_eq!(of('0', KeyModifiers::ALT), [Key::Esc, Key::Char('0')]);
    }

    #[test]
    fn shift_with_an_arrow_is_a_key_of_its_own_and_with_enter_none() {
        let of = |code| Key::of_event(event(code, KeyModifiers::SHIFT, KeyEventKind::Press));
        assert_eq!(of(KeyCode::Up), [Key::ShiftUp]);
        assert_eq!(of(KeyCode::Down), [Key::ShiftDown]);
        assert_eq!(of(KeyCode::Enter), [Key::Enter]);
    }

    #[test]
    fn shift_tab_is_one_key_however_it_is_reported() {
        for (code, modifiers) in
            [(KeyCode::BackTab, KeyModifiers::SHIFT), (KeyCode::Tab, KeyModifiers::SHIFT)]
        {
            let keys = Key::of_event(event(code, modifiers, KeyEventKind::Press));
            assert_eq!(keys, [Key::BackTab]);
        }
    }
}
