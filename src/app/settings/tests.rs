//! Tries the settings file: as it comes, by hand, spoilt.

use rstest::rstest;

use super::*;
use crate::app::tests::refused;
use crate::domain::field::FieldKind;
use crate::domain::fields::{choices_of, label_of};
use crate::locale::{Language, Words};
use crate::ui::theme::Theme;

fn written(text: &str) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let config = folder.path().join("config");
    fs::create_dir_all(&config).unwrap();
    fs::write(config.join(FILE), text).unwrap();
    (folder, config)
}

#[test]
fn without_a_file_all_is_as_it_comes_and_what_was_written_comes_back() {
    let folder = tempfile::tempdir().unwrap();
    let config = folder.path().join("a/b");
    assert_eq!(Settings::read(&config).unwrap(), Settings::default());
    let settings = Settings {
        language: Some("en".to_owned()),
        theme: Some("contrast".to_owned()),
        glyphs: Some("ascii".to_owned()),
        data: Some(PathBuf::from("D:\\DATA\\pusat \"2\".redb")),
        backup_folder: Some(PathBuf::from("/a/b")),
        second_backup: Some(PathBuf::from("E:\\")),
        lock_minutes: 0,
        keys: BTreeMap::from([("key-open".to_owned(), "o".to_owned())]),
    };
    settings.write(&config).unwrap();
    assert_eq!(Settings::read(&config).unwrap(), settings);
    Settings::default().write(&config).unwrap();
    assert_eq!(fs::read_to_string(config.join(FILE)).unwrap(), "");
    let left: Vec<_> = fs::read_dir(&config).unwrap().collect();
    assert_eq!(left.len(), 1, "no temporary file stays");
}

#[test]
fn people_may_write_it_by_hand() {
    let (_folder, config) = written(
        "# Setelan\nlanguage = \"Inggris\"\nlock_minutes = 10\n\n[keys]\nkey-open = \"o\"\n",
    );
    let settings = Settings::read(&config).unwrap();
    assert_eq!(settings.language.as_deref(), Some("en"));
    assert_eq!((settings.lock_minutes, settings.keys["key-open"].as_str()), (10, "o"));
    assert_eq!(settings.theme, None);
}

#[rstest]
#[case("bahasa = \"id\"", "error-settings-unknown", ("name", "bahasa"))]
#[case("[printer]\nname = \"x\"", "error-settings-unknown", ("name", "printer"))]
#[case("theme = \"pink\"", "error-settings-value", ("name", "theme"))]
#[case("lock_minutes = 481", "error-settings-value", ("name", "lock_minutes"))]
#[case("lock_minutes = -1", "error-settings-value", ("name", "lock_minutes"))]
#[case("language = [\"id\"]", "error-settings-value", ("name", "language"))]
#[case("keys = \"o\"", "error-settings-value", ("name", "keys"))]
#[case("[keys]\nkey-open = 7", "error-settings-value", ("name", "keys"))]
fn what_it_does_not_know_is_refused_by_name(
    #[case] text: &str,
    #[case] id: &str,
    #[case] fact: (&'static str, &str),
) {
    let (_folder, config) = written(text);
    let error = refused(Settings::read(&config), id);
    assert!(error.facts.contains(&(fact.0, fact.1.into())), "{:?}", error.facts);
}

#[test]
fn a_file_that_is_no_settings_is_refused_with_its_line_and_never_written_over() {
    let text = "language = \"id\"\ntheme = [\n";
    let (_folder, config) = written(text);
    let error = refused(Settings::read(&config), "error-settings-syntax");
    assert!(error.facts.iter().any(|fact| fact.0 == "line"));
    let places = Places { config: config.clone(), ..Places::below(&config) };
    assert_eq!(language(&places), None);
    refused(keep_language(&places, "en"), "error-settings-syntax");
    assert_eq!(fs::read_to_string(config.join(FILE)).unwrap(), text);
    fs::write(config.join(FILE), [0xFF, 0xFE, 0x00]).unwrap();
    refused(Settings::read(&config), "error-settings-syntax");
}

#[test]
fn a_language_is_remembered_beside_what_stands_there() {
    let (_folder, config) = written("theme = \"mono\"\n");
    let places = Places { config: config.clone(), ..Places::below(&config) };
    keep_language(&places, "en").unwrap();
    assert_eq!(language(&places).as_deref(), Some("en"));
    assert_eq!(Settings::read(&config).unwrap().theme.as_deref(), Some("mono"));
}

#[test]
fn every_setting_has_a_label_and_every_list_the_codes_of_the_screen() {
    for (_, language) in Language::ALL {
        let words = Words::new(*language);
        assert!(SETTING_FIELDS.iter().all(|field| words.has(&label_of(field.name))));
    }
    let codes = |list| choices_of(list).map(|choice| choice.code).collect::<Vec<_>>();
    assert_eq!(codes("theme"), Theme::ALL.iter().map(|row| row.0).collect::<Vec<_>>());
    assert_eq!(codes("language"), Language::ALL.iter().map(|row| row.0).collect::<Vec<_>>());
    let lists = SETTING_FIELDS.iter().filter_map(|field| match field.kind {
        FieldKind::Choice(list) => Some(list),
        _ => None,
    });
    assert!(lists.into_iter().all(|list| choices_of(list).next().is_some()));
}

#[test]
fn one_setting_is_written_beside_the_others_and_what_does_not_fit_changes_nothing() {
    let (_folder, config) = written("theme = \"mono\"\n[keys]\nkey-open = \"o\"\n");
    let places = Places { config: config.clone(), ..Places::below(&config) };
    let settings = set(&places, "lock_minutes", "12").unwrap();
    assert_eq!((settings.lock_minutes, settings.theme.as_deref()), (12, Some("mono")));
    refused(set(&places, "lock_minutes", "1000"), "finding-not-a-number");
    refused(set(&places, "theme", "pink"), "finding-not-in-list");
    set(&places, "theme", "").unwrap();
    set_key(&places, "key-help", Some("F12".to_owned())).unwrap();
    set_key(&places, "key-open", None).unwrap();
    let keys = BTreeMap::from([("key-help".to_owned(), "F12".to_owned())]);
    let wanted = Settings { lock_minutes: 12, keys, ..Settings::default() };
    assert_eq!(Settings::read(&config).unwrap(), wanted);
}
