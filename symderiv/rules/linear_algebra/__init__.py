"""Matrices of symbolic size."""
