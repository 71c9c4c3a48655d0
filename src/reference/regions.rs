//! Holds the regions of Indonesia (kode wilayah): provinces, kabupaten/kota and kecamatan.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::OnceLock;

use super::fold;
use super::table::{Row, Source, column, is_removal};

pub(super) const SOURCE: Source = Source {
    file: "wilayah.csv",
    text: include_str!("data/wilayah.csv"),
    fits: |row| {
        let code = column(row, 0);
        let digits = matches!(code.len(), 2 | 4 | 6) && code.chars().all(|c| c.is_ascii_digit());
        digits && !column(row, 1).is_empty()
    },
};

/// Short names of provinces that are not their official ones.
const PROVINCES: &[(&str, &str)] = &[
    ("nad", "11"),
    ("nanggroeacehdarussalam", "11"),
    ("sumut", "12"),
    ("sumbar", "13"),
    ("sumsel", "16"),
    ("bangkabelitung", "19"),
    ("babel", "19"),
    ("kepri", "21"),
    ("jakarta", "31"),
    ("dkijakarta", "31"),
    ("dki", "31"),
    ("daerahkhususjakarta", "31"),
    ("jabar", "32"),
    ("jateng", "33"),
    ("yogyakarta", "34"),
    ("diyogyakarta", "34"),
    ("diy", "34"),
    ("jogja", "34"),
    ("jatim", "35"),
    ("ntb", "52"),
    ("ntt", "53"),
    ("kalbar", "61"),
    ("kalteng", "62"),
    ("kalsel", "63"),
    ("kaltim", "64"),
    ("kaltara", "65"),
    ("sulut", "71"),
    ("sulteng", "72"),
    ("sulsel", "73"),
    ("sultra", "74"),
    ("sulbar", "76"),
    ("malut", "82"),
];

/// The regions, one line each, in the order of their codes; nothing is unpacked at the start.
#[derive(Debug)]
pub struct Regions {
    /// Lines `code,name` without quotes, sorted by code.
    lines: Cow<'static, str>,
    /// Hash of the folded short name and place of the line, sorted; made at the first search.
    names: OnceLock<Vec<(u64, usize)>>,
}

impl Regions {
    pub(super) fn of_rows(own: &[Row]) -> Self {
        let shipped = SOURCE.text.split_once('\n').map_or("", |lines| lines.1);
        if own.is_empty() {
            return Self { lines: Cow::Borrowed(shipped), names: OnceLock::new() };
        }
        let mut rows: BTreeMap<&str, &str> =
            shipped.lines().filter_map(|line| line.split_once(',')).collect();
        for row in own {
            if is_removal(row) {
                rows.remove(column(row, 0));
            } else {
                rows.insert(column(row, 0), column(row, 1));
            }
        }
        let mut lines = String::with_capacity(shipped.len() + 1024);
        for (code, name) in rows {
            for part in [code, ",", name.lines().next().unwrap_or_default(), "\n"] {
                lines.push_str(part);
            }
        }
        Self { lines: Cow::Owned(lines), names: OnceLock::new() }
    }

    /// Counts the regions.
    pub fn len(&self) -> usize {
        self.lines.lines().count()
    }

    /// Tells whether there are none.
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// Gives the name of a province, kabupaten/kota or kecamatan.
    pub fn name(&self, code: &str) -> Option<&str> {
        self.line_of(code).map(|line| line.1)
    }

    /// Gives a region with those around it: `Kaliwungu, Kabupaten Kendal, Jawa Tengah`.
    ///
    /// The code of a village gives the path of its kecamatan, because villages are not in the table.
    pub fn path(&self, code: &str) -> Option<String> {
        let levels = [6, 4, 2].into_iter().filter_map(|length| code.get(..length));
        let names: Vec<&str> = levels.filter_map(|code| self.name(code)).collect();
        let known = self.name(code).is_some() || code.len() == 10;
        (known && !names.is_empty()).then(|| names.join(", "))
    }

    /// Lists the regions whose codes have so many digits, with their names: kecamatan have six.
    pub fn of_length(&self, digits: usize) -> impl Iterator<Item = (&str, &str)> {
        let lines = self.lines.lines().filter_map(|line| line.split_once(','));
        lines.filter(move |(code, _)| code.len() == digits)
    }

