"""Reading: documents to pieces, and their LaTeX to typed terms."""
