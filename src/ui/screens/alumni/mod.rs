//! Alumni: the board by stage, one graduate with all that proves where they stand.

mod beside;
pub mod board;
pub mod graduate;
mod lanes;
mod lines;
pub mod list;
mod steps;
mod watch;

use crate::app::sheet::Subject;
use crate::ui::work::{Job, Page, Then, Wish};

/// Opens a form on top.
fn form(subject: impl Into<Subject>) -> Vec<Wish> {
    open(Page::Form(subject.into()))
}

/// Opens a page on top.
fn open(page: Page) -> Vec<Wish> {
    vec![Wish::Do(Job::Load(page, Then::Push))]
}
