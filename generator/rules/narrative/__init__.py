"""The text against the tables and the project forms."""
