"""The checks: what is compared, and the catalogue of rules that say why.

Arithmetic rules are identities declared with the forms; ``engine`` evaluates them. ``check`` gives
back every comparison, and the findings among them.
"""
