"""The check: what an outcome's words, and a whole plan, still need. Pure; no model."""
