//! Tables that ship with the program and can be changed by files in the data folder.
//!
//! Each table is read when it is asked for first. A file or row that cannot be used changes nothing,
//! and [`Reference::faults`] tells why: a wrong comma must not stop a class.

mod countries;
mod curriculum;
mod kur;
mod regions;
mod table;
mod tariff;

use std::path::PathBuf;
use std::sync::OnceLock;

pub use countries::{Countries, Country};
pub use curriculum::DefaultModule;
pub use kur::Scheme;
pub use regions::Regions;
pub use table::{Fault, FaultKind};
pub use tariff::Tariff;

use table::{Row, Source};

/// All tables of reference.
#[derive(Debug, Default)]
pub struct Reference {
    folder: Option<PathBuf>,
    regions: OnceLock<Read<Regions>>,
    countries: OnceLock<Read<Countries>>,
    tariff: OnceLock<Read<Tariff>>,
    curriculum: OnceLock<Read<Vec<DefaultModule>>>,
    schemes: OnceLock<Read<Vec<Scheme>>>,
}

/// A table with what was wrong with the file that should have changed it.
type Read<T> = (T, Vec<Fault>);

impl Reference {
    /// Starts with the tables as they ship, changed by the files of `folder` where there are any.
    pub fn new(folder: Option<PathBuf>) -> Self {
        Self { folder, ..Self::default() }
    }

    /// Gives the regions (kode wilayah).
    pub fn regions(&self) -> &Regions {
        &self.regions.get_or_init(|| self.read(&regions::SOURCE, Regions::of_rows)).0
    }

    /// Gives the countries.
    pub fn countries(&self) -> &Countries {
        &self.countries.get_or_init(|| self.read(&countries::SOURCE, Countries::of_rows)).0
    }

    /// Gives the short list of HS codes.
    pub fn tariff(&self) -> &Tariff {
        &self.tariff.get_or_init(|| self.read(&tariff::SOURCE, Tariff::of_rows)).0
    }

    /// Gives the modules of the default curriculum, in their order.
    pub fn curriculum(&self) -> &[DefaultModule] {
        &self.curriculum.get_or_init(|| self.read(&curriculum::SOURCE, curriculum::of_rows)).0
    }

    /// Gives the KUR schemes.
    pub fn schemes(&self) -> &[Scheme] {
        &self.schemes.get_or_init(|| self.read(&kur::SOURCE, kur::of_rows)).0
    }

    /// Reads every table and tells which files could not be used.
    pub fn faults(&self) -> Vec<Fault> {
        self.regions();
        self.countries();
        self.tariff();
        self.curriculum();
        self.schemes();
        let faults = [
            self.regions.get().map(|read| &read.1),
            self.countries.get().map(|read| &read.1),
            self.tariff.get().map(|read| &read.1),
            self.curriculum.get().map(|read| &read.1),
            self.schemes.get().map(|read| &read.1),
        ];
        faults.into_iter().flatten().flatten().copied().collect()
    }

    fn read<T>(&self, source: &Source, of_rows: fn(&[Row]) -> T) -> Read<T> {
        let (own, faults) = source.own_rows(self.folder.as_deref());
        (of_rows(&own), faults)
    }
}

/// Folds a name so that spellings meet: small letters and digits, nothing else.
fn fold(name: &str) -> impl Iterator<Item = char> {
    name.chars().flat_map(char::to_lowercase).filter(|c| c.is_alphanumeric())
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn no_table_as_it_ships_has_a_fault() {
        let reference = Reference::new(None);
        assert_eq!(reference.faults(), []);
        assert_eq!(reference.regions().len(), 38 + 514 + 7_285);
        assert_eq!(reference.countries().all().len(), 249);
        assert_eq!(reference.tariff().all().len(), 61);
        assert_eq!(reference.curriculum().len(), 16);
        assert_eq!(reference.schemes().len(), 5);
    }

    #[test]
    fn a_file_changes_adds_and_removes_rows() {
        let folder = tempfile::tempdir().unwrap();
        let text =
            "\u{feff}kode,nama\r\n332408,\"Kaliwungu, Lama\"\r\n332499,Uji Coba\r\n332407,\r\n";
        fs::write(folder.path().join("wilayah.csv"), text).unwrap();
        let reference = Reference::new(Some(folder.path().to_owned()));
        assert_eq!(reference.faults(), []);
        let regions = reference.regions();
        assert_eq!(regions.name("332408"), Some("Kaliwungu, Lama"));
        assert_eq!(regions.name("332499"), Some("Uji Coba"));
        assert_eq!(regions.name("332407"), None);
        assert_eq!(regions.name("332409"), Reference::new(None).regions().name("332409"));
        assert_eq!(regions.districts("uji coba", None, None), ["332499"]);
        assert_eq!(reference.tariff().all().len(), 61);
    }

    #[test]
    fn a_file_that_cannot_be_used_is_named_with_its_line() {
        let faults = |name: &str, text: &[u8]| {
            let folder = tempfile::tempdir().unwrap();
            fs::write(folder.path().join(name), text).unwrap();
            let reference = Reference::new(Some(folder.path().to_owned()));
            let faults = reference.faults();
            assert_eq!(reference.regions().len(), 38 + 514 + 7_285, "{name} is left as it ships");
            faults
        };
        let fault = |file, line, kind| vec![Fault { file, line, kind }];
        let text = b"kode,nama\n3324,Kendal\n33A4,Kendal\n";
        assert_eq!(faults("wilayah.csv", text), fault("wilayah.csv", 3, FaultKind::Value));
        let text = b"kode,nama\n332\xff08,Kendal\n";
        assert_eq!(faults("wilayah.csv", text), fault("wilayah.csv", 0, FaultKind::Unreadable));
        let text = b"kode;nama\n3324;Kendal\n";
        assert_eq!(faults("wilayah.csv", text), fault("wilayah.csv", 1, FaultKind::Columns));
        let text = b"kode,judul,jp\nM01,Motivasi,dua\n";
        let name = "kurikulum-ekspor.csv";
        assert_eq!(faults(name, text), fault(name, 2, FaultKind::Value));
        let text = b"alpha2,alpha3,nama,name,sinonim\nXX,XXX,Tempat\n";
        assert_eq!(faults("negara.csv", text), fault("negara.csv", 2, FaultKind::Value));
        assert_eq!(faults("lain.csv", b"x"), []);
    }
}
