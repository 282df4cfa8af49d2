"""Models of laws: densities as positive tables, so that integrals, expectations and divergences are finite sums."""
