//! Says what the check of a report found, and what was written.

use crate::app::Fact;
use crate::app::report::{CheckFinding, CheckReport, Report, Severity};
use crate::domain::fields::label_of;

use crate::ui::look::Look;
use crate::ui::note::Note;
use crate::ui::text;
use crate::ui::theme::Role;

/// Most names told beside a kind of finding.
const NAMES_MOST: usize = 3;

/// Says what was found, one line for all findings of a kind.
pub(super) fn check_lines(report: &CheckReport, look: &Look, room: u16) -> Vec<(Role, String)> {
    let people = [("people", i64::from(report.people).into())];
    let mut lines = vec![(Role::Text, look.say_with("report-people", &people))];
    let mut kinds: Vec<Vec<&CheckFinding>> = Vec::new();
    for finding in &report.findings {
        let is_kind = |kind: &&mut Vec<&CheckFinding>| {
            kind.first().is_some_and(|first| {
                (first.severity, first.id, &first.value)
                    == (finding.severity, finding.id, &finding.value)
            })
        };
        match kinds.iter_mut().find(is_kind) {
            Some(kind) => kind.push(finding),
            None => kinds.push(vec![finding]),
        }
    }
    if kinds.is_empty() {
        lines.push((Role::Good, look.say("report-all-good").into_owned()));
    }
    for kind in kinds {
        let Some(first) = kind.first() else { continue };
        let (role, word) = match first.severity {
            Severity::Blocking => (Role::Bad, "report-mend"),
            Severity::Warning => (Role::Warn, "report-look"),
            Severity::Note => (Role::Quiet, "report-note"),
        };
        let count = kind.len();
        let names: Vec<&str> = kind
            .iter()
            .map(|finding| finding.name.as_str())
            .filter(|name| !name.is_empty())
            .take(NAMES_MOST)
            .collect();
        let names = if names.is_empty() { String::new() } else { format!(" {}", names.join(", ")) };
        let said = format!("{:<9}{count:>3}  {}{names}", look.say(word), sentence(first, look));
        lines.push((role, text::cut(&said, room, look.glyphs().cut).into_owned()));
    }
    lines
}

/// Says a finding, with the label of its field where the receiver's own heading is not told.
fn sentence(finding: &CheckFinding, look: &Look) -> String {
    let mut note = Note::info(finding.id);
    let facts = finding.facts.iter();
    note.facts.extend(facts.map(|(name, fact)| ((*name).into(), fact.clone().into())));
    let said = look.sentence(&note);
    let is_told = finding.facts.iter().any(|(name, _)| *name == "heading");
    let field = finding.value.rsplit('.').next().unwrap_or_default();
    if is_told || field.is_empty() {
        return said;
    }
    format!("{}: {said}", look.say(&label_of(field)))
}

/// Says where the files are, who gave no consent, and why the whole NIK stands in them.
pub(super) fn written_lines(report: &Report, look: &Look, room: u16) -> Vec<(Role, String)> {
    let mut lines: Vec<(Role, String)> = Vec::new();
    for file in &report.files {
        let rows = format!("{} ({})", file.path.display(), file.rows);
        lines.push((Role::Good, text::cut(&rows, room, look.glyphs().cut).into_owned()));
    }
    let receiver = look.say(&report.receiver).into_owned();
    let number = |number: u32| Fact::Number(number.into());
    let mut notes = vec![(
        Role::Text,
        Note::info("done-export")
            .fact("people", number(report.people))
            .fact("receiver", receiver.as_str()),
    )];
    if report.without_consent > 0 {
        let count = number(report.without_consent);
        let note = Note::info("warning-without-consent").fact("count", count);
        notes.push((Role::Warn, note.fact("receiver", receiver.as_str())));
    }
    if !report.why_full_nik.is_empty() {
        let why = look.say(&report.why_full_nik).into_owned();
        notes.push((Role::Warn, Note::info("warning-full-nik").fact("why", why)));
    }
    if report.damaged > 0 {
        notes.push((Role::Bad, Note::info("warning-damaged").fact("count", report.damaged)));
    }
    for (role, note) in notes {
        lines.extend(text::wrap(&look.sentence(&note), room).into_iter().map(|line| (role, line)));
    }
    lines
}
