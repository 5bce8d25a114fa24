"""How an arithmetic rule is declared."""

from functools import partial

from generator.diagnostics import DefectClass, declared_rule

arithmetic = partial(declared_rule, DefectClass.ARITHMETIC)
"""A rule of the class 算术错误; its title is the equation that must hold."""
