"""Where Records are kept."""
