//! The state machine of the grammar: one key in, acts or a refusal out.

use super::{Act, GrammarKey, MINUTES_MAX, Outcome, Refusal, Sign, Turn};

/// How the row under the cursor came to be there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Choice {
    /// By itself, or by a typed number: a letter alone does nothing to it.
    #[default]
    Shown,
    /// By arrow or Enter: a letter alone acts on it.
    Chosen,
}

/// The letter that may still get minutes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Open {
    /// Whose; absent where the number was not in the class, so that its minutes fall away too.
    roll: Option<u16>,
    sign: Sign,
    /// On a chosen row every digit belongs to the minutes.
    choice: Choice,
}

impl Open {
    fn of(sign: Option<Sign>, roll: Option<u16>, choice: Choice) -> Option<Self> {
        sign.filter(|sign| sign.takes_minutes()).map(|sign| Self { roll, sign, choice })
    }
}

/// The state between two keys.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Grammar {
    digits: String,
    open: Option<Open>,
    cursor: Option<u16>,
    choice: Choice,
}

impl Grammar {
    /// Starts with the cursor on a row that is not chosen.
    pub fn at(cursor: Option<u16>) -> Self {
        Self { cursor, ..Self::default() }
    }

    /// Gives the roll number under the cursor.
    pub fn cursor(&self) -> Option<u16> {
        self.cursor
    }

    /// Tells whether a letter alone acts on the row under the cursor.
    pub fn is_chosen(&self) -> bool {
        self.choice == Choice::Chosen
    }

    /// Gives the digits that wait for a letter.
    pub fn digits(&self) -> &str {
        &self.digits
    }

    /// Gives the roll number and letter to which the digits may belong as minutes.
    pub fn awaiting_minutes(&self) -> Option<(u16, Sign)> {
        self.open.and_then(|open| open.roll.map(|roll| (roll, open.sign)))
    }

    /// Chooses a row, as an arrow does.
    pub fn choose(&mut self, roll: u16) {
        *self = Self { cursor: Some(roll), choice: Choice::Chosen, ..Self::default() };
    }

    /// Ends the choice and forgets what is pending, as a search does; the cursor stays.
    pub fn release(&mut self) {
        *self = Self::at(self.cursor);
    }

    /// Takes a key. `rolls` are the numbers that can be marked, in rising order.
    pub fn feed(&mut self, key: GrammarKey, rolls: &[u16]) -> Outcome {
        match key {
            GrammarKey::Char(digit) if digit.is_ascii_digit() => {
                self.digits.push(digit);
                Outcome::default()
            }
            GrammarKey::Char(' ') => self.space(),
            GrammarKey::Char('=') => self.fill(),
            GrammarKey::Char('.') => self.letter(None, rolls),
            GrammarKey::Char(letter) => match Sign::of_letter(letter) {
                Some(sign) => self.letter(Some(sign), rolls),
                None => self.refuse(Refusal::UnknownKey(letter)),
            },
            GrammarKey::Enter => self.enter(rolls),
            GrammarKey::Backspace => {
                let turn = if self.digits.pop().is_some() { Turn::Done } else { Turn::Pass };
                Outcome { turn, ..Outcome::default() }
            }
            GrammarKey::Escape => self.escape(),
            GrammarKey::Leave => self.leave(),
        }
    }

    /// A letter, or `.` as no sign: acts on the number before it, else on the chosen row.
    fn letter(&mut self, sign: Option<Sign>, rolls: &[u16]) -> Outcome {
        let width = match self.open {
            Some(Open { choice: Choice::Chosen, .. }) => 0,
            Some(_) => number_width(rolls),
            None => self.digits.len(),
        };
        let number = self.digits.split_off(self.digits.len().saturating_sub(width));
        let minutes = match self.take_minutes() {
            Ok(minutes) => minutes,
            Err(refusal) => return self.refuse(refusal),
        };
        let mut outcome = if number.is_empty() {
            self.letter_on_chosen(sign, rolls)
        } else {
            self.digits = number;
            self.letter_on_number(sign, rolls)
        };
        outcome.acts.splice(0..0, minutes);
        outcome
    }

    fn letter_on_number(&mut self, sign: Option<Sign>, rolls: &[u16]) -> Outcome {
        let number = self.number();
        let roll = known(number, rolls);
        let outcome = match roll {
            Some(roll) => {
                *self = Self::at(Some(roll));
                Outcome { acts: vec![Act::of(sign, roll)], ..Outcome::default() }
            }
            None => self.refuse(Refusal::UnknownRoll(number)),
        };
        self.open = Open::of(sign, roll, Choice::Shown);
        outcome
    }

