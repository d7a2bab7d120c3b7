"""How a Plan leaves: laid out once, then written as Markdown, JSON, DOCX or PDF."""
