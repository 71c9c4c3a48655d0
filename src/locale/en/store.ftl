### Data on disk: damage, passphrase, backup, restore, verify.

## Opening and saving
error-store-in-use = This data is open in another window of juragan.
hint-store-in-use = Close that window first, then try again.
error-store-missing = There is no data at this place yet.
hint-store-missing = Begin with `juragan init`, or name the data file with --data.
error-store-zero-length = The data file is empty (0 bytes): its content is gone, most often because the laptop lost power or the disk is broken.
hint-store-restore = Restore the newest backup: `juragan restore FILE`. The present file is kept.
error-store-foreign = This file is not juragan data. Nothing in it was changed.
hint-store-foreign = Check the file name given with --data or JURAGAN_DATA.
error-store-newer = This data was saved by a newer juragan (format { $format }). Nothing in it was changed.
hint-store-newer = Install the newest juragan on this laptop.
error-store-locked = This data is locked by a passphrase.
hint-store-locked = Type the passphrase, or give a file that holds it with --passphrase-file.
error-store-wrong-passphrase = The passphrase or recovery key does not fit.
hint-store-forgotten = Check Caps Lock. Passphrase forgotten? Use the recovery key: `juragan passphrase recover`.
error-store-damaged-slots = The key part of this file is damaged. Your passphrase is not to blame.
error-store-damaged = The data file is damaged: it is not what was saved.
error-store-read-only = The data file or folder cannot be written.
hint-store-read-only = Unlock the USB stick, or move the data file into a folder of your own.
error-store-disk-full = The disk is full.
hint-store-disk-full = Delete or move some large files, then try again. What was saved is safe.
error-store-io = The disk could not be read or written.
hint-store-io = Check the cable or USB stick, then try again.
error-store-conflict = This has changed since you opened it ({ $count } fields). Your change was not saved.
hint-store-conflict = Look at the present values, then repeat the change if it is still needed.
error-store-kept = Not saved yet, because the disk has trouble. What you typed is kept and will be tried again.
hint-store-kept = Do not switch off. Check the disk or USB stick, or free some space.
error-store-kept-full = The disk is full; what you typed is kept: free some space.
hint-store-kept-full = Do not switch off; it is tried again. Once there is space: Ctrl+S.
error-store-kept-read-only = The disk cannot be written; what you typed is kept.
hint-store-kept-read-only = Do not switch off. Unlock the USB stick or the folder, then press Ctrl+S.
error-store-kept-gone = The data file is not in its place; what you typed is kept.
hint-store-kept-gone = Do not switch off. Put the USB stick or the file back, then press Ctrl+S.
error-store-unsaved = The disk could not be written, so saving this change did not finish.
hint-store-unsaved = Check the disk or USB stick, then see `juragan log`: if it is not there, do it again.
error-store-unsaved-full = The disk is full, so this change was not saved.
hint-store-unsaved-full = Free some space, then do it again. What was saved before is safe.
error-store-unsaved-read-only = The data file or folder cannot be written, so this change was not saved.
hint-store-unsaved-read-only = Unlock the USB stick or the folder, then do it again.
error-store-unsaved-gone = The data file is no longer in its place, so this change was not saved.
hint-store-unsaved-gone = Put the USB stick or the file back, then do it again.
error-store-dangling = What this refers to no longer exists. Your change was not saved.
error-record-empty = Field `{ $field }` must not be empty.
error-record-out-of-range = The value of field `{ $field }` is out of range.
hint-record = Correct that field, then save again.
error-store-nothing-to-undo = There is nothing to undo or redo.
error-store-not-undoable = This change cannot be undone.
hint-store-history = See the history, or `juragan log`.
error-store-replaced = The data file was moved, deleted or replaced while juragan was running.
hint-store-replaced = Put the file back in its place, or leave and open again.
error-store-closed = The data file is closed.
hint-store-closed = Leave, then open juragan again.

## Passphrase and recovery key
passphrase-warning = Once a passphrase is set, the data and its backups open only with the passphrase or the recovery key. If both are lost, nobody can ever open them again.
passphrase-old-copies = { $count } earlier backups or copies still open as before. Delete them now? A new backup is made at once in their place.
error-passphrase-differs = The two passphrases typed are not the same.
error-passphrase-short = The passphrase is too short: at least { $least } characters.
hint-passphrase-words = Three or four plain words are easy to remember and hard to guess.
error-passphrase-there = This data has a passphrase already.
hint-passphrase-change = To change it: `juragan passphrase change`.
error-passphrase-none = This data has no passphrase yet.
hint-passphrase-set = To set one: `juragan passphrase set`.
error-passphrase-not-removable = Only another operator's passphrase can be removed.
error-recovery-group = Recovery key: there is a slip in group { $group }.
error-recovery-short = The recovery key is not complete: nine groups of four letters or digits.
error-recovery-long = The recovery key is too long: nine groups of four letters or digits.
error-recovery-whole = The recovery key does not fit as a whole. Check that all groups are from the same sheet.
error-copy-not-deleted = { $file } could not be deleted. It still opens as before.

