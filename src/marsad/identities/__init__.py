"""Who and where is meant: parties and places behind the names of a report."""
