"""All rules of checking by code. Importing this finds and registers every family.

A rule is registered where it stands; a new module of a family is found by itself.
"""

from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType

from generator.diagnostics import Rule
from generator.rules import document, indicators, lists, narrative, projects, tables
from generator.rules.acknowledgements import STALE
from generator.rules.arithmetic.catalogue import ARITHMETIC_RULES
from generator.rules.registry import registered_checks


def _modules(package: ModuleType) -> list[ModuleType]:
    names = sorted(module.name for module in iter_modules(package.__path__))
    return [import_module(f"{package.__name__}.{name}") for name in names]


FAMILIES = tuple(
    module
    for package in (tables, document, lists, narrative, projects, indicators)
    for module in _modules(package)
)
"""The modules that hold the rules, in the order in which they run."""

RULES: dict[str, Rule] = {
    rule.code: rule
    for rule in sorted(
        (
            *ARITHMETIC_RULES.values(),
            STALE,
            *(rule for check in registered_checks() for rule in check.rules),
        ),
        key=lambda rule: rule.code,
    )
}
"""Every rule by its code."""
