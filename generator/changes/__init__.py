"""What changed between two states of the data, told in money, rows, projects and indicators.

Takes records that were read and checked; knows no YAML. ``revisions`` alone knows git.
"""
