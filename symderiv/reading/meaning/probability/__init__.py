"""Probability: laws, densities, random variables, events, expectations, divergences."""
