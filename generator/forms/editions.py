"""The 版式 that come with the program; naming one here is all it takes to make it known."""

from generator.forms.edition import Edition
from generator.forms.hebei import HEBEI

DEFAULT: Edition = HEBEI
"""What a disclosure is taken for that names no 版式."""
