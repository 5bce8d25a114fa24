"""Geometry of charts, in plain numbers; the marks are macros in ``templates/macros``."""
