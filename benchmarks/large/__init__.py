"""Libraries of any size, made up from the shipped guidance, to measure how things grow."""
