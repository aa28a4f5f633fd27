"""The tables of a ledger: writing reports with their claims, and read-only questions."""
