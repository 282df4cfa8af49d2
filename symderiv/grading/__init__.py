"""Submission against reference: which line is the first wrong one, and what it should have been."""
