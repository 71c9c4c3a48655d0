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
explain-interrupt = This key does not close the program. Quit with Ctrl+Q.
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
key-run = Run
key-saved = Saved?
explain-saved = Tells when it was last saved. There is no need to save.
key-search = Find name
explain-search = Finds a name: type 2-3 letters, Enter, then a status letter.
key-session-after = Next session
explain-session-after = To the next session of this cohort.
key-session-before = Session before
explain-session-before = To the session before in this cohort.
key-shut = Close
explain-shut = Closes this box.
key-undo = Undo
explain-undo = Undoes the last change. Asks first about older ones.
key-unlock = Open
explain-unlock = Opens the data.
key-walk = Choose person
explain-walk = Chooses a person; a status letter then acts and moves down.
key-yes = Yes
key-no = No

## Opening
opening-title = Opening the data
opening-now = Opening the data ...
opening-check = Opening the data, checking it: { $percent }%
opening-enter = Press Enter to close.
purpose-opening = The data are being opened and checked. If that fails, the reason stands here. The data file is not changed.
passphrase-title = Passphrase
passphrase-needed = These data are locked with a passphrase.
passphrase-field = Passphrase:
hint-forgotten-here = Check Caps Lock. Forgotten? Press Tab, then type the recovery key.
recovery-needed = Type the recovery key from the paper that was put away: nine groups.
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
home-unprotected = No passphrase yet: anybody can open these data.
purpose-home = The sessions of today, sessions whose register is not finished, and the running cohorts. Enter opens the register or the cohort. The cursor stands on the register that you most likely want. `juragan passphrase set` sets a passphrase.

## Cohorts
cohorts-count = { $count } cohorts
cohorts-code = Code
cohorts-title = Name
cohorts-people = People
cohorts-sessions = Sess.
cohorts-state = State
cohorts-end = End
cohorts-all-taken = Sessions held
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
ask-minutes = { $roll } { $mark }: how many minutes? Type them, then Enter.
ask-minutes-since = { $roll } { $mark }: how many minutes? Type them, then Enter ({ $minutes } since start).
ask-minutes-or-number = { $roll } { $mark } { $typed }_: Enter = minutes, a letter = next number
ask-unmarked = { $count } unmarked: A Absent, I Excused, Enter leaves them
ask-search = Find name: { $typed }_
ask-reason = Reason: { $coded }, or type your own
ask-reason-text = Reason: { $typed }_ { $meaning }
reason-slip = slip
reason-letter = letter came later
reason-meeting = decided in a meeting
purpose-register = Takes the register of one session. Type number and letter only for those who are absent or late, then = for the rest, then F8. Example for 30 people: 07I13A22S29T20=

## Lists: filter, order, columns, marks
list-filter = Filter:
list-filtered = filter: { $filter }
list-counted = { $count } of { $all }
list-marked = { $count } marked
list-no-hit = Nothing matches "{ $filter }". Esc shows everything again.
list-sort-title = Sort by
list-order-up = ascending
list-order-down = descending
list-no-room = (no room)
list-columns-title = Columns
keys-arrows-s = Arrows
keys-shift-arrows = Shift+Arrows
explain-list-filter = Filters this list: type part of a name or a number, then Enter.
key-sort = Sort
explain-list-sort = Chooses the column that orders the rows, and in which direction.
key-columns = Columns
explain-list-columns = Chooses which columns are shown, and in which order.
key-mark-row = Mark
explain-list-mark = Marks this row, or takes its mark away.
key-range = Mark a range
explain-list-range = Marks the rows from here upwards or downwards.
key-unmark = Unmark
explain-list-unmark = Takes all marks away. The data does not change.
key-show-all = Show all
explain-list-show-all = Takes the filter away, so that every row is shown again.
key-to-list = To the list
explain-filter-take = Back to the list, still filtered; letters are commands again.
explain-sort-next = Chooses a column.
key-take-sort = Sort
explain-sort-take = Sorts by this column. Once more turns the order round.
key-greatest = Descending
explain-sort-down = Sorts by this column, the greatest or latest first.
key-turn-column = Show/hide
explain-columns-turn = Shows this column, or hides it.
key-move-column = Move
explain-columns-move = Moves this column by one place.
key-usual = As it was
explain-columns-usual = Back to the columns that this list comes with.

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
log-session-close = register { $code } session { $session } finished{ $defaults ->
    [0] { "" }
   *[other] , { $defaults } marks by default
}
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
said-locked = This session is locked. Give a reason to correct it; Esc cancels.
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
hint-defect = Try again. If it happens again, send the notes in the folder `log` beside the data file; they hold nothing of anybody.

