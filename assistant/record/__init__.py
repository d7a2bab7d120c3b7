"""What was said and decided for one young person: Entries, people, and the current view of them."""
