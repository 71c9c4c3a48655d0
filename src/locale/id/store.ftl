### Subject: store.
