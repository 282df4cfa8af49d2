"""Where variables and symbols stand in a term: loose, quoted, or in a dimension."""

from __future__ import annotations

from functools import lru_cache

from symderiv.language.terms import Apply, Bind, Bound, Symbol, Term, children, free_symbols, subterms

__all__ = ["closed", "in_a_size", "unquoted"]


@lru_cache(maxsize=1 << 16)
def closed(term: Term, depth: int = 0) -> bool:
    """Whether every bound variable has its binder."""
    match term:
        case Bound(number):
            return number < depth
        case Bind(_, domain, body):
            return closed(domain, depth) and closed(body, depth + 1)
        case Symbol(_, sort):
            return all(map(closed, sort.dimensions))
    return all(closed(part, depth) for part in children(term))


def unquoted(term: Term, symbol: Symbol) -> bool:
    """Whether the symbol is outside of every quotation: equals may not replace equals in what is counted as written."""
    quoted = (p for p in subterms(term) if isinstance(p, Apply) and p.operator == "operations")
    return all(symbol not in free_symbols(p) for p in quoted)


def in_a_size(term: Term, symbol: Symbol) -> bool:
    """Whether the symbol is in a dimension of a symbol's sort."""
    sizes = (d for part in subterms(term) if isinstance(part, Symbol) for d in part.sort.dimensions)
    return any(symbol in free_symbols(d) for d in sizes)
