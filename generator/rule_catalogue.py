"""Every rule there is, of reading and of checking."""

from generator.diagnostics import Rule
from generator.load.reading_rules import READING_RULES
from generator.load.structure_rules import STRUCTURE_RULES
from generator.rules.families import RULES


def all_rules() -> tuple[Rule, ...]:
    """All rules by code."""
    rules = (*READING_RULES, *STRUCTURE_RULES, *RULES.values())
    return tuple(sorted(rules, key=lambda rule: rule.code))
