"""The conversation: ``step(state, event)`` gives a new state, turns and entries, and touches nothing."""
