"""All rules of checking by code. Importing this registers every family."""

from generator.diagnostics import Rule
from generator.rules.acknowledgements import STALE
from generator.rules.catalogue import ARITHMETIC_RULES
from generator.rules.registry import registered_checks

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
