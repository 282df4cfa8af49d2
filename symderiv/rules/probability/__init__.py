"""Densities and laws."""