    /// Lists the regions directly below one; those of "" are the provinces.
    pub fn below<'a>(&'a self, code: &'a str) -> impl Iterator<Item = (&'a str, &'a str)> {
        let start = self.start_of(code);
        let rest = self.lines.get(start..).unwrap_or_default();
        let lines = rest.lines().filter_map(|line| line.split_once(','));
        lines
            .take_while(move |(found, _)| found.starts_with(code))
            .filter(move |(found, _)| found.len() == code.len() + 2)
    }

    /// Finds the kecamatan of a name, inside a kabupaten/kota and a province where these are given.
    ///
    /// Names of kecamatan repeat: more than one may come back, in the order of their codes.
    pub fn districts(
        &self,
        name: &str,
        regency: Option<&str>,
        province: Option<&str>,
    ) -> Vec<&str> {
        let regencies = stated(regency).map(|regency| self.regencies(regency, province));
        let provinces = stated(province).map(|province| self.provinces(province));
        let above = regencies.or(provinces);
        let inside = |code: &str| {
            above.as_ref().is_none_or(|above| above.iter().any(|above| code.starts_with(above)))
        };
        self.named(name, 6).into_iter().filter(|code| inside(code)).collect()
    }

    /// Finds the kabupaten or kota of a name: `Kab. Kendal`, `Kota Semarang`, or `Semarang`, which
    /// is both.
    pub fn regencies(&self, name: &str, province: Option<&str>) -> Vec<&str> {
        let provinces = stated(province).map(|province| self.provinces(province));
        let level = level_of(name);
        self.named(name, 4)
            .into_iter()
            .filter(|code| {
                provinces.as_ref().is_none_or(|all| all.iter().any(|p| code.starts_with(p)))
            })
            .filter(|code| match level {
                Level::Kota => is_kota(code),
                Level::Kabupaten => !is_kota(code),
                Level::Unsaid => true,
            })
            .collect()
    }

    /// Finds the province of a name or of a usual short name.
    pub fn provinces(&self, name: &str) -> Vec<&str> {
        let short = short_name(name, 2);
        let known = PROVINCES.iter().find(|row| row.0 == short).map(|row| row.1);
        match known.and_then(|code| self.line_of(code)) {
            Some((code, _)) => vec![code],
            None => self.named(name, 2),
        }
    }

    fn named(&self, name: &str, length: usize) -> Vec<&str> {
        let wanted = short_name(name, length);
        if wanted.is_empty() {
            return Vec::new();
        }
        let names = self.names.get_or_init(|| self.index());
        let hash = hash(&wanted);
        let start = names.partition_point(|entry| entry.0 < hash);
        names
            .iter()
            .skip(start)
            .take_while(|entry| entry.0 == hash)
            .filter_map(|entry| self.line_at(entry.1))
            .filter(|(code, name)| code.len() == length && short_name(name, length) == wanted)
            .map(|(code, _)| code)
            .collect()
    }

    fn index(&self) -> Vec<(u64, usize)> {
        let mut names = Vec::with_capacity(8_000);
        let mut start = 0;
        for line in self.lines.split_inclusive('\n') {
            if let Some((code, name)) = line.trim_end().split_once(',') {
                names.push((hash(&short_name(name, code.len())), start));
            }
            start += line.len();
        }
        names.sort_unstable();
        names
    }

    fn line_of(&self, code: &str) -> Option<(&str, &str)> {
        self.line_at(self.start_of(code)).filter(|line| line.0 == code)
    }

    fn line_at(&self, start: usize) -> Option<(&str, &str)> {
        self.lines.get(start..)?.lines().next()?.split_once(',')
    }

    /// Halves the text down to the first line whose code is not below `code`.
    fn start_of(&self, code: &str) -> usize {
        let (mut low, mut high) = (0, self.lines.len());
        while low < high {
            let middle = usize::midpoint(low, high);
            let before = self.lines.as_bytes().get(low..middle).unwrap_or_default();
            let start =
                before.iter().rposition(|byte| *byte == b'\n').map_or(low, |at| low + at + 1);
            let rest = self.lines.as_bytes().get(start..high).unwrap_or_default();
            let end = rest.iter().position(|byte| *byte == b'\n').map_or(high, |at| start + at + 1);
            match self.line_at(start) {
                Some((found, _)) if found < code => low = end,
                _ => high = start,
            }
        }
        low
    }
}

/// What a name says of its kind.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Level {
    Kabupaten,
    Kota,
    Unsaid,
}

fn level_of(name: &str) -> Level {
    let word = name.split(|c: char| !c.is_alphanumeric()).find(|word| !word.is_empty());
    match word.map(str::to_lowercase).as_deref() {
        Some("kabupaten" | "kab") => Level::Kabupaten,
        Some("kota" | "kotamadya" | "kodya") => Level::Kota,
        _ => Level::Unsaid,
    }
}

/// The regency part of a kota is 71 or more.
fn is_kota(code: &str) -> bool {
    code.get(2..).is_some_and(|regency| regency >= "71")
}

fn stated(name: Option<&str>) -> Option<&str> {
    name.filter(|name| fold(name).next().is_some())
}

