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
