"""The index of the library: built once for each change, read by every question."""
