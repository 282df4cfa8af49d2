r"""Letters with a mark before brackets: ``V^\pi(s)``, of a policy; ``\delta^{(l)} (a^{(l-1)})^\top``, a factor."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from symderiv.language.sorts import REAL, Function
from symderiv.language.spans import Span
from symderiv.language.terms import Term
from symderiv.reading.meaning import names
from symderiv.reading.meaning.calculus.infinitesimals import is_letter
from symderiv.reading.meaning.functions.function_values import applied, arguments_of, wide
from symderiv.reading.syntax.notation import TRANSPOSES
from symderiv.reading.syntax.surface import Group, Node, Product, Scripted, canonical

if TYPE_CHECKING:
    from symderiv.reading.meaning.elaboration import Elaborator

__all__ = ["is_factor", "is_value", "of_policy"]

POLICY = re.compile(r"\\pi(?:_.*|'*|\*|\d)?")


def of_policy(e: Elaborator, name: str, sup: Node, group: Group, span: Span) -> Term | None:
    r"""``V^\pi(s)``, ``Q^{\pi_\theta}(s, a)``: a function that belongs to a policy, and no power."""
    above = canonical(sup)
    if above is None or POLICY.fullmatch(above) is None or not is_letter(group.items[0]):
        return None
    full = f"{name}^{above}" if above == r"\pi" else f"{name}^{{{above}}}"
    arguments = arguments_of(e, group)
    if arguments is None:
        return None
    function = names.found(e, full)
    if function is None or not isinstance(function.sort, Function):
        function = names.declared_now(e, full, Function(tuple(wide(e.sort(one)) for one in arguments), REAL))
    return applied(e, function, 0, arguments, span)


def is_factor(e: Elaborator, name: str, following: Node | None) -> bool:
    """Whether a letter with a mark is multiplied: what stands in the brackets is transposed, and it is no function."""
    turned = isinstance(following, Scripted) and canonical(following.sup) in TRANSPOSES
    known = names.found(e, name)
    return turned and not names.is_function_letter(e, name) and not isinstance(getattr(known, "sort", None), Function)


def is_value(node: Node) -> bool:
    """Whether it is a letter before brackets around a letter: ``G(z)`` in ``D(G(z))``."""
    match node:
        case Product((head, Group("(", _, (item,), _, _)), ("",), _):
            return is_letter(head) and is_letter(item)
    return False
