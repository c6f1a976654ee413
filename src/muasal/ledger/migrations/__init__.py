"""The ledger's migrations; a released one is never edited."""
