"""Who says what: speakers, the stretch of text that each says, chains of sources."""
