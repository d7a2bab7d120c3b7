"""How good a language model is at what it may be asked here, on cases that ship."""