## Importing
menu-intake = Import
key-intake = Import
explain-cohort-intake = Takes a list of participants from an Excel, LibreOffice or CSV file into this cohort.
key-read = Read file
explain-intake-read = Reads this file and shows what would happen. Nothing is written yet.
key-cohort-after = Other cohort
key-cohort-before = Cohort before
explain-intake-cohort = Chooses the cohort that the people join.
purpose-intake = Takes participants, attendance or scores from a file. The newest of Downloads, Desktop, Documents and the data folder stand above; type a part of the name, or the whole path. What was read is reviewed first.
intake-cohort = Into cohort:
intake-other = (Tab: other cohort)
intake-no-cohort = There is no cohort that takes participants. Make a cohort first.
picker-field = File:
picker-name = File name
picker-changed = Changed
picker-length = Size
picker-none = No Excel, LibreOffice or CSV file in the usual folders. Type its path.
picker-no-hit = No file name fits. Enter reads the path that was typed.
keys-one-to-six = 1-6
key-filter = Filter
explain-review-filter = 1 all, 2 new, 3 changed, 4 the same, 5 wrong, 6 look-alikes.
key-next-problem = Next problem
explain-review-next = To the next row that is wrong or needs a look.
key-correction = Correction sheet
explain-review-correct = Writes the wrong rows to an Excel file beside the one they come from, with the reasons. Mend them there and import it again.
key-apply = Apply
explain-review-apply = Takes in all rows that are not wrong at once. Ctrl+Z takes all of it back.
purpose-import-review = What would happen with each row of the file. Wrong rows are not taken; F7 writes them to a correction sheet. Nothing is written before F8, and Esc goes back without consequence.
review-all = All
review-new = New
review-changed = Changed
review-same = Same
review-wrong = Wrong
review-alike = Alike
review-word-new = NEW
review-word-changed = CHANGE
review-word-same = SAME
review-word-wrong = WRONG
review-word-alike = ALIKE
review-remark = Problem / change
review-none = No row in this group.
review-row = Row { $row }
review-rows = { $count } rows
review-in-file = In file:
review-finding = { $heading }: { $what }
review-change = { $field }: { $before } -> { $after }
review-joins = known already, joins this cohort
review-empty = (empty)
review-yes = yes
review-no = no
review-unknown-headings = Columns that are not known and were not read: { $headings }.
review-summary = Nothing is written yet. F8: { $new } new, { $joins } known, { $changed } changed; { $refused } wrong ones left out.
review-nothing = There is nothing to import: all rows are the same or wrong.
review-no-problem = Nothing else needs a look.
review-none-refused = No row is wrong, so there is no correction sheet.
said-imported = Imported: { $new } new, { $joins } known, { $changed } changed. Ctrl+Z takes it back.

## Reports
area-reports = Reports
explain-reports-open = Opens this report and checks its data.
purpose-reports = Makes the files for ministries and organisers. Choose the report, then the cohort or period; the data are checked first, and F8 writes the files. What is sent is noted in the history.
keys-sideways = < >
key-change = Change
explain-report-change = Chooses the cohort, or a period for a report that allows it.
key-toggle = Choose format
explain-report-toggle = Makes this format or leaves it out.
key-write = Make files
explain-report-write = Writes the files beside the work; you can go on working.
key-stop = Stop
report-unchecked = NOT CHECKED
report-blocked = TO BE MENDED
report-ready = READY
report-writing = BEING WRITTEN
report-written = DONE
report-no-cohort = There is no cohort yet. This report is about one cohort.
report-no-format = Choose at least one format with Space.
report-no-folder = Fill in the folder first.
report-blocked-still = The receiver will refuse this report until what stands below is mended. F8 once more writes it anyway.
report-files = Files
report-check = Check
report-cohort = Cohort
report-period = by date, all cohorts
report-from = From
report-to = To
report-formats = Formats
report-folder = Folder
report-writing-now = Writing ...
report-people = { $people } people in the report.
report-all-good = OK       nothing is missing
report-mend = MEND
report-look = LOOK
report-note = INFO
said-exported = { $count } files are ready in { $folder }.

