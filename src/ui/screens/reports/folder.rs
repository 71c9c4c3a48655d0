//! Chooses the folder for the files of a report.

use std::path::PathBuf;
use std::sync::Arc;

use crate::app::folders::{self, Folders};

use crate::ui::errand::{End, Errand, Stops};
use crate::ui::keys::Key;
use crate::ui::note::Note;
use crate::ui::picker::{Outcome, Picker, Row};
use crate::ui::work::{Job, Wish};

/// Wishes to have a folder looked into, which may take long on a drive of the network.
pub(super) fn look_into(folder: PathBuf) -> Wish {
    let what = Note::info("errand-folder").fact("folder", folder.display().to_string());
    Wish::Do(Job::Begin(Errand::new(what, Stops::OnEsc, move |_, watch| {
        let found = folders::look(&folder);
        watch.go_on()?;
        Ok(End::Listed(Arc::new(found)))
    })))
}

/// The choice of a folder.
#[derive(Debug)]
pub(super) struct FolderChoice {
    folders: Arc<Folders>,
    pub(super) picker: Picker,
}

/// What a key did.
#[derive(Debug)]
pub(super) enum Chosen {
    /// It goes on.
    Open(Vec<Wish>),
    /// The choice is left.
    Left,
    /// This folder is taken.
    Taken(PathBuf),
}

impl FolderChoice {
    pub(super) fn new(folders: Arc<Folders>) -> Self {
        let own = Row::said(folders.at.clone(), "picker-this-folder");
        let above = folders.at.parent().map(std::path::Path::to_owned);
        let up = above.clone().map(|above| Row::said(above, "picker-folder-above"));
        let around = folders.around.iter().filter(|path| Some(*path) != above.as_ref());
        let rows = std::iter::once(own)
            .chain(up)
            .chain(folders.inside.iter().map(|path| Row::folder(path.clone())))
            .chain(around.map(|path| Row::place(path.clone())));
        let picker = Picker::of_folders(rows.collect());
        Self { folders, picker }
    }

    pub(super) fn update(&mut self, key: Key, height: u16) -> Chosen {
        match self.picker.update(key, height) {
            Outcome::Open => Chosen::Open(Vec::new()),
            Outcome::Refused => Chosen::Open(vec![Wish::Beep]),
            Outcome::Left => Chosen::Left,
            Outcome::Picked(path) if path == self.folders.at => Chosen::Taken(path),
            Outcome::Picked(path) if self.is_listed(&path) => Chosen::Open(vec![look_into(path)]),
            // A folder that is typed may be one that is made when the files are written.
            Outcome::Picked(path) => Chosen::Taken(path),
        }
    }

    fn is_listed(&self, path: &PathBuf) -> bool {
        self.folders.inside.contains(path) || self.folders.around.contains(path)
    }
}
