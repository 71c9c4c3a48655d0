### Report files: sheets, column headings, profiles, checks before a report is made.

## Sheets that explain a file
sheet-about = About
sheet-dictionary = Data dictionary
sheet-codes = Codes
sheet-column-fact = Fact
sheet-column-value = Value
sheet-column-sheet = Sheet
sheet-column-heading = Heading
sheet-column-name = Stable name
sheet-column-kind = Type
sheet-column-demand = Required
sheet-column-codes = Choices (code = as written)
sheet-column-source = Source
column-kind-text = text
column-kind-integer = whole number
column-kind-percent = percent
column-kind-money = money
column-kind-date = date
column-kind-moment = date and time
column-kind-choice = choice
column-demand-none = may be empty
column-demand-warn = should be filled
column-demand-block = has to be filled

## Facts about a file
about-title = Title
about-profile = Profile (edition)
about-centre = Centre
about-receiver = Receiver
about-purpose = Purpose
about-cohort = Cohort
about-from = From
about-to = To
about-people = People
about-consent = Consent
about-full-nik = Reason for the whole NIK
report-without-consent = { $count } of { $people } people have not given consent for { $receiver }

## Built-in profiles
profile-laporan-akhir = Final training report
receiver-laporan-akhir = Organiser of the training programme
purpose-laporan-akhir = Accounting for the training of one cohort
why-nik-laporan-akhir = Certificates and the minute of the graduation meeting are matched with the population register
profile-kp2mi-peserta = Training participants for KP2MI
receiver-kp2mi-peserta = Ministry of Migrant Worker Protection
purpose-kp2mi-peserta = Records of the empowerment of migrant workers and their families
why-nik-kp2mi-peserta = Participants are matched with records of placement and return of migrant workers
profile-kemendag-eksportir = Graduates on the way to export for Kemendag
receiver-kemendag-eksportir = Ministry of Trade
purpose-kemendag-eksportir = Coaching of future exporters and records of first exports

## Sheets of the built-in profiles
sheet-participants = Participants
sheet-attendance = Attendance
sheet-sessions = Sessions
sheet-scores = Scores
sheet-decision = Graduation
sheet-graduates = Graduates
sheet-shipments = Shipments
heading-cohort-code = Cohort
heading-decision-date = Date of meeting
heading-venture-name = Venture
heading-country-code = Country code
heading-cohort-start = Start
heading-participant-kind = Relation to migrant work
heading-session-number = Session
heading-decision-place = Place of meeting

## Computed values
computed-row-number = No
computed-row-row-code = Row code
computed-person-province = Province
computed-person-regency = Regency or city
computed-person-district = District
computed-person-country-name = Country of work
computed-attendance-letter = Attendance
computed-attendance-present = Present (H)
computed-attendance-late = Late (T)
computed-attendance-excused = Excused (I)
computed-attendance-sick = Sick (S)
computed-attendance-absent = Absent (A)
computed-attendance-unmarked = Unmarked
computed-attendance-late-minutes = Minutes late
computed-attendance-jp-present = JP present
computed-attendance-jp-counted = JP counted
computed-attendance-percent = Attendance
computed-enrolment-score = Score
computed-outcome-reason-words = Why not passed
computed-session-taught = Taught
computed-session-instructors = Instructors
computed-session-present = Present (H)
computed-session-late = Late (T)
computed-session-excused = Excused (I)
computed-session-sick = Sick (S)
computed-session-absent = Absent (A)
computed-journey-stage = Stage
computed-journey-stage-number = Stage no.
computed-journey-stage-since = Stage since
computed-journey-missing = Missing for the next stage
computed-journey-incomplete = Evidence not complete
computed-journey-expired = Expired permits
computed-journey-first-export = First export
computed-journey-exports = Shipments
computed-venture-permits = Permits and certificates
computed-venture-products = Products
computed-venture-product-codes = HS codes of products
computed-venture-turnover = Monthly turnover
computed-shipment-destination = Destination
computed-shipment-currency = Currency
computed-shipment-value-in-rupiah = Value in rupiah
computed-shipment-evidence = Evidence of shipment

## Reasons of a decision whose figures have changed since
reason-left = Left before the end
reason-attendance = Attendance too low
reason-score-missing = No score
reason-score-low = Score too low
reason-not-competent = Not yet competent

## Faults of a profile
error-profile-syntax = { $file }, line { $line }: { $key } cannot be read ({ $detail }).
error-profile-unknown-key = { $file }, line { $line }: { $key } is not known.
error-profile-missing-key = { $file }, line { $line }: { $key } is missing.
error-profile-unknown-word = { $file }, line { $line }: { $detail } is no choice for { $key }.
error-profile-unknown-value = { $file }, line { $line }: there is no value named { $detail }.
error-profile-not-in-row = { $file }, line { $line }: the rows of this sheet do not have { $detail }.
error-profile-needs-cohort = { $file }, line { $line }: { $detail } needs scope = "cohort".
error-profile-twice = { $file }, line { $line }: { $key } of { $detail } is taken by another column or sheet; give another name.
error-profile-name-of-file = { $file }, line { $line }: the name { $detail } is not that of the file.
error-profile-unknown-code = { $file }, line { $line }: the list has no code { $detail }.
error-profile-not-text = { $file }, line { $line }: { $key } does not fit { $detail }.
error-profile-nik-without-reason = { $file }, line { $line }: the whole NIK needs a reason (why_full_nik), or mask = "part".
error-profile-empty = { $file }, line { $line }: { $key } is empty.

## Making a report
log-report-export = report { $profile } made: { $files } files, { $people } people
error-profile-unknown = There is no report profile named { $profile }. There are: { $known }.
hint-profile-list = List of profiles: `juragan profile list`.
hint-profile-check = Mend the profile's file, then check it with `juragan profile check`.
error-report-needs-cohort = This profile reports one cohort, and none was named.
hint-report-name-cohort = Name the cohort with --cohort.
error-report-cohort-or-period = Choose one: a cohort, or a period.
error-report-no-centre = The centre is not described yet, so no report can be made.
error-report-format = The format { $format } is not known. There are: { $known }.
error-report-disk-full = The disk became full while writing { $path }. No report file was made.
error-report-refused = { $path } cannot be written: no permission, or another program has the file open. No report file was made.
error-report-not-a-folder = { $path } is not a folder.
error-report-io = { $path } cannot be read or written.
error-report-differs = { $path } was not written as it was meant; it is not used.
error-report-too-long = The sheet { $sheet } is too long for one Excel file.
error-report-text-too-long = Sheet { $sheet }, row { $row }, column { $heading }: the text is too long for a cell of Excel.
error-report-workbook = The Excel file could not be put together.
error-report-gave-up = The Excel file in { $path } was not finished; the disk may be full. No report file was made.
hint-report-space = Free some space or choose another folder, then try again.
hint-report-close-or-other-folder = Close the file in Excel or choose another folder, then try again.
hint-report-other-folder = Choose another folder, then try again.
hint-report-csv = Try the format csv.
hint-report-shorten = Shorten that text or choose the format csv.

## Findings before a report
finding-required-empty = { $heading } is empty.
finding-session-open = Session { $number } of { $date } is not closed.
finding-marks-missing = Session { $number }: { $count } participants are unmarked.
finding-no-decision = No graduation meeting is noted.
finding-without-consent = { $count } of { $people } people have not given consent for this report ({ $purpose }).