## Long work beside the screen
errand-reading = Reading { $file }
errand-report = Writing { $title }, data of { $time }
errand-stop = Esc stops
errand-stopping = Stopping ...
errand-busy = Wait for this first: { $what }.
explain-stop = Stops what is going on. Nothing half done is left behind.
error-stopped = Stopped; nothing was written.
hint-source-read-again = Enter reads it again.
errand-matching = Matching { $file }
errand-taking-in = Loading into { $code }
intake-ask-cohort = Into which cohort?
intake-any-cohort = asked when the file is chosen (F2 chooses now)
intake-ask-kind = Read { $file } as what? { $kinds }
intake-left = The file was read, but its screen was left. F9 M reads it again.
key-cohort-list = Cohort
kind-participants = Participants
kind-register = Attendance
kind-scores = Scores
explain-kind = Reads this file as that list.
error-import-kind = Choose first what this list is about.
target-birth = Place and date of birth
target-regency = Regency or city
target-province = Province
target-mark = Attendance, session
target-score = Score
key-columns = Columns
explain-review-columns = Sheet, heading row, and which column is read as which field.
explain-review-filter-values = 1 all, 2 filled in, 3 changed, 4 same, 5 wrong.
keys-one-to-five = 1-5
review-filled = Filled
review-word-filled = FILL
review-understood = Read as:
review-value = { $label } { $value }
review-change-and = { $what } (and { $count } more)
review-other-sheets = Sheet { $sheets } holds a list as well; k chooses the sheet.
review-summary-values = Nothing is written yet. F8: { $filled } filled in, { $changed } changed; { $refused } wrong rows left out.
said-imported-values = Loaded: { $filled } filled in, { $changed } changed. Ctrl+Z takes it back.
key-column-field = Field
explain-column-field = Chooses the field of this column, or not to read it.
key-sheet = Sheet
explain-column-sheet = Chooses another sheet of this file.
key-heading-row = Headings
explain-column-heading = Names the row that holds the headings.
key-list-kind = Kind
explain-column-kind = Reads this file as participants, attendance, or scores.
key-review = Review
explain-column-rows = Reviews the list row by row. Nothing is written yet.
purpose-import-columns = Where the table is and which column is read as which field. Columns that are not read stay in the file. The rows are reviewed next; nothing is written yet.
columns-state = MATCH COLUMNS
columns-place = Sheet { $sheet } (of { $sheets }), headings in row { $row }
columns-place-plain = Headings in row { $row }
columns-mend = Enter chooses the field of a column.
columns-kind = Read as: { $kind }. { $read } columns read, { $unread } not.
columns-letter = Col
columns-heading = Heading in the file
columns-sample = First value
columns-field = Read as
columns-unread = (not read)
columns-advice = Enter changes the field of this column. F8 reviews the rows.
columns-ask-field = Column { $heading } is read as
columns-ask-sheet = Which sheet?
columns-ask-heading = The headings are in row number
columns-ask-kind = What is this list about?
columns-one-sheet = This file has one sheet only.
columns-heading-number = Type the number of the row in digits.

