"""What stops the interview: a screen for words that may tell of harm, and the fixed words shown then."""
