"""Grounding: whether what a language model wrote stands in its sources. Pure; no model.

``check.check`` is the whole of it for callers; ``model`` holds the shapes it takes and gives.
"""
