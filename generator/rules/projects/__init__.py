"""The head of the project form: code, amounts, plan, goals."""
