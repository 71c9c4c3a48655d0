//! Compares and beautifies names of people, of which titles are no part.

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

use super::clean;

/// Titles that stand before a name: letters alone, and as they are written.
const TITLES: &[(&str, &str)] = &[
    ("h", "H."),
    ("hj", "Hj."),
    ("hjh", "Hj."),
    ("kh", "K.H."),
    ("drs", "Drs."),
    ("dra", "Dra."),
    ("dr", "Dr."),
    ("drg", "drg."),
    ("drh", "drh."),
    ("ir", "Ir."),
    ("prof", "Prof."),
    ("ust", "Ust."),
    ("ustadz", "Ustadz"),
    ("ustadzah", "Ustadzah"),
    ("tgk", "Tgk."),
    ("bpk", "Bpk."),
    ("bapak", "Bapak"),
    ("sdr", "Sdr."),
    ("sdri", "Sdri."),
];

/// Degrees that stand after a name.
const DEGREES: &[(&str, &str)] = &[
    ("ak", "Ak."),
    ("ama", "A.Ma."),
    ("amd", "A.Md."),
    ("amdkeb", "A.Md.Keb."),
    ("amdkep", "A.Md.Kep."),
    ("apt", "Apt."),
    ("ba", "B.A."),
    ("bsc", "B.Sc."),
    ("mag", "M.Ag."),
    ("mak", "M.Ak."),
    ("mba", "M.B.A."),
    ("me", "M.E."),
    ("mh", "M.H."),
    ("mhum", "M.Hum."),
    ("mikom", "M.I.Kom."),
    ("mkes", "M.Kes."),
    ("mkom", "M.Kom."),
    ("mm", "M.M."),
    ("mp", "M.P."),
    ("mpd", "M.Pd."),
    ("mpdi", "M.Pd.I."),
    ("msc", "M.Sc."),
    ("msi", "M.Si."),
    ("mt", "M.T."),
    ("ners", "Ners"),
    ("phd", "Ph.D."),
    ("sab", "S.A.B."),
    ("sag", "S.Ag."),
    ("sak", "S.Ak."),
    ("sap", "S.A.P."),
    ("se", "S.E."),
    ("sei", "S.E.I."),
    ("sfarm", "S.Farm."),
    ("sh", "S.H."),
    ("shi", "S.H.I."),
    ("shum", "S.Hum."),
    ("sikom", "S.I.Kom."),
    ("sip", "S.I.P."),
    ("skep", "S.Kep."),
    ("skm", "S.K.M."),
    ("skom", "S.Kom."),
    ("sp", "S.P."),
    ("spd", "S.Pd."),
    ("spdi", "S.Pd.I."),
    ("spi", "S.Pi."),
    ("spsi", "S.Psi."),
    ("spt", "S.Pt."),
    ("ssi", "S.Si."),
    ("ssos", "S.Sos."),
    ("sst", "S.S.T."),
    ("st", "S.T."),
    ("sthi", "S.Th.I."),
    ("stp", "S.T.P."),
];

/// Short and long forms of the commonest names, after folding of letters; the last one is meant.
const SAME_NAMES: &[(&[&str], &str)] = &[
    (
        &[
            "md",
            "mhd",
            "moch",
            "mochamad",
            "mochamat",
            "moh",
            "mohamad",
            "mohamed",
            "mohd",
            "muh",
            "muhamed",
            "muhd",
            "mukhamad",
            "mukhammad",
        ],
        "muhamad",
    ),
    (&["abd", "abdl"], "abdul"),
    (&["st", "sitti"], "siti"),
];

/// Words between a name and that of the father.
const CHILD_OF: &[&str] = &["bin", "binti", "bt", "bte", "binte"];

/// Folds a name so that spellings of one person meet: without case, marks and titles, without
/// *bin* or *binti* and the father behind it (the passport has him, the identity card has not),
/// with one form of Muhammad, Abdul and Siti, new spelling for old, and no double letters.
///
/// Two different people can share a folded name; it is compared together with the birth date.
pub fn fold_name(name: &str) -> String {
    let words = parts_of(name);
    let mut own: Vec<String> = Vec::new();
    for word in words.iter().filter(|word| word.role == Role::Name) {
        if CHILD_OF.contains(&word.key.as_str()) && !own.is_empty() {
            break;
        }
        own.extend(word.folded.split(' ').filter(|part| !part.is_empty()).map(same_name));
    }
    if own.is_empty() {
        return words.iter().map(|word| word.key.as_str()).collect::<Vec<_>>().join(" ");
    }
    own.join(" ")
}

/// Folds every word of a text as names are folded, and drops none: what a search looks in.
pub fn fold_words(text: &str) -> String {
    folded_parts(text, same_name)
}

