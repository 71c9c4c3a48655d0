### Subject: import.

## Why a file was not read, and what to do next.

error-source-missing = There is no such file.
error-source-not-a-file = That is a folder or a device, not a file.
error-source-unreadable = The file cannot be opened or read.
error-source-no-reader = The part of the program that reads workbooks cannot be started.
error-source-empty = This file is empty: nothing stands in any cell.
error-source-document = This is a text document, not a table.
error-source-pdf = This is a PDF, not a table.
error-source-web-page = This is a web page or XML, though its name may end in .xls.
error-source-locked = This file is locked by a password.
error-source-not-a-table = What is in this file is not a table.
error-source-damaged = This workbook is damaged; some of it cannot be read.
error-source-open-quote = The quotation mark (") in row { $row } is never closed.
error-source-rows = It has more than { $most } rows.
error-source-columns = It has more than { $most } columns.
error-source-cells = It has more than { $most } filled cells.
error-source-cell-chars = A cell holds more than { $most } characters.
error-source-text = It holds more than { $most } MB of text.
error-source-unpacked = What is in this file is more than { $most } MB when unpacked.
error-source-entries = This file has more than { $most } parts inside.
error-source-memory = Reading this file takes more than { $most } MB of memory.
error-source-time = Reading this file takes more than { $most } seconds.

hint-source-path = Check the name and the folder of the file.
hint-source-close = Close the file in other programs, or copy it to another folder, then try again.
hint-source-reinstall = Copy the program to this computer again, then try again.
hint-source-kinds = What can be read: Excel (.xlsx, .xls), LibreOffice (.ods), and CSV.
hint-source-save-again = Open it in Excel or LibreOffice, save it as .xlsx, then try again.
hint-source-quote = Open it in Excel or Notepad, remove or complete that mark, save, then try again.
hint-source-unlock = Open it in Excel, remove the password (File, Info, Protect), save, then try again.
hint-source-smaller = Copy only the table of participants to a new file, save, then try again.

## Why no list of participants was found in a file.

error-table-no-sheet = There is no sheet of that name. There are: { $sheets }.
error-table-no-headings = No row of headings such as NIK and Name was found.
error-table-no-nik = This list has no column for the NIK.
error-table-no-name = This list has no column for the name.
error-table-no-rows = There is not one participant below the headings.

hint-table-headings = Head each column in one row: NIK, Name and so on.
hint-table-sheet = Name the sheet with --sheet.

## What is wrong with a cell of a list.

finding-nik-number = This NIK is stored as a number, and Excel has dropped its last digit. Type it again from the card, as text.
finding-nik-twice = This NIK stands in row { $first } already.
finding-date-impossible = There is no such day in the calendar.
finding-date-serial = This cell holds a number, not a date; it is read as { $day }.
finding-date-century = The year has only two digits; it is read as { $day }.
finding-phone-several = There is more than one number; the first is taken.
finding-country-unknown = This country is not known, so it is not filled in.
finding-region-unknown = This kecamatan is not in the list of regions, so it is not filled in.
finding-region-several = There are { $count } kecamatan of this name; add the kabupaten or kota.
finding-cell-fault = The formula in this cell gives an error.
finding-cell-is-date = Excel turned what stood in this cell into a date, so it is not filled in.
finding-looks-like = Looks like { $name }, known with another NIK; perhaps the same person.
finding-name-differs = This NIK is known with the name { $name }.
finding-nik-of-another = This NIK belongs to { $name }, who is known with another birth date. Check the card.

## Taking a list into a cohort.

error-cohort-finished = Cohort { $code } has graduated, so its participants, registers and scores cannot be changed here any more.
error-too-many-participants = There are more participants than roll numbers.
log-participants-import = list of participants taken into cohort { $cohort }: { $new } joined, { $changed } changed, { $refused } refused

## Registers and scores.

error-table-no-day = There is no column of a day or number of a session.
error-table-no-score = There is no column of scores: the code of a module, the pre-test or the post-test.
error-table-no-session = No day or number in the headings is a session of this cohort.
hint-plan-sessions = Check the cohort, or plan its sessions first: `juragan session plan`.
hint-table-days = Head each column of marks with its day (02/03/2026) or number (Session 1).
hint-table-scores = Head each column of scores with the code of its module (M01), Pre Test, or Post Test.
finding-not-a-mark = A mark is written as H, I, S, A, or T (with minutes: T20); blank means unmarked.
finding-no-session = This column is not loaded: there is no session number { $number }.
finding-no-session-on = This column is not loaded: there is no session on { $day }.
finding-sessions-several = This column is not loaded: there are { $count } sessions on that day. Use one column a session, or headings like Session 1.
finding-session-locked = What differs in this column is not loaded: session { $number } is locked. Open it again with a reason first.
finding-not-expected = Not loaded: on { $day } this person had not joined yet or had left.
finding-column-unknown = This column is not loaded: its heading is no code or title of a module in the curriculum of this cohort.
finding-not-in-cohort = This person is not in this cohort.
finding-roll-of-another = This number is that of { $name }.
finding-roll-unknown = This number is not in this cohort.
finding-name-several = Several people have this name; add the NIK or the roll number.
finding-person-twice = This person stands in row { $first } already.
log-register-import = register loaded into cohort { $cohort }: { $filled } filled in, { $changed } replaced, { $refused } rows refused
log-scores-import = scores loaded into cohort { $cohort }: { $filled } filled in, { $changed } replaced, { $refused } rows refused
