//! Walks the tables of fields and choices.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::*;
use crate::domain::coded::Coded;
use crate::domain::field::{Cell, FieldFault, FieldKind, Needed};
use crate::domain::records::{
    Basis, Centre, Cohort, CohortKind, CohortState, Consent, CountsAs, Curriculum, Decision,
    Education, Enrolment, FollowUp, GraduationRule, How, Lesson, Milestone, MilestoneKind, Module,
    ModuleKind, Operator, Outcome, Paper, Permit, PermitKind, Person, PersonKind, Product, Role,
    Session, SessionState, Sex, Shipment, Status, Submission, Turnover, Venture, Verdict, Zone,
};
use crate::domain::text::{Money, fold_heading};
use crate::locale::{Language, Words};

/// Calls a generic check on every table.
macro_rules! every_table {
    ($check:ident) => {
        $check::<Centre>("centre", CENTRE_FIELDS);
        $check::<Cohort>("cohort", COHORT_FIELDS);
        $check::<Session>("session", SESSION_FIELDS);
        $check::<Lesson>("lesson", LESSON_FIELDS);
        $check::<Curriculum>("curriculum", CURRICULUM_FIELDS);
        $check::<Module>("module", MODULE_FIELDS);
        $check::<GraduationRule>("rule", RULE_FIELDS);
        $check::<Enrolment>("enrolment", ENROLMENT_FIELDS);
        $check::<Decision>("decision", DECISION_FIELDS);
        $check::<Outcome>("outcome", OUTCOME_FIELDS);
        $check::<Milestone>("milestone", MILESTONE_FIELDS);
        $check::<FollowUp>("follow-up", FOLLOW_UP_FIELDS);
        $check::<Shipment>("shipment", SHIPMENT_FIELDS);
        $check::<Operator>("operator", OPERATOR_FIELDS);
        $check::<Submission>("submission", SUBMISSION_FIELDS);
        $check::<Person>("person", PERSON_FIELDS);
        $check::<Consent>("consent", CONSENT_FIELDS);
        $check::<Product>("product", PRODUCT_FIELDS);
        $check::<Permit>("permit", PERMIT_FIELDS);
        $check::<Turnover>("turnover", TURNOVER_FIELDS);
        $check::<Venture>("venture", VENTURE_FIELDS);
    };
}

fn names_are_those_of_the_struct<T: Default + Serialize>(table: &str, fields: &[Field<T>]) {
    let stored = serde_json::to_value(T::default()).unwrap();
    let mut seen = BTreeSet::new();
    for field in fields {
        assert!(stored.get(field.name).is_some(), "{table} has no field {}", field.name);
        assert!(seen.insert(field.name), "{table} lists {} twice", field.name);
    }
}

fn headings_are_folded_and_lead_to_one_field<T>(table: &str, fields: &[Field<T>]) {
    let mut seen = BTreeMap::new();
    for field in fields {
        for heading in field.headings {
            assert_eq!(fold_heading(heading), *heading, "{table}.{}", field.name);
            if let Some(other) = seen.insert(*heading, field.name) {
                panic!("{table}: `{heading}` leads to {other} and {}", field.name);
            }
        }
    }
}

fn labels_exist<T>(table: &str, fields: &[Field<T>]) {
    for (_, language) in Language::ALL {
        let words = Words::new(*language);
        for field in fields {
            assert!(words.has(&label_of(field.name)), "{table}.{} {language:?}", field.name);
        }
    }
}

fn lists_exist<T>(table: &str, fields: &[Field<T>]) {
    for field in fields {
        if let FieldKind::Choice(list) = field.kind {
            assert!(choices_of(list).next().is_some(), "{table}.{} has no list", field.name);
        }
    }
}

/// Gives a text that a kind of field takes.
fn sample(kind: FieldKind) -> String {
    match kind {
        FieldKind::Text | FieldKind::Name | FieldKind::Notes => "Sari".to_owned(),
        FieldKind::Digits(count) => "1".repeat(usize::from(count)),
        FieldKind::Nik => "3324194608919940".to_owned(),
        FieldKind::Date => "2026-03-02".to_owned(),
        FieldKind::Time => "08:00".to_owned(),
        FieldKind::Integer => "5".to_owned(),
        FieldKind::Phone => "+6281234567890".to_owned(),
        FieldKind::Money => "USD 12,50".to_owned(),
        FieldKind::Choice(list) => choices_of(list).last().unwrap().code.to_owned(),
        FieldKind::Region => "332419".to_owned(),
        FieldKind::Country => "JP".to_owned(),
        FieldKind::Check => "yes".to_owned(),
    }
}

/// Checked texts and numbers with limits of their own.
fn sample_named(name: &str) -> Option<&'static str> {
    let samples = [
        ("kbli", "46319/2020"),
        ("npwp", "099999997000000"),
        ("hs", "090111"),
        ("departed_year", "2019"),
        ("returned_year", "2023"),
        ("certificate_pattern", "{seq:04}/{year}"),
    ];
    samples.iter().find(|row| row.0 == name).map(|row| row.1)
}

fn shown(cell: &Cell) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Text(text) | Cell::Choice(_, text) => text.clone(),
        Cell::Integer(number) | Cell::Percent(number) => number.to_string(),
        Cell::Money(Money { .. }) => "USD 12,50".to_owned(),
        Cell::Date(date) => date.to_string(),
        Cell::Moment(at) => at.to_string(),
        Cell::Check(true) => "yes".to_owned(),
        Cell::Check(false) => "no".to_owned(),
    }
}

