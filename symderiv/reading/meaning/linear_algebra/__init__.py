"""Linear algebra: matrices written out, norms, parts of vectors."""
