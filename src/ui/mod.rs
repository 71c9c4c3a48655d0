//! The screen: loop, widgets, one file a screen.