## Graduation and scores
key-meeting = Graduation
explain-cohort-meeting = Who passes, who does not and why; deciding on it.
key-scores = Scores
explain-cohort-scores = Scores of the tests and modules of this cohort.
key-decide = Decide
explain-meeting-decide = Decides on this cohort. Date, place, number of the minute and the cohort's code are asked first.
explain-meeting-next = To the next field; from the last one it decides.
meeting-title = Graduation
meeting-before = { $passed } pass, { $failed } do not
meeting-decided = DECIDED: { $passed } passed, { $failed } not
meeting-open-sessions = Registers not finished ({ $count }): Enter opens
meeting-failed = Not passed ({ $count })
meeting-unmet = Conditions not met ({ $count })
meeting-passed = Passed ({ $count })
meeting-rule = Conditions: attendance at least { $percent }%, scores at least { $mark }.
meeting-held = Meeting { $date }, minute { $minute }, place { $place }.
meeting-freezes = Graduation of cohort { $code }: { $passed } pass, { $failed } do not. Once decided, those who pass get their certificate numbers, and the result can be neither changed nor undone.
meeting-date = Date of the meeting
meeting-date-help = Day-month-year, such as 10-11-2026.
meeting-no-date = no such date
meeting-place = Place
meeting-place-help = Where the meeting is held. May be empty.
meeting-minute = Number of the minute
meeting-minute-help = As on the paper. May be empty.
meeting-code = Cohort's code
meeting-code-help = Type the cohort's code to agree, then Enter. Esc: back.
meeting-code-same = right
meeting-code-other = not yet
said-code-differs = Not decided: the code typed is not { $code }.
said-graduated = Decided: { $passed } passed, { $failed } did not. Certificate numbers are given.
purpose-meeting = Who meets the conditions, who does not and every reason. Registers that are not finished are named first; Enter opens them. F8 decides for good.
scores-title = Scores
scores-columns = columns { $from }-{ $to } of { $count }
scores-pre = Pre
scores-post = Post
scores-average = Average
scores-gain = Gain from first to second test: { $gain } ({ $count } people)
scores-no-gain = Gain from first to second test: nobody has both yet
decimal-sign = .
key-score = Score
explain-score = Type two digits: the score is noted and the cursor goes down. After 10 type 0 for 100, or Enter. A single digit: Enter, or 05.
key-competent = Competent
explain-competent = Competent, then the cursor goes down.
key-not-competent = Not yet
explain-not-competent = Not yet competent, then the cursor goes down.
key-empty-cell = Empty
explain-empty-cell = Empties the score under the cursor.
key-clear = Empty
explain-score-accept = Notes the digits typed so far, then goes down.
key-right = Column right
explain-score-right = To the next column.
key-left = Column left
explain-score-left = To the column before.
key-correct = Delete digit
explain-score-correct = Deletes the last digit that is not noted yet.
explain-score-back = Drops digits that are not noted yet; where there are none, back one level.
said-test-takes-points = Both tests take points from 0 to 100; K and B are for modules only.
said-score-unstored = What is typed here is no score. Correct it, or drop it with Esc.
advice-score-wrong = { $roll }, { $column }: { $typed } is no score. Type 0 to 100; Bksp deletes.
advice-score-ten = 10: type 0 for 100, or Enter for 10.
advice-score-test = { $roll } { $name }: { $column } test, 0 to 100
advice-score-module = { $roll } { $name }: { $column } { $title }, needs { $needed }
purpose-scores = Scores of the tests and modules of one cohort, typed column by column: two digits and the cursor goes down by itself. A ! is below what is needed, a ? is no score and not noted. The gain counts those who took both tests.

## Boxes over the screen
key-take = Take
explain-take = Takes what is pointed at, or what was typed.
key-day = Day
explain-day = Moves by days; up and down by a week.
key-month = Month
explain-month = To the month before or after.
keys-all-arrows = Arrows
keys-pages = PgUp/PgDn
ask-narrow = Search:
ask-differs = Not the same; type it exactly.

## Forms
form-person = { $name }
form-person-new = New participant
said-person-kept = { $name } is stored.
group-identity = Identity
group-address = Address
group-work = Migrant work
group-plan = Business plan
beside-meaning = { $value }
beside-offer = from the NIK: { $value } (Enter takes it)
beside-same-nik = { $name } has this NIK ({ $cohorts }).
beside-same-name = Same name and day of birth as { $name } ({ $cohorts }).
beside-same-phone = { $name } ({ $cohorts }) has this number too.
key-pick = Choose
key-copy = Copy
key-finish-form = Finish
key-go-on = Go on
key-drop = Drop
explain-form-next = Takes this field and goes to the next; in the last one it finishes the form.
explain-form-pick = Chooses from a list, or a day from the calendar.
explain-form-copy = Copies what the form before this one held.
explain-form-finish = Finishes the form.
explain-form-page = Jumps by a screen.
explain-form-back = Goes back; what is not stored is kept as a draft.
explain-draft-go-on = Goes on with what was not finished.
explain-draft-drop = Drops the draft and starts with an empty form.
purpose-form = This form stores each field as soon as you go on to the next. A mistake does not hold you up: the reason stands beside the field and can be mended at any time. What cannot be stored yet is kept as a draft, even when the program is cut off.
area-people = People
form-number = Form { $number }
form-not-stored = NOT STORED YET
form-refused = { $count } to be mended
ask-draft = Unfinished: { $count } fields, { $when }. Enter goes on, Del drops them
said-draft-kept = The draft is kept; open this form again to go on.
said-nothing-to-copy = The form before this one holds nothing to copy here.
said-nothing-to-choose = There is no list for this field; just type. For a region type three letters first.
help-text = type, then Enter.
help-notes = anything you want to note.
help-digits = digits only.
help-nik = 16 digits; spaces are fine.
help-date = 10, 10-11, 10-11-1990, y yesterday, +7; F2 calendar.
help-time = a time such as 08.00.
help-integer = a number.
help-phone = a number such as 0812-3456-7890.
help-money = rupiah, or the currency first: USD 1.000.
help-choice = type the first letters, or choose with F2.
help-region = type three letters of the kecamatan, then Enter; F2 chooses.
help-country = name or code of a country; F2 chooses.
help-check = Space, or Y/N.
help-needed-saving = It has to be filled.
help-needed-graduation = Needed to graduate.
help-needed-report = Needed for reports.

