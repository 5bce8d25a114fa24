"""Sums and ties: evaluating the identities that the forms declare."""
