"""Measures how well the guidance is found and quoted, on questions whose answers are known."""
