### Subject: records.
