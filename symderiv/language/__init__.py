"""The language: what can be said, and how it is written."""
