"""Who writes the Plan: Answers and Passages turned into Lines, each with its Sources."""
