"""Discourse: what a row claims: clauses, chains, definitions, links."""
