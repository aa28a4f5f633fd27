"""How a sentence hangs together: clauses, their verbs and subjects, what prepositions bring."""
