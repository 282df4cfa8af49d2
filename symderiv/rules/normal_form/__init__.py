"""Normal forms of numbers and matrices: what the rules `field_algebra` and `matrix_algebra` compare."""