    fn letter_on_chosen(&mut self, sign: Option<Sign>, rolls: &[u16]) -> Outcome {
        let Some(roll) = self.cursor.filter(|_| self.is_chosen()) else {
            return self.refuse(Refusal::NumberFirst);
        };
        if !rolls.contains(&roll) {
            return self.refuse(Refusal::UnknownRoll(roll.into()));
        }
        // Below the last row the choice ends, so that one letter too many changes nobody.
        match rolls.iter().copied().find(|next| *next > roll) {
            Some(next) => self.choose(next),
            None => self.release(),
        }
        self.open = Open::of(sign, Some(roll), Choice::Chosen);
        Outcome { acts: vec![Act::of(sign, roll)], ..Outcome::default() }
    }

    fn space(&mut self) -> Outcome {
        // Between a number and its letter, and after a letter, a space only makes room.
        if self.open.is_none() || self.digits.is_empty() {
            return Outcome::default();
        }
        self.end_minutes()
    }

    fn fill(&mut self) -> Outcome {
        let mut outcome = self.end_digits();
        if outcome.refusal.is_none() {
            self.release();
            outcome.acts.push(Act::FillUnmarked);
        }
        outcome
    }

    fn enter(&mut self, rolls: &[u16]) -> Outcome {
        if self.digits.is_empty() {
            self.open = None;
            if self.cursor.is_some() {
                self.choice = Choice::Chosen;
            }
            return Outcome::default();
        }
        if self.open.is_some() {
            return self.end_minutes();
        }
        let number = self.number();
        match known(number, rolls) {
            Some(roll) => {
                self.choose(roll);
                Outcome::default()
            }
            None => self.refuse(Refusal::UnknownRoll(number)),
        }
    }

    fn escape(&mut self) -> Outcome {
        let used = !self.digits.is_empty() || self.is_chosen();
        self.release();
        Outcome { turn: if used { Turn::Done } else { Turn::Pass }, ..Outcome::default() }
    }

    fn leave(&mut self) -> Outcome {
        let outcome = self.end_digits();
        let turn = if outcome.refusal.is_none() { Turn::Pass } else { Turn::Done };
        Outcome { turn, ..outcome }
    }

    /// Ends digits by a key that needs none: they are minutes, or a number without its letter.
    fn end_digits(&mut self) -> Outcome {
        if self.open.is_none() && !self.digits.is_empty() {
            let number = self.number();
            return self.refuse(Refusal::LetterMissing(number));
        }
        self.end_minutes()
    }

    /// Ends a `T` or `P` by something that is no letter: the digits after it are minutes.
    fn end_minutes(&mut self) -> Outcome {
        match self.take_minutes() {
            Ok(acts) => Outcome { acts: acts.into_iter().collect(), ..Outcome::default() },
            Err(refusal) => self.refuse(refusal),
        }
    }

    /// Closes the open letter and takes all digits as its minutes.
    fn take_minutes(&mut self) -> Result<Option<Act>, Refusal> {
        let Some(open) = self.open.take() else { return Ok(None) };
        if self.digits.is_empty() {
            return Ok(None);
        }
        let minutes = self.number();
        self.digits.clear();
        let minutes = u16::try_from(minutes)
            .ok()
            .filter(|minutes| *minutes <= MINUTES_MAX)
            .ok_or(Refusal::TooManyMinutes(minutes))?;
        Ok(open.roll.map(|roll| Act::Set { roll, sign: open.sign.with_minutes(minutes) }))
    }

    fn refuse(&mut self, refusal: Refusal) -> Outcome {
        self.release();
        Outcome { refusal: Some(refusal), ..Outcome::default() }
    }

    fn number(&self) -> u32 {
        self.digits.parse().unwrap_or(u32::MAX)
    }
}

/// Digits of a number after `T` or `P`: two, or three where a class has numbers above 99.
fn number_width(rolls: &[u16]) -> usize {
    if rolls.iter().any(|roll| *roll > 99) { 3 } else { 2 }
}

