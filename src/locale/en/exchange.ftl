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
report-full-nik = The whole NIK is needed: { $reason }
report-masked-nik = The NIK is given in part only
report-people = { $people } people in the report

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

## Computed values
computed-row-number = No
computed-row-code = Row code
computed-person-province = Province
computed-person-regency = Regency or city
computed-person-district = District
computed-person-country-name = Country of work
computed-attendance-letter = Attendance
computed-attendance-present = Present
computed-attendance-late = Late
computed-attendance-excused = Excused
computed-attendance-sick = Sick
computed-attendance-absent = Absent
computed-attendance-unmarked = Unmarked
computed-attendance-late-minutes = Minutes late
computed-attendance-jp-present = JP present
computed-attendance-jp-counted = JP counted
computed-attendance-percent = Attendance
computed-enrolment-score = Score
computed-outcome-reason-words = Why not passed
computed-session-taught = Taught
computed-session-instructors = Instructors
computed-session-present = Present on time
computed-session-late = Late
computed-session-excused = Excused
computed-session-sick = Sick
computed-session-absent = Absent
computed-journey-stage = Stage
computed-journey-stage-number = Stage no.
computed-journey-missing = Missing for the next stage
computed-journey-first-export = First export
computed-journey-exports = Shipments
computed-venture-permits = Permits and certificates
computed-venture-products = Products
computed-venture-product-codes = HS codes of products
computed-shipment-destination = Destination
computed-shipment-currency = Currency
computed-shipment-value-in-rupiah = Value in rupiah
computed-shipment-evidence = Evidence of shipment

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