/// Folds the spelling of a word that may not be complete, so that it is no short form yet.
pub fn fold_start(text: &str) -> String {
    folded_parts(text, spelling)
}

fn folded_parts(text: &str, fold: fn(&str) -> String) -> String {
    let mut folded = String::with_capacity(text.len());
    for part in fold_letters(text).split_whitespace() {
        if !folded.is_empty() {
            folded.push(' ');
        }
        folded += &fold(part);
    }
    folded
}

/// Offers a name in capitals (or all in small letters) as people write names, titles kept:
/// `DRS. H. SUTRISNO, M.M.` as `Drs. H. Sutrisno, M.M.`.
///
/// `None` where the name is mixed already: what somebody wrote with care is not touched.
pub fn offer_title_case(name: &str) -> Option<String> {
    let name = clean(name);
    let letters = || name.chars().filter(|c| c.is_alphabetic());
    let uniform = letters().all(char::is_uppercase) || letters().all(char::is_lowercase);
    if letters().count() < 2 || !uniform {
        return None;
    }
    let words: Vec<String> = parts_of(&name).iter().map(Word::in_title_case).collect();
    let offered = words.join(" ");
    (offered != name).then_some(offered)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    Title(&'static str),
    Degree(&'static str),
    Name,
}

/// One word of a name as it was written, with what it is compared by.
struct Word<'a> {
    written: &'a str,
    /// Letters and digits alone, small, without marks.
    key: String,
    /// The same with other signs as blanks.
    folded: String,
    role: Role,
}

fn parts_of(name: &str) -> Vec<Word<'_>> {
    let mut words: Vec<Word<'_>> = Vec::new();
    let mut after_comma = false;
    for written in name.split_whitespace() {
        let folded = fold_letters(written);
        let key: String = folded.chars().filter(|c| *c != ' ').collect();
        if key.is_empty() {
            continue;
        }
        let leading = words.iter().all(|word| matches!(word.role, Role::Title(_)));
        let parted = folded.trim().contains(' ') && written.contains('.');
        let role = match (title(&key), degree(&key)) {
            (Some(form), _) if leading && !after_comma => Role::Title(form),
            (_, Some(form)) if after_comma || parted || (key.len() > 2 && !leading) => {
                Role::Degree(form)
            }
            (Some(form), _) if after_comma => Role::Title(form),
            _ => Role::Name,
        };
        words.push(Word { written, key, folded, role });
        after_comma |= written.ends_with(',');
    }
    words
}

fn title(key: &str) -> Option<&'static str> {
    TITLES.iter().find(|row| row.0 == key).map(|row| row.1)
}

fn degree(key: &str) -> Option<&'static str> {
    DEGREES.iter().find(|row| row.0 == key).map(|row| row.1)
}

/// Small letters without marks; every other sign is a blank, but an apostrophe is nothing.
fn fold_letters(word: &str) -> String {
    let mut folded = String::with_capacity(word.len());
    for c in word.nfkd().flat_map(char::to_lowercase) {
        if c.is_alphanumeric() {
            folded.push(c);
        } else if !is_combining_mark(c) && !matches!(c, '\'' | '`' | '\u{2018}' | '\u{2019}') {
            folded.push(' ');
        }
    }
    folded
}

/// The new spelling, without double letters.
fn spelling(part: &str) -> String {
    let new = without_doubles(part).replace("oe", "u").replace("dj", "j").replace("tj", "c");
    without_doubles(&new)
}

fn same_name(part: &str) -> String {
    let spelt = spelling(part);
    SAME_NAMES
        .iter()
        .find(|(forms, _)| forms.contains(&part) || forms.contains(&spelt.as_str()))
        .map_or(spelt, |(_, name)| (*name).to_owned())
}

fn without_doubles(part: &str) -> String {
    let mut single = String::with_capacity(part.len());
    for c in part.chars() {
        if !single.ends_with(c) || c.is_ascii_digit() {
            single.push(c);
        }
    }
    single
}

impl Word<'_> {
    fn in_title_case(&self) -> String {
        let comma = if self.written.ends_with(',') { "," } else { "" };
        match self.role {
            Role::Title(form) | Role::Degree(form) => format!("{form}{comma}"),
            Role::Name if CHILD_OF.contains(&self.key.as_str()) => self.written.to_lowercase(),
            Role::Name if is_roman(&self.key) => self.written.to_uppercase(),
            Role::Name => capitalise(self.written),
        }
    }
}

/// Numbers behind a name, such as II; the single letters I and V are as likely initials.
fn is_roman(key: &str) -> bool {
    matches!(key, "ii" | "iii" | "iv" | "vi" | "vii" | "viii")
}

