"""Disclosures that nobody published, as large as real ones and without a contradiction in them."""
