//! The records: plain data, stored with field names, each with a random id.

pub mod centre;
pub mod cohort;
pub mod curriculum;
pub mod enrolment;
pub mod journey;
pub mod office;
pub mod person;
pub mod register;
pub mod venture;

pub use centre::{Centre, Paper, Zone};
pub use cohort::{Cohort, CohortKind, CohortState, Lesson, Session, SessionState};
pub use curriculum::{Basis, CountsAs, Curriculum, GraduationRule, Module, ModuleKind};
pub use enrolment::{Decision, Enrolment, Outcome, Score, Verdict};
pub use journey::{FollowUp, Milestone, MilestoneKind, Shipment, Waiting};
pub use office::{Operator, Role, Submission, SubmittedFile};
pub use person::{Consent, Education, Person, PersonKind, Sex};
pub use register::{How, Late, Mark, Register, Status};
pub use venture::{Permit, PermitKind, Product, Turnover, Venture};
