"""Claims told to people: one line in Arabic and English, and every stage of a reading."""
