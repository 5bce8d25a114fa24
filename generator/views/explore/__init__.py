"""Pages that look across all disclosures: projects, indicators, 科目, terms."""
