### Use cases: errors, hints and the history of changes.
app-saved-at = Already saved { $time }

## Places, opening, founding
error-centre-exists = There are data at { $path } already.
error-centre-name-empty = The name of the centre is empty.
error-config-folder = The settings folder { $folder } cannot be read or written.
error-no-centre = This store holds no centre: making it was cut off.
error-no-home-folder = The user's folder was not found on this machine.
error-operator-name-empty = The name of the operator is empty.
error-operator-unknown = There is no operator { $name }. Known: { $known }.
error-output = The output could not be written.
error-passphrase-file = The passphrase file { $path } cannot be read.
error-practice-folder = The temporary folder for practice cannot be made.
error-region-unknown = There is no region code { $code }. Use the 4 digits of a kabupaten/kota or the 6 of a kecamatan, such as 3324.
hint-name-data-file = Name the store file with --data.
hint-other-data-file = For another centre name another file with --data.

## Cohorts and sessions
error-code-empty = The code is empty.
error-cohort-code-taken = The cohort code { $code } is taken.
error-cohort-unknown = There is no cohort { $code }. Known: { $known }.
error-curriculum-needed = Which curriculum? Known: { $known }.
error-curriculum-unknown = There is no curriculum { $code }. Known: { $known }.
error-end-before-start = The last day { $end } is before the first day { $start }.
error-no-dates = No dates for sessions were given.
error-session-twice = There is a session on { $date } at that time already.
error-too-many-sessions = A cohort has at most { $most } sessions.
hint-list-cohorts = See all cohorts: `juragan list cohorts`.
hint-name-curriculum = Name its code with --curriculum.
hint-other-start = For a second session on the same day give its time with --start.

## History
error-nothing-to-redo = There is nothing to do again.
error-nothing-to-undo = There is nothing to take back.
error-nothing-to-undo-since = Since change { $number } there is nothing that can be taken back.
hint-log = See the history: `juragan log`.
hint-undo-list = See what can be taken back: `juragan undo --list`.
log-cohort-copy = cohort { $code } copied from { $from }
log-cohort-new = cohort { $code } opened
log-session-plan = { $count } sessions planned, cohort { $code }
log-setup-init = data of { $name } made

## Registers by command
error-mark-letter-missing = Number { $value } has no letter after it (character { $position }).
error-mark-minutes = { $value } minutes are not possible (character { $position }).
error-mark-number-first = A roll number has to stand before the letter (character { $position }).
error-mark-unknown-letter = "{ $value }" is no mark (character { $position }).
error-mark-unknown-roll = Nobody in this class has number { $value } (character { $position }).
error-session-unknown = Cohort { $code } has no session { $number }. Known: { $known }.
hint-list-sessions = See all sessions: `juragan list sessions`.
hint-mark-form = Example: 07I13A22S29T20= . Nothing of a wrong line is stored.

## Graduation
error-already-decided = Cohort { $code } was decided on { $date }, and a decision is not changed any more.
error-decided = Not changed: the graduation meeting has decided on this cohort.
error-undo-waiting = Something typed is not saved yet: save it first with Ctrl+S.
error-undo-decided = Not undone: the meeting decided on cohort { $code } on { $date }.
hint-decided = The decision was made from these records. A mistake is put right by a new minute.
error-certificate-pattern = The pattern of certificate numbers "{ $pattern }" cannot be used.
error-freeze = The decision could not be frozen.
error-nobody-enrolled = Cohort { $code } has no participants.
error-person-damaged = The record of participant number { $roll } is damaged or missing.
error-sessions-open = The registers of these sessions are not closed: { $sessions }.
hint-close-sessions = Close them with F8 on screen, or `juragan session close`.
error-code-differs = Not decided: what was typed is not { $code }.
error-meeting-ahead = A meeting on { $date } is still to come. Its date is today at the latest.
log-graduate-decide = cohort { $code } decided: { $passed } passed, { $failed } not

