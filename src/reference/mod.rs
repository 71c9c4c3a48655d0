//! Tables that ship with the program and can be replaced by a file in the data folder.
