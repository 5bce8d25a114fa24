"""The way out to a spreadsheet and back: the official forms as a workbook that can be edited.

``parts`` says what of a disclosure can be edited, ``sheets`` lays it out, ``returned`` reads a
workbook that came back, ``merging`` holds it against what was given out and what stands now,
``amending`` writes what changed into the lines of the YAML and leaves all others as they are.
"""
