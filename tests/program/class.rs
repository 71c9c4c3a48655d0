//! The class of the sample list, ready for the first roll call.

use crate::desk::{Desk, sample};

pub(crate) const COHORT: &str = "2026-03";
const DAYS: &str = "2026-03-02,2026-03-03,2026-03-04,2026-03-05,2026-03-06";

/// Makes a centre with the 30 people of the sample list and five sessions, none taken.
pub(crate) fn ready() -> Desk {
    let desk = Desk::with_centre();
    desk.good(&["cohort", "new", "--code", COHORT, "--curriculum", "EKSPOR"]);
    desk.good(&["session", "plan", "--cohort", COHORT, "--dates", DAYS]);
    let list = sample("peserta-kendal-2026-03.xlsx");
    desk.good(&["import", "participants", &list, "--cohort", COHORT, "--yes"]);
    desk
}
