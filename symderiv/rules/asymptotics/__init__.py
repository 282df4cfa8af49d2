"""Counting operations, classes of growth."""
