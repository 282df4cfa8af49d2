"""Calculus: derivatives, integrals, limits, extrema."""
