"""What is written: the Plan, and the Formats that lay it out."""
