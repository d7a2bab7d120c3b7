"""What may be cited: guidance documents, their passages, and the search for the ones that apply."""

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
"""Read when numpy is first imported, which nothing does before this package. Comparing a question
with 2,000 vectors takes 0.3 ms; shared out between two threads on a busy machine with two cores it
was measured at 16 ms, for each waits until the other gets its turn."""
