"""Induction, and sums and products over ranges."""