## Steps of graduates
error-country-unknown = There is no country "{ $country }".
error-nik-unknown = Nobody has this NIK.
error-stage-unknown = There is no stage "{ $stage }". Known: { $known }.
error-step-detail = --{ $detail } does not apply to the step { $step }.
error-step-number = The step { $step } needs its number: --number.
error-step-unknown = There is no step "{ $step }". Known: { $known }.
error-venture-unknown = This graduate has no venture "{ $name }". Known: { $known }.
error-venture-which = Which venture? Known: { $known }.
hint-list-participants = See participants and their NIK: `juragan list participants`.
hint-name-venture = Name it with --venture.
log-milestone-add = step { $step } noted: { $name }

## Practice centre
log-practice-cohort = practice cohort { $code } made
log-practice-journeys = journeys of practice graduates { $code } made
error-bug = There is a mistake in the program. What was stored is safe; report the place:

## Scores, curricula, care of cohorts
error-module-unknown = There is no module { $code } in the curriculum of this cohort. There are: { $known }.
error-score-cell-gone = This person or module is no longer in this cohort.
finding-not-a-score = A score is written as 0 to 100, or K (competent), or B (not yet competent).
log-scores-set = { $column ->
    [pre_test] pre-test score
    [post_test] post-test score
   *[other] score in { $column }
} of number { $roll } in cohort { $code }: { $before } -> { $after }
error-curriculum-code-taken = The curriculum code { $code } is in use already.
error-curriculum-gone = This curriculum does not exist any more.
error-field-unknown = There is no field { $name }.
error-module-circle = These modules wait for each other: { $modules }. Remove one of the prerequisites.
error-module-gone = This module is no longer in the curriculum.
error-module-needed = Module { $code } is still a prerequisite of { $others }. Change those first.
error-module-twice = The module code { $code } is used twice.
error-too-many-modules = A curriculum has at most { $most } modules.
log-curriculum-edit = curriculum { $code } edition { $edition } changed
log-curriculum-edition = curriculum { $code } edition { $edition } made, because the one before is in use
log-curriculum-new = curriculum { $code } made
error-curriculum-lacks = Curriculum { $code } has not the modules that are scored or taught in this cohort already: { $modules }.
error-state-by-decision = Cohort { $code } graduates by its meeting (k), or `juragan graduate`.
error-state-decided = The meeting has decided on cohort { $code }; it can only be put away.
error-state-held = In cohort { $code }, { $count } sessions were held already.
error-state-no-session = Cohort { $code } has no session yet. Plan its sessions first.
error-state-nobody = Cohort { $code } has no participants yet.
error-state-open-sessions = The rolls of these sessions are not closed: { $sessions }.
error-state-people = There are { $count } participants in cohort { $code }.
error-state-there = Cohort { $code } is like that already.
error-state-unknown = This state is of a newer juragan; use that version.
log-cohort-curriculum = cohort { $code } takes curriculum { $curriculum } edition { $edition }
log-cohort-edit = data of cohort { $code } changed
log-cohort-state = cohort { $code }: { $state ->
    [planned] planned
    [open] open
    [running] running
    [assessed] assessed
    [graduated] graduated
    [archived] archived
   *[other] { $state }
}
error-already-enrolled = { $name } is in this cohort already, with number { $roll }.
error-already-left = Number { $roll } left on { $day } already.
error-left-before-joined = Number { $roll } joined on { $joined } only, and so cannot leave on { $day }.
error-left-cohort = { $name } was in this cohort with number { $roll } and left. Take that number back in.
error-not-left = Number { $roll } did not leave this cohort.
error-person-gone = This person does not exist any more.
log-enrolment-add-many = { $count } people joined cohort { $code }
log-enrolment-add = number { $roll } joined cohort { $code }
log-enrolment-readmit = number { $roll } came back to cohort { $code }
log-enrolment-withdraw = number { $roll } left cohort { $code }: { $reason }
error-session-held = The roll of session { $session } is closed, so the session cannot be cancelled.
error-session-not-cancelled = Session { $session } is not cancelled.
log-session-cancel = session { $session } of cohort { $code } cancelled: { $reason }
log-session-edit = time or JP of session { $session } of cohort { $code } changed
log-session-lesson = what session { $session } of cohort { $code } teaches changed
log-session-move = session { $session } of cohort { $code } moved from { $from } to { $date }
log-session-revive = session { $session } of cohort { $code } takes place after all

