"""Measurements: how fast and how good, on cases that lie beside them."""
