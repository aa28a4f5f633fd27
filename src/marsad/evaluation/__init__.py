"""Measure the reading against claims marked by hand: what was found, what was missed, invented or read wrongly."""