/// A capital at the start and after every sign but an apostrophe.
fn capitalise(word: &str) -> String {
    let mut written = String::with_capacity(word.len());
    let mut starts = true;
    for c in word.chars() {
        if starts {
            written.extend(c.to_uppercase());
        } else {
            written.extend(c.to_lowercase());
        }
        starts = !c.is_alphanumeric() && !matches!(c, '\'' | '`' | '\u{2018}' | '\u{2019}');
    }
    written
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case(&["Muhammad Yusuf", "MOH. YUSUF", "Mohd Yusuf", "Muh Yusuf", "Mochammad Yoesoef"])]
    #[case(&["Abdul Rahman", "Abd. Rahman", "H. Abdul Rahman, S.E."])]
    #[case(&["Siti Aminah", "St. Aminah", "Hj. Siti Aminah binti Tono", "SITI AMINAH BINTI TONO"])]
    #[case(&["Soekarno", "Sukarno", "Sukarnno"])]
    #[case(&["Djoko Tjahyono", "Joko Cahyono", "Drs. Djoko Cahyono, M.Pd."])]
    #[case(&["Sutrisno", "Drs. H. Sutrisno, M.M.", "SUTRISNO S.PD"])]
    #[case(&["Nur'aini", "NUR\u{2019}AINI", "Nuraini"])]
    #[case(&["José Nuñez", "JOSE NUNEZ"])]
    fn spellings_of_one_person_meet(#[case] spellings: &[&str]) {
        let [first, others @ ..] = spellings else { panic!("no spellings") };
        for other in others {
            let father = other.to_lowercase().contains("binti");
            let folded = fold_name(other);
            let same =
                folded == fold_name(first) || father && folded.starts_with(&fold_name(first));
            assert!(same, "{other}: {folded}");
        }
    }

    #[rstest]
    #[case("Sari Wati", "Sari Wati Ningsih")]
    #[case("Budi Santoso", "Budi Susanto")]
    #[case("Siti", "Sita")]
    #[case("H.", "S.E.")]
    #[case("Binti", "Bin")]
    fn different_names_stay_apart(#[case] one: &str, #[case] other: &str) {
        assert_ne!(fold_name(one), fold_name(other));
    }

    #[rstest]
    #[case("DAGEL SIHOMBING", Some("Dagel Sihombing"))]
    #[case("DRS. H. SUTRISNO, M.M.", Some("Drs. H. Sutrisno, M.M."))]
    #[case("siti aminah binti tono", Some("Siti Aminah binti Tono"))]
    #[case("SITI AMINAH BINTI TONO SPD", Some("Siti Aminah binti Tono S.Pd."))]
    #[case("ST. AMINAH", Some("St. Aminah"))]
    #[case("NUR'AINI", Some("Nur'aini"))]
    #[case("A.R. FACHRUDDIN II", Some("A.R. Fachruddin II"))]
    #[case("SITI-AMINAH", Some("Siti-Aminah"))]
    #[case("Dagel SIHOMBING", None)]
    #[case("Dagel Sihombing", None)]
    #[case("A", None)]
    #[case("", None)]
    fn capitals_are_offered_in_title_case(#[case] name: &str, #[case] offered: Option<&str>) {
        assert_eq!(offer_title_case(name).as_deref(), offered);
    }

    #[test]
    fn a_search_looks_in_every_word_and_a_started_word_is_no_short_form() {
        assert_eq!(fold_words("Hj. St. Aminah binti TONO"), "hj siti aminah binti tono");
        assert_eq!(fold_words("  Djamu-Djamu, 'Boe'  2 "), "jamu jamu bu 2");
        assert_eq!((fold_start("Moh"), fold_words("Moh")), ("moh".into(), "muhamad".into()));
        assert_eq!((fold_start("Soe"), fold_start(" ")), ("su".into(), String::new()));
    }

    #[test]
    fn titles_and_degrees_stand_once() {
        let keys: Vec<_> = TITLES.iter().chain(DEGREES).map(|row| row.0).collect();
        assert_eq!(BTreeSet::from_iter(&keys).len(), keys.len());
        for (key, form) in TITLES.iter().chain(DEGREES) {
            let letters: String = fold_letters(form).chars().filter(|c| *c != ' ').collect();
            assert!(letters == *key || *key == "hjh", "{key} is not written {form}");
        }
    }

    proptest! {
        #[test]
        fn case_and_blanks_never_part_a_name(name in "[a-zA-Z'.]{1,8}( [a-zA-Z'.]{1,8}){0,4}") {
            prop_assert_eq!(fold_name(&name), fold_name(&name.to_uppercase()));
            prop_assert_eq!(fold_name(&name), fold_name(&name.replace(' ', "  ")));
        }

        #[test]
        fn no_text_makes_folding_fail_badly(name in any::<String>()) {
            drop(fold_name(&name));
            prop_assert_ne!(offer_title_case(&name), Some(clean(&name)));
        }
    }
}
