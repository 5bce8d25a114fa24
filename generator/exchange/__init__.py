"""Disclosures in other formats: what readers take away."""
