"""Abstract algebra: spaces, linear maps, groups, and what is written side by side in them."""
