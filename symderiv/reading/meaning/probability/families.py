r"""Families: distributions with a name, where only a distribution can stand: ``N(0, 1)``, ``\chi^2_k``, ``t_{n-1}``.

A word is one of the vocabulary, however its letters are written; a letter is short for a family where it has the
parameters of one: ``\Gamma(a, b)``, ``B(n, p)``, ``F_{m, n}``. ``N_k(m, S)`` has the length of what is drawn below.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from symderiv.language.sorts import ONE, REAL, Distribution, Matrix, Scalar
from symderiv.language.spans import Span
from symderiv.language.terms import Apply, Symbol, Term, Unread, apply
from symderiv.language.vocabulary import VOCABULARY
from symderiv.reading.meaning import names
from symderiv.reading.meaning.sets import sets
from symderiv.reading.meaning.sums import slices
from symderiv.reading.syntax.notation import NOTATION
from symderiv.reading.syntax.surface import Group, Name, Node, Num, Part, Product, Row, Scripted, Side, Sum, canonical

if TYPE_CHECKING:
    from symderiv.reading.meaning.elaboration import Elaborator

__all__ = ["by_scripts", "density_of_family", "family", "is_family"]

# By the letter and how many parameters it has.
LETTERS: Mapping[tuple[str, int], str] = {
    ("N", 2): "normal", (r"\mathcal{N}", 2): "normal", ("MVN", 2): "normal", ("Normal", 2): "normal",
    ("U", 2): "uniform", (r"\mathcal{U}", 2): "uniform", ("U", 1): "uniform", (r"\mathcal{U}", 1): "uniform",
    (r"\Gamma", 2): "gamma_distribution", ("G", 2): "gamma_distribution", (r"\mathcal{G}", 2): "gamma_distribution",
    (r"\mathcal{G}", 1): "geometric", (r"\mathcal{E}", 1): "exponential_distribution",
    (r"\mathcal{P}", 1): "poisson", ("B", 1): "bernoulli", (r"\mathcal{B}", 1): "bernoulli",
    ("B", 2): "binomial_distribution", (r"\mathcal{B}", 2): "binomial_distribution", ("b", 2): "binomial_distribution",
    (r"\beta", 2): "beta_distribution", ("Be", 2): "beta_distribution", ("Be", 1): "bernoulli",
    ("t", 1): "student", ("F", 2): "fisher", ("W", 2): "wishart", (r"\mathcal{W}", 2): "wishart",
}  # fmt: skip
WORDS: Mapping[str, str] = {
    **{word.lower(): operator for word, operator in NOTATION.called.items() if word.isalpha()},
    "mvn": "normal", "normal": "normal", "gaussian": "normal", "gauss": "normal", "norm": "normal",
}  # fmt: skip
FAMILIES = frozenset(
    row.name for row in VOCABULARY.values() if row.name == "normal" or (row.reads and r"\mathrm" in row.writes.template)
)
DIMENSIONED = frozenset({"normal", "wishart"})
WHOLE = frozenset("nmkNMKpqrd")
DENSITIES = {"N": "normal", "U": "uniform", r"\mathcal{N}": "normal", r"\mathcal{U}": "uniform"}


def family(e: Elaborator, name: Node, group: Group) -> Term | None:
    """``N(0, 1)``, ``U[0, 1]``, ``\\mathrm{Beta}(a, b)`` where only a distribution can stand; None where it is none."""
    sub = name.sub if isinstance(name, Scripted) and name.sup is None else None
    base = name.base if isinstance(name, Scripted) and name.sup is None else name
    span = name.span.join(group.span)
    if _is_chi_squared(name) and sub is None and len(group.items) == 1:
        return e.build("chi_squared", e.term(group.items[0]), span=span)
    if any(sign != "," for sign in group.separators) or not group.items:
        return None
    operator = _operator(e, base, group)
    if operator is None or (sub is not None and operator not in DIMENSIONED | {"student"}):
        return None
    if operator in ("uniform", "discrete_uniform") and len(group.items) == 1 and sets.is_interval(group.items[0]):
        group = group.items[0]  # type: ignore[assignment]  # U([a, b])
    arguments = [e.term(group)] if group.opening == r"\{" else _arguments(e, group)
    if arguments is None:
        return None
    if operator == "student" and sub is not None:
        arguments = [e.term(sub), *arguments]
    elif sub is not None:
        _sized(e, operator, e.term(sub), arguments)
    sort = None if any(isinstance(one, Unread) for one in arguments) else e.sort(apply(operator, *arguments))
    return e.build(operator, *arguments, span=span) if sort is None or isinstance(sort, Distribution) else None


def _operator(e: Elaborator, base: Node, group: Group) -> str | None:
    letter = names.name_of(base) or ""
    word = re.sub("[^a-z]", "", letter.lower()) if len(letter) > 1 and "\\" not in letter else ""
    found = LETTERS.get((letter, len(group.items))) or NOTATION.called.get(letter) or WORDS.get(word)
    if letter in ("B", r"\mathcal{B}", "b") and len(group.items) == 2 and not _counts(e, group.items[0]):
        text = e.latex[base.span.start : group.span.end]
        options = f"{text} is read as a binomial distribution", f"{text} is read as a beta distribution"
        return ("binomial_distribution", "beta_distribution")[e.choose(("family", text), *options)]
    return found if found in FAMILIES else None


def is_family(node: Node, *, certain: bool = False) -> bool:
    """Whether a letter before brackets or with scripts is a distribution's name, where one can stand.

    certain  whether it can be nothing else
    """
    match node:
        case Product((Name() | Scripted() as name, Group(_, _, items, _)), ("",), _):
            base = name.base if isinstance(name, Scripted) else name
            letter = names.name_of(base) or ""
            if certain:
                return (letter in ("N", r"\mathcal{N}") and len(items) == 2) or NOTATION.called.get(letter) in FAMILIES
            return _is_chi_squared(name) or (letter, len(items)) in LETTERS or letter.lower() in WORDS
        case Scripted(Name(name, _, _, _), sub, _, _, _):
            lettered = name in ("t", "F") and not isinstance(sub, Name)
            return sub is not None and not certain and (_is_chi_squared(node) or lettered)
    return False


def _counts(e: Elaborator, node: Node) -> bool:
    """Whether a parameter is a number of things: 20, n, n - 1, or a letter known to be whole."""
    match node:
        case Num(value, _):
            return value.denominator == 1
        case Sum(terms, _, _):
            return all(_counts(e, term) for term in terms)
        case Scripted(base, _, None, 0, _):
            return _counts(e, base)
        case Name(name, _, _, _):
            found = names.found(e, name)
            whole = found is not None and isinstance(found.sort, Scalar) and found.sort.kind == "integer"
            return whole or name in WHOLE
    return False


def _arguments(e: Elaborator, group: Group) -> list[Term] | None:
    r"""The parameters; ``a_1, \dots, a_k`` as the members of a sequence."""
    items = slices.listed(e, list(group.items), list(group.separators))
    return None if items is None else [one if isinstance(one, Apply) else e.term(one) for one in items]  # type: ignore[arg-type]


def _sized(e: Elaborator, operator: str, length: Term, arguments: list[Term]) -> None:
    """In ``N_k(m, S)`` letters that nobody declared are a vector and a matrix of that length."""
    names.infer_whole(e, length)
    if operator == "normal" and len(arguments) == 2:
        _learn(e, arguments[0], Matrix(length, ONE))
        _learn(e, arguments[1], Matrix(length, length))
    if operator == "wishart":
        for argument in arguments:
            if isinstance(argument, Symbol) and argument.name.lstrip("\\")[:1].isupper():
                _learn(e, argument, Matrix(length, length))


def _learn(e: Elaborator, term: Term, sort: Matrix) -> None:
    if isinstance(term, Symbol) and e.undeclared.get(term.name) == term and term.sort == REAL:
        e.findings.sorts[term.name] = sort


def by_scripts(e: Elaborator, node: Node) -> Term | None:
    r"""``\chi^2_k``, ``t_{n-1}``, ``F_{m, n}``, where only a distribution can stand; None where it is none of them."""
    if not isinstance(node, Scripted) or node.sub is None or not isinstance(node.base, Name):
        return None
    letter = names.name_of(node.base)
    if _is_chi_squared(node):
        return e.build("chi_squared", e.term(node.sub), span=node.span)
    if node.sup is not None or node.primes or names.found(e, names.name_of(node) or "") is not None:
        return None
    if letter == "t" and (isinstance(node.sub, Num | Sum) or names.name_of(node.sub) in (*WHOLE, r"\nu")):
        return e.build("student", e.term(node.sub), span=node.span)
    match node.sub:
        case Row((Side(first, _), Part("separator", ",", _), Side(second, _)), _) if letter == "F":
            return e.build("fisher", e.term(first), e.term(second), span=node.span)
    return None


def _is_chi_squared(node: Node) -> bool:
    base = node.base if isinstance(node, Scripted) else None
    squared = isinstance(node, Scripted) and canonical(node.sup) == "2" and not node.primes
    return squared and isinstance(base, Name) and base.name == r"\chi"


def density_of_family(e: Elaborator, name: str, group: Group, span: Span) -> Term | None:
    r"""``\mathcal{N}(x; m, S)``, ``N(x | m, S)``, ``Beta(x; a, b)``: a density of a distribution with a name."""
    operator = NOTATION.called.get(name) or DENSITIES.get(name)
    if operator is None or group.separators[:1] not in ((";",), ("|",)):
        return None
    if any(sign != "," for sign in group.separators[1:]):
        return None
    at, *parameters = [e.term(item) for item in group.items]
    of = e.build(operator, *parameters, span=span)
    if not isinstance(e.sort(of), Distribution):
        return None
    return e.build("density_at", of, at, span=span)
