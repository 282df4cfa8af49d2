r"""Laws: densities, probabilities, draws, independence; random variables are printed by the letters of their values.

Where a density is taken at a value that has the letter of its random variable, only the value is printed (``q(z|x)``,
``p(h'|u)``); elsewhere both are: ``p(x = 1|z)``, or ``p_X(t)`` where the random variables are capital letters.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from symderiv.language.outcomes import CHANCE, OMEGA, as_values
from symderiv.language.printing.events import statement_text
from symderiv.language.printing.text import argument, latex, letter, scripted, zero_beside
from symderiv.language.printing.writing import Text, in_brackets, symbol_text
from symderiv.language.sorts import LAW, Function
from symderiv.language.terms import Apply, Bind, Number, Symbol, Term, mentions, substitute, subterms
from symderiv.language.vocabulary import VOCABULARY

__all__ = ["LAWS", "LAW_BINDERS", "conditions_of", "distribution_text", "drawn_text", "law_text"]

LAST_CAPITALS = "STUVWXYZ"


def law_text(law: Term) -> tuple[str, str] | None:
    r"""A law of outcomes as the letter and the parameters that stand after a semicolon; None where it has no letter."""
    match law:
        case Symbol(name, sort) if sort == LAW:
            return symbol_text(name), ""
        case Apply("apply", (Symbol(name, Function(_, value)), *parameters)) if value == LAW:
            written = [latex(parameter) for parameter in parameters]
            greek = all(isinstance(p, Symbol) and p.name.startswith("\\") for p in parameters)
            if greek and "_" not in name and "^" not in name:
                below = ", ".join(written)
                plain = below[1:].isalpha()
                return f"{symbol_text(name)}_{below}" if plain else f"{symbol_text(name)}_{{{below}}}", ""
            return symbol_text(name), "; " + ", ".join(written)
    return None


def distribution_text(distribution: Term, at: Term | None = None) -> str | None:
    """A distribution of values as ``q(z|x)``, at a value where one is given; None where it is not one of a law."""
    match distribution:
        case Bind("law", over, _):
            written = _split(over)
        case _:
            return None
    if written is None:
        return None
    (name, parameters), given = written
    parts = _several(distribution.open(OMEGA))
    ats: list[Term | None] = [None] * len(parts)
    if at is not None:
        ats = [*_several(at)] if len(parts) > 1 else [at]
    if len(ats) != len(parts):
        return None
    if (named := _named_below(parts, ats, given)) is not None and not parameters and "_" not in name:
        below, drawn, conditions = named
        return f"{name}_{{{below}}}" + in_brackets(drawn + conditions)
    others = [value for value in ats if value is not None] + [value for _, value in _equations(given)]
    drawn = ", ".join(_part(part, value, _but(others, value)) for part, value in zip(parts, ats, strict=True))
    conditions = ", ".join(_condition(condition, others) for condition in given)
    return name + in_brackets(drawn + (rf" \mid {conditions}" if conditions else "") + parameters)


def conditions_of(law: Term) -> tuple[Term, list[Term]]:
    """A law that is given nothing, and the statements about `OMEGA` that it is given here, in order."""
    if isinstance(law, Bind) and law.operator == "given":
        return law.domain, _conjuncts(law.open(OMEGA))
    return law, []


def _split(over: Term) -> tuple[tuple[str, str], list[Term]] | None:
    """The letter of a law and what it is given."""
    law, given = conditions_of(over)
    name = law_text(law)
    return (name, given) if name is not None else None


def _several(term: Term | None) -> list[Term]:
    match term:
        case Apply("tuple", parts):
            return list(parts)
    return [term] if term is not None else []


def _conjuncts(statement: Term) -> list[Term]:
    """Those that commas can stand between: what a bracket holds together stays one."""
    match statement:
        case Apply("and", (first, second)):
            return [*_conjuncts(first), second]
    return [statement]


def _equations(conditions: Sequence[Term]) -> list[tuple[Term, Term]]:
    """The part and the value of each condition that says no more than that."""
    return [
        (condition.arguments[0], condition.arguments[1])
        for condition in conditions
        if isinstance(condition, Apply)
        and condition.operator == "equal"
        and not mentions(condition.arguments[1], OMEGA)
    ]


def _but(values: Sequence[Term], own: Term | None) -> list[Term]:
    return [value for value in values if value is not own]


def _condition(condition: Term, others: Sequence[Term]) -> str:
    for part, at in _equations([condition]):
        return _part(part, at, _but(others, at))
    return _said(condition)


def _part(part: Term, at: Term | None, others: Sequence[Term]) -> str:
    """A value, or the part and the value where the value does not say of what it is."""
    written, _ = as_values(part, OMEGA)
    if at is None:
        return latex(written)
    return latex(at) if _says(at, written, others) else f"{latex(written)} = {argument(at, 11)}"


def _says(at: Term, written: Term, others: Sequence[Term]) -> bool:
    """Whether a value has the letter of its part, perhaps with primes; not where the letter without them occurs too."""
    if at == written:
        return True
    letters = [s for s in _symbols(written) if not isinstance(s.sort, Function) or "sequence" in s.sort.properties]
    if len(letters) != 1:
        return False
    (own,) = letters
    alike = [s for s in _symbols(at) if own.name in (s.name, s.name.rstrip("'"))]
    if len(alike) != 1 or substitute(at, {alike[0]: own}) != written:
        return False
    beside = {symbol.name for other in others for symbol in _symbols(other)}
    return alike[0].name == own.name or own.name not in beside


def _symbols(term: Term) -> list[Symbol]:
    return list(dict.fromkeys(part for part in subterms(term) if isinstance(part, Symbol)))


def _named_below(
    parts: Sequence[Term], ats: Sequence[Term | None], given: Sequence[Term]
) -> tuple[str, str, str] | None:
    r"""``X \mid Y`` and ``x \mid y``, where the random variables are capital letters and the values others."""
    if len(_equations(given)) != len(given) or any(at is None for at in ats):
        return None
    pairs = [*zip(parts, ats, strict=True), *_equations(given)]
    letters = [_capital(part) for part, _ in pairs]
    written = [latex(at) for _, at in pairs if at is not None]
    known = [name for name in letters if name is not None]
    if len(known) != len(letters) or known == written:
        return None
    if [name.lower() for name in known] != written and not all(name in LAST_CAPITALS for name in known):
        return None
    bar, count = r" \mid ", len(parts)
    below = ", ".join(known[:count]) + (bar + ", ".join(known[count:]) if given else "")
    conditions = bar + ", ".join(written[count:]) if given else ""
    return below, ", ".join(written[:count]), conditions


def _capital(part: Term) -> str | None:
    match part:
        case Apply("apply", (Symbol(name), outcome)) if outcome == OMEGA and len(name) == 1 and name.isupper():
            return name
    return None


def _said(statement: Term) -> str:
    r"""A statement; one for all of a range as ``X_1 \\le x, \\dots, X_n \\le x``."""
    match statement:
        case Bind("forall", Apply("range", (first, last))):
            return rf"{statement_text(statement.open(first))}, \dots, {statement_text(statement.open(last))}"
    return statement_text(statement)


def _probability(term: Bind) -> Text:
    written = _split(term.domain)
    if written is None:
        variable = letter(term)
        return Text(rf"P_{{{variable.name} \sim {latex(term.domain)}}}\left({latex(term.open(variable))}\right)", 60)
    (name, parameters), given = written
    body = term.open(OMEGA)
    said = ", ".join(map(_said, _conjuncts(body)))
    conditions = ", ".join(_condition(condition, []) for condition in given)
    return Text(name + in_brackets(said + (rf" \mid {conditions}" if given else "") + parameters), 60)


# Writers


def _density(distribution: Term, at: Term) -> Text:
    if (written := distribution_text(distribution, at)) is not None:
        return Text(written, 60)
    match distribution:
        case Apply("normal", (mean, covariance)):
            parameters = f"{zero_beside(mean, covariance, 0)}, {latex(covariance)}"
            return Text(rf"\mathcal{{N}}\left({latex(at)}; {parameters}\right)", 60)
        case Apply(family, parameters) if family in FAMILIES:
            name = latex(distribution).split("(")[0].removesuffix(r"\left")
            return Text(rf"{name}\left({latex(at)}; {', '.join(map(latex, parameters))}\right)", 60)
        case Bind("law"):
            return Text(rf"p_{{{latex(distribution.open(letter(distribution)))}}}\left({latex(at)}\right)", 60)
    return Text(rf"p_{{{latex(distribution)}}}\left({latex(at)}\right)", 60)


FAMILIES = frozenset(row.name for row in VOCABULARY.values() if r"\mathrm" in row.writes.template and row.reads)


def _normal(mean: Term, covariance: Term) -> Text:
    return Text(rf"\mathcal{{N}}\left({zero_beside(mean, covariance, 0)}, {latex(covariance)}\right)", 60)


def _law(term: Bind) -> Text | None:
    written = distribution_text(term)
    return Text(written, 60) if written is not None else None


def _given(term: Bind) -> Text | None:
    written = _split(term)
    if written is None:
        return None
    (name, parameters), given = written
    conditions = ", ".join(_condition(condition, []) for condition in given)
    return Text(name + in_brackets(rf"\cdot \mid {conditions}{parameters}"), 60)


def drawn_text(drawn: Bind) -> str | None:
    r"""``u \mid h = k``: what is drawn, and what it is given; None where its law has a name."""
    written = _split(drawn.domain)
    if written is None or written[0] != (CHANCE.name, ""):
        return None
    parts = ", ".join(_part(part, None, []) for part in _several(drawn.open(OMEGA)))
    conditions = ", ".join(_condition(condition, []) for condition in written[1])
    return parts + (rf" \mid {conditions}" if conditions else "")


def _independent(term: Bind) -> Text | None:
    body = term.open(OMEGA)
    if term.domain != CHANCE or not isinstance(body, Apply) or len(body.arguments) not in (2, 3):
        return None
    lists = [", ".join(_part(part, None, []) for part in _several(some)) for some in body.arguments]
    given = rf" \mid {lists[2]}" if len(lists) == 3 else ""
    return Text(rf"{lists[0]} \perp {lists[1]}{given}", 10)


def _dependent(statement: Term) -> Text | None:
    match statement:
        case Bind("independent"):
            written = _independent(statement)
            return None if written is None else Text(written.latex.replace(r"\perp", r"\not\perp", 1), 10)
    return None


def _slice(members: Term, first: Term, last: Term) -> Text:
    base = scripted(members, 60, "_")
    match first, last:
        case Number(value), Apply("subtract", (bound, Number(one))) if value == one == 1:
            return Text(f"{base}_{{<{latex(bound)}}}", 60)
        case _, Apply("infinity"):
            return Text(rf"{base}_{{\geq {latex(first)}}}", 60)
    return Text(f"{base}_{{{latex(first)}:{latex(last)}}}", 60)


LAWS: Mapping[str, Callable[..., Text | None]] = {
    "density_at": _density, "normal": _normal, "slice": _slice,
    "not": _dependent,
}  # fmt: skip
LAW_BINDERS: Mapping[str, Callable[[Bind], Text | None]] = {
    "law": _law, "given": _given, "probability": _probability, "independent": _independent,
}  # fmt: skip
