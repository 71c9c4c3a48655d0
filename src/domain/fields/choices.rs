//! Lists the codes of closed lists with the words under which files carry them.

use crate::domain::text::fold_heading;

/// One code of a closed list; its word is the message `choice-<list>-<code>`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Choice {
    /// The list.
    pub list: &'static str,
    /// Stored code.
    pub code: &'static str,
    /// Other ways to write it, folded as headings are; a code is always its own synonym.
    pub synonyms: &'static [&'static str],
}

/// Gives the codes of a list in the order of display.
pub fn choices_of(list: &str) -> impl Iterator<Item = &'static Choice> {
    CHOICES.iter().filter(move |choice| choice.list == list)
}

/// Finds the code that somebody means: exactly, or by a synonym whatever its case and signs.
pub fn choice_of(list: &str, text: &str) -> Option<&'static str> {
    let exact = choices_of(list).find(|choice| choice.code == text.trim());
    let folded = fold_heading(text);
    exact
        .or_else(|| {
            choices_of(list).find(|choice| {
                fold_heading(choice.code) == folded || choice.synonyms.contains(&folded.as_str())
            })
        })
        .map(|choice| choice.code)
}

const fn row(list: &'static str, code: &'static str, synonyms: &'static [&'static str]) -> Choice {
    Choice { list, code, synonyms }
}

