### Subject: app.
app-saved-at = Sudah tersimpan { $time }
