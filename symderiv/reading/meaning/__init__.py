"""Meaning: surface trees to typed terms, one notation a file."""
