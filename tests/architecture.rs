//! Holds the shape of the program: layers, lengths, top level, messages.

#[path = "architecture/layers.rs"]
mod layers;
#[path = "architecture/messages.rs"]
mod messages;
#[path = "architecture/shape.rs"]
mod shape;
#[path = "architecture/source.rs"]
mod source;