fn what_is_set_is_got<T: Default + Clone + PartialEq + std::fmt::Debug>(
    table: &str,
    fields: &[Field<T>],
) {
    for field in fields {
        let mut record = T::default();
        let text = sample_named(field.name).map_or_else(|| sample(field.kind), str::to_owned);
        match (field.set)(&mut record, &text) {
            Ok(()) => assert_eq!(shown(&(field.get)(&record)), text, "{table}.{}", field.name),
            Err(FieldFault::Fixed) => continue,
            Err(fault) => panic!("{table}.{} refuses {text}: {fault}", field.name),
        }
        let before = record.clone();
        if let Err(fault) = (field.set)(&mut record, "") {
            assert_eq!(record, before, "{table}.{} is changed by a refused text", field.name);
            let reason = matches!(fault, FieldFault::Empty | FieldFault::NotInList);
            assert!(reason && field.needed == Needed::Saving || field.kind == FieldKind::Integer);
        }
    }
}

#[test]
fn every_field_has_the_name_of_its_struct_field() {
    every_table!(names_are_those_of_the_struct);
}

#[test]
fn every_heading_is_folded_and_leads_to_one_field() {
    every_table!(headings_are_folded_and_lead_to_one_field);
    let helpers = [REGENCY_HEADINGS, PROVINCE_HEADINGS, BIRTH_HEADINGS].concat();
    for heading in &helpers {
        assert_eq!(fold_heading(heading), *heading);
        assert!(field_headed(PERSON_FIELDS, heading).is_none(), "{heading}");
    }
    assert_eq!(BTreeSet::from_iter(&helpers).len(), helpers.len());
}

#[test]
fn the_headings_of_real_lists_lead_to_their_fields() {
    let office = "NAMA LENGKAP=name|NO. KTP (NIK)=nik|L/P=sex|TEMPAT LAHIR=birth_place|\
        TGL. LAHIR=birth_date|ALAMAT=address|KECAMATAN=region|NO. HP / WA=phone|\
        PENDIDIKAN=education|KETERANGAN=kind|NEGARA=country|TH. PULANG=returned_year|\
        USAHA / RENCANA USAHA=business_idea";
    let form = "NIK=nik|Nama Lengkap=name|Jenis Kelamin=sex|Tempat Lahir=birth_place|\
        Tanggal Lahir=birth_date|Alamat=address|Kecamatan=region|No HP=phone|Email=email|\
        Pendidikan Terakhir=education|Jenis Peserta=kind|Negara Penempatan=country|\
        Sektor=sector|Tahun Berangkat=departed_year|Tahun Pulang=returned_year|\
        Rencana Usaha=business_idea";
    for (heading, name) in [office, form]
        .iter()
        .flat_map(|list| list.split('|'))
        .map(|pair| pair.split_once('=').unwrap())
    {
        let field = field_headed(PERSON_FIELDS, &fold_heading(heading));
        assert_eq!(field.map(|field| field.name), Some(name), "{heading}");
    }
    assert!(REGENCY_HEADINGS.contains(&fold_heading("Kabupaten/Kota").as_str()));
    assert!(PROVINCE_HEADINGS.contains(&fold_heading("Provinsi").as_str()));
    let roll = field_headed(ENROLMENT_FIELDS, &fold_heading("NO"));
    assert_eq!(roll.map(|field| field.name), Some("roll"));
}

#[test]
fn every_field_has_a_label_in_both_languages() {
    every_table!(labels_exist);
}

#[test]
fn every_choice_field_names_a_list() {
    every_table!(lists_exist);
}

#[test]
fn every_field_gives_back_what_was_set() {
    every_table!(what_is_set_is_got);
}

#[test]
fn every_choice_has_a_word_in_both_languages_and_its_synonyms_are_clear() {
    let mut seen = BTreeMap::new();
    for choice in CHOICES {
        for (_, language) in Language::ALL {
            let id = choice_label(choice.list, choice.code);
            assert!(Words::new(*language).has(&id), "{id} {language:?}");
        }
        let code = fold_heading(choice.code);
        for word in choice.synonyms.iter().copied().chain([code.as_str()]) {
            assert_eq!(fold_heading(word), word, "{}", choice.list);
            let before = seen.insert((choice.list, word.to_owned()), choice.code);
            assert_eq!(before, None, "{} in {}", word, choice.list);
        }
    }
}

fn list_is_that_of<T: Coded>(list: &str) {
    let listed: Vec<&str> = choices_of(list).map(|choice| choice.code).collect();
    let coded: Vec<&str> = T::CODES.iter().map(|row| row.0).collect();
    assert_eq!(listed, coded, "{list}");
}

#[test]
fn every_list_has_the_codes_of_its_type() {
    list_is_that_of::<Sex>("sex");
    list_is_that_of::<Education>("education");
    list_is_that_of::<PersonKind>("person-kind");
    list_is_that_of::<CohortKind>("cohort-kind");
    list_is_that_of::<CohortState>("cohort-state");
    list_is_that_of::<SessionState>("session-state");
    list_is_that_of::<ModuleKind>("module-kind");
    list_is_that_of::<Basis>("basis");
    list_is_that_of::<CountsAs>("counts-as");
    list_is_that_of::<Status>("status");
    list_is_that_of::<How>("how");
    list_is_that_of::<Verdict>("verdict");
    list_is_that_of::<PermitKind>("permit-kind");
    list_is_that_of::<MilestoneKind>("milestone-kind");
    list_is_that_of::<Paper>("paper");
    list_is_that_of::<Zone>("zone");
    list_is_that_of::<Role>("role");
}
