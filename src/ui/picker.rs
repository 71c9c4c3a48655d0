//! Picks a file: the newest of the usual folders, or one whose path is typed or dropped.

use std::path::PathBuf;

use chrono::NaiveDate;

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

/// A list of files with a field in which a part of a name, or a path, is typed.
#[derive(Debug)]
pub struct Picker {
    files: Vec<Spreadsheet>,
    typed: Field,
    cursor: usize,
}

/// What a key did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It goes on.
    Open,
    /// The key is not for a picker, or there is nothing to pick.
    Refused,
    /// Nothing was typed any more, and Esc leaves.
    Left,
    /// This file is to be read.
    Picked(PathBuf),
}

impl Picker {
    /// Offers files in their order.
    pub fn new(files: Vec<Spreadsheet>) -> Self {
        Self { files, typed: Field::new(PATH_MOST), cursor: 0 }
    }

    /// Offers other files; what was typed stays.
    pub fn renew(&mut self, files: Vec<Spreadsheet>) {
        let chosen = self.found().get(self.cursor).map(|file| file.path.clone());
        self.files = files;
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

    /// Lists the files whose name holds every typed word.
    fn found(&self) -> Vec<&Spreadsheet> {
        let typed = self.typed.text().to_lowercase();
        let holds = |file: &&Spreadsheet| {
            let name = name_of(file).to_lowercase();
            typed.split_whitespace().all(|word| name.contains(word))
        };
        self.files.iter().filter(holds).collect()
    }

    /// Paints it; gives the place of the cursor in the field.
    pub fn draw(
        &self,
        canvas: &mut Canvas<'_>,
        look: &Look,
        today: NaiveDate,
    ) -> Option<(u16, u16)> {
        let quiet = look.style(Role::Quiet);
        let column = canvas.put(2, 0, &look.say("picker-field"), look.style(Role::Text));
        let start = column.saturating_add(1);
        let room = canvas.width().saturating_sub(start).saturating_sub(1);
        let cursor = self.typed.draw(canvas, (start, 0), room, look);
        let beside = canvas.width().saturating_sub(BESIDE_COLUMNS);
        canvas.put(2, 2, &look.say("picker-name"), quiet);
        canvas.put(beside, 2, &look.say("picker-changed"), quiet);
        canvas.put_right(canvas.width().saturating_sub(1), 2, &look.say("picker-length"), quiet);
        let found = self.found();
        if found.is_empty() {
            let id = if self.files.is_empty() { "picker-none" } else { "picker-no-hit" };
            canvas.put(2, ROWS_ABOVE, &look.say(id), quiet);
        }
        let height = canvas.height().saturating_sub(ROWS_ABOVE);
        let shown = list::page(self.cursor, found.len(), height);
        let rows = found.iter().enumerate().skip(shown.start).take(shown.len());
        for (y, (index, file)) in (ROWS_ABOVE..).zip(rows) {
            draw_file(file, canvas, y, (look, today));
            if index == self.cursor {
                canvas.put(0, y, ">", look.style(Role::Text));
                let width = canvas.width();
                canvas.restyle(2, y, width, look.style(Role::Focus));
            }
        }
        canvas.place(cursor, 0)
    }
}

fn name_of(file: &Spreadsheet) -> String {
    file.path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// Names the folder by its last part, which is what people know it by.
fn folder_of(file: &Spreadsheet) -> String {
    let folder = file.path.parent().and_then(|folder| folder.file_name());
    folder.unwrap_or_default().to_string_lossy().into_owned()
}

fn draw_file(file: &Spreadsheet, canvas: &mut Canvas<'_>, y: u16, how: (&Look, NaiveDate)) {
    let (look, today) = how;
    let width = canvas.width();
    let beside = width.saturating_sub(BESIDE_COLUMNS);
    let cut = look.glyphs().cut;
    let room = beside.saturating_sub(3);
    let name = text::cut(&name_of(file), room, cut).into_owned();
    let end = canvas.put(2, y, &name, look.style(Role::Text)).saturating_add(2);
    let left = beside.saturating_sub(1).saturating_sub(end);
    let folder = folder_of(file);
    if text::columns(&folder) <= left {
        canvas.put(end, y, &folder, look.style(Role::Quiet));
    }
    let when = look.moment(file.changed.naive_local(), today);
    canvas.put_within((beside, y), 18, &when, look.style(Role::Text));
    let kilobytes = format!("{} kB", file.bytes.div_ceil(1024));
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
