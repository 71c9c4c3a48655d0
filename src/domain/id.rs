//! Names each record by a random, time-ordered id of its own kind.

use std::fmt;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Declares one id type a kind of record; the only macro of the program.
macro_rules! id_type {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[derive(Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(Uuid);

        impl $name {
            /// Wraps an id that was made elsewhere; making one needs a clock, so `app` does it.
            pub const fn new(id: Uuid) -> Self {
                Self(id)
            }

            /// Gives the plain id.
            pub const fn uuid(self) -> Uuid {
                self.0
            }
        }

        impl From<Uuid> for $name {
            fn from(id: Uuid) -> Self {
                Self(id)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(out)
            }
        }
    )+};
}

id_type! {
    /// Names the one centre of a file.
    CentreId,
    /// Names a curriculum edition.
    CurriculumId,
    /// Names a module inside a curriculum.
    ModuleId,
    /// Names a cohort (*angkatan*).
    CohortId,
    /// Names a session (*sesi*), one roll call.
    SessionId,
    /// Names a lesson inside a session.
    LessonId,
    /// Names a person, whatever cohorts they joined.
    PersonId,
    /// Names one consent of a person.
    ConsentId,
    /// Names the enrolment of a person in a cohort.
    EnrolmentId,
    /// Names a decision of a graduation meeting.
    DecisionId,
    /// Names a venture (*usaha*).
    VentureId,
    /// Names a permit of a venture.
    PermitId,
    /// Names a product of a venture.
    ProductId,
    /// Names a monthly turnover figure of a venture.
    TurnoverId,
    /// Names a milestone on a graduate's journey.
    MilestoneId,
    /// Names a follow-up.
    FollowUpId,
    /// Names a shipment abroad.
    ShipmentId,
    /// Names a file or set of files handed to a receiver.
    SubmissionId,
    /// Names an operator of the program.
    OperatorId,
}
