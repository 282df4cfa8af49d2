"""The kernel: the only module that makes theorems, and all one has to believe besides the rules a proof names.

    assume          A ⊢ A
    reflexivity     ⊢ t = t
    symmetry        Γ ⊢ a = b   gives   Γ ⊢ b = a
    transitivity    Γ ⊢ a = b,  Δ ⊢ b = c   gives   Γ, Δ ⊢ a = c
    rewrite         Γ ⊢ a = b,  Δ ⊢ P(a)   gives   Γ, Δ ⊢ P(b)
    extensionality  Γ ⊢ s(x) = t(x), x not in Γ   gives   Γ ⊢ B x. s(x) = B x. t(x) for a binder B
    generalise      Γ ⊢ P(x), x in no assumption but "x is in D"   gives   Γ ⊢ for all x in D, P(x), free of x
    specialise      Γ ⊢ for all x in D, P(x);  Δ ⊢ t is in D   gives   Γ, Δ ⊢ P(t)
    instantiate     Γ(x) ⊢ P(x)   gives   Γ(t), t is defined ⊢ P(t) for t of the sort of x
    cut             Γ ⊢ A,  Δ, A ⊢ B   gives   Γ, Δ ⊢ B
    deduce          Γ, A ⊢ B   gives   Γ ⊢ A implies B
    detach          Γ ⊢ A implies B (or A iff B),  Δ ⊢ A   gives   Γ, Δ ⊢ B
    both            Γ ⊢ A,  Δ ⊢ B   gives   Γ, Δ ⊢ A and B
    beta            t is defined ⊢ (x ↦ b(x))(t) = b(t)
    infer           what a rule's checker concludes from theorems; its name is kept in ``rules``

Free symbols of a theorem stand for every value of their sort. Operators are read as total functions: what ``1/0`` is,
is left open, and a claim is proved under the assumption that its own parts are defined
(`symderiv.language.definedness`); so is what a sort says of a term, for sorts tell of defined values only.
``operations(t)`` counts t as it is written: nothing is replaced in it, neither equals by equals nor a variable by its
value.

Python cannot hide a constructor. What is believed is therefore not an object in memory but its certificate, which
`symderiv audit` replays through these functions in a fresh process.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import InitVar, dataclass, field
from typing import Protocol, final

from symderiv.errors import SymderivError
from symderiv.kernel.occurrences import closed, in_a_size, unquoted
from symderiv.language.definedness import definedness
from symderiv.language.sort_fit import fits
from symderiv.language.sorting import sort_of, variable_of
from symderiv.language.sorts import Matrix, Scalar, Sort, closure
from symderiv.language.terms import Apply, Bind, Symbol, Term, bind, free_symbols, substitute

__all__ = [
    "Inference", "KernelError", "Sequent", "Theorem", "assume", "beta", "both", "cut", "deduce", "detach",
    "extensionality", "generalise", "infer", "instantiate", "reflexivity", "rewrite", "specialise", "symmetry",
    "transitivity",
]  # fmt: skip

_SEAL = object()


class KernelError(SymderivError):
    """An inference whose conditions are not met; the message names the condition."""


@dataclass(frozen=True)
class Sequent:
    """``assumptions ⊢ conclusion``, as data: a proposal, not yet a theorem."""

    assumptions: frozenset[Term]
    conclusion: Term


class Inference(Protocol):
    """What the kernel needs of a rule: its name and its checker."""

    @property
    def name(self) -> str:
        """The name recorded in theorems."""

    def infer(self, *premises: Theorem, **instance: Term) -> Sequent:
        """What follows from the premises; raises `KernelError` naming the condition that is not met."""


@dataclass(frozen=True)
class Inferred:
    """How a theorem was made: the inference, its premises and its terms; a certificate is this, written out."""

    inference: str
    premises: tuple[Theorem, ...] = ()
    instance: Mapping[str, Term] = field(default_factory=dict)


@final
@dataclass(frozen=True)
class Theorem:
    """``assumptions ⊢ conclusion``, the names of the rules it rests on, and how it was made."""

    assumptions: frozenset[Term]
    conclusion: Term
    rules: frozenset[str]
    made: Inferred = field(compare=False, repr=False)
    seal: InitVar[object]

    def __post_init__(self, seal: object) -> None:
        if seal is not _SEAL:
            raise KernelError("a theorem is made by an inference of the kernel, never directly")


def _theorem(
    name: str, assumptions: frozenset[Term], conclusion: Term, *premises: Theorem,
    instance: Mapping[str, Term] | None = None, rule: str | None = None,
) -> Theorem:  # fmt: skip
    _require(all(map(closed, (*assumptions, conclusion, *(instance or {}).values()))), "no bound variable is loose")
    rules = frozenset[str]().union(*(p.rules for p in premises)) | ({rule} if rule else frozenset())
    return Theorem(assumptions, conclusion, rules, Inferred(rule or name, premises, dict(instance or {})), _SEAL)


def _require(condition: bool, message: str) -> None:
    if not condition:
        raise KernelError(message)


def _sides(theorem: Theorem) -> tuple[Term, Term]:
    match theorem.conclusion:
        case Apply("equal", (a, b)):
            return a, b
    raise KernelError("an equation is needed here")


def _opened(binder: Bind, value: Term) -> Term:
    """The body at a value; refused where the variable is quoted."""
    probe = Symbol("\0", variable_of(binder).sort)
    _require(unquoted(binder.open(probe), probe), "nothing quoted is changed")
    return binder.open(value)


def _surrounds(sort: Sort) -> bool:
    """Whether all points near one of the sort are of the sort: what a derivative needs to know of a function."""
    if not isinstance(sort, Scalar | Matrix) or sort.kind == "integer":
        return False
    return sort.properties <= closure(sort.properties & {"positive", "negative", "nonzero"})


def assume(statement: Term) -> Theorem:
    """``A ⊢ A``."""
    return _theorem("assume", frozenset({statement}), statement, instance={"statement": statement})


def reflexivity(term: Term) -> Theorem:
    """``⊢ t = t``."""
    return _theorem("reflexivity", frozenset(), Apply("equal", (term, term)), instance={"term": term})


def symmetry(equation: Theorem) -> Theorem:
    """``Γ ⊢ b = a`` from ``Γ ⊢ a = b``."""
    a, b = _sides(equation)
    return _theorem("symmetry", equation.assumptions, Apply("equal", (b, a)), equation)


def transitivity(first: Theorem, second: Theorem) -> Theorem:
    """``Γ, Δ ⊢ a = c`` from ``Γ ⊢ a = b`` and ``Δ ⊢ b = c``."""
    (a, b), (b2, c) = _sides(first), _sides(second)
    _require(b == b2, "the right side of the first equation is the left side of the second")
    return _theorem("transitivity", first.assumptions | second.assumptions, Apply("equal", (a, c)), first, second)


def rewrite(equation: Theorem, theorem: Theorem, *, pattern: Term, hole: Symbol) -> Theorem:
    """``Γ, Δ ⊢ P(b)`` from ``Γ ⊢ a = b`` and ``Δ ⊢ P(a)``; ``pattern`` is P with ``hole`` in the places rewritten."""
    a, b = _sides(equation)
    _require(
        isinstance(hole, Symbol) and not in_a_size(pattern, hole), "the hole stands for a term, not for a dimension"
    )
    _require(hole not in free_symbols(a) | free_symbols(b), "the hole is no symbol of the equation")
    _require(unquoted(pattern, hole), "nothing is rewritten in what is counted as written")
    _require(substitute(pattern, {hole: a}) == theorem.conclusion, "the pattern at the left side is the theorem")
    assumptions = equation.assumptions | theorem.assumptions
    instance = {"pattern": pattern, "hole": hole}
    return _theorem("rewrite", assumptions, substitute(pattern, {hole: b}), equation, theorem, instance=instance)


# Binders whose value depends only on the values of their body on the whole sort of the variable.
_EXTENSIONAL = frozenset({"sum", "product", "integral", "lambda", "law", "expectation", "derivative", "limit",
                          "tends_to_infinity", "forall", "exists", "exists_unique"})  # fmt: skip


def extensionality(equation: Theorem, *, binder: Term, variable: Symbol) -> Theorem:
    """``Γ ⊢ B x. s(x) = B x. t(x)`` from ``Γ ⊢ s(x) = t(x)``; ``binder`` is the left side."""
    a, b = _sides(equation)
    _require(
        isinstance(binder, Bind) and binder.operator in _EXTENSIONAL, "a binder that looks only at its body's values"
    )
    assert isinstance(binder, Bind)
    _require(variable not in free_symbols(binder), "the variable is new")
    _require(fits(variable_of(binder).sort, variable.sort), "the variable's sort holds all that the binder runs over")
    _require(binder.open(variable) == a, "the binder's body, opened, is the left side")
    _require(all(variable not in free_symbols(s) for s in equation.assumptions), "no assumption is about the variable")
    _require(unquoted(a, variable) and unquoted(b, variable), "the variable is not quoted")
    _require(binder.operator != "derivative" or _surrounds(variable.sort), "the sides are equal all around the point")
    other = bind(binder.operator, binder.domain, variable, b)
    _require(variable not in free_symbols(other), "no dimension is about the variable")
    new = Bind(other.operator, other.domain, other.body, binder.written_as)
    conclusion = Apply("equal", (binder, new))
    instance: dict[str, Term] = {"binder": binder, "variable": variable}
    return _theorem("extensionality", equation.assumptions, conclusion, equation, instance=instance)


def generalise(theorem: Theorem, *, variable: Symbol, domain: Term) -> Theorem:
    """``Γ ⊢ for all x in D, P(x)`` from ``Γ, x in D ⊢ P(x)``."""
    membership = Apply("member", (variable, domain))
    kept = theorem.assumptions - {membership}
    _require(all(variable not in free_symbols(s) for s in kept), "no assumption but membership is about the variable")
    _require(isinstance(variable, Symbol) and unquoted(theorem.conclusion, variable), "the variable is not quoted")
    statement = bind("forall", domain, variable, theorem.conclusion)
    _require(variable not in free_symbols(statement), "neither the domain nor a dimension is about the variable")
    _require(fits(variable_of(statement).sort, variable.sort), "the variable's sort holds all of the domain")
    return _theorem("generalise", kept, statement, theorem, instance={"variable": variable, "domain": domain})


def specialise(theorem: Theorem, membership: Theorem) -> Theorem:
    """``Γ, Δ ⊢ P(t)`` from ``Γ ⊢ for all x in D, P(x)`` and ``Δ ⊢ t in D``."""
    match theorem.conclusion, membership.conclusion:
        case Bind("forall", domain, _) as statement, Apply("member", (value, within)) if within == domain:
            assumptions = theorem.assumptions | membership.assumptions
            return _theorem("specialise", assumptions, _opened(statement, value), theorem, membership)
    raise KernelError("the second theorem says that something is in the domain of the first")


def instantiate(theorem: Theorem, *, symbol: Symbol, value: Term) -> Theorem:
    """``Γ(t), t is defined ⊢ P(t)`` from ``Γ(x) ⊢ P(x)``."""
    _require(isinstance(symbol, Symbol) and closed(value), "a closed term in the place of a symbol")
    _require(fits(sort_of(value), symbol.sort), "the value is of the symbol's sort")
    _require(all(unquoted(s, symbol) for s in (theorem.conclusion, *theorem.assumptions)), "nothing quoted is changed")
    values: Mapping[Term, Term] = {symbol: value}
    assumptions = frozenset(substitute(a, values) for a in theorem.assumptions)
    conclusion = substitute(theorem.conclusion, values)
    return _theorem(
        "instantiate",
        assumptions | frozenset(definedness(value)),
        conclusion,
        theorem,
        instance={"symbol": symbol, "value": value},
    )


def cut(lemma: Theorem, theorem: Theorem) -> Theorem:
    """``Γ, Δ ⊢ B`` from ``Γ ⊢ A`` and ``Δ, A ⊢ B``."""
    assumptions = lemma.assumptions | (theorem.assumptions - {lemma.conclusion})
    return _theorem("cut", assumptions, theorem.conclusion, lemma, theorem)


def deduce(theorem: Theorem, *, hypothesis: Term) -> Theorem:
    """``Γ ⊢ A implies B`` from ``Γ, A ⊢ B``."""
    conclusion = Apply("implies", (hypothesis, theorem.conclusion))
    return _theorem(
        "deduce", theorem.assumptions - {hypothesis}, conclusion, theorem, instance={"hypothesis": hypothesis}
    )


def detach(implication: Theorem, premise: Theorem) -> Theorem:
    """``Γ, Δ ⊢ B`` from ``Γ ⊢ A implies B`` and ``Δ ⊢ A``."""
    match implication.conclusion:
        case Apply("implies" | "iff", (a, b)) if a == premise.conclusion:
            return _theorem("detach", implication.assumptions | premise.assumptions, b, implication, premise)
    raise KernelError("the premise is what the implication supposes")


def both(first: Theorem, second: Theorem) -> Theorem:
    """``Γ, Δ ⊢ A and B``."""
    conclusion = Apply("and", (first.conclusion, second.conclusion))
    return _theorem("both", first.assumptions | second.assumptions, conclusion, first, second)


def beta(*, application: Term) -> Theorem:
    """``t is defined ⊢ (x ↦ b(x))(t) = b(t)``; of several arguments, the first is put in.

    A function written out is its formula: what its domain says beyond the sort of the argument does not matter.
    """
    match application:
        case Apply("apply", (Bind("lambda", _, _) as function, value, *rest)):
            _require(fits(sort_of(value), variable_of(function).sort), "the argument is in the function's domain")
            put_in = _opened(function, value)
            result = Apply("apply", (put_in, *rest)) if rest else put_in
            conclusion = Apply("equal", (application, result))
            return _theorem("beta", frozenset(definedness(value)), conclusion, instance={"application": application})
    raise KernelError("a function written out, applied to an argument")


def infer(rule: Inference, *premises: Theorem, **instance: Term) -> Theorem:
    """What ``rule`` concludes from these theorems; its own checker decides, and its name is recorded."""
    sequent = rule.infer(*premises, **instance)
    return _theorem("infer", sequent.assumptions, sequent.conclusion, *premises, instance=instance, rule=rule.name)
