"""The full-screen app: shows Turns, feeds events, and decides nothing."""
