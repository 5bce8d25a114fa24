"""``python -m generator`` does the same as ``mingzhang``."""

import sys

from generator.cli import main

sys.exit(main())
