"""What was found, written out: one module per output format, and the commands that choose among them."""
