"""明账: a static site generator for the budget disclosure of Chinese public departments.

The flow of a build reads off the folder names: ``load`` → ``rules`` → ``views`` → ``render`` →
``publish``; ``pipeline.py`` orders the stages and is the place to start reading.
"""

__version__ = "0.1.0"
