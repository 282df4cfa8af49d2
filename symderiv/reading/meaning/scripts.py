"""Scripts: names with an index, entries, iterates, powers, transposes, inverses; decided by sort."""

# ruff: noqa: I001  (imports that stand on one line)
from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from symderiv.language.dimensions import same_dimension
from symderiv.language.sorts import ONE, REAL, Function, Matrix, Scalar, Unknown
from symderiv.language.spans import Span
from symderiv.language.terms import Number, Symbol, Term, apply, free_symbols
from symderiv.reading.meaning.algebra import powers  # fmt: skip
from symderiv.reading.meaning.calculus import evaluation  # fmt: skip
from symderiv.reading.meaning.sets import indicators, number_sets  # fmt: skip
from symderiv.reading.meaning import lattice, members, names  # fmt: skip
from symderiv.reading.meaning.probability import quantiles  # fmt: skip
from symderiv.reading.meaning.linear_algebra import norms, parts_of_vectors, zeros  # fmt: skip
from symderiv.reading.meaning.sets import indexed  # fmt: skip
from symderiv.reading.meaning.sums import dots, slices  # fmt: skip
from symderiv.reading.syntax.notation import BIG, TRANSPOSES
from symderiv.reading.syntax.surface import (
    Braced, Group, Name, Node, Num, Product, Scripted, canonical, subscript, walk,
)  # fmt: skip

if TYPE_CHECKING:
    from symderiv.reading.meaning.elaboration import Elaborator

__all__ = ["attached", "degrees", "raised", "scripted"]

STARS = frozenset({"*", r"\star", r"\ast", r"\dagger"})


def scripted(e: Elaborator, node: Scripted) -> Term:
    """A base with its scripts."""
    if (counted := indicators.delta(e, node) or indicators.below(e, node)) is not None:
        return counted
    if (numbers := number_sets.numbers(e, node)) is not None:
        return numbers
    if (quantile := quantiles.chi_squared(e, node)) is not None:
        return quantile
    if isinstance(node.base, Name) and node.base.name == "1":
        return raised(e, indicators.ones(e, node), node)
    if names.name_of(node.base) is not None:
        return _named(e, node)
    if (value := _of_brackets(e, node)) is not None:
        return value
    if isinstance(node.base, Group) and _is_list(node.base) and canonical(node.sup) in TRANSPOSES and node.sub is None:
        return dots.upright(e, node.base.items, node.span)
    if (zero := zeros.zero(e, node)) is not None:
        return raised(e, zero, node)
    base = e.term(node.base)
    if node.sub is not None:
        base = _entry(e, base, node.sub, node.span)
    return raised(e, base, node)


def _of_brackets(e: Elaborator, node: Scripted) -> Term | None:
    """A family, a norm or an inner product with what stands below it, what is evaluated; None for other brackets."""
    found = indexed.family(e, node) or evaluation.evaluated(e, node) or powers.coordinates(e, node)
    found = found or norms.dual(e, node)
    if found is not None or node.sub is None or not isinstance(node.base, Group):
        return found
    if node.base.opening == r"\langle" and len(node.base.items) == 2:
        return raised(e, norms.inner(e, node.base, node.sub), node)
    return raised(e, norms.degree(e, node), node) if norms.is_norm(node) else None


def _is_list(group: Group) -> bool:
    return (
        group.opening in ("[", "(") and len(group.items) > 1 and all(separator == "," for separator in group.separators)
    )


def _named(e: Elaborator, node: Scripted) -> Term:
    (name, node), span = members.primed(node), node.span
    if node.sub is None:
        if members.is_twice_marked(node.sup):
            return members.twice_marked(e, name, node)
        if (term := _starred(e, name, node)) is not None or (term := _iterate(e, name, node)) is not None:
            return term
        return raised(e, e.term(node.base), node)
    if (layer := members.in_layer(e, name, node)) is not None:
        return _entry(e, layer, node.sub, span)
    if isinstance(node.sup, Group) and node.sup.opening in "([" and (marked := members.marked(e, node)) is not None:
        return marked
    if (mark := canonical(node.sup)) in STARS or members.is_label(node.sup):  # w_i^*: the member i of w^*
        return _subscripted(e, f"{name}^{mark if mark in STARS else _above(mark)}", node.sub, span, node.base)
    return raised(e, _subscripted(e, name, node.sub, Span(span.start, node.sub.span.end), node.base), node)


