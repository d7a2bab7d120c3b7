"""Sample sessions for trainers: the real conversation, walked with a script of what people say."""
