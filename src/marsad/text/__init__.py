"""Text as received, folded spelling, tokens with clitics, sentences and quotations."""
