"""``python -m assistant`` is ``ownwords``."""

from assistant.cli import main

main()
