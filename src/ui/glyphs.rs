//! The few signs that are not letters, as box drawing or in ASCII.

/// A set of signs. No emoji and no private signs: old fonts have neither.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Glyphs {
    /// Line across.
    pub rule: char,
    /// Line down.
    pub wall: char,
    /// Corners of a box: upper left, upper right, lower left, lower right.
    pub corners: [char; 4],
    /// Ends a text that was cut.
    pub cut: &'static str,
    /// A bar: the filled part and the rest.
    pub bar: (char, char),
    /// Points from an old value to a new one.
    pub arrow: &'static str,
}

impl Glyphs {
    /// Box drawing of the WGL4 set, which every font of a terminal has.
    pub const BOX: Self = Self {
        rule: '─',
        wall: '│',
        corners: ['┌', '┐', '└', '┘'],
        cut: "…",
        bar: ('█', '░'),
        arrow: "->",
    };

    /// Nothing above code 126.
    pub const ASCII: Self = Self {
        rule: '-',
        wall: '|',
        corners: ['+', '+', '+', '+'],
        cut: "~",
        bar: ('#', '-'),
        arrow: "->",
    };

    /// The sets that are chosen from, by their codes.
    pub const ALL: &'static [(&'static str, Self)] = &[("box", Self::BOX), ("ascii", Self::ASCII)];

    /// Finds a set by its code.
    pub fn of_code(code: &str) -> Option<Self> {
        Self::ALL.iter().find(|row| row.0 == code).map(|row| row.1)
    }

    /// Nothing at all, for screen readers: lines would be read aloud.
    pub const PLAIN: Self = Self {
        rule: ' ',
        wall: ' ',
        corners: [' ', ' ', ' ', ' '],
        cut: "~",
        bar: (' ', ' '),
        arrow: "->",
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ascii_set_is_ascii() {
        for set in [Glyphs::ASCII, Glyphs::PLAIN] {
            let mut text = String::from_iter(set.corners);
            text.extend([set.rule, set.wall, set.bar.0, set.bar.1]);
            text += set.cut;
            text += set.arrow;
            assert!(text.is_ascii());
        }
    }
}
