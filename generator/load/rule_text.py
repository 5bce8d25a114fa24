"""How a rule of loading is declared."""

from functools import partial

from generator.diagnostics import DefectClass, declared_rule

reading_rule = partial(declared_rule, DefectClass.READING)
"""A rule of the class 文件读取."""
