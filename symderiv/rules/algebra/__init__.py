"""Numbers: arithmetic, powers, roots, absolute values."""
