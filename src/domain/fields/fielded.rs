//! Says which table of fields belongs to which kind of record, and to which items inside it.

use std::collections::BTreeMap;

use uuid::Uuid;

use super::{
    CENTRE_FIELDS, COHORT_FIELDS, CONSENT_FIELDS, CURRICULUM_FIELDS, ENROLMENT_FIELDS,
    FOLLOW_UP_FIELDS, LESSON_FIELDS, MILESTONE_FIELDS, MODULE_FIELDS, OPERATOR_FIELDS,
    PERMIT_FIELDS, PERSON_FIELDS, PRODUCT_FIELDS, SESSION_FIELDS, SHIPMENT_FIELDS, TURNOVER_FIELDS,
    VENTURE_FIELDS,
};
use crate::domain::field::Field;
use crate::domain::id::{ConsentId, LessonId, ModuleId, PermitId, ProductId, TurnoverId};
use crate::domain::record::Record;
use crate::domain::records::{
    Centre, Cohort, Consent, Curriculum, Enrolment, FollowUp, Lesson, Milestone, Module, Operator,
    Permit, Person, Product, Session, Shipment, Turnover, Venture,
};

/// A kind of record whose fields stand in a table.
pub trait Fielded: Record {
    /// Its fields, in the order of form and list.
    const FIELDS: &'static [Field<Self>];
}

/// A kind of record that holds items of their own, such as the permits of a venture.
pub trait Holds<I: 'static>: Record {
    /// Field of the record that holds them.
    const NAME: &'static str;

    /// Names an item.
    type Id: Copy + Ord + From<Uuid>;

    /// The fields of an item, in the order of form and list.
    const ITEM_FIELDS: &'static [Field<I>];

    /// Gives the items.
    fn items(&mut self) -> &mut BTreeMap<Self::Id, I>;
}

impl Fielded for Centre {
    const FIELDS: &'static [Field<Self>] = CENTRE_FIELDS;
}

impl Fielded for Curriculum {
    const FIELDS: &'static [Field<Self>] = CURRICULUM_FIELDS;
}

impl Fielded for Cohort {
    const FIELDS: &'static [Field<Self>] = COHORT_FIELDS;
}

impl Fielded for Session {
    const FIELDS: &'static [Field<Self>] = SESSION_FIELDS;
}

impl Fielded for Person {
    const FIELDS: &'static [Field<Self>] = PERSON_FIELDS;
}

impl Fielded for Enrolment {
    const FIELDS: &'static [Field<Self>] = ENROLMENT_FIELDS;
}

impl Fielded for Venture {
    const FIELDS: &'static [Field<Self>] = VENTURE_FIELDS;
}

impl Fielded for Milestone {
    const FIELDS: &'static [Field<Self>] = MILESTONE_FIELDS;
}

impl Fielded for FollowUp {
    const FIELDS: &'static [Field<Self>] = FOLLOW_UP_FIELDS;
}

impl Fielded for Shipment {
    const FIELDS: &'static [Field<Self>] = SHIPMENT_FIELDS;
}

impl Fielded for Operator {
    const FIELDS: &'static [Field<Self>] = OPERATOR_FIELDS;
}

impl Holds<Module> for Curriculum {
    const NAME: &'static str = "modules";
    type Id = ModuleId;
    const ITEM_FIELDS: &'static [Field<Module>] = MODULE_FIELDS;

    fn items(&mut self) -> &mut BTreeMap<ModuleId, Module> {
        &mut self.modules
    }
}

impl Holds<Lesson> for Session {
    const NAME: &'static str = "lessons";
    type Id = LessonId;
    const ITEM_FIELDS: &'static [Field<Lesson>] = LESSON_FIELDS;

    fn items(&mut self) -> &mut BTreeMap<LessonId, Lesson> {
        &mut self.lessons
    }
}

impl Holds<Consent> for Person {
    const NAME: &'static str = "consents";
    type Id = ConsentId;
    const ITEM_FIELDS: &'static [Field<Consent>] = CONSENT_FIELDS;

    fn items(&mut self) -> &mut BTreeMap<ConsentId, Consent> {
        &mut self.consents
    }
}

impl Holds<Permit> for Venture {
    const NAME: &'static str = "permits";
    type Id = PermitId;
    const ITEM_FIELDS: &'static [Field<Permit>] = PERMIT_FIELDS;

    fn items(&mut self) -> &mut BTreeMap<PermitId, Permit> {
        &mut self.permits
    }
}

impl Holds<Product> for Venture {
    const NAME: &'static str = "products";
    type Id = ProductId;
    const ITEM_FIELDS: &'static [Field<Product>] = PRODUCT_FIELDS;

    fn items(&mut self) -> &mut BTreeMap<ProductId, Product> {
        &mut self.products
    }
}

impl Holds<Turnover> for Venture {
    const NAME: &'static str = "turnover";
    type Id = TurnoverId;
    const ITEM_FIELDS: &'static [Field<Turnover>] = TURNOVER_FIELDS;

    fn items(&mut self) -> &mut BTreeMap<TurnoverId, Turnover> {
        &mut self.turnover
    }
}
