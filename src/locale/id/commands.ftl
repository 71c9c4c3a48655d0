### Subject: commands.
