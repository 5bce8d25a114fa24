"""Measurements: what the checks find, and how fast; nothing here is part of the program."""
