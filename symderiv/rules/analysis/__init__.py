"""Derivatives, monotone and continuous functions, growth."""
