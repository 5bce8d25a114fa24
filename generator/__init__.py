"""明账: a static site generator for the budget disclosure of Chinese public departments.

The flow of a build reads off the folder names: ``load`` → ``rules`` → ``views`` → ``render`` →
``publish``; ``pipeline.py`` orders the stages and is the place to start reading.
"""

import gc

__version__ = "0.1.0"

# Small records come about by the thousand and nearly all stay: garbage is looked for after 50,000
# of them, not after Python's 700, which costs a check of a disclosure some 4 %.
gc.set_threshold(50_000, 20, 50)
