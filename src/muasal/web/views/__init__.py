"""What pages show, as plain dicts: read from the ledger, nothing of HTTP or HTML in sight."""
