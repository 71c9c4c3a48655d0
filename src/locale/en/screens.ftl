### Screens: frame, keys, questions, and the sentences of each screen.

## Days and months
day-1 = Mon
day-2 = Tue
day-3 = Wed
day-4 = Thu
day-5 = Fri
day-6 = Sat
day-7 = Sun
day-yesterday = yesterday
month-1 = Jan
month-2 = Feb
month-3 = Mar
month-4 = Apr
month-5 = May
month-6 = Jun
month-7 = Jul
month-8 = Aug
month-9 = Sep
month-10 = Oct
month-11 = Nov
month-12 = Dec

## Frame
area-home = Home
area-cohorts = Cohorts
area-register = Register
frame-too-small = Enlarge the window: needs 60x18, now { $width }x{ $height }. Nothing is lost.
frame-fixed-clock = FIXED CLOCK
frame-practice = PRACTICE
frame-help = KEYS OF THIS SCREEN
frame-wait = One moment...
saving-now = Saving
saving-done = Saved
saving-kept = NOT SAVED (Ctrl+S)

## Menu and help
menu-title = Menu
menu-history = History
menu-help = Help
menu-quit = Quit
help-search = Search:

## Keys
keys-arrows = Arrows
key-accept = Go on
explain-date = Takes this date. An empty field means that the laptop's date is right.
key-back = Back
explain-back = Goes back one level. What you typed is not lost.
key-cancel = Cancel
explain-cancel = Goes back to the list and changes nothing.
key-close = Close
explain-close = Closes the program.
key-close-roll = Finish
explain-close-roll = Finishes this session. Asks first about the unmarked.
key-default-absent = Absent
explain-default-absent = The unmarked become absent, noted as set by default.
key-default-excused = Excused
explain-default-excused = The unmarked become excused, noted as set by default.
key-empty = Clear
explain-empty = Number and a full stop: clears the mark of that person.
key-fill = Rest present
explain-fill = Everybody unmarked becomes present. Other marks do not change.
key-found = Save and start
explain-found = Makes the data file of this centre.
key-help = Help
explain-help = The keys of this screen. Type a word to search, Enter runs.
key-hit = Choose this person
explain-hit = Chooses the person found; after that a status letter acts on them.
key-interrupt = How to quit
explain-interrupt = Ctrl+C does not close the program. Quit with Ctrl+Q.
key-language = Bahasa Indonesia
explain-language = Changes the language.
key-late = Late
explain-late = Number, T, then minutes. P with minutes means left early.
key-leave = Leave
explain-leave = Goes back to the list. The session is not finished.
key-mark = No+status
explain-mark = Roll number, then H present, I excused, S sick, A absent, T late.
key-menu = Menu
explain-menu = Other areas, history, quit.
key-move = Choose
explain-move = Moves the choice.
key-next = Next
explain-next = To the next field; from the last one it saves.
key-next-hit = Next one
explain-next-hit = To the next person who fits.
key-open = Open
explain-home-open = Opens the register of this session, or this cohort.
explain-cohorts-open = Opens this cohort.
explain-cohort-open = Opens the register of this session.
explain-first-open = Chooses.
key-people = People
key-sessions = Sessions
explain-cohort-other = Switches between the sessions and the people.
key-previous = Previous
explain-previous = To the field before.
key-quit = Quit
explain-quit = Quits. Everything is saved, so nothing is asked.
key-reason = Save reason
explain-reason = Unlocks the session for this reason, then the mark is stored.
key-recovery = Recovery key
explain-recovery = Switches between passphrase and recovery key.
key-redo = Redo
explain-redo = Does again what was undone.
key-saved = Saved?
explain-saved = Tells when it was last saved. There is no need to save.
key-search = Find name
explain-search = Finds a name: type 2-3 letters, Enter, then a status letter.
key-session-after = Next session
explain-session-after = To the next session of this cohort.
key-session-before = Session before
explain-session-before = To the session before in this cohort.
key-undo = Undo
explain-undo = Undoes the last change. Asks first about older ones.
key-unlock = Open
explain-unlock = Opens the data.
key-walk = Choose person
explain-walk = Chooses a person; a status letter then acts and moves down.

