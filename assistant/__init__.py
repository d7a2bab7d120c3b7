"""Ownwords: a chat-style assistant with which a young person, a parent and a practitioner make a plan."""

__version__ = "0.1.0"
