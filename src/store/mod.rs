//! Keeps everything in one sealed file.
