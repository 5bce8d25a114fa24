"""Disclosures as flat rows: one a project, an indicator, a line of a budget."""
