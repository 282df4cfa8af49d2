"""Claims to verdicts: models, refutation, and the provers that look for rules."""
