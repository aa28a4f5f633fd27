"""Reports from files, folders and standard input."""

from marsad.intake.inputs import read_inputs

__all__ = ["read_inputs"]
