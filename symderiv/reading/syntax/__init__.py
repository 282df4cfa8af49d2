"""Syntax: LaTeX to a surface tree that decides nothing of what it means."""
