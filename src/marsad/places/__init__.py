"""Places: a `Gazetteer` value, and scored candidates for a name that a report uses."""
