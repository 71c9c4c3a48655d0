### Subject: screens.
