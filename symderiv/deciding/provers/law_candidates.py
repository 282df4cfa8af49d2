"""Candidates made of laws: divergences, variances, informations, probabilities, remainders of theorems."""

from __future__ import annotations

from collections.abc import Iterator

from symderiv.errors import LanguageError
from symderiv.kernel.theorems import KernelError
from symderiv.language.sorts import OUTCOME
from symderiv.language.terms import Apply, Bind, Symbol, Term, bind, conjuncts, subterms
from symderiv.rules.inequalities.jensen_inequality import remainder
from symderiv.rules.inequalities.markov_inequality import POWERS
from symderiv.rules.inequalities.markov_inequality import remainder as markov
from symderiv.rules.normal_form.laws import HERE, Law, conjunction, parts
from symderiv.rules.normal_form.polynomials import Polynomial

__all__ = ["of_laws"]


def of_laws(goal: Term, wanted: Polynomial) -> Iterator[Term]:
    """Numbers that are not negative, and that the difference may be."""
    atoms = [base for monomial in wanted.terms for base, _ in monomial]
    for part in subterms(goal):
        if isinstance(part, Apply | Bind) and part.operator in ("divergence", "mutual_information", "variance"):
            yield part
    yield from _divergences(atoms)
    yield from _of_expectations(goal)
    yield from _informations(atoms)
    yield from _tails(goal)
    yield from _probabilities(atoms)


def _divergences(atoms: list[Term]) -> Iterator[Term]:
    """Of what an expectation is taken over from the densities whose logarithms it is of."""
    for atom in atoms:
        if not isinstance(atom, Bind) or atom.operator != "expectation":
            continue
        outcome = Symbol("_drawn", OUTCOME)
        match atom.open(outcome):
            case Apply("log", (Apply("density_at", (Bind("law", base, _) as of, at)),)):
                pass
            case _:
                continue
        pairs = list(zip(parts(of.open(HERE)), parts(at), strict=False))
        drawn = [v for v, value in pairs if mentioned(outcome, value)]
        given = [Apply("equal", (v, value)) for v, value in pairs if not mentioned(outcome, value)]
        if not drawn:
            continue
        joint = drawn[0] if len(drawn) == 1 else Apply("tuple", tuple(drawn))
        other = Law(base, frozenset(given)).term
        yield Apply("divergence", (bind("law", atom.domain, HERE, joint), bind("law", other, HERE, joint)))


def mentioned(symbol: Symbol, term: Term) -> bool:
    """Whether a symbol occurs."""
    return any(part == symbol for part in subterms(term))


def _of_expectations(goal: Term) -> Iterator[Term]:
    """Variances of what is expected or squared, and Jensen's remainders."""
    for part in subterms(goal):
        if not isinstance(part, Bind) or part.operator != "expectation":
            continue
        try:
            yield remainder(part)
        except (KernelError, LanguageError):
            continue
    for part in subterms(goal):
        if isinstance(part, Bind) and part.operator == "expectation":
            yield Bind("variance", part.domain, part.body, part.written_as)


def _tails(goal: Term) -> Iterator[Term]:
    """Markov's remainders."""
    for part in subterms(goal):
        if isinstance(part, Bind) and part.operator == "probability":
            for power in POWERS:
                try:
                    yield markov(part, power)[0]
                except (KernelError, LanguageError):
                    break


def _informations(atoms: list[Term]) -> Iterator[Term]:
    """Of the parts of a joint distribution whose density has its logarithm averaged."""
    for atom in atoms:
        match atom:
            case Bind("expectation", law, Apply("log", (Apply("density_at", (Bind("law", base, _) as of, _)),))):
                variables = parts(of.open(HERE))
                if law == base and len(variables) == 2:
                    yield bind("mutual_information", base, HERE, Apply("tuple", variables))


def _probabilities(atoms: list[Term]) -> Iterator[Term]:
    """Of events, of their opposites, and of some without others."""
    events = [
        (atom.domain, atom.open(HERE)) for atom in atoms if isinstance(atom, Bind) and atom.operator == "probability"
    ]
    for law, event in events:
        yield bind("probability", law, HERE, event)
        yield bind("probability", law, HERE, Apply("not", (event,)))
    for law, event in events:
        for other, larger in events:
            smaller, more = frozenset(conjuncts(event)), frozenset(conjuncts(larger))
            if law == other and smaller < more:
                without = Apply("not", (conjunction(more - smaller),))
                yield bind("probability", law, HERE, Apply("and", (event, without)))
