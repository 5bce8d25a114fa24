"""The same disclosures as projects of Hugo, mkdocs-material and Zensical."""
