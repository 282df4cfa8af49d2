"""Sets: of numbers and of things, and their indicators."""
