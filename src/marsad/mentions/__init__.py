"""Mentions: spans of text found and resolved: places, parties, people counted, dates, numbers, means."""
