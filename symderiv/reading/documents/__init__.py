"""Documents: files in every format to parts, pieces and prose, with exact places."""
