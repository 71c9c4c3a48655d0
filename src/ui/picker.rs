//! Picks a file or a folder: one of a list, or one whose path is typed or dropped.

use std::path::{Path, PathBuf};

use chrono::{DateTime, FixedOffset, NaiveDate};

use crate::app::spreadsheets::{Spreadsheet, path_of};

use super::canvas::Canvas;
use super::field::{Field, Taken};
use super::keys::Key;
use super::list;
use super::look::Look;
use super::text;
use super::theme::Role;

/// Most characters of a path.
const PATH_MOST: usize = 400;

/// Rows above the list: the field and the headings.
const ROWS_ABOVE: u16 = 3;

/// Columns of the moment and of the length.
const BESIDE_COLUMNS: u16 = 28;

/// A list of files or folders with a field in which a part of a name, or a path, is typed.
#[derive(Debug)]
pub struct Picker {
    rows: Vec<Row>,
    words: &'static Wording,
    typed: Field,
    cursor: usize,
}

/// What can be picked.
#[derive(Clone, Debug)]
pub struct Row {
    path: PathBuf,
    name: String,
    /// Message before the path, where it is more than a name.
    said: Option<&'static str>,
    /// When a file was changed last, and its bytes.
    about: Option<(DateTime<FixedOffset>, u64)>,
}

impl Row {
    /// Makes a row of a file.
    pub fn file(file: Spreadsheet) -> Self {
        let about = Some((file.changed, file.bytes));
        Self { name: last_of(&file.path), path: file.path, said: None, about }
    }

    /// Makes a row of a folder that is known by its name.
    pub fn folder(path: PathBuf) -> Self {
        Self { name: last_of(&path), path, said: None, about: None }
    }

    /// Makes a row of a folder that lies elsewhere, and is known by its path.
    pub fn place(path: PathBuf) -> Self {
        Self { name: path.display().to_string(), path, said: None, about: None }
    }

    /// Makes a row of a folder with words before its path.
    pub fn said(path: PathBuf, message: &'static str) -> Self {
        Self { said: Some(message), ..Self::place(path) }
    }
}

/// The messages of a picker.
#[derive(Debug)]
struct Wording {
    field: &'static str,
    name: &'static str,
    none: &'static str,
    no_hit: &'static str,
}

const OF_FILES: Wording = Wording {
    field: "picker-field",
    name: "picker-name",
    none: "picker-none",
    no_hit: "picker-no-hit",
};

const OF_FOLDERS: Wording = Wording {
    field: "picker-folder",
    name: "picker-folder-name",
    none: "picker-no-folder",
    no_hit: "picker-no-folder",
};

/// What a key did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It goes on.
    Open,
    /// The key is not for a picker, or there is nothing to pick.
    Refused,
    /// Nothing was typed any more, and Esc leaves.
    Left,
    /// This file or folder is picked.
    Picked(PathBuf),
}

impl Picker {
    /// Offers files in their order.
    pub fn new(files: Vec<Spreadsheet>) -> Self {
        Self::of(files.into_iter().map(Row::file).collect(), &OF_FILES)
    }

    /// Offers folders in their order.
    pub fn of_folders(rows: Vec<Row>) -> Self {
        Self::of(rows, &OF_FOLDERS)
    }

    fn of(rows: Vec<Row>, words: &'static Wording) -> Self {
        Self { rows, words, typed: Field::new(PATH_MOST), cursor: 0 }
    }

    /// Offers other files; what was typed stays.
    pub fn renew(&mut self, files: Vec<Spreadsheet>) {
        let chosen = self.found().get(self.cursor).map(|file| file.path.clone());
        self.rows = files.into_iter().map(Row::file).collect();
        let place = self.found().iter().position(|file| Some(&file.path) == chosen.as_ref());
        self.cursor = place.unwrap_or(0);
    }

    /// Takes pasted text, such as the path of a file that was dropped on the window.
    pub fn paste(&mut self, pasted: &str) {
        self.typed.paste(pasted);
        self.cursor = 0;
    }

    /// Takes a key; `height` is the rows of its part of the screen.
    pub fn update(&mut self, key: Key, height: u16) -> Outcome {
        match key {
            Key::Enter => return self.pick(),
            Key::Esc if self.typed.text().is_empty() => return Outcome::Left,
            Key::Esc => {
                self.typed = Field::new(PATH_MOST);
                self.cursor = 0;
                return Outcome::Open;
            }
            // In the field these move through what is typed.
            Key::Home | Key::End if !self.typed.text().is_empty() => {}
            key => {
                let height = height.saturating_sub(ROWS_ABOVE);
                if let Some(cursor) = list::step(self.cursor, self.found().len(), height, key) {
                    self.cursor = cursor;
                    return Outcome::Open;
                }
            }
        }
        match self.typed.update(key) {
            Taken::Yes => {
                self.cursor = 0;
                Outcome::Open
            }
            Taken::No | Taken::Full => Outcome::Refused,
        }
    }

    fn pick(&self) -> Outcome {
        let typed = self.typed.text();
        let is_path = typed.contains(['/', '\\']) || typed.starts_with('~');
        match self.found().get(self.cursor) {
            Some(file) if !is_path => Outcome::Picked(file.path.clone()),
            _ if typed.trim().is_empty() => Outcome::Refused,
            _ => Outcome::Picked(path_of(typed)),
        }
    }

