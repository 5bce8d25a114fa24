"""XLSX in the official forms.

A sheet is planned first, as boxes with a place, a look and the cell of the record that each shows
(``plan``), then drawn (``draw``). A variant that can be edited and read back draws the same plans
with more around them: hidden ids, locked heads, lists to choose from.
"""
