"""What is trusted: theorems, the inferences that make them, and their certificates."""
