"""Every exception that Marsad raises on purpose. Each message names the file, line or field and says what to do."""

from __future__ import annotations


class MarsadError(Exception):
    """Base of all errors that a user can mend."""


class LexiconError(MarsadError):
    """A lexicon file is wrong: unknown key, duplicate id, empty file. Names the file and the line or entry."""


class IntakeError(MarsadError):
    """A report could not be taken in. Names the file; the rest of a batch goes on."""


class ManifestError(IntakeError):
    """A manifest or one of its rows is wrong. Names the file and the row."""


class LedgerError(MarsadError):
    """A ledger cannot be opened, read or written."""


class GoldError(MarsadError):
    """Claims marked by hand are wrong. Names the file and the claim."""


class NotFoundError(MarsadError):
    """No claim, report or place of that id."""


class ReadingError(MarsadError):
    """The reader failed on a report: a fault of the program, not of the report. Names the report."""