    /// Lists the rows whose name holds every typed word.
    fn found(&self) -> Vec<&Row> {
        let typed = self.typed.text().to_lowercase();
        let holds = |row: &&Row| {
            let name = row.name.to_lowercase();
            typed.split_whitespace().all(|word| name.contains(word))
        };
        self.rows.iter().filter(holds).collect()
    }

    /// Paints it; gives the place of the cursor in the field.
    pub fn draw(
        &self,
        canvas: &mut Canvas<'_>,
        look: &Look,
        today: NaiveDate,
    ) -> Option<(u16, u16)> {
        let quiet = look.style(Role::Quiet);
        let column = canvas.put(2, 0, &look.say(self.words.field), look.style(Role::Text));
        let start = column.saturating_add(1);
        let room = canvas.width().saturating_sub(start).saturating_sub(1);
        let cursor = self.typed.draw(canvas, (start, 0), room, look);
        let beside = canvas.width().saturating_sub(BESIDE_COLUMNS);
        canvas.put(2, 2, &look.say(self.words.name), quiet);
        if self.rows.iter().any(|row| row.about.is_some()) {
            let end = canvas.width().saturating_sub(1);
            canvas.put(beside, 2, &look.say("picker-changed"), quiet);
            canvas.put_right(end, 2, &look.say("picker-length"), quiet);
        }
        let found = self.found();
        if found.is_empty() {
            let id = if self.rows.is_empty() { self.words.none } else { self.words.no_hit };
            canvas.put(2, ROWS_ABOVE, &look.say(id), quiet);
        }
        let height = canvas.height().saturating_sub(ROWS_ABOVE);
        let shown = list::page(self.cursor, found.len(), height);
        let rows = found.iter().enumerate().skip(shown.start).take(shown.len());
        for (y, (index, file)) in (ROWS_ABOVE..).zip(rows) {
            draw_row(file, canvas, y, (look, today));
            if index == self.cursor {
                canvas.put(0, y, ">", look.style(Role::Text));
                let width = canvas.width();
                canvas.restyle(2, y, width, look.style(Role::Focus));
            }
        }
        canvas.place(cursor, 0)
    }
}

fn last_of(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

fn draw_row(row: &Row, canvas: &mut Canvas<'_>, y: u16, how: (&Look, NaiveDate)) {
    let (look, today) = how;
    let width = canvas.width();
    let cut = look.glyphs().cut;
    let Some((changed, bytes)) = row.about else {
        let said = row.said.map(|id| format!("{} ", look.say(id))).unwrap_or_default();
        let words = format!("{said}{}", row.name);
        let words = text::cut(&words, width.saturating_sub(3), cut).into_owned();
        canvas.put(2, y, &words, look.style(Role::Text));
        return;
    };
    let beside = width.saturating_sub(BESIDE_COLUMNS);
    let room = beside.saturating_sub(3);
    let name = text::cut(&row.name, room, cut).into_owned();
    let end = canvas.put(2, y, &name, look.style(Role::Text)).saturating_add(2);
    let left = beside.saturating_sub(1).saturating_sub(end);
    // The folder is known by its last part.
    let folder = row.path.parent().map(last_of).unwrap_or_default();
    if text::columns(&folder) <= left {
        canvas.put(end, y, &folder, look.style(Role::Quiet));
    }
    let when = look.moment(changed.naive_local(), today);
    canvas.put_within((beside, y), 18, &when, look.style(Role::Text));
    let kilobytes = format!("{} kB", bytes.div_ceil(1024));
    canvas.put_right(width.saturating_sub(1), y, &kilobytes, look.style(Role::Quiet));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::fixtures::clock;

    fn picker() -> Picker {
        let file = |name: &str| Spreadsheet {
            path: PathBuf::from("/home/sari/Downloads").join(name),
            changed: clock().now(),
            bytes: 12_000,
        };
        Picker::new(vec![file("peserta kendal.xlsx"), file("nilai.csv")])
    }

    fn play(picker: &mut Picker, typed: &str) -> Outcome {
        let mut last = Outcome::Open;
        for letter in typed.chars() {
            last = picker.update(Key::Char(letter), 20);
        }
        last
    }

    #[test]
    fn enter_picks_the_newest_or_the_one_whose_name_holds_what_is_typed() {
        let mut files = picker();
        let first = PathBuf::from("/home/sari/Downloads/peserta kendal.xlsx");
        assert_eq!(files.update(Key::Enter, 20), Outcome::Picked(first));
        play(&mut files, "CSV");
        let other = PathBuf::from("/home/sari/Downloads/nilai.csv");
        assert_eq!(files.update(Key::Enter, 20), Outcome::Picked(other));
    }

    #[test]
    fn a_path_is_taken_as_it_is_typed_and_escape_first_clears_it() {
        let mut files = picker();
        files.paste("'/media/usb/daftar baru.xlsx'\n");
        let path = PathBuf::from("/media/usb/daftar baru.xlsx");
        assert_eq!(files.update(Key::Enter, 20), Outcome::Picked(path));
        assert_eq!(files.update(Key::Esc, 20), Outcome::Open);
        assert_eq!(files.update(Key::Esc, 20), Outcome::Left);
        assert_eq!(Picker::new(Vec::new()).update(Key::Enter, 20), Outcome::Refused);
    }
}