## Opening
opening-title = Opening the data
opening-now = Opening the data ...
opening-check = Opening the data, checking it: { $percent }%
opening-enter = Press Enter to close.
purpose-opening = The data are being opened and checked. If that fails, the reason stands here. The data file is not changed.
passphrase-title = Passphrase
passphrase-needed = These data are locked with a passphrase.
passphrase-field = Passphrase:
recovery-needed = Type the recovery key from the paper that was printed.
recovery-field = Recovery key:
purpose-passphrase = These data are locked. Type the passphrase, then Enter. Forgotten? Tab switches to the recovery key.
date-title = Today's date
date-doubt = The date of this laptop is { $machine }, but the last change was made on { $last }. What is today's date? The answer holds while the program is open.
date-field = Today's date (such as 10-11-2026):
date-not-understood = There is no such date. Write day-month-year, such as 10-11-2026.
purpose-date = The laptop's date cannot be right, or it was not used for long. The register needs the right date. Enter with an empty field means that the laptop is right.

## First run
first-title = Welcome
first-welcome = juragan keeps cohorts, attendance, graduation and the way of your participants to export. All data lie in one file on this laptop; no internet is needed.
first-own = Start with my centre
first-own-about = Four fields only. All of them can be changed later.
first-practice = Try a practice centre first
first-practice-about = Made-up cohorts, people and sessions. Nothing is kept.
first-form = Your centre. Enter goes to the next field, F8 finishes.
first-name = Name of the centre
first-name-help = As on the letterhead.
first-code = Code
first-code-help = Short code or VIN, for certificate numbers. May stay empty.
first-region = Region code
first-region-help = 4 digits of the kabupaten/kota, such as 3324 Kendal; or 6 digits of the kecamatan.
first-operator = Name of the operator
first-operator-help = Your name. It stands with every change.
purpose-first-run = The program is opened here for the first time. Make your own centre, or look around with practice data. F3 changes the language.

## Sessions in lists
session-short = Session { $number }
session-later = later
session-empty = NOT TAKEN
session-begun = { $marked }/{ $people } marked
session-full = NOT FINISHED
session-taken = finished
session-locked = locked
session-cancelled = cancelled
people-count = { $count } people

## Home
home-figures = { $cohorts } running cohorts   { $people } people
home-today = Today
home-none-today = No session today.
home-overdue = Registers not finished ({ $count })
home-running = Running cohorts ({ $count })
home-none-running = No cohort yet. Make one with `juragan cohort new`.
purpose-home = The sessions of today, sessions whose register is not finished, and the running cohorts. Enter opens the register or the cohort. The cursor stands on the register that you most likely want.

## Cohorts
cohorts-count = { $count } cohorts
cohorts-code = Code
cohorts-title = Name
cohorts-days = Dates
cohorts-people = People
cohorts-sessions = Sess.
cohorts-state = State
cohorts-none = No cohort yet. Make one with `juragan cohort new`.
cohort-progress = { $taken } of { $sessions } sessions
cohort-sessions = Sessions
cohort-people = People
cohort-attendance = Present
cohort-left = Left
cohort-no-sessions = No sessions yet. Make some with `juragan session plan`.
cohort-no-people = Nobody yet. Load people with `juragan import participants`.
purpose-cohorts = All cohorts, the latest first. Enter opens sessions and people. Finished sessions are counted out of all sessions.
purpose-cohort = Sessions and people of one cohort. Enter on a session opens its register. Left is how many absences are still possible; ! means that graduation is not possible any more.

