"""Copies: expectations over independent draws of one random variable."""

from __future__ import annotations

from symderiv.language.sorts import OUTCOME
from symderiv.language.terms import Apply, Bind, Bound, Symbol, Term, free_symbols, substitute, subterms
from symderiv.rules.normal_form.draws import Average, product_term
from symderiv.rules.normal_form.expectations import Expectations
from symderiv.rules.normal_form.laws import copied
from symderiv.rules.normal_form.polynomials import Monomial, Polynomial

__all__ = ["of_any_copy", "of_one_copy", "treats_alike"]


def of_one_copy(forms: Expectations, average: Average, inner: Monomial) -> Polynomial | None:
    """What depends on one of several copies has the expectation of what depends on the one they are copies of."""
    found = copied(average.over, forms.whole)
    term = product_term(inner)
    members = _members(term, average.variable)
    if found is None or len(members) != 1 or not _among(members[0], average, forms):
        return None
    law, variable = found
    one = Average(Symbol(average.variable.name, OUTCOME), law, law.term)
    body = substitute(term, {members[0]: one.at(variable)})
    return None if average.variable in free_symbols(body) else forms.mean(one, body)


def of_any_copy(forms: Expectations, average: Average, inner: Monomial) -> Polynomial | None:
    """One copy is as good as another where the rest treats all alike: the expectation for the first.

    For exchangeable random variables the expectation does not change when two of them change places (de Finetti).
    """
    match average.over:
        case Apply("copies", (_, first, last)):
            pass
        case _:
            return None
    term = product_term(inner)
    members = _members(term, average.variable)
    if len(members) != 1 or members[0].arguments[1] == first or not _among(members[0], average, forms):
        return None
    marked = Symbol("_copy", average.variable.sort)
    if not treats_alike(substitute(term, {members[0]: marked}), average.variable, Apply("range", (first, last)), 0):
        return None
    return forms.mean_inside(average, substitute(term, {members[0]: Apply("apply", (average.variable, first))}))


def _members(term: Term, copies: Symbol) -> list[Apply]:
    """The copies that occur by an index of their own."""
    return list(dict.fromkeys(
        part for part in subterms(term)
        if isinstance(part, Apply) and part.operator == "apply" and part.arguments[0] == copies
        and not any(isinstance(index, Bound) for index in subterms(part.arguments[1]))
    ))  # fmt: skip


def _among(member: Apply, average: Average, forms: Expectations) -> bool:
    """Whether the index of a member is one of those that are drawn."""
    index = member.arguments[1]
    match average.over:
        case Apply("copies", (_, first, last)):
            of = forms.indices.get(index) if isinstance(index, Symbol) else None
            return index in (first, last) or of == Apply("range", (first, last))
    return False


def treats_alike(term: Term, copies: Symbol, all_of_them: Term, depth: int, index: int | None = None) -> bool:
    """Whether copies occur only under sums and products over all of them, by the index of those."""
    match term:
        case Symbol():
            return term != copies
        case Apply("apply", (of, Bound(at))) if of == copies:
            return index is not None and at == depth - index
        case Apply(_, arguments):
            return all(treats_alike(a, copies, all_of_them, depth, index) for a in arguments)
        case Bind(operator, domain, body):
            inner = depth + 1 if operator in ("sum", "product") and domain == all_of_them else index
            return treats_alike(domain, copies, all_of_them, depth, index) and treats_alike(
                body, copies, all_of_them, depth + 1, inner
            )
    return True
