"""What users hold: the ledger, reading in many processes, overviews."""