## Register
register-no = No
register-name = Name
register-last = Last { $count }
register-left = Left
register-mark = St
register-nobody = Nobody is in this cohort yet. Load people with `juragan import participants`.
register-open = NOT FINISHED
register-taken = FINISHED
register-locked = LOCKED
register-cancelled = CANCELLED
register-unmarked = Unmarked
register-present = Attendance { $percent }%
mark-present = Present
mark-late = Late
mark-early = Left early
mark-excused = Excused
mark-sick = Sick
mark-absent = Absent
mark-none = empty
mark-minutes = { $mark } { $minutes } min
mark-gone = left
mark-not-yet = not yet
detail-now = This session:
detail-before = Before      :
standing-new = no attendance counted yet (rule { $rule }%)
standing-good = attendance { $percent }%, { $left } more absences possible (rule { $rule }%)
standing-last = ! attendance { $percent }%, no more absence possible (rule { $rule }%)
standing-lost = ! missed { $missed } of { $counted } sessions, cannot graduate (rule { $rule }%)
standing-left = has left the cohort
standing-not-yet = joined after this session
ask-letter = { $typed }_ { $name }
ask-minutes = { $roll } { $mark }: minutes, then Enter?
ask-minutes-since = { $roll } { $mark }: minutes, then Enter? ({ $minutes } since start)
ask-minutes-or-number = { $roll } { $mark } { $typed }_: Enter = minutes, a letter = next number
ask-unmarked = { $count } unmarked: A Absent, I Excused, Enter leaves them
ask-search = Find name: { $typed }_
ask-reason = Session locked. Reason for the correction:
ask-reason-text = or type: { $typed }_
reason-slip = slip
reason-letter = letter came later
reason-meeting = decided in a meeting
purpose-register = Takes the register of one session. Type number and letter only for those who are absent or late, then = for the rest, then F8. Example for 30 people: 07I13A22S29T20=

## History
history-none = No changes yet.
history-undone = undone: { $what }
history-taken-back = (taken back) { $what }
history-redone = redone: { $what }
purpose-history = All changes, the latest first: when, by whom, what. Ctrl+Z undoes the last one, Ctrl+Y does it again. What was undone is struck out.
ask-undo = Undo: { $what }, { $when }, { $operator }? Enter = yes, Esc = no
ask-redo = Redo: { $what }, { $when }, { $operator }? Enter = yes, Esc = no
log-unknown = { $command }
log-register-mark = register { $code } session { $session }: { $marks }
log-register-fill = register { $code } session { $session }: rest present
log-session-close = register { $code } session { $session } finished
log-session-reopen = register { $code } session { $session } reopened: { $reason }

## What just happened
said-automatic = Saved by itself.
said-marked = { $roll } { $name }: { $before } -> { $after }
said-filled = "=" filled { $count } people: present. Ctrl+Z undoes it.
said-nobody-unmarked = Everybody is marked.
said-closed = Register of session { $session } finished. Ctrl+Z undoes it.
said-closed-already = The register of this session is finished already.
said-left-open = Session not finished: { $count } unmarked.
said-number-first = Type a number first, or choose somebody with the arrows.
said-unknown-key = There is no key { $key } here. Status letters: H I S A T.
said-unknown-roll = There is no number { $roll } in this cohort.
said-not-expected = { $roll } { $name } is not expected in this session.
said-letter-missing = Number { $roll } has no letter yet: H I S A T.
said-too-many-minutes = { $minutes } minutes are too many. Type number, T and minutes again.
said-no-hit = No name with "{ $typed }" in this cohort.
said-first-session = This is the first session of the cohort.
said-last-session = This is the last session of the cohort.
said-no-class = No session today, and none left behind. Choose one under Cohorts.
said-paste-ignored = Pasted text is not read on this screen.
said-how-to-quit = Quit with Ctrl+Q, or F9 then 0. Everything is saved.
said-nothing-to-save = There is nothing to save yet.
said-nothing-to-undo = There is nothing to undo.
said-nothing-to-redo = There is nothing to redo.
said-undone = Undone: { $what }. Ctrl+Y does it again.
said-undone-but = Undone: { $what }. { $kept } records stay, because they were used since.
said-redone = Redone: { $what }. Ctrl+Z undoes it.
said-redone-but = Redone: { $what }. { $kept } records stay, because they changed since.

## Errors of the register
error-cohort-gone = This cohort does not exist any more.
error-session-gone = This session does not exist any more.
error-session-locked = Session { $session } is locked.
error-session-cancelled = Session { $session } is cancelled, so it has no register.
hint-reopen-session = Open it again with a reason: `juragan session reopen`.
error-roll-unknown = There is no number { $roll } in this cohort.
error-not-expected = { $roll } { $name } is not expected in this session.
error-people-unmarked = { $count } people are unmarked.
hint-name-default = Mark them first, or name a mark for the rest, such as --default A.
error-reason-needed = Name the reason.

## Program
error-no-terminal = The screen of juragan needs a terminal, but input or output is redirected.
hint-no-terminal = Use a command, such as `juragan list cohorts`. All commands: `juragan help`.
error-terminal = The terminal cannot be used.
error-defect = Something is wrong inside the program ({ $place }). What was saved is safe.