def _starred(e: Elaborator, name: str, node: Scripted) -> Term | None:
    """``x^*``, ``x^{(i)}``, ``x'``: names of their own unless the base says otherwise."""
    if node.sup is not None and (known := names.found(e, name)) is not None and powers.is_linear(known.sort):
        return powers.raised(e, known, node)
    mark = canonical(node.sup) if node.sup is not None else "'" * node.primes
    if mark is None or not mark:
        return None
    full = f"{name}^{_above(mark)}" if node.sup is not None else name + mark
    if (symbol := names.found(e, full)) is not None and not members.is_bound(e, node.sup):
        return Symbol(symbol.name, symbol.sort, node.span)
    base = names.found(e, name)
    family = names.sequence(e, name)
    if family is not None and isinstance(node.sup, Group) and node.sup.opening in "([" and len(node.sup.items) == 1:
        return members.member_of(e, family, node.sup.items[0], node.span)
    if node.primes and base is not None and isinstance(base.sort, Function) and "sequence" not in base.sort.properties:
        return e.fail(node.span, f"a derivative of {name}: at which point?")
    if mark in STARS and base is not None and (adjoint := _adjoint(e, base, full, node.span)) is not None:
        return adjoint
    if base is not None and node.primes == 1 and isinstance(base.sort, Matrix) and members.beside(e, name):
        return names.declared_now(e, full, base.sort)
    if (
        mark in STARS
        or (members.is_label(node.sup) and name != "e")
        or (mark[0] in "([" and isinstance(node.sup, Group))
        or (node.primes and not (base and isinstance(base.sort, Matrix)))
    ):
        return names.resolved(e, full, node.span)
    return None


def _above(mark: str | None) -> str:
    return mark if mark and len(mark) == 1 else f"{{{mark}}}"


def _adjoint(e: Elaborator, base: Symbol, full: str, span: Span) -> Term | None:
    r"""``T^*`` for a matrix T, where nothing says that it is another one: of real numbers, the transpose."""
    if not isinstance(base.sort, Matrix) or same_dimension(base.sort.columns, ONE):
        return None
    options = (f"{full} is read as the adjoint of {base.name}", f"{full} is read as a letter of its own")
    if base.sort.kind == "complex":
        return e.fail(span, "the adjoint of a matrix of complex numbers is not read into terms yet")
    if e.choose(("adjoint", full), *options):
        return None
    return e.build("transpose", Symbol(base.name, base.sort, span), span=span)


def _iterate(e: Elaborator, name: str, node: Scripted) -> Term | None:
    """``d^{k+1}`` where the members of a sequence are written with d."""
    family = names.sequence(e, name)
    if family is None or node.sup is None or canonical(node.sup) in TRANSPOSES or names.found(e, name) == family:
        return None
    text = f"{name}^{{{canonical(node.sup)}}}"
    if (
        isinstance(node.sup, Num)
        and e.choose(("iterate", text), f"{text} is read as a power", f"{text} is read as an iterate") == 0
    ):
        return None
    return members.member_of(e, family, node.sup, node.span)


def _subscripted(e: Elaborator, name: str, sub: Node, span: Span, base: Node) -> Term:
    below = canonical(sub)
    full = name + subscript(below) if below is not None else None
    if full is not None and (names.found(e, full) is not None or names.time_function(e, full) is not None):
        return names.resolved(e, full, span)
    if (several := slices.slice_of(e, base, sub, span) or members.at_time(e, name, sub, span)) is not None:
        return several
    if (below == r"\infty" or below in STARS) and full is not None:  # a limit, and no member
        return names.resolved(e, full, span)
    if (quantile := quantiles.at_level(e, name, sub, span)) is not None:
        return quantile
    known, family = names.found(e, name), names.sequence(e, name)
    if family is not None and not (members.is_wide(known) and members.are_two(sub)):
        return members.member_of(e, family, sub, span)
    if (first := members.first_of(e, name, sub)) is not None:
        return _entry(e, Symbol(first[0].name, first[0].sort, span), first[1], span)
    if name == "I" and names.found(e, name) is None and (size := _whole(e, sub)) is not None:
        return apply("identity", size, span=span)
    if known is not None and (part := parts_of_vectors.part(e, known, sub, full, span)) is not None:
        return part
    if known is not None and isinstance(known.sort, Matrix):
        return _entry(e, Symbol(known.name, known.sort, base.span), sub, span)
    if isinstance(base, Name) and (_is_sign(base) or base == Name("E", base.span, r"\mathbb")):
        return e.fail(span, f"{names.name_of(base)} without anything after it")
    if any(isinstance(part, Name) and _counts(e, part.name) for part in walk(sub)) and name not in e.context.density:
        names.infer_sequence(e, name, members.count_of(sub))
        return e.fail(span, f"{full or name} has a running index")
    if computed := lattice.is_index(sub):  # X_{T \wedge n}
        names.infer_sequence(e, name)
    if full is None or computed:
        return e.fail(span, "an index that is not read")
    return names.resolved(e, full, span)


def _counts(e: Elaborator, name: str) -> bool:
    """Whether a letter is bound as an index; what something is differentiated by is none."""
    return name in e.scope and e.scope[name].sort != REAL


def _is_sign(base: Name) -> bool:
    """Whether a name is a word or sign that waits for what follows, and is nothing by itself."""
    return base.name == r"\nabla" or (base.name in BIG and (base.word or base.name.startswith("\\")))


