"""Products: factors side by side, of which some apply to those that follow.

``f(x)`` applies when f is a function and multiplies when it is a number; ``\\log`` without brackets reaches over the
factors that follow, up to the next function; ``\\sum`` and ``\\frac{\\partial}{\\partial x}`` reach over all of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from symderiv.language.dimensions import same_dimension
from symderiv.language.sorts import ONE, Function, Matrix
from symderiv.language.spans import Span
from symderiv.language.terms import Term
from symderiv.reading.meaning import heads, names, scripts  # fmt: skip
from symderiv.reading.meaning.algebra import beside  # fmt: skip
from symderiv.reading.meaning.calculus import derivatives, increments, orders, repeated_integrals  # fmt: skip
from symderiv.reading.meaning.functions import applications, functions  # fmt: skip
from symderiv.reading.meaning.linear_algebra import dot_products
from symderiv.reading.meaning.mixed_numbers import is_mixed, plainly_times
from symderiv.reading.meaning.probability import densities, quantiles  # fmt: skip
from symderiv.reading.meaning.sets import indicators, sets  # fmt: skip
from symderiv.reading.meaning.sums import dots  # fmt: skip
from symderiv.reading.syntax.notation import BIG, NOTATION
from symderiv.reading.syntax.surface import Group, Name, Node, Num, Product, Scripted, canonical

if TYPE_CHECKING:
    from symderiv.reading.meaning.elaboration import Elaborator

__all__ = ["Run", "product", "quotient"]

DIVISIONS = frozenset({"/", r"\div"})
INVERSES = {"sin": "arcsin", "cos": "arccos", "tan": "arctan", "sinh": "arsinh", "cosh": "arcosh", "tanh": "artanh"}


def product(e: Elaborator, node: Product) -> Term:
    """The product of the factors, with all applications among them."""
    if sets.is_operation(node):
        return sets.set_of(e, node)
    dotted = None if repeated_integrals.begins(node) else dots.multiplied(e, node)
    return Run(e, node).all() if dotted is None else dotted


def quotient(e: Elaborator, above: Term, below: Term, span: Span) -> Term:
    """A fraction; of two vectors, entry by entry."""
    if (classes := beside.divided(e, above, below, span)) is not None:
        return classes
    top, bottom = e.sort(above), e.sort(below)
    vectors = isinstance(top, Matrix) and isinstance(bottom, Matrix)
    if vectors and same_dimension(top.columns, ONE) and same_dimension(bottom.columns, ONE):  # type: ignore[union-attr]
        return e.build("hadamard_divide", above, below, span=span)
    return e.build("divide", above, below, span=span)


class Run:
    """Factors from left to right, and how far they have been read."""

    def __init__(self, e: Elaborator, node: Product, at: int = 0) -> None:
        self.e, self.node, self.at = e, node, at
        self.factors = node.factors
        self.scored = False  # whether a gradient waits for what is read: of \log p(x) it takes no more than that
        self.signs = ("", *node.signs)

    @property
    def more(self) -> bool:
        """Whether a factor follows with no sign before it."""
        return self.at < len(self.factors) and self.signs[self.at] == ""

    def peek(self) -> Node | None:
        """The factor that follows with no sign before it."""
        return self.factors[self.at] if self.more else None

    def since(self, start: int) -> Span:
        """From the factor at ``start`` to the last one read."""
        return self.factors[start].span.join(self.factors[max(start, self.at - 1)].span)

    def all(self, total: Term | None = None, start: int = -1) -> Term:
        """The product of all factors still to be read, and of ``total``, read from the factor at ``start`` on."""
        start = self.at if total is None else start
        total = self.factor() if total is None else total
        while self.at < len(self.factors):
            sign, before, at = self.signs[self.at], self.factors[self.at - 1], self.at
            if sign in DIVISIONS:
                total = quotient(self.e, total, self._divisor(), self.since(start))
                continue
            factor = self.factor()
            factor = dot_products.right_side(self, total, self._with_fraction(factor, at), at) if sign else factor
            total = self._joined(sign, total, factor, self.since(start), (before, self.factors[at]))
        return total

    def _joined(self, sign: str, a: Term, b: Term, span: Span, written: tuple[Node, Node]) -> Term:
        operator = NOTATION.infix[sign].operator if sign else "multiply"
        if operator in sets.OPERATIONS:
            a, b = (sets.as_interval(self.e, node, term) for node, term in zip(written, (a, b), strict=True))
        if (combined := sets.combined(self.e, sign, a, b, span)) is not None:
            return combined
        if sign == r"\circ" and (both := functions.composed(self.e, a, b, span)) is not None:
            return both
        if (made := beside.joined(self.e, sign, a, b, span)) is not None:
            return made
        alone = self.factors[self.at - 1] is written[1]  # and no sign for one with a statement after it
        if sign == "" and isinstance(written[1], Num) and alone and not plainly_times(self, written[0]):
            return self.e.fail(span, "a number right after a factor: is a sign missing?")
        if sign == "" and self.at <= 2 and is_mixed(*written) and (mixed := self._mixed(a, b, span)) is not None:
            return mixed
        if operator == "multiply" and (both := dot_products.joined(self.e, sign, a, b, span)) is not None:
            return both
        return self.e.build(operator, a, b, span=span)

    def _mixed(self, a: Term, b: Term, span: Span) -> Term | None:
        r"""``2\frac12``, which most people mean as two and a half."""
        text = self.e.latex[span.start : span.end]
        options = f"{text} is read as a mixed number", f"{text} is read as a product"
        return self.e.build("add", a, b, span=span) if self.e.choose(("mixed", text), *options) == 0 else None

    def _with_fraction(self, whole: Term, at: int) -> Term:
        r"""A factor after a sign, with the fraction that makes a mixed number of it: ``\times 2\frac12``."""
        following = self.peek()
        if self.at != at + 1 or following is None or not is_mixed(self.factors[at], following):
            return whole
        self.at += 1
        part, span = self.e.term(following), self.since(at)
        return self._mixed(whole, part, span) or self.e.build("multiply", whole, part, span=span)

    def _divisor(self) -> Term:
        """What stands after a slash: one factor, or all that are written close to it."""
        first, start = self.factors[self.at], self.at
        divisor = self._with_fraction(self.factor(), start)
        if not self.more:
            return divisor
        narrow = isinstance(first, Num) or isinstance(self.peek(), Group)
        text = self.e.latex[max(0, self.factors[start - 1].span.start) : self.factors[self.at].span.end]
        options = (
            ("", f"in {text} the slash reaches over all that follows")
            if narrow
            else (f"in {text} the slash reaches over all that follows", f"in {text} the slash reaches over one factor")
        )
        wide = (self.e.choose(("slash", first.span.start), *options) == 0) != narrow
        while wide and self.more:
            divisor = self._joined("", divisor, self.factor(), self.since(start), (first, self.factors[self.at - 1]))
        return divisor

    def factor(self) -> Term:
        """The next factor, with what it applies to."""
        start = self.at
        node = self.factors[start]
        self.at += 1
        if (derived := derivatives.slashed(self, start)) is not None:
            return derived
        if (quantile := quantiles.of_degrees(self, node, start)) is not None:
            return quantile
        if (moved := increments.increment(self, node, start)) is not None:
            return moved
        base = node.base if isinstance(node, Scripted) else node
        name = base.name.removeprefix("\\") if isinstance(base, Name) and not base.font else names.name_of(base) or ""
        if (word := self._head(base, name)) is not None:
            return self._function(word, name, node, start)
        if (counted := indicators.indicator(self, node, start)) is not None:
            return counted
        if (bound := heads.headed(self, node, base, start)) is not None:
            return bound
        if (derived := derivatives.operator(self, node, start)) is not None:
            return derived
        if (density := densities.density(self, node, start)) is not None:
            return density
        if (applied := applications.application(self, node, start)) is not None:
            return applied
        term = self.e.term(node)
        return functions.of_function(self, term) or term

    def _head(self, base: Node, name: str) -> str | None:
        """The operator of a word that stands before its argument."""
        if (
            not isinstance(base, Name)
            or name not in NOTATION.prefix
            or names.found(self.e, names.name_of(base) or name)
        ):
            return None
        return NOTATION.prefix[name] if base.word or base.font or base.name.startswith("\\") else None

    def _function(self, operator: str, name: str, node: Node, start: int) -> Term:
        r"""``\log_2^2 ...``: a word with its scripts and its argument."""
        e = self.e
        sub, sup = (node.sub, node.sup) if isinstance(node, Scripted) else (None, None)
        if sup is not None and canonical(sup) == "-1":
            if name not in INVERSES or names.found(e, name):
                return e.fail(node.span, f"is {name}^{{-1}} an inverse or a reciprocal?")
            operator, sup = INVERSES[name], None
        following = self.peek()
        if following is None:
            return e.fail(node.span, f"{name} of what?")
        bracket = following.base if isinstance(following, Scripted) else following
        if isinstance(bracket, Group) and bracket.opening in ("(", "[", r"\{"):
            return self._bracketed(operator, name, node, sup, following, start)
        argument = self.reach(name)
        return self._finished(operator, name, argument, sub, sup, node, start)

    def _bracketed(self, operator: str, name: str, node: Node, sup: Node | None, following: Node, start: int) -> Term:
        e = self.e
        sub = node.sub if isinstance(node, Scripted) else None
        self.at += 1
        inner = following
        if isinstance(following, Scripted):
            text = f"{name}{e.latex[following.span.start : following.span.end]}"
            inside = e.choose(
                ("script", name, following.span.start), "", f"in {text} the script belongs to the bracket"
            )
            inner = following if inside else following.base
        argument = e.term(inner)
        term = self._finished(operator, name, argument, sub, sup, node, start)
        return (
            scripts.attached(e, term, following) if isinstance(following, Scripted) and inner is not following else term
        )

    def _finished(
        self, operator: str, name: str, argument: Term, sub: Node | None, sup: Node | None, node: Node, start: int
    ) -> Term:
        e, span = self.e, self.since(start)
        if isinstance(node, Scripted) and node.primes:
            return orders.of_word(e, operator, argument, node, span)
        if operator == "imaginary_part" and isinstance(e.sort(argument), Function):
            operator = "values"
        term = e.build(operator, argument, span=span)
        if sub is not None:
            if operator != "log":
                return e.fail(node.span, f"{name} with an index")
            term = e.build("divide", term, e.build("log", e.term(sub), span=sub.span), span=span)
        return scripts.power(e, term, sup, span) if sup is not None else term

    def reach(self, name: str) -> Term:
        """The argument of a word without brackets: the factors up to the next word, or only the first of them."""
        e, start = self.e, self.at
        argument = self.factor()
        if not self._goes_on(start):
            return self._past(self._over(argument, name, start), name, start)
        options = (
            f"{name} is read as reaching over the factors after it",
            f"{name} is read as reaching over one factor",
        )
        scored = self.scored and name == "log"
        if (e.choose(("reach", name, self.factors[start].span.start), *options[:: -1 if scored else 1]) == 0) == scored:
            return argument
        while self._goes_on(start):
            argument = self._joined(
                "", argument, self.factor(), self.since(start), (self.factors[start], self.factors[self.at - 1])
            )
        return self._past(self._over(argument, name, start), name, start)

    def _past(self, argument: Term, name: str, start: int) -> Term:
        r"""``\log \frac1K \sum_k w_k``, ``\mathbb{E} X \log Y``: whether a sum or a word belongs to the argument."""
        following = self.peek()
        head = getattr(following.base if isinstance(following, Scripted) else following, "name", "")
        reaches = (name == "E" != head) or (name == "log" and head in (r"\sum", r"\prod", r"\int"))
        if following is None or not self._stops(following) or not reaches:
            return argument
        text = self.e.latex[following.span.start : following.span.end]
        options = (f"{name} is read as reaching over {text} too", f"{name} is read as reaching up to {text}")
        if self.e.choose(("past", name, start), *options):
            return argument
        return self._joined("", argument, self.factor(), self.since(start), (self.factors[start], following))

    def _over(self, argument: Term, name: str, start: int) -> Term:
        r"""``\sin \pi/2``: whether the slash belongs to the argument."""
        if self.at < len(self.factors) and self.signs[self.at] == "/" and not self._stops(self.factors[self.at]):
            numeral = isinstance(self.factors[self.at], Num) and name in ("sin", "cos", "tan")
            options = ("", f"the slash is read as part of the argument of {name}")
            if (
                self.e.choose(
                    ("over", name, self.factors[start].span.start), *(options if not numeral else options[::-1])
                )
                == 0
            ) == numeral:
                return quotient(self.e, argument, self._divisor(), self.since(start))
        return argument

    def _goes_on(self, start: int) -> bool:
        following = self.peek()
        stops = following is None or self._stops(following) or isinstance(following, Num)
        if stops or increments.begins(self, self.at):
            return False
        bracket = following.base if isinstance(following, Scripted) else following
        if isinstance(bracket, Group) and bracket.opening in ("(", "["):
            return all(isinstance(factor, Num) for factor in self.factors[start : self.at])
        return True

    def _stops(self, node: Node) -> bool:
        """Whether a factor is a word or sign with an argument of its own."""
        base = node.base if isinstance(node, Scripted) else node
        if not isinstance(base, Name):
            return derivatives.is_operator(self.e, node)
        name = base.name.removeprefix("\\") if not base.font else names.name_of(base) or ""
        return self._head(base, name) is not None or (
            base.name in BIG and (base.word or base.name == "E" or base.name.startswith("\\") or bool(base.font))
        )