## Backup and restore
error-backup-second-place = The second place for backups could not be noted in folder { $folder }.
restore-same = This file holds the same as the present data.
restore-older = This file lacks { $count } changes since { $weekday ->
    [1] Monday
    [2] Tuesday
    [3] Wednesday
    [4] Thursday
    [5] Friday
    [6] Saturday
   *[7] Sunday
} { $date } { $time } by { $by }. They are lost if this file is used.
restore-newer = This file has { $count } changes more than the present data, since { $weekday ->
    [1] Monday
    [2] Tuesday
    [3] Wednesday
    [4] Thursday
    [5] Friday
    [6] Saturday
   *[7] Sunday
} { $date } { $time } by { $by }.
restore-apart = This file and the present data went different ways. If it is used, { $count } changes of the present data are lost (since { $weekday ->
    [1] Monday
    [2] Tuesday
    [3] Wednesday
    [4] Thursday
    [5] Friday
    [6] Saturday
   *[7] Sunday
} { $date } { $time } by { $by }) and { $gained } others come in.
restore-other-centre = This file is no backup of this data but holds other data: { $centre }.
restore-nothing-to-compare = There is no present data, or it cannot be read, so nothing can be compared.
restore-missing = The backup on this laptop has { $count } changes that this data lacks, since { $weekday ->
    [1] Monday
    [2] Tuesday
    [3] Wednesday
    [4] Thursday
    [5] Friday
    [6] Saturday
   *[7] Sunday
} { $date } { $time } by { $by }. This file may be an old copy.
restore-key-present = The passphrase stays as it is now.
restore-key-nobody = After the restore the data opens without a passphrase.
restore-key-that-time = After the restore the passphrase from the time of this backup holds.
log-backup-restore = data restored from { $file }
log-laptop-leave = moved to another laptop; the copy is in { $folder }
log-laptop-stay = this laptop is used after all
error-laptop-left = These data have moved to another laptop; on this one they can only be looked at.
hint-laptop-left = Do you want to go on using this laptop? F9, Backups, then l.
error-laptop-no-file = These data have no file of their own, so they cannot be moved.
log-passphrase-set = passphrase set
log-passphrase-change = passphrase changed
log-passphrase-remove = passphrase removed
log-passphrase-recovery-key = recovery key replaced
log-passphrase-recover = new passphrase set with the recovery key

## Emergency file
emergency-kept = What is not saved yet is kept for now, sealed, in { $path }.
emergency-stored = { $count } changes that could not be saved before are in now.
emergency-refused = { $count } changes that could not be saved before do not fit the present data any more. Check and enter them again if they are still needed.
error-emergency-waiting = There are changes in the emergency file that are not taken in yet.
hint-emergency-waiting = Leave and open juragan again; they are offered first.

## Verify
finding-verify-slots = One of the two copies of the key part is damaged; the other one holds. Make a new backup.
finding-verify-draft = One unfinished form is damaged and does not open.
finding-verify-record = { $table ->
    [centre] Centre
    [curriculum] Curriculum
    [cohort] Cohort
    [session] Session
    [person] Person
    [enrolment] Enrolment
    [register] Register
    [decision] Decision
    [venture] Venture
    [milestone] Milestone
    [follow_up] Follow-up
    [shipment] Shipment
    [submission] Submission
    [operator] Operator
   *[other] Record
} { $record }: { $trouble ->
    [sealed] does not open; it is damaged, moved or swapped.
    [undecodable] is not a record.
    [unfit] is outside its limits.
    [names] what it refers to ({ $other }) does not exist.
   *[journal] differs from the history of its changes.
}
finding-verify-entry = Change { $number } of the history (series { $replica }): { $fault ->
    [missing] is missing.
    [unreadable] is damaged, moved or swapped.
    [unchained] was changed, or the change before it was.
    [changed] one of its fields was changed.
    [removed] one of its fields is missing.
    [added] a field was added later.
    [unindexed] does not show in the history of what it changed.
   *[impossible] does not fit the changes before it.
}