/// A name folded and without the word that says its level.
///
/// `Kota` belongs to the name of a kecamatan: Kota Manna is not Manna.
fn short_name(name: &str, code_length: usize) -> String {
    let levels: &[&str] = match code_length {
        2 => &["provinsi", "propinsi", "prov"],
        4 => &["kabupaten", "kab", "kota", "kotamadya", "kodya"],
        _ => &["kecamatan", "kec"],
    };
    let mut words = name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let first: String = words.next().map(|word| fold(word).collect()).unwrap_or_default();
    let rest: String = words.flat_map(fold).collect();
    if levels.contains(&first.as_str()) && !rest.is_empty() { rest } else { first + &rest }
}

/// FNV-1a, which needs no state and is the same in every run.
fn hash(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    fn regions() -> Regions {
        Regions::of_rows(&[])
    }

    #[test]
    fn every_region_is_found_by_its_code_and_its_whole_path() {
        let regions = regions();
        let mut last = "";
        for (code, name) in regions.lines.lines().filter_map(|line| line.split_once(',')) {
            assert!(last < code, "{code} stands in its order");
            last = code;
            assert_eq!(regions.name(code), Some(name));
            if code.len() != 6 {
                continue;
            }
            let regency = regions.name(code.get(..4).unwrap()).unwrap();
            let province = regions.name(code.get(..2).unwrap()).unwrap();
            assert_eq!(regions.districts(name, Some(regency), Some(province)), [code], "{name}");
            assert_eq!(regions.path(code), Some(format!("{name}, {regency}, {province}")));
        }
    }

    #[test]
    fn a_code_that_does_not_exist_has_no_name() {
        let regions = regions();
        for code in ["", "0", "00", "10", "332", "33240", "332499", "99", "999999", "é", "33241\n"]
        {
            assert_eq!(regions.name(code), None, "{code}");
            assert_eq!(regions.path(code), None, "{code}");
        }
        assert_eq!(regions.path("3324081001"), regions.path("332408"));
        assert_eq!(regions.path("3324991001").as_deref(), Some("Kabupaten Kendal, Jawa Tengah"));
    }

    #[rstest]
    #[case("Kaliwungu", Some("Kabupaten Kendal"), Some("Jawa Tengah"), &["332408"])]
    #[case("KEC. KALIWUNGU", Some("Kab. Kendal"), None, &["332408"])]
    #[case("kaliwungu", Some("KENDAL"), Some("Jateng"), &["332408"])]
    #[case("Kaliwungu Selatan", Some("Kendal"), None, &["332420"])]
    #[case("Konda/ Kondaga", Some("Tolikara"), Some("Papua Pegunungan"), &["950412"])]
    #[case("Kaliwungu", None, None, &["331901", "332217", "332408"])]
    #[case("Kaliwungu", None, Some("Jawa Tengah"), &["331901", "332217", "332408"])]
    #[case("Kaliwungu", None, Some("Jawa Timur"), &[])]
    #[case("Kaliwungu", Some("Sleman"), None, &[])]
    #[case("Kota Manna", Some("Bengkulu Selatan"), None, &["170105"])]
    #[case("Tempat lain", None, None, &[])]
    #[case("", Some("Kendal"), None, &[])]
    fn a_kecamatan_is_found_by_name(
        #[case] name: &str,
        #[case] regency: Option<&str>,
        #[case] province: Option<&str>,
        #[case] codes: &[&str],
    ) {
        assert_eq!(regions().districts(name, regency, province), codes);
    }

    #[rstest]
    #[case("Semarang", &["3322", "3374"])]
    #[case("Kota Semarang", &["3374"])]
    #[case("KAB. SEMARANG", &["3322"])]
    #[case("Kotabaru", &["6302"])]
    #[case("Kota", &[])]
    fn kabupaten_and_kota_of_one_name_are_told_apart(#[case] name: &str, #[case] codes: &[&str]) {
        assert_eq!(regions().regencies(name, None), codes);
    }

    #[test]
    fn short_names_of_provinces_are_known() {
        let regions = regions();
        for (short, code) in PROVINCES {
            assert_eq!(regions.provinces(short), [*code], "{short}");
            assert!(regions.name(code).is_some());
        }
        assert_eq!(regions.provinces("D.I. Yogyakarta"), ["34"]);
        assert_eq!(regions.provinces("Prov. Jawa Tengah"), ["33"]);
    }

    #[test]
    fn what_lies_below_is_listed() {
        let regions = regions();
        assert_eq!(regions.below("").count(), 38);
        assert_eq!(regions.below("3324").count(), 20);
        assert_eq!(regions.below("3324").next(), Some(("332401", "Plantungan")));
        assert_eq!(regions.below("332401").count(), 0);
        let all: usize = regions.below("").map(|province| regions.below(province.0).count()).sum();
        assert_eq!(all, 514);
    }
}
