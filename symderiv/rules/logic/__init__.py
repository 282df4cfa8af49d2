"""Existence and uniqueness."""