## Roles of operators
error-settings-name = There is no setting `{ $name }`.
error-role-admin = Your role does not allow this. Ask an admin to do it.
error-role-reader = You are here as a reader: you may look, and change nothing.
hint-role = Change the operator, or the role, in the menu under Operator.

## Fields and records
error-last-admin = There has to be at least one admin.
error-nik-taken = This NIK belongs to { $name } already.
error-operator-locked = { $name } has no passphrase yet, and so cannot work on this locked file.
error-operator-there = There is already an operator named { $name }.
error-record-gone = This record is not there any more.
error-record-needed = { $count } other records still need this one.
field-consents = Consents
field-permits = Permits
field-products = Products
field-turnover = Turnover
hint-last-admin = Make another operator an admin first.
hint-nik-taken = Open that record, or look at the digits again.
hint-operator-locked = Ask an admin to set one.
hint-record-needed = Delete or move those first.
log-centre-edit = centre changed: { $field }
log-follow-up-new = follow-up noted: { $name }
log-follow-up-edit = follow-up changed: { $name }, { $field }
log-follow-up-remove = follow-up deleted: { $name }
log-milestone-new = step of { $name } noted
log-milestone-edit = step of { $name } changed: { $field }
log-milestone-remove = step of { $name } deleted
log-operator-new = operator { $name } added
log-operator-edit = operator { $name } changed: { $field }
log-person-new = { $name } registered
log-person-edit = record of { $name } changed: { $field }
log-person-remove = record of { $name } deleted
log-shipment-new = shipment of { $name } noted
log-shipment-edit = shipment of { $name } changed: { $field }
log-shipment-remove = shipment of { $name } deleted
log-venture-new = venture { $name } noted
log-venture-edit = venture { $name } changed: { $field }
log-venture-remove = venture { $name } deleted
work-register = Attendance
work-cohort = Cohorts
work-people = People
work-alumni = Graduates
work-report = Reports
work-centre = Settings

## Lock of the screen
error-pin-differs = The PIN was typed differently the second time.
error-pin-failed = A PIN cannot be set on this laptop.
error-pin-form = A PIN has { $least } to { $most } digits.

## Settings of this laptop
choice-glyphs-ascii = ASCII
choice-glyphs-box = lines
choice-language-en = English
choice-language-id = Indonesian
choice-theme-contrast = high contrast
choice-theme-default = default
choice-theme-mono = no colour
error-settings-syntax = The settings { $path } cannot be read, from line { $line } on.
error-settings-unknown = The settings { $path } hold { $name }, which is unknown. Known are: { $known }.
error-settings-unread = The settings { $path } cannot be read.
error-settings-value = Settings { $path }: the value of { $name } cannot be used.
field-backup-folder = Backup folder
field-data = Data file
field-glyphs = Lines
field-language = Language
field-lock-minutes = Minutes until the screen locks
field-second-backup = Second place for backups
field-theme = Colours
hint-settings = Mend that file, or delete it to have all settings as they came.

## Accompanying graduates
error-follow-up-subject = Say what is to be done.
error-snooze-past = Put it off to a day after today; { $day } is past.
log-follow-up-done = follow-up done: { $name }
log-follow-up-snooze = follow-up put off: { $name }
late-ahead = { $days } days left
late-days = { $days } days late
late-today = today
need-follow-up = { $subject }
need-graduation = graduation: { $complete } of { $people } complete
need-permit = permit { $permit } expires
need-session = register of session { $session } not closed
need-stage = still at the stage { $stage }
error-change-gone = That change is not among the newest of the history.
error-all-enrolled = Everybody chosen is in cohort { $code } already.