def _whole(e: Elaborator, node: Node) -> Term | None:
    """A subscript that is a whole number, such as a dimension; of ``n \\times n``, n."""
    node = node.factors[0] if isinstance(node, Product) and node.signs == (r"\times",) else node
    quiet = len(e.unread)
    term = e.term(node)
    names.infer_whole(e, term)
    if len(e.unread) > quiet:
        return None
    sort = e.sort(term)
    return term if isinstance(sort, Scalar) and (sort.kind == "integer" or sort == REAL) else None


def _entry(e: Elaborator, base: Term, sub: Node, span: Span) -> Term:
    """``v_i``, ``A_{ij}``, ``A_{i,j}``, ``(AB)_{ij}``."""
    sort = e.sort(base)
    if isinstance(sort, Unknown):
        return base
    if not isinstance(sort, Matrix):
        return e.fail(span, "an index of something that has no entries")
    one, lies = same_dimension(sort.columns, ONE), same_dimension(sort.rows, ONE)
    indices = members.indices_of(sub, 1 if one else 2)
    if lies and not one and len(indices) != 2:
        indices = members.indices_of(sub, 1)
    if len(indices) != (1 if one else 2) and not (lies and len(indices) == 1):
        return e.fail(span, "an index for each of rows and columns")
    terms = [e.term(index) for index in indices]
    for term in terms:
        names.infer_whole(e, term)
    return e.build("entry", base, *((ONE, *terms) if lies and len(terms) == 1 and not one else terms), span=span)


def attached(e: Elaborator, value: Term, node: Scripted) -> Term:
    """A value with the scripts of the brackets it was read from: ``f(x)_i^2``."""
    return raised(e, value if node.sub is None else _entry(e, value, node.sub, node.span), node)


def raised(e: Elaborator, base: Term, node: Scripted) -> Term:
    """The base with its superscript and primes."""
    span = node.span
    if (abstract := powers.raised(e, base, node)) is not None:
        return abstract
    for _ in range(node.primes):
        if not isinstance(e.sort(base), Matrix | Unknown):
            return e.fail(span, "a prime on something that is no letter, function or matrix")
        base = e.build("transpose", base, span=span)
    if node.sup is None:
        return base
    mark = canonical(node.sup)
    sort = e.sort(base)
    if mark in TRANSPOSES or mark in ("-T", r"-\top"):
        return _transposed(e, base, node, mark or "")
    if mark in STARS and isinstance(sort, Matrix) and sort.kind != "complex" and not isinstance(node.base, Name):
        return e.build("transpose", base, span=span)  # (A - B)^*
    if isinstance(sort, Matrix) and mark == "-1" and not same_dimension(sort.columns, ONE):
        return e.build("inverse", base, span=span)
    if isinstance(sort, Function):
        return e.fail(span, "a power or an inverse of a function")
    if mark == r"\circ":
        return degrees(e, base, span)
    if isinstance(node.sup, Braced) and node.sup.command == r"\odot":
        return e.build("hadamard_power", base, e.term(node.sup.arguments[0]), span=span)
    if isinstance(node.base, Name) and base == apply("e"):
        return e.build("exp", e.term(node.sup), span=span)
    return power(e, base, node.sup, span)


def power(e: Elaborator, base: Term, exponent: Node, span: Span) -> Term:
    """A number, a square matrix, or each entry of a vector, to a power."""
    above, sort = e.term(exponent), e.sort(base)
    if isinstance(sort, Matrix) and not (same_dimension(sort.rows, sort.columns)):
        if isinstance(above, Symbol) and above.name in e.undeclared:
            return e.fail(span, "a power of each entry, or part of the name?")
        return e.build("hadamard_power", base, above, span=span)
    return e.build("power", base, above, span=span)


def _transposed(e: Elaborator, base: Term, node: Scripted, mark: str) -> Term:
    sort, span = e.sort(base), node.span
    if isinstance(sort, Matrix | Unknown):
        inner = e.build("inverse", base, span=span) if mark.startswith("-") else base
        return e.build("transpose", inner, span=span)
    if mark in ("T", "t") and isinstance(sort, Scalar) and node.sup is not None:
        undeclared = isinstance(base, Symbol) and base.name in e.undeclared
        if undeclared and mark == "T" and any(isinstance(one.sort, Matrix) for one in e.context.symbols.values()):
            return e.fail(span, "a power or a transpose?")
        if not undeclared or names.found(e, mark) is not None or mark == "t":
            return power(e, base, node.sup, span)
    if isinstance(sort, Scalar) and any(symbol.name in e.undeclared for symbol in free_symbols(base)):
        return e.fail(span, "a transpose of something that was not declared as a vector or matrix")
    if isinstance(sort, Scalar) and mark != r"\prime" and not mark.startswith("-"):
        return e.build("transpose", base, span=span)
    return e.fail(span, "a transpose of something that is no vector or matrix")


def degrees(e: Elaborator, base: Term, span: Span) -> Term:
    r"""``20^\circ``: twenty times pi over 180."""
    return e.build("multiply", base, apply("divide", apply("pi"), Number(Fraction(180))), span=span)
