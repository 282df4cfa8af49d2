"""Functions: by letters and words, their values, functions without a name, cases."""
