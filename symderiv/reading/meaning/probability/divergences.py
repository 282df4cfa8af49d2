r"""Divergences, entropies, information, functions of laws: ``KL(q \| p)``, ``H(X|Y)``, ``I(X;Y)``, ``\mathcal{L}[q]``.

A divergence is of two distributions, of values for ``KL(q(z|x) \| p(z))`` and of outcomes for ``KL(q \| p)``; beside a
distribution of values a bare law is that of the same values. An entropy is of a distribution, too: ``H(X)`` of the law
of X. Because H and I are letters for much else, they are read so where square brackets, a bar, a semicolon, a law or
the rest of the row says so; ``H(X)`` alone has both readings.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from symderiv.language.outcomes import CHANCE, OMEGA, at_outcome, joint, values_in
from symderiv.language.sorts import LAW, REAL, Function, Scalar, Sort
from symderiv.language.spans import Span
from symderiv.language.terms import Bind, Term, bind
from symderiv.reading.meaning import conditions, names, scripts
from symderiv.reading.meaning.probability import conditioning, distributions, law_letters
from symderiv.reading.meaning.probability.random_letters import random_among
from symderiv.reading.syntax.surface import Empty, Group, Name, Node, Product, Scripted, walk

if TYPE_CHECKING:
    from symderiv.reading.meaning.elaboration import Elaborator
    from symderiv.reading.meaning.products import Run

__all__ = ["divergence", "entropy", "functional", "information"]

KINDS = {"JS": "jensen_shannon", "JSD": "jensen_shannon", "D_{JS}": "jensen_shannon", "D_{JSD}": "jensen_shannon"}
KULLBACK = frozenset(["KL", "DKL", "D", r"\mathbb{D}", r"\mathcal{KL}", r"\mathcal{D}"])
BELOW = frozenset(["KL", "kl", "Kl", "K L"])
BARS = frozenset(["|", "||"])


def _brackets(run: Run) -> tuple[Group, Node] | None:
    """The brackets that follow and have something in them, and their node, which may have scripts; not taken."""
    following = run.peek()
    group = following.base if isinstance(following, Scripted) else following
    if isinstance(group, Group) and group.opening in ("(", "[", r"\{") and group.items and following is not None:
        return group, following
    return None


def _finished(run: Run, node: Node, term: Term, following: Node, start: int) -> Term:
    """The value with the power of the head, and with the scripts of its brackets, which are taken."""
    run.at += 1
    e = run.e
    if isinstance(following, Scripted):
        term = scripts.attached(e, term, following)
    sup = node.sup if isinstance(node, Scripted) else None
    return term if sup is None or isinstance(sup, Empty) else scripts.power(e, term, sup, run.since(start))


# Divergences


def divergence(run: Run, node: Node, base: Name, start: int) -> Term | None:
    r"""``D_{KL}(q \| p)``, ``KL[q, p]``, ``D_{JS}(q \| p)``; a plain D only with a double bar between its arguments."""
    e, found = run.e, _brackets(run)
    written = _name(node)
    sub = node.sub if isinstance(node, Scripted) else None
    if found is None:
        return None if names.name_of(base) in ("D", r"\mathcal{D}") else e.fail(node.span, "a divergence of what?")
    group, following = found
    plain = names.name_of(base) in ("D", r"\mathcal{D}", r"\mathbb{D}") and written not in KINDS
    kullback = names.name_of(base) in KULLBACK and (sub is None or _mark(sub) in BELOW)
    if plain and "||" not in group.separators and not (sub is not None and kullback):
        return None
    operator = KINDS.get(written or "") or ("divergence" if kullback else "")
    span = Span(node.span.start, following.span.end)
    if not operator or len(group.items) != 2 or group.separators[0] not in ("||", "|", ",", ";"):
        term: Term = e.fail(
            span, "this divergence is not read" if not operator else "a divergence: of two distributions"
        )
    else:
        term = _between(e, operator, group.items, span)
    return _finished(run, node, term, following, start)


def _name(node: Node) -> str | None:
    return names.name_of(Scripted(node.base, node.sub, None, 0, node.span) if isinstance(node, Scripted) else node)


def _mark(sub: Node) -> str:
    return (
        (names.name_of(sub) or "")
        if not isinstance(sub, Product)
        else "".join(names.name_of(factor) or "?" for factor in sub.factors)
    )


def _between(e: Elaborator, operator: str, items: Sequence[Node], span: Span) -> Term:
    read = [distributions.distribution(e, item) for item in items]
    of: list[Term] = []
    for item, one in zip(items, read, strict=True):
        if isinstance(one, str):
            return e.fail(item.span, one)
        of.append(one[0])
    return e.build(operator, *_alike(e, of), span=span)


def _alike(e: Elaborator, of: Sequence[Term]) -> list[Term]:
    """A bare law beside a distribution of values is the law of the same values."""
    parts = [term for term in of if isinstance(term, Bind) and term.operator == "law"]
    if not parts:
        return list(of)
    part = parts[0].open(OMEGA)
    return [bind("law", term, OMEGA, part, term.span) if e.sort(term) == LAW else term for term in of]


# Entropies


def entropy(run: Run, node: Node, base: Name, start: int) -> Term | None:
    """``H(X)``, ``H[q]``, ``H(X|Y)``, ``H(p, q)``; H is a function where nothing says that it is an entropy."""
    e, found = run.e, _brackets(run)
    law = _law_below(e, node)
    if found is None or law is None or (isinstance(node, Scripted) and node.primes):
        return None
    group, following = found
    bars = [index for index, sign in enumerate(group.separators) if sign in BARS]
    bar = bars[0] if bars else len(group.items) - 1
    things, given = group.items[: bar + 1], group.items[bar + 1 :]
    others = group.separators[:bar] + group.separators[bar + 1 :]
    if len(bars) > 1 or any(sign not in (",", ";") for sign in others):
        return None
    laws = [_distribution(e, item) for item in things] if not given else []
    certain = group.opening == "[" or bool(base.font) or base.word or bool(given) or _of_information(e)
    if not certain and not _likely(e, things, laws):
        return None
    span = Span(node.span.start, following.span.end)
    if laws and len(laws) <= 2 and all(law is not None for law in laws):
        of = _alike(e, [law for law in laws if law is not None])
        term = e.build("entropy" if len(of) == 1 else "cross_entropy", *of, span=span)
    elif any(law is not None for law in laws):
        term = e.fail(span, "an entropy of laws and random variables")
    else:
        term = _entropy_of(e, law, things, given, span)
    return _finished(run, node, term, following, start)


def _law_below(e: Elaborator, node: Node) -> Term | None:
    """The law that is written below H or I; the one that is meant where none is."""
    sub = node.sub if isinstance(node, Scripted) else None
    return CHANCE if sub is None or isinstance(sub, Empty) else distributions.law_of(e, sub)


def _distribution(e: Elaborator, node: Node) -> Term | None:
    """A law, a density or a distribution by name; None where the node is something else."""
    before, quiet = dict(e.unread), e.scope
    letter = law_letters.letter_of(node.factors[0] if isinstance(node, Product) else node)
    found: tuple[Term, Term | None] | str = ""
    if (letter is not None and law_letters.core(letter) in law_letters.LAWS) or isinstance(node, Product):
        found = distributions.distribution(e, node)
    if isinstance(found, str):
        e.unread, e.scope = before, quiet
        return None
    return found[0]


def _of_information(e: Elaborator) -> bool:
    """Whether the row has an entropy with a bar, or an information with a semicolon."""
    row = e.setting.row
    for node in walk(row) if row is not None else ():
        if isinstance(node, Product):
            for head, group in zip(node.factors, node.factors[1:], strict=False):
                bare = names.name_of(head.base if isinstance(head, Scripted) else head)
                marks = group.separators if isinstance(group, Group) else ()
                if (bare == "H" and BARS & set(marks)) or (bare in ("I", "MI") and ";" in marks):
                    return True
    return False


def _likely(e: Elaborator, things: Sequence[Node], laws: Sequence[Term | None]) -> bool:
    """``H(X)``, ``H(p)``, ``H(X, Y)``, ``H(p, q)``: entropies, or values of a function H."""
    options = ("H is read as an entropy", "H is read as a function")
    if all(law is not None for law in laws):
        letters = [law_letters.letter_of(thing) for thing in things]
        certain = any(letter is None or letter in e.setting.laws.certain for letter in letters)
        return certain or e.choose(("H", "entropy"), *options) == 0
    capitals = all((names.name_of(thing) or "?")[0].isupper() for thing in things)
    return capitals and e.choose(("H", "entropy"), *options) == 0


def _entropy_of(e: Elaborator, law: Term, things: Sequence[Node], given: Sequence[Node], span: Span) -> Term:
    parts = [_at_outcome(e, thing) for thing in things]
    if given and not any(conditions.statement_row(node) for node in given):
        after = [_at_outcome(e, node) for node in given]
        body = joint([joint(parts), joint(after)])
        return conditioning.made(e, bind("conditional_entropy", law, OMEGA, body, span), span)
    over, _ = conditioning.conditioned(e, law, given)
    return e.build("entropy", bind("law", over, OMEGA, joint(parts), span), span=span)


def _at_outcome(e: Elaborator, node: Node) -> Term:
    """``X``, ``X + Y``, ``(X, Y)``: what is random, at the outcome."""
    if isinstance(node, Group) and node.opening == "(" and len(node.items) > 1:
        return joint([_at_outcome(e, item) for item in node.items])
    term = e.term(node)
    letters = values_in(term)
    return at_outcome(term, random_among(e, letters) or letters, OMEGA)


# Information


def information(run: Run, node: Node, base: Name, start: int) -> Term | None:
    """``I(X;Y)`` and ``I(X;Y|Z)``, which a semicolon (or a colon) tells from all else that I may be."""
    e, found = run.e, _brackets(run)
    law = _law_below(e, node)
    if found is None or law is None:
        return None
    group, following = found
    parts: list[list[Node]] = [[group.items[0]]]
    signs = []
    for sign, item in zip(group.separators, group.items[1:], strict=True):
        if sign == ",":
            parts[-1].append(item)
        else:
            signs.append(sign)
            parts.append([item])
    if not signs or signs[0] not in (";", ":") or signs[1:] not in ([], ["|"]):
        return None
    span = Span(node.span.start, following.span.end)
    if any(conditions.statement_row(item) for item in group.items):
        law, _ = conditioning.conditioned(e, law, parts.pop()) if len(parts) == 3 else (law, [])
    body = joint([joint([_at_outcome(e, item) for item in part]) for part in parts])
    term = conditioning.made(e, bind("mutual_information", law, OMEGA, body, span), span)
    return _finished(run, node, term, following, start)


# Functions of laws


def functional(run: Run, node: Node, base: Name, start: int) -> Term | None:
    r"""``\mathcal{L}[q]``, ``F(q, \theta)``, ``\mathrm{ELBO}(q)``: a function nobody declared, of laws among others."""
    e, found = run.e, _brackets(run)
    name = _name(node)
    if found is None or name is None or names.found(e, name) is not None or any(s in BARS for s in found[0].separators):
        return None
    if isinstance(node, Scripted) and node.primes:
        return None
    group, following = found
    square = group.opening == "["
    laws = [_law_among(e, item, square=square, often=bool(base.font) or base.word) for item in group.items]
    if not any(law is not None for law in laws) and not base.word:
        return None
    arguments = [e.term(item) if law is None else law for item, law in zip(group.items, laws, strict=True)]
    sorts = tuple(_argument_sort(e.sort(argument)) for argument in arguments)
    function = names.declared_now(e, name, Function(sorts, REAL))
    term = e.build("apply", function, *arguments, span=Span(node.span.start, following.span.end))
    return _finished(run, node, term, following, start)


def _law_among(e: Elaborator, item: Node, *, square: bool, often: bool) -> Term | None:
    letter = law_letters.letter_of(item.factors[0] if isinstance(item, Product) else item)
    if letter is None or law_letters.core(letter) not in law_letters.LAWS:
        return None
    if not (square or letter in e.setting.laws.certain or isinstance(item, Product)):
        options = (f"{letter} is read as a law", f"{letter} is read as a number")
        if not often or e.choose(("law or number", letter), *options):
            return None
    return _distribution(e, item)


def _argument_sort(sort: Sort) -> Sort:
    return REAL if isinstance(sort, Scalar) and sort.kind != "complex" else sort
