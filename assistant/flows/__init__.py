"""What is asked: questions in three wordings, who is asked which of them, and in what order."""
