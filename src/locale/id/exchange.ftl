### Subject: exchange.