fn known(number: u32, rolls: &[u16]) -> Option<u16> {
    u16::try_from(number).ok().filter(|number| rolls.contains(number))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::records::Late;

    const fn set(roll: u16, sign: Sign) -> Act {
        Act::Set { roll, sign }
    }

    const fn late(minutes: u16) -> Sign {
        Sign::Late(if minutes == 0 { Late::Unknown } else { Late::Minutes(minutes) })
    }

    /// Writes keys as text: `>` arrow, `!` Enter, `<` Backspace, `~` Esc.
    fn keys(text: &str) -> impl Iterator<Item = GrammarKey> {
        text.chars().map(|key| match key {
            '>' => GrammarKey::Leave,
            '!' => GrammarKey::Enter,
            '<' => GrammarKey::Backspace,
            '~' => GrammarKey::Escape,
            other => GrammarKey::Char(other),
        })
    }

    fn play(grammar: &mut Grammar, text: &str) -> (Vec<Act>, Vec<Refusal>) {
        let rolls: Vec<u16> = (1..=30).collect();
        let outcomes: Vec<Outcome> = keys(text).map(|key| grammar.feed(key, &rolls)).collect();
        (
            outcomes.iter().flat_map(|outcome| outcome.acts.clone()).collect(),
            outcomes.iter().filter_map(|outcome| outcome.refusal).collect(),
        )
    }

    #[test]
    fn keys_mean_what_the_page_says_when_no_row_is_chosen() {
        let cases: &[(&str, &[Act], &[Refusal])] = &[
            ("07I", &[set(7, Sign::Excused)], &[]),
            ("7i", &[set(7, Sign::Excused)], &[]),
            ("007I", &[set(7, Sign::Excused)], &[]),
            ("29T20S", &[set(29, late(0)), set(20, Sign::Sick)], &[]),
            ("29T5S", &[set(29, late(0)), set(5, Sign::Sick)], &[]),
            ("07T2013A", &[set(7, late(0)), set(7, late(20)), set(13, Sign::Absent)], &[]),
            ("07T12013A", &[set(7, late(0)), set(7, late(120)), set(13, Sign::Absent)], &[]),
            ("07T513.", &[set(7, late(0)), set(7, late(5)), Act::Clear { roll: 13 }], &[]),
            ("07T20!", &[set(7, late(0)), set(7, late(20))], &[]),
            ("07T120!", &[set(7, late(0)), set(7, late(120))], &[]),
            ("07T20 ", &[set(7, late(0)), set(7, late(20))], &[]),
            ("07T20>", &[set(7, late(0)), set(7, late(20))], &[]),
            ("07T20=", &[set(7, late(0)), set(7, late(20)), Act::FillUnmarked], &[]),
            ("07T20 13A", &[set(7, late(0)), set(7, late(20)), set(13, Sign::Absent)], &[]),
            (
                "07P2013A",
                &[set(7, Sign::Early(0)), set(7, Sign::Early(20)), set(13, Sign::Absent)],
                &[],
            ),
            ("07T13T", &[set(7, late(0)), set(13, late(0))], &[]),
            ("=", &[Act::FillUnmarked], &[]),
            ("07.", &[Act::Clear { roll: 7 }], &[]),
            ("07I 13A", &[set(7, Sign::Excused), set(13, Sign::Absent)], &[]),
            ("07 I", &[set(7, Sign::Excused)], &[]),
            ("A", &[], &[Refusal::NumberFirst]),
            (".", &[], &[Refusal::NumberFirst]),
            ("31A", &[], &[Refusal::UnknownRoll(31)]),
            ("0A", &[], &[Refusal::UnknownRoll(0)]),
            ("99999999999A", &[], &[Refusal::UnknownRoll(u32::MAX)]),
            ("31A12A", &[set(12, Sign::Absent)], &[Refusal::UnknownRoll(31)]),
            ("31T2013A", &[set(13, Sign::Absent)], &[Refusal::UnknownRoll(31)]),
            ("31T20=", &[Act::FillUnmarked], &[Refusal::UnknownRoll(31)]),
            ("31!A", &[], &[Refusal::UnknownRoll(31), Refusal::NumberFirst]),
            ("13<4A", &[set(14, Sign::Absent)], &[]),
            ("13~A", &[], &[Refusal::NumberFirst]),
            ("29T20~=", &[set(29, late(0)), Act::FillUnmarked], &[]),
            ("29T2<0<<S", &[set(29, late(0))], &[Refusal::NumberFirst]),
            ("13=", &[], &[Refusal::LetterMissing(13)]),
            ("13>", &[], &[Refusal::LetterMissing(13)]),
            ("13X", &[], &[Refusal::UnknownKey('X')]),
            ("13XA", &[], &[Refusal::UnknownKey('X'), Refusal::NumberFirst]),
            ("07T1000!", &[set(7, late(0))], &[Refusal::TooManyMinutes(1000)]),
            ("07T100013A", &[set(7, late(0))], &[Refusal::TooManyMinutes(1000)]),
        ];
        for (text, acts, refusals) in cases {
            let (seen, refused) = play(&mut Grammar::at(Some(1)), text);
            assert_eq!((seen.as_slice(), refused.as_slice()), (*acts, *refusals), "{text}");
        }
    }

    #[test]
    fn a_row_chosen_by_arrow_takes_letters_and_all_digits_after_t() {
        let cases: &[(&str, &[Act], &[Refusal])] = &[
            ("HIS", &[set(5, Sign::Present), set(6, Sign::Excused), set(7, Sign::Sick)], &[]),
            ("T20H", &[set(5, late(0)), set(5, late(20)), set(6, Sign::Present)], &[]),
            ("T5S", &[set(5, late(0)), set(5, late(5)), set(6, Sign::Sick)], &[]),
            ("T120S", &[set(5, late(0)), set(5, late(120)), set(6, Sign::Sick)], &[]),
            ("TS", &[set(5, late(0)), set(6, Sign::Sick)], &[]),
            (".", &[Act::Clear { roll: 5 }], &[]),
            ("H=A", &[set(5, Sign::Present), Act::FillUnmarked], &[Refusal::NumberFirst]),
            ("~A", &[], &[Refusal::NumberFirst]),
            ("XA", &[], &[Refusal::UnknownKey('X'), Refusal::NumberFirst]),
            ("13AA", &[set(13, Sign::Absent)], &[Refusal::NumberFirst]),
            ("13!A", &[set(13, Sign::Absent)], &[]),
            ("29!AHA", &[set(29, Sign::Absent), set(30, Sign::Present)], &[Refusal::NumberFirst]),
        ];
        for (text, acts, refusals) in cases {
            let mut grammar = Grammar::default();
            grammar.choose(5);
            let (seen, refused) = play(&mut grammar, text);
            assert_eq!((seen.as_slice(), refused.as_slice()), (*acts, *refusals), "{text}");
        }
    }

    #[test]
    fn enter_chooses_the_row_under_the_cursor_and_a_typed_number_only_shows_it() {
        let mut grammar = Grammar::at(Some(1));
        play(&mut grammar, "13A");
        assert_eq!((grammar.cursor(), grammar.is_chosen()), (Some(13), false));
        play(&mut grammar, "!");
        assert_eq!((grammar.cursor(), grammar.is_chosen()), (Some(13), true));
        play(&mut grammar, "A");
        assert_eq!((grammar.cursor(), grammar.is_chosen()), (Some(14), true));
    }

    #[test]
    fn keys_that_end_digits_are_passed_on_and_escape_only_when_nothing_waits() {
        let rolls = [1, 2, 3];
        let turn = |text: &str, key| {
            let mut grammar = Grammar::at(Some(1));
            play(&mut grammar, text);
            grammar.feed(key, &rolls).turn
        };
        assert_eq!(turn("2T1", GrammarKey::Leave), Turn::Pass);
        assert_eq!(turn("2", GrammarKey::Leave), Turn::Done);
        assert_eq!(turn("2", GrammarKey::Escape), Turn::Done);
        assert_eq!(turn("2T", GrammarKey::Escape), Turn::Pass);
        assert_eq!(turn("!", GrammarKey::Escape), Turn::Done);
        assert_eq!(turn("2", GrammarKey::Backspace), Turn::Done);
        assert_eq!(turn("", GrammarKey::Backspace), Turn::Pass);
    }

    #[test]
    fn numbers_of_three_digits_are_read_where_the_class_has_them() {
        let rolls: Vec<u16> = (1..=120).collect();
        let mut grammar = Grammar::default();
        let acts: Vec<Act> =
            keys("007T105I29T20105A").flat_map(|key| grammar.feed(key, &rolls).acts).collect();
        let expected = [
            set(7, late(0)),
            set(105, Sign::Excused),
            set(29, late(0)),
            set(29, late(20)),
            set(105, Sign::Absent),
        ];
        assert_eq!(acts, expected);
    }
}
