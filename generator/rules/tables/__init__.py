"""How the nine tables are filled in: rows, codes, names, known relations of 科目."""
