"""How much a data file may hold: far above any real disclosure, far below what hurts."""

from __future__ import annotations

import msgspec


class Limits(msgspec.Struct, frozen=True):
    """Bounds of one file. A real disclosure has some 60 KB, 6,000 nodes and a depth of 6."""

    bytes: int = 2 * 1024 * 1024
    depth: int = 24
    nodes: int = 100_000
    characters: int = 20_000
    """Longest single value, in characters."""
    projects: int = 1000
    """How many projects a disclosure may have; more are none of one department."""
    findings: int = 20
    """How many findings of a kind are told of one file; of the rest the number."""


LIMITS = Limits()
