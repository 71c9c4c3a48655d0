//! The fields of the settings: what the file may hold, and what the form shows.

use std::path::PathBuf;

use crate::domain::field::{Cell, Field, FieldFault, FieldKind, Needed, Privacy};
use crate::domain::fields::choice_of;
use crate::domain::text::clean;

use super::Settings;

/// Most minutes until the screen is locked; 0 locks it never.
const LOCK_MINUTES_MOST: u16 = 480;

/// The fields, in the order of the form; a name is that of the file.
pub const SETTING_FIELDS: &[Field<Settings>] = &[
    setting(
        "language",
        FieldKind::Choice("language"),
        |settings| code("language", settings.language.as_ref()),
        |settings, text| choose("language", &mut settings.language, text),
    ),
    setting(
        "theme",
        FieldKind::Choice("theme"),
        |settings| code("theme", settings.theme.as_ref()),
        |settings, text| choose("theme", &mut settings.theme, text),
    ),
    setting(
        "glyphs",
        FieldKind::Choice("glyphs"),
        |settings| code("glyphs", settings.glyphs.as_ref()),
        |settings, text| choose("glyphs", &mut settings.glyphs, text),
    ),
    setting(
        "data",
        FieldKind::Text,
        |settings| path(settings.data.as_ref()),
        |settings, text| {
            settings.data = point(text);
            Ok(())
        },
    ),
    setting(
        "backup_folder",
        FieldKind::Text,
        |settings| path(settings.backup_folder.as_ref()),
        |settings, text| {
            settings.backup_folder = point(text);
            Ok(())
        },
    ),
    setting(
        "second_backup",
        FieldKind::Text,
        |settings| path(settings.second_backup.as_ref()),
        |settings, text| {
            settings.second_backup = point(text);
            Ok(())
        },
    ),
    setting(
        "lock_minutes",
        FieldKind::Integer,
        |settings| Cell::Integer(settings.lock_minutes.into()),
        |settings, text| minutes(&mut settings.lock_minutes, text),
    ),
];

const fn setting(
    name: &'static str,
    kind: FieldKind,
    get: fn(&Settings) -> Cell,
    set: fn(&mut Settings, &str) -> Result<(), FieldFault>,
) -> Field<Settings> {
    Field { name, kind, needed: Needed::Never, privacy: Privacy::Plain, headings: &[], get, set }
}

fn code(list: &'static str, code: Option<&String>) -> Cell {
    code.map_or(Cell::Empty, |code| Cell::Choice(list, code.clone()))
}

fn path(path: Option<&PathBuf>) -> Cell {
    path.map_or(Cell::Empty, |path| Cell::Text(path.display().to_string()))
}

fn choose(list: &str, slot: &mut Option<String>, text: &str) -> Result<(), FieldFault> {
    *slot = match text.trim() {
        "" => None,
        text => Some(choice_of(list, text).ok_or(FieldFault::NotInList)?.to_owned()),
    };
    Ok(())
}

fn point(text: &str) -> Option<PathBuf> {
    Some(clean(text)).filter(|path| !path.is_empty()).map(PathBuf::from)
}

fn minutes(slot: &mut u16, text: &str) -> Result<(), FieldFault> {
    let within = |number: &u16| *number <= LOCK_MINUTES_MOST;
    let fault = FieldFault::NotANumber(0, LOCK_MINUTES_MOST.into());
    *slot = match text.trim() {
        "" => Settings::default().lock_minutes,
        text => text.parse().ok().filter(within).ok_or(fault)?,
    };
    Ok(())
}
