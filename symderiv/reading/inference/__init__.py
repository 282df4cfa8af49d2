"""Inference: what the letters of a document stand for, from what it declares, from use, and from a notation file."""
