"""Identifiers in a text become placeholders before it leaves the machine, and come back after."""
