//! The open screens, one on the other; there is always one.

use crate::ui::screens::Screen;

/// The open screens.
#[derive(Debug)]
pub(super) struct Stack {
    first: Layer,
    above: Vec<Layer>,
    /// The number of the next screen.
    next: u32,
}

/// A screen with a number that no other one had in this run.
#[derive(Debug)]
struct Layer {
    number: u32,
    screen: Box<dyn Screen>,
}

impl Stack {
    /// Starts with one screen.
    pub(super) fn new(screen: Box<dyn Screen>) -> Self {
        Self { first: Layer { number: 0, screen }, above: Vec::new(), next: 1 }
    }

    /// Leaves one screen alone in place of all.
    pub(super) fn restart(&mut self, screen: Box<dyn Screen>) {
        self.clear();
        self.first = self.layer(screen);
    }

    fn layer(&mut self, screen: Box<dyn Screen>) -> Layer {
        let number = self.next;
        self.next = number.wrapping_add(1);
        Layer { number, screen }
    }

    /// Gives the number of the topmost screen.
    pub(super) fn number(&self) -> u32 {
        self.above.last().unwrap_or(&self.first).number
    }

    /// Gives the topmost screen.
    pub(super) fn top(&self) -> &dyn Screen {
        self.above.last().unwrap_or(&self.first).screen.as_ref()
    }

    /// Gives the topmost screen to be changed.
    pub(super) fn top_mut(&mut self) -> &mut dyn Screen {
        self.above.last_mut().unwrap_or(&mut self.first).screen.as_mut()
    }

    /// Gives all screens to be changed, the first one first.
    pub(super) fn all_mut(&mut self) -> impl Iterator<Item = &mut Box<dyn Screen>> {
        let layers = std::iter::once(&mut self.first).chain(&mut self.above);
        layers.map(|layer| &mut layer.screen)
    }

    /// Lays a screen on top.
    pub(super) fn push(&mut self, screen: Box<dyn Screen>) {
        let layer = self.layer(screen);
        self.above.push(layer);
    }

    /// Puts a screen in place of the topmost one.
    pub(super) fn replace(&mut self, screen: Box<dyn Screen>) {
        let layer = self.layer(screen);
        match self.above.last_mut() {
            Some(top) => *top = layer,
            None => self.first = layer,
        }
    }

    /// Leaves the first screen alone.
    pub(super) fn clear(&mut self) {
        self.above.clear();
    }

    /// Takes the topmost screen away and gives it, if another one lies below.
    pub(super) fn pop(&mut self) -> Option<Box<dyn Screen>> {
        self.above.pop().map(|layer| layer.screen)
    }
}
