//! Made-up curricula for the tests of this folder.

use crate::app::curricula::{CohortUse, CurriculumView, Standing};
use crate::domain::id::{CurriculumId, ModuleId};
use crate::domain::records::{Curriculum, Module, ModuleKind};

use super::fixtures::{clock, id};

/// Code, title, JP, kind.
const MODULES: [(&str, &str, u16, ModuleKind); 6] = [
    ("M01", "Pengenalan ekspor dan peluang pasar", 4, ModuleKind::Theory),
    ("M02", "Legalitas usaha: NIB, KBLI, NPWP, izin produk", 6, ModuleKind::Theory),
    ("M03", "Standar produk dan kemasan", 4, ModuleKind::Practice),
    ("M04", "Kunjungan ke eksportir", 8, ModuleKind::Field),
    ("M05", "Dokumen ekspor", 6, ModuleKind::Theory),
    ("M06", "Ujian akhir", 2, ModuleKind::Assessment),
];

/// Two editions, of which the older one is in use, and a curriculum without modules.
pub(crate) fn curricula() -> Vec<CurriculumView> {
    let used = CohortUse {
        code: "2026-03".to_owned(),
        start: Some(clock().today()),
        standing: Standing::Frozen,
    };
    vec![view(1, "EKSPOR-PMI", 2, Vec::new()), view(2, "EKSPOR-PMI", 1, vec![used]), empty()]
}

fn empty() -> CurriculumView {
    let mut view = view(3, "KEMASAN", 1, Vec::new());
    view.curriculum.modules.clear();
    CurriculumView { newest: 1, ..view }
}

fn view(number: u128, code: &str, edition: u16, cohorts: Vec<CohortUse>) -> CurriculumView {
    let modules = (1..).zip(MODULES).map(|(order, (code, title, jp, kind))| {
        let required = kind != ModuleKind::Field;
        let prerequisites = if order == 2 { vec![module(1)] } else { Vec::new() };
        let module = Module {
            order,
            code: code.to_owned(),
            title: title.to_owned(),
            jp,
            kind,
            unit: if order == 2 { "J.620100.017.02".to_owned() } else { String::new() },
            required,
            prerequisites,
            pass_mark: (order == 6).then_some(75),
        };
        (self::module(order.into()), module)
    });
    let curriculum = Curriculum {
        id: CurriculumId::new(id(7, number)),
        code: code.to_owned(),
        title: "Kelas ekspor untuk PMI purna".to_owned(),
        edition,
        modules: modules.collect(),
        ..Curriculum::default()
    };
    let standing = if cohorts.is_empty() { Standing::Free } else { Standing::Frozen };
    CurriculumView { curriculum, cohorts, standing, newest: 2 }
}

fn module(order: u128) -> ModuleId {
    ModuleId::new(id(8, order))
}
