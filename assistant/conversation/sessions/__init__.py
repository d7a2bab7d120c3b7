"""Sample sessions for trainers: a script says what each person says, and the real conversation is walked with it."""