## Alumni
area-alumni = Alumni
alumni-board = Board
board-stage = Stage
board-count = Alumni
board-days = Number = days in this stage, ! = too long
board-figures = { $count } alumni   { $silent } without news
board-none = No alumni yet. Once the graduation meeting of a cohort has decided (Cohorts, k Graduation), its graduates stand here.
board-none-such = No alumni like that. Press / and choose "All alumni".
watch-all = All alumni
watch-late = Too long in their stage
watch-silent = Without news for 90 days
ask-watch = Show
key-filter = Filter
explain-board-filter = Chooses who is shown: all, those who are late, those without news, or one cohort.
explain-board-open = Opens this graduate: evidence, ventures, shipments, tasks.
purpose-board = The road to export: one row for each stage, those who are late in front. The stage follows from the evidence that was noted and is never typed. Press > to note the next step.
graduate-stage = Stage
graduate-none = has not graduated from any cohort
graduate-since = { $stage } since { $day }, { $days } days
graduate-next = Next
graduate-person = Person
graduate-cohort = Cohort
graduate-not-passed = not passed
graduate-evidence = Evidence of each stage
graduate-lost = { $step } has expired
graduate-second = Second shipment
graduate-lacks = lacks { $what }
graduate-tasks = Tasks and notes
graduate-no-tasks = None yet. t adds a task with a day, c notes some news.
graduate-ventures = Ventures, permits, products
graduate-no-ventures = No venture yet. Press a and choose "Venture".
graduate-shipments = Shipments
graduate-no-shipments = No shipment yet.
graduate-steps = Steps that were noted
graduate-no-steps = No steps yet. Press > to note one.
graduate-consents = Consents
graduate-no-consents = No consent yet. Press a and choose "Consent".
graduate-product = Product
graduate-peb = PEB
graduate-awb = AWB
graduate-aggregator = aggregator
permit-over = ! expired { $days } days ago
permit-soon = ! expires in { $days } days
permit-until = until { $day }
task-done = done
task-snoozed = put off until { $day }
purpose-graduate = All about one graduate: in which stage, what proves it, what is missing, and what is to be done. Enter opens this row; Enter on a stage notes a step of that stage. Del removes and Ctrl+Z brings back.
key-step = Next step
explain-graduate-step = Notes the next step; only the day and number that it needs are asked for.
key-new = Add
explain-graduate-new = Adds a step, task, venture, permit, product, shipment or consent.
key-task = Task
explain-graduate-task = Adds a task with a day.
key-note = Note
explain-graduate-note = Notes some news of today.
key-remove = Remove
explain-graduate-remove = Removes what is chosen; Ctrl+Z brings it back.
explain-graduate-open = Opens the form of this row, or notes a step of this stage.
key-task-done = Outcome
explain-task-done = Closes this task and notes what came of it.
key-task-later = Put off
explain-task-later = Puts this task off until a day, with the reason.
ask-step = Which step has { $name } reached?
ask-note = Note about { $name }
ask-new = Add for { $name }
new-step = Step towards export
new-task = Task
new-venture = Venture
new-permit = Permit of venture { $venture }
new-product = Product of venture { $venture }
new-shipment = Export shipment
new-consent = Consent
said-noted = Noted: { $what }
said-removed = Removed: { $what }. Ctrl+Z brings it back.
said-not-removable = This row is not removed here; remove its evidence or note.
group-venture = Venture
group-papers = Business papers
group-running = Business
group-goods = Goods
group-proof = Proof of shipment (one is enough: PEB, parcel with invoice, aggregator)
form-venture-new = New venture
form-venture = Venture { $name }
form-milestone = Step
form-shipment = Shipment
form-task = Task
form-permit = Permit of venture { $name }
form-product = Product of venture { $name }
form-consent = Consent of { $name }
form-task-done = Outcome: { $subject }
form-task-later = Put off: { $subject }
form-step = { $name }: { $step ->
    [usaha] { step-usaha }
    [nib] { step-nib }
    [npwp] { step-npwp }
    [merek] { step-merek }
    [pirt] { step-pirt }
    [bpom] { step-bpom }
    [halal] { step-halal }
    [sni] { step-sni }
    [haccp] { step-haccp }
    [kur] { step-kur }
    [siap-ekspor] { step-siap-ekspor }
    [pitching] { step-pitching }
    [matching] { step-matching }
    [pameran] { step-pameran }
    [misi-dagang] { step-misi-dagang }
    [buyer] { step-buyer }
    [kontrak] { step-kontrak }
    [ekspor] { step-ekspor }
    [mentor] { step-mentor }
   *[other] { $step }
}
said-step-up = { $name } has moved on to { $stage ->
    [business] { stage-business }
    [legal] { stage-legal }
    [standard] { stage-standard }
    [financing] { stage-financing }
    [ready] { stage-ready }
    [promotion] { stage-promotion }
    [buyer] { stage-buyer }
    [first-export] { stage-first-export }
    [repeat-export] { stage-repeat-export }
    [independent] { stage-independent }
   *[other] { $stage }
}. Ctrl+Z takes it back.
said-step-noted = A step of { $name } was noted. Ctrl+Z takes it back.
said-step-thin = A step of { $name } was noted; its evidence is not complete, see "lacks" at its stage.
said-permit-new = The permit of venture { $name } was noted.
said-product-new = The product of venture { $name } was noted.
said-consent-new = The consent of { $name } was noted.
said-task-done = Done: { $subject }
said-task-later = Put off: { $subject }
error-note-empty = The note is empty.
error-step-ahead = This day is still to come; a step is noted once it is reached.
key-previous-page = Page before
key-next-page = Next page
key-edit = Edit
key-remove = Remove
explain-person-open = Opens the cohort pointed at, or the form of this person.
explain-person-edit = Opens the form of this person.
explain-person-remove = Removes this person if nothing else needs them; it can be undone.
purpose-person = This screen shows all that is known of one person: identity, cohorts, how far the business has come, and what was changed in the data. Enter opens the cohort pointed at. Press e to edit.
person-who = Identity
person-cohorts = Cohorts
person-no-cohorts = In no cohort yet.
person-stage = Way to export
person-stage-since = { $stage } since { $since }
person-history = History of the data
person-remarks = { $count } to be looked at
said-person-removed = { $name } is removed. Ctrl+Z takes it back.

