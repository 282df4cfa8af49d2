r"""Laws: the term that a law letter with its scripts stands for: ``q``, ``q_\phi``, ``p_{data}``, ``q^*``, ``p_X``.

A parameter below the letter is an argument of the law, so that what depends on it is seen to; a word or a number below
is part of its name, and capital letters there name the random variables whose density it is.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from symderiv.language.outcomes import CHANCE
from symderiv.language.sorts import LAW, REAL, Function, Matrix, Scalar
from symderiv.language.terms import Symbol, Term
from symderiv.reading.meaning import names
from symderiv.reading.meaning.probability import law_letters
from symderiv.reading.syntax.surface import Accent, Name, Node, Num, Row, Scripted, Side, canonical, subscript, walk

if TYPE_CHECKING:
    from symderiv.reading.meaning.elaboration import Elaborator

__all__ = ["Law", "as_quantity", "law"]


NO_PARAMETERS = frozenset("defghpquvxyz")
"""Letters that say whose law it is (``p_x``, ``p_d``), whatever else they are in the row."""


@dataclass(frozen=True)
class Law:
    """A law as it is written: the term, the random variables its subscript names, and a power of the density."""

    term: Term
    below: tuple[str, ...] = ()
    power: Node | None = None


def law(
    e: Elaborator,
    node: Node,
    *,
    certain: bool = True,
    parameters: list[Node] | None = None,
    named: bool = False,
    drawn: frozenset[str] = frozenset(),
) -> Law | None:
    r"""The law that a letter with its scripts stands for (``q``, ``q_\phi``, ``p_{data}``, ``q^*``), None for none.

    ``certain`` says that only a law can stand in this place, as below an expectation or after a tilde.
    """
    letter = law_letters.letter_of(node)
    if letter is None:
        return None
    sub, sup = (node.sub, node.sup) if isinstance(node, Scripted) else (None, None)
    power = None if law_letters.is_mark(sup) else sup
    mark = "" if sup is None or power is not None else subscript(canonical(sup) or "").replace("_", "^", 1)
    full = letter + (subscript(canonical(sub) or "") if sub is not None else "") + mark
    nameable = all(part is None or canonical(part) is not None for part in (sub, sup if power is None else None))
    declared = _known(e, full) if nameable else None  # q_{\phi^*} is no name, and not the law q
    if declared is not None and declared.sort == LAW:
        return Law(declared, (), power)
    if declared is not None and sub is not None and not _makes_laws(declared):
        return None
    base = _known(e, letter + mark)
    if base is not None and base.sort != LAW and not _makes_laws(base) and (sub is None or letter in e.scope):
        return None
    if not (certain or (base is not None and (base.sort == LAW or _makes_laws(base))) or _said(e, letter)):
        return None
    own = sub is not None and names.name_of(sub) in drawn and not (base is not None and _makes_laws(base))
    values = _parameters(e, sub if not named and not own else None, parameters or [], base)
    if values is None and not nameable and not named:
        return None
    if values is None:
        known = base if base is not None and base.sort == LAW and (named or sub is None) else None
        return Law(known or _noted(e, Symbol(letter + mark if named else full, LAW)), (), power)
    sorts = tuple(_wide(e, v) for v in values)
    family = base if base is not None and _takes(base, len(values)) else Symbol(letter + mark, Function(sorts, LAW))
    return Law(e.build("apply", _noted(e, family), *values, span=node.span), (), power)


def as_quantity(e: Elaborator, term: Term) -> Term:
    """A lone P against a number: a probability of that name, and not the law by which it is one."""
    if not isinstance(term, Symbol) or term != CHANCE or e.context.symbols.get(term.name) not in (None, CHANCE):
        return term
    e.undeclared[f"{term.name} as a number"] = quantity = Symbol(term.name, REAL, term.span)
    return quantity


def _known(e: Elaborator, name: str) -> Symbol | None:
    """The symbol of that name; what use alone says of it counts only where it says that it is a law."""
    found = names.found(e, name)
    if found is None or name in e.scope or found in e.context.symbols.values():
        return found
    return found if found.sort == LAW or _makes_laws(found) else None


def _said(e: Elaborator, letter: str) -> bool:
    """Whether the row says that a letter is a law, or this reading takes it for one."""
    laws = e.setting.laws
    if letter in laws.certain or letter in e.context.density:
        return True
    return (
        letter in laws.likely and e.choose("laws", "p(...) is read as a density", "p(...) is read as a function") == 0
    )


def _makes_laws(symbol: Symbol) -> bool:
    return isinstance(symbol.sort, Function) and symbol.sort.value == LAW


def _takes(symbol: Symbol, arguments: int) -> bool:
    return isinstance(symbol.sort, Function) and symbol.sort.value == LAW and len(symbol.sort.arguments) == arguments


def _wide(e: Elaborator, term: Term) -> Scalar | Matrix | Function:
    sort = e.sort(term)
    return sort if isinstance(sort, Matrix | Function) else REAL


def _noted(e: Elaborator, symbol: Symbol) -> Symbol:
    if symbol not in e.context.symbols.values() and symbol != CHANCE:
        e.undeclared[f"{symbol.name} as a law"] = symbol
    return symbol


def _parameters(e: Elaborator, sub: Node | None, after: list[Node], base: Symbol | None) -> list[Term] | None:
    """The parameters of a law, below its letter and after a semicolon; None where it has none."""
    nodes: list[Node] = []
    if sub is not None:
        below = [part.node for part in sub.parts if isinstance(part, Side)] if isinstance(sub, Row) else [sub]
        commas = not isinstance(sub, Row) or all(isinstance(p, Side) or p.text == "," for p in sub.parts)
        declared = base is not None and _makes_laws(base)
        if commas and all(declared or _is_parameter(e, node) for node in below):
            nodes += below
    nodes += after
    return [names.letter_pi(e, node) or e.term(node) for node in nodes] if nodes else None


def _is_parameter(e: Elaborator, node: Node) -> bool:
    """Whether a subscript is a quantity: a Greek letter, one bound or declared, or one used elsewhere."""
    match node:
        case Name(name, _, _, word):
            elsewhere = name in e.setting.laws.lone and name not in NO_PARAMETERS
            known = name in e.scope or elsewhere or names.found(e, name) is not None
            return not word and (name.startswith("\\") or (known and len(name) == 1))
        case Accent(_, base, _) | Scripted(base, _, _, _, _):
            return isinstance(base, Name | Accent | Scripted) and _is_parameter(e, base)
        case Num():
            return False
    return any(isinstance(part, Name) and part.name in e.scope for part in walk(node))
