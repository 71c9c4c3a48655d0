//! What is remembered of lists: order and columns, and where somebody was.

use std::collections::BTreeMap;

use crate::app::remembered::{ListState, Spot};
use crate::ui::work::Env;

/// What is remembered of one list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Kept {
    /// How it is shown, which tells of nobody.
    pub list: ListState,
    /// Where somebody was in it, which is sealed in the store.
    pub spot: Spot,
}

/// A list as the program arranges and remembers it, whatever its rows are.
pub trait Listed {
    /// Names it.
    fn name(&self) -> &'static str;

    /// Brings order, filter and cursor in line with the rows.
    fn arrange(&mut self, env: &Env<'_>);

    /// Gives what is to be remembered.
    fn kept(&self) -> Kept;

    /// Takes what was remembered; `arrange` comes after it.
    fn recall(&mut self, kept: &Kept);
}

/// What is remembered of all lists, by their names, and the screen that was open last.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Memory {
    /// Stable name of the last screen.
    pub screen: Option<String>,
    lists: BTreeMap<String, Kept>,
}

impl Memory {
    /// Puts together what the machine and what the store remembers.
    pub fn new(
        screen: Option<String>,
        lists: BTreeMap<String, ListState>,
        spots: BTreeMap<String, Spot>,
    ) -> Self {
        let mut memory = Self { screen, lists: BTreeMap::new() };
        for (name, list) in lists {
            memory.lists.entry(name).or_default().list = list;
        }
        for (name, spot) in spots {
            memory.lists.entry(name).or_default().spot = spot;
        }
        memory
    }

    /// Keeps what is to be remembered of a list.
    pub fn keep(&mut self, list: &dyn Listed) {
        self.lists.insert(list.name().to_owned(), list.kept());
    }

    /// Gives a list what is remembered of it.
    pub fn recall(&self, list: &mut dyn Listed) {
        if let Some(kept) = self.lists.get(list.name()) {
            list.recall(kept);
        }
    }

    /// Gives what the machine remembers.
    pub fn lists(&self) -> BTreeMap<String, ListState> {
        self.lists.iter().map(|(name, kept)| (name.clone(), kept.list.clone())).collect()
    }

    /// Gives what the store remembers.
    pub fn spots(&self) -> BTreeMap<String, Spot> {
        self.lists.iter().map(|(name, kept)| (name.clone(), kept.spot.clone())).collect()
    }
}