## Commands and search
palette-title = Commands
palette-none = No command has these words.
palette-menu-key = F9
palette-new-person = New participant
synonyms-palette-new-person = add person, enrol, registration, fill in form
palette-scores = Scores
synonyms-palette-scores = marks, points, tests, pre test, post test, nilai
palette-meeting = Graduation
synonyms-palette-meeting = pass, meeting, certificate, minutes, kelulusan
palette-language = Change language
synonyms-palette-language = indonesia, english, bahasa
palette-theme = Change colours
synonyms-palette-theme = theme, colors, contrast, dark, light, black and white
synonyms-area-alumni = graduates, businesses, follow up, way to export, board
synonyms-area-home = start, today, main, front page
synonyms-area-cohorts = classes, batches, trainings, groups, angkatan
synonyms-area-register = attendance, roll call, absences, presence, absen
synonyms-area-reports = data export, write files, summary, excel, ministry, ekspor data
synonyms-menu-intake = import, upload, from a file, excel, csv
synonyms-menu-history = log, journal, who changed, changes
synonyms-key-undo = revert, mistake, take back
synonyms-key-redo = again
synonyms-key-quit = exit, leave, end
synonyms-key-help = how, keys, manual
synonyms-key-find = search, nik, phone number, person, name
synonyms-key-saved = save, store
key-find = Find
explain-find = Finds people, cohorts, ventures by name, NIK or phone number.
explain-find-open = Opens what is marked.
key-palette = Commands
explain-palette = All commands by their names, with their keys.
explain-run = Runs what is marked.
explain-shut-lookup = Empties what was typed; closes the box where nothing is.
said-theme = Colours: { $theme }.
said-choose-cohort = Choose the cohort first; the key stands below once it is open.
find-title = Find people, cohorts, ventures
find-how = Names in any order, or 4 digits of NIK or phone.
find-waiting = Looking...
find-learning = Names are being gathered; hits appear by themselves.
find-none = Nothing fits. Try a part of the name.
find-damaged = (damaged)
find-person = Person
find-cohort = Cohort
find-venture = Venture
find-nik = NIK
find-phone = Phone
find-nib = NIB
