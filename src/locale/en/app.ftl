### Subject: app.
app-saved-at = Already saved at { $time }
