"""Sums: ranges, dots, and several members of a sequence at once."""
