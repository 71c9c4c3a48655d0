//! Says which table of fields belongs to which kind of record that is edited field by field, and
//! to which items inside it.

use std::collections::BTreeMap;

use uuid::Uuid;

use super::{
    CENTRE_FIELDS, CONSENT_FIELDS, FOLLOW_UP_FIELDS, MILESTONE_FIELDS, OPERATOR_FIELDS,
    PERMIT_FIELDS, PERSON_FIELDS, PRODUCT_FIELDS, SHIPMENT_FIELDS, TURNOVER_FIELDS, VENTURE_FIELDS,
};
use crate::domain::field::Field;
use crate::domain::id::{ConsentId, PermitId, ProductId, TurnoverId};
use crate::domain::record::Record;
use crate::domain::records::{
    Centre, Consent, FollowUp, Milestone, Operator, Permit, Person, Product, Shipment, Turnover,
    Venture,
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

impl Fielded for Person {
    const FIELDS: &'static [Field<Self>] = PERSON_FIELDS;
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