/// All closed lists.
#[rustfmt::skip]
pub const CHOICES: &[Choice] = &[
    row("sex", "M", &["l", "lk", "laki laki", "laki", "laki2", "pria", "male"]),
    row("sex", "F", &["p", "pr", "prp", "perempuan", "wanita", "w", "female"]),

    row("education", "none", &["tidak sekolah", "belum sekolah", "tidak tamat sd", "tidak ada"]),
    row("education", "sd", &["sekolah dasar", "mi", "sd mi", "sd sederajat", "paket a", "sr",
        "tamat sd", "madrasah ibtidaiyah", "primary school"]),
    row("education", "smp", &["sltp", "mts", "smp mts", "smp sederajat", "sltp sederajat", "paket b",
        "tamat smp", "sekolah menengah pertama", "madrasah tsanawiyah", "junior high school"]),
    row("education", "sma", &["slta", "smu", "ma", "man", "sma ma", "sma smk", "sma sederajat",
        "slta sederajat", "sma smk sederajat", "paket c", "tamat sma", "sekolah menengah atas",
        "madrasah aliyah", "senior high school", "high school"]),
    row("education", "smk", &["stm", "smea", "smkk", "smip", "smk sederajat", "kejuruan",
        "tamat smk", "sekolah menengah kejuruan", "vocational school"]),
    row("education", "d1", &["d 1", "d i", "diploma 1", "diploma i", "diploma satu"]),
    row("education", "d2", &["d 2", "d ii", "diploma 2", "diploma ii", "diploma dua"]),
    row("education", "d3", &["d 3", "d iii", "diii", "diploma 3", "diploma iii", "diploma tiga",
        "diploma", "akademi", "ahli madya"]),
    row("education", "d4", &["d 4", "d iv", "div", "diploma 4", "diploma iv", "diploma empat",
        "sarjana terapan"]),
    row("education", "s1", &["s 1", "s i", "sarjana", "strata 1", "strata i", "sarjana s1",
        "bachelor"]),
    row("education", "s2", &["s 2", "s ii", "magister", "strata 2", "strata ii", "pascasarjana",
        "master"]),
    row("education", "s3", &["s 3", "s iii", "doktor", "strata 3", "strata iii", "doctor"]),

    row("person-kind", "returned", &["pmi purna", "purna pmi", "purna", "pekerja migran purna",
        "purna pekerja migran", "purna pekerja migran indonesia", "tki purna", "purna tki",
        "eks tki", "eks tkw", "eks pmi", "ex tki", "ex tkw", "ex pmi", "mantan tki", "mantan tkw",
        "mantan pmi"]),
    row("person-kind", "family", &["keluarga pmi", "keluarga", "keluarga tki", "anggota keluarga",
        "anggota keluarga pmi", "keluarga pmi purna", "suami pmi", "istri pmi", "anak pmi",
        "orang tua pmi", "kel pmi"]),
    row("person-kind", "candidate", &["calon pmi", "cpmi", "calon tki", "ctki", "calon",
        "calon pekerja migran", "calon pekerja migran indonesia"]),
    row("person-kind", "active", &["pmi aktif", "aktif", "tki aktif", "masih bekerja"]),
    row("person-kind", "public", &["umum", "masyarakat", "masyarakat umum", "non pmi", "bukan pmi",
        "warga"]),

    row("cohort-kind", "course", &["kursus", "pelatihan"]),
    row("cohort-kind", "coaching", &["pendampingan", "ecp"]),

    row("cohort-state", "planned", &["direncanakan", "rencana"]),
    row("cohort-state", "open", &["dibuka", "buka"]),
    row("cohort-state", "running", &["berjalan", "sedang berjalan"]),
    row("cohort-state", "assessed", &["dinilai"]),
    row("cohort-state", "graduated", &["lulus", "selesai"]),
    row("cohort-state", "archived", &["diarsipkan", "arsip"]),

    row("session-state", "planned", &["direncanakan"]),
    row("session-state", "taken", &["selesai", "terlaksana"]),
    row("session-state", "locked", &["terkunci"]),
    row("session-state", "cancelled", &["batal", "dibatalkan"]),
    row("session-state", "moved", &["pindah", "dipindahkan"]),

    row("module-kind", "theory", &["teori"]),
    row("module-kind", "practice", &["praktik", "praktek"]),
    row("module-kind", "field", &["lapangan"]),
    row("module-kind", "assessment", &["ujian", "asesmen", "evaluasi"]),

    row("basis", "held", &["terlaksana"]),
    row("basis", "planned", &["direncanakan"]),

    row("counts-as", "absent", &["tidak hadir"]),
    row("counts-as", "present", &["hadir"]),
    row("counts-as", "not-expected", &["tidak dihitung"]),

    row("status", "H", &["hadir", "v", "present"]),
    row("status", "I", &["izin", "ijin", "excused"]),
    row("status", "S", &["sakit", "sick"]),
    row("status", "A", &["alpa", "alpha", "tanpa keterangan", "tk", "absen", "absent"]),

    row("how", "t", &[]),
    row("how", "s", &[]),
    row("how", "f", &[]),
    row("how", "d", &[]),
    row("how", "i", &[]),

    row("score", "K", &["kompeten", "competent"]),
    row("score", "B", &["bk", "belum kompeten", "tidak kompeten", "not competent"]),

    row("verdict", "passed", &["lulus"]),
    row("verdict", "failed", &["tidak lulus", "gagal"]),

    row("permit-kind", "merek", &["merk", "hki", "trademark"]),
    row("permit-kind", "pirt", &["p irt", "spp irt", "sppirt"]),
    row("permit-kind", "bpom", &["bpom md", "bpom ml", "md", "ml"]),
    row("permit-kind", "halal", &["sertifikat halal"]),
    row("permit-kind", "sni", &[]),
    row("permit-kind", "haccp", &[]),

    row("milestone-kind", "usaha", &["usaha berjalan"]),
    row("milestone-kind", "kur", &["pembiayaan", "akad kur"]),
    row("milestone-kind", "siap-ekspor", &[]),
    row("milestone-kind", "pitching", &[]),
    row("milestone-kind", "matching", &["business matching"]),
    row("milestone-kind", "pameran", &["expo", "tei"]),
    row("milestone-kind", "misi-dagang", &[]),
    row("milestone-kind", "buyer", &["pembeli"]),
    row("milestone-kind", "kontrak", &["kontrak dagang"]),
    row("milestone-kind", "mentor", &["pembina"]),

    row("paper", "a4", &[]),
    row("paper", "f4", &["folio"]),

    row("zone", "WIB", &[]),
    row("zone", "WITA", &[]),
    row("zone", "WIT", &[]),

    row("role", "admin", &[]),
    row("role", "instructor", &["instruktur"]),
    row("role", "reader", &["pembaca"]),

    row("purpose", "training", &["pelatihan"]),
    row("purpose", "kemendag", &[]),
    row("purpose", "kp2mi", &[]),
    row("purpose", "finance", &["pembiayaan", "keuangan"]),

    row("language", "id", &["indonesia", "bahasa indonesia", "indonesian"]),
    row("language", "en", &["inggris", "bahasa inggris", "english"]),

    row("theme", "default", &["biasa"]),
    row("theme", "contrast", &["kontras", "kontras tinggi", "high contrast"]),
    row("theme", "mono", &["tanpa warna"]),

    row("glyphs", "box", &["garis"]),
    row("glyphs", "ascii", &["polos", "plain"]),

    row("check", "yes", &["ya", "y", "v", "ada", "wajib", "true"]),
    row("check", "no", &["tidak", "t", "n", "belum", "false"]),
];

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("sex", "L", Some("M"))]
    #[case("sex", "Laki-laki", Some("M"))]
    #[case("sex", "PEREMPUAN", Some("F"))]
    #[case("sex", "P", Some("F"))]
    #[case("sex", "F", Some("F"))]
    #[case("sex", "X", None)]
    #[case("sex", "", None)]
    #[case("education", "SLTA", Some("sma"))]
    #[case("education", "D-III", Some("d3"))]
    #[case("education", "Sarjana (S1)", Some("s1"))]
    #[case("education", "STM", Some("smk"))]
    #[case("person-kind", "Eks TKI", Some("returned"))]
    #[case("person-kind", "PMI Purna", Some("returned"))]
    #[case("person-kind", "CPMI", Some("candidate"))]
    #[case("person-kind", "PMI", None)]
    #[case("score", "BK", Some("B"))]
    #[case("no-such-list", "L", None)]
    fn words_of_files_become_codes(
        #[case] list: &str,
        #[case] text: &str,
        #[case] code: Option<&str>,
    ) {
        assert_eq!(choice_of(list, text), code);
    }
}
