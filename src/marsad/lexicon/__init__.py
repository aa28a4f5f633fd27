"""The lexicon: what Arabic reports say, loaded from `data/`, inflected and looked up by surface form."""
