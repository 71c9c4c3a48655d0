### Subject: import.
