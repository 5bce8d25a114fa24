"""All disclosures as a few files: CSV, Parquet, SQLite, a Data Package, one ZIP of everything.

Rows are made disclosure by disclosure and written as they come, so that memory does not grow with
the site.
"""
