//! The open screens, one on the other; there is always one.

use crate::ui::screens::Screen;

/// The open screens.
#[derive(Debug)]
pub(super) struct Stack {
    first: Box<dyn Screen>,
    above: Vec<Box<dyn Screen>>,
}

impl Stack {
    /// Starts with one screen.
    pub(super) fn new(first: Box<dyn Screen>) -> Self {
        Self { first, above: Vec::new() }
    }

    /// Gives the topmost screen.
    pub(super) fn top(&self) -> &dyn Screen {
        self.above.last().unwrap_or(&self.first).as_ref()
    }

    /// Gives the topmost screen to be changed.
    pub(super) fn top_mut(&mut self) -> &mut dyn Screen {
        self.above.last_mut().unwrap_or(&mut self.first).as_mut()
    }

    /// Gives all screens to be changed, the first one first.
    pub(super) fn all_mut(&mut self) -> impl Iterator<Item = &mut Box<dyn Screen>> {
        std::iter::once(&mut self.first).chain(&mut self.above)
    }

    /// Lays a screen on top.
    pub(super) fn push(&mut self, screen: Box<dyn Screen>) {
        self.above.push(screen);
    }

    /// Puts a screen in place of the topmost one.
    pub(super) fn replace(&mut self, screen: Box<dyn Screen>) {
        match self.above.last_mut() {
            Some(top) => *top = screen,
            None => self.first = screen,
        }
    }

    /// Leaves the first screen alone.
    pub(super) fn clear(&mut self) {
        self.above.clear();
    }

    /// Takes the topmost screen away and gives it, if another one lies below.
    pub(super) fn pop(&mut self) -> Option<Box<dyn Screen>> {
        self.above.pop()
    }
}
