//! The commands: the use cases without the screen.
