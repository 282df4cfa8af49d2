r"""Variables of integration: what ``dx`` is of, and when that cannot be told: measures, functions, too many of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from symderiv.language.terms import Term, Unread
from symderiv.reading.meaning import names
from symderiv.reading.meaning.calculus import integrands
from symderiv.reading.meaning.calculus.infinitesimals import Differential, differential_at, product_of, sign_of
from symderiv.reading.syntax.surface import Group, Name, Node, Scripted, walk

if TYPE_CHECKING:
    from symderiv.reading.meaning.products import Run

__all__ = ["by_quantity", "refused"]

MEASURES = frozenset({r"\mu", r"\nu", r"\mathbb{P}"})


def refused(run: Run, found: integrands.Reach, first: int, count: int) -> str | None:
    """Why what follows the sign cannot be told apart."""
    if any(one.power is not None and names.name_of(one.letter) is None for one in found.letters):
        return "the variable of this integral is not read"
    if any(_is_measure(run, found, one) for one in found.letters):
        return "integrals with respect to a measure or a distribution are not read into terms yet"
    if any(_moves(run, found, one) for one in found.letters):
        return "how the variable of this integral depends on what is integrated is not stated"
    rest = run.factors[found.end :]
    signs = run.node.signs[found.end :]
    if rest and not any(sign_of(factor) for factor in rest) and _another(rest, signs):
        return "more differentials than integral signs"
    bounds = isinstance(run.factors[first - 1], Scripted)
    if len(found.letters) > count and bounds and count == 1:
        below = run.factors[first - 1]
        if isinstance(below, Scripted) and below.sup is not None:
            return "one pair of bounds for several variables"
    return None


def by_quantity(run: Run, node: Node, found: integrands.Reach, start: int) -> Term | None:
    r"""``\int u\,dv`` beside ``\int v\,du``, ``\int_{V_1}^{V_2} p\,dV``: by a quantity that varies with the other."""
    if len(found.letters) != 1:
        return None
    if not _moves(run, found, found.letters[0]) and not _between_states(run, node, found, found.letters[0]):
        return None
    if found.letters[0].power is not None:
        return None
    return _made(run, node, (found.integrand, found.letters[0].letter), found.end, start)


def by_group(run: Run, node: Node, start: int) -> Term | None:
    r"""``\int t\,d(e^{-pt})``."""
    for k in range(run.at, len(run.factors) - 1):
        sign, group = run.factors[k], run.factors[k + 1]
        if not isinstance(sign, Name) or sign.name != "d" or sign.font or run.signs[k + 1]:
            continue
        if not isinstance(group, Group) or group.opening != "(" or len(group.items) != 1:
            return None
        integrand = product_of(run.factors[run.at : k], run.signs[run.at + 1 : k], sign.span)
        return _made(run, node, (integrand, group.items[0]), k + 2, start)
    return None


def _made(run: Run, node: Node, parts: tuple[Node, Node], end: int, start: int) -> Term | None:
    e = run.e
    sub, sup = (node.sub, node.sup) if isinstance(node, Scripted) else (None, None)
    if (sub is None) != (sup is None) or sign_of(node) != 1:
        return None
    run.at = end
    terms = [e.term(part) for part in (*parts, sub, sup) if part is not None]
    if bad := next((term for term in terms if isinstance(term, Unread)), None):
        return bad
    return e.build("integral_by", *terms, span=run.since(start))


def _is_measure(run: Run, found: integrands.Reach, one: Differential) -> bool:
    r"""``d\mu``, ``dF(x)``: the letter is not in the integrand, and is applied or customarily a measure."""
    name = names.name_of(one.letter) or ""
    inside = {names.name_of(part) for part in walk(found.integrand) if isinstance(part, Name | Scripted)}
    if name in inside:
        return False
    following = run.factors[found.end] if found.end < len(run.factors) else None
    applied = isinstance(following, Group) and run.signs[found.end] == "" and following.opening == "("
    return applied or (any(inside) and (name in MEASURES or (len(name) == 1 and name.isupper())))


def _moves(run: Run, found: integrands.Reach, one: Differential) -> bool:
    r"""``\int u\,dv``, beside ``\int v\,du``: neither letter is constant for the other."""
    e, name = run.e, names.name_of(one.letter)
    inside = {names.name_of(part) for part in walk(found.integrand) if isinstance(part, Name | Scripted)}
    if name in inside or e.setting.row is None:
        return False
    return bool(inside & (set(integrands.letters_in(e.setting.row)) - set(e.scope)))


def _between_states(run: Run, node: Node, found: integrands.Reach, one: Differential) -> bool:
    r"""``\int_{V_1}^{V_2} p\,dV``: from one value of a quantity to another, of what varies with it."""
    bounds = [node.sub, node.sup] if isinstance(node, Scripted) else []
    bases = [names.name_of(bound.base) for bound in bounds if isinstance(bound, Scripted)]
    name = names.name_of(one.letter) or ""
    return bases == [name, name] and _is_measure(run, found, one)


def _another(rest: tuple[Node, ...], signs: tuple[str, ...]) -> bool:
    return any(differential_at(rest, signs, k) is not None for k in range(len(rest)))
