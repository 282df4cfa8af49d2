"""Applications: a name before brackets, where the name is a function, a density or a distribution."""

from __future__ import annotations

from typing import TYPE_CHECKING

from symderiv.language import outcomes
from symderiv.language.sorts import INTEGER, REAL, Function, Matrix, Scalar, Set
from symderiv.language.spans import Span
from symderiv.language.terms import Symbol, Term, bind
from symderiv.reading.meaning import members, names, scripts
from symderiv.reading.meaning.algebra import powers
from symderiv.reading.meaning.calculus import orders, unfolding
from symderiv.reading.meaning.calculus.infinitesimals import is_letter
from symderiv.reading.meaning.functions import functions, likelihoods, marked, numbers_before_brackets, one_sided
from symderiv.reading.meaning.functions.function_values import applied, arguments_of, derived, inverse_of, of_any, wide
from symderiv.reading.meaning.probability import declared_densities, families
from symderiv.reading.syntax.notation import NOTATION
from symderiv.reading.syntax.surface import (
    Accent,
    Group,
    Name,
    Node,
    Scripted,
    canonical,
    subscript,
    walk,
)  # fmt: skip

if TYPE_CHECKING:
    from symderiv.reading.meaning.elaboration import Elaborator
    from symderiv.reading.meaning.products import Run

__all__ = ["application"]


def application(run: Run, node: Node, start: int) -> Term | None:
    """What a factor and the brackets after it stand for, None where the factor does not apply to them."""
    e, following = run.e, run.peek()
    group = following.base if isinstance(following, Scripted) else following
    if not isinstance(group, Group) or group.opening not in ("(", "[", r"\{") or not group.items:
        return None
    sup, primes = (node.sup, node.primes) if isinstance(node, Scripted) else (None, 0)
    bare: Node = (
        Scripted(node.base, node.sub, None, 0, node.span)
        if isinstance(node, Scripted) and node.sub is not None
        else node
    )
    bare = node.base if isinstance(node, Scripted) and node.sub is None else bare
    name = names.name_of(bare)
    if name is None:
        return None
    if (sided := one_sided.as_limit(node, group)) is not None:
        return _consumed(run, following, e.term(sided))
    if members.is_label(sup):
        name, sup = f"{name}^{{{canonical(sup)}}}", None  # Q^{\mathrm{new}}(s, a)
    if sup is not None and (known := names.found(e, name)) is not None and powers.is_linear(known.sort):
        return None  # T^*(v): what the letter is with its mark comes first
    span = Span(node.span.start, group.span.end)
    if isinstance(bare, Accent) and (inner := names.name_of(bare.base)) and names.in_motion(e, bare):
        if len(group.items) != 1:
            return e.fail(span, "a derivative by time, at several times")
        return _consumed(run, following, names.motion(e, bare, inner, e.term(group.items[0])))
    if isinstance(sup, Group) and marked.is_factor(e, name, following):
        return None
    if isinstance(sup, Group) and (derived := orders.of_order(e, name, node, sup, group, span)) is not None:
        return _consumed(run, following, derived)
    if sup is not None and not primes and (policy := marked.of_policy(e, name, sup, group, span)) is not None:
        return _consumed(run, following, policy)
    value = _value(e, name, bare, sup, primes, group, span)
    if value is None:
        return None
    if sup is not None and not _inverted(e, name, sup):
        value = scripts.power(e, value, sup, span)
    return _consumed(run, following, value)


def _consumed(run: Run, following: Node | None, value: Term) -> Term:
    run.at += 1
    if isinstance(following, Scripted) and following.sub is not None:
        functions.has_entries(run.e, value)
    return scripts.attached(run.e, value, following) if isinstance(following, Scripted) else value


def _inverted(e: Elaborator, name: str, sup: Node) -> bool:
    if canonical(sup) == "-1" and (names.is_function_letter(e, name) or _is_function(e, name)):
        return True
    return _raised(e, name, sup) is not None


def _raised(e: Elaborator, name: str, sup: Node) -> Symbol | None:
    """The symbol whose name has the superscript: ``f^{-1}``, ``T^*``."""
    above = canonical(sup)
    if above is None:
        return None
    return names.found(e, name + subscript(above).replace("_", "^", 1)) or names.found(e, f"{name}^{{{above}}}")


def _is_function(e: Elaborator, name: str) -> bool:
    symbol = names.found(e, name)
    return symbol is not None and isinstance(symbol.sort, Function)


def _value(
    e: Elaborator, name: str, bare: Node, sup: Node | None, primes: int, group: Group, span: Span
) -> Term | None:
    """The value of a function, a density or a distribution at what stands in the brackets."""
    if name in e.context.density:
        return declared_densities.density_in_context(e, group, span)
    symbol = None if _is_law(e, name, group) else likelihoods.kept(e, names.found(e, name), group)
    if primes and (primed := names.found(e, name + "'" * primes)) is not None:
        symbol, primes = primed, 0
    if (outcome := _at_outcome(e, name, symbol, group, span)) is not None:
        return outcome
    sub = bare.sub if isinstance(bare, Scripted) and symbol is None else None
    if sub is not None and (law := declared_densities.law_below(e, bare, sub)) is not None:  # type: ignore[arg-type]
        return e.build("density_at", law, *[e.term(item) for item in group.items], span=span)
    if sup is not None and (inverse := _raised(e, name, sup)) is not None:
        symbol, primes = inverse, 0
    moving = names.time_function(e, name)
    if (
        moving is not None
        and len(group.items) == 1
        and (symbol is None or numbers_before_brackets.is_time(group) or not isinstance(symbol.sort, Scalar))
    ):
        symbol = moving
    if symbol is not None and not isinstance(symbol.sort, Function) and len(group.items) > 1:
        symbol = e.context.symbols.get(f"{name}(", symbol)  # a kernel K, where there is a matrix K too
    symbol = numbers_before_brackets.function(e, symbol, name, group, primes) or symbol
    if symbol is not None and isinstance(symbol.sort, Function):
        if sup is not None and canonical(sup) == "-1" and symbol.name == name:
            return inverse_of(e, symbol, group, span)
        return applied(e, symbol, primes, arguments_of(e, group, len(symbol.sort.arguments)), span)
    if symbol is not None:
        return numbers_before_brackets.of_no_function(e, symbol, group, span)
    if (named := _by_name(e, name, bare, group, span)) is not None:
        return named
    if name in NOTATION.constants and not functions.is_prior(e, name, group):
        return None
    if name in ("e", "i") and len(group.items) == 1:
        return None
    if sup is not None and canonical(sup) == "-1" and len(group.items) == 1 and names.is_function_letter(e, name):
        at = wide(e.sort(e.term(group.items[0])))
        at = at.element if isinstance(at, Set) else at
        return inverse_of(e, names.declared_now(e, name, Function((REAL,), at)), group, span)
    if (member := _member(e, bare, group, span, primes=primes)) is not None:
        return member
    return _undeclared(e, name, bare, primes, group, span)


def _is_law(e: Elaborator, name: str, group: Group) -> bool:
    r"""``\mathcal{N}(x; m, S)``, though there is a number N."""
    declared = name in e.context.symbols or name in e.scope
    return name == r"\mathcal{N}" and len(group.items) > 1 and not declared


def _by_name(e: Elaborator, name: str, bare: Node, group: Group, span: Span) -> Term | None:
    r"""``\mathcal{N}(x; m, S)``, ``\mathrm{Beta}(a, b)``; ``N(m, S)`` in a row that speaks of laws."""
    if (density := families.density_of_family(e, name, group, span)) is not None:
        return density
    if name == "N" and len(group.items) == 2 and e.setting.laws.certain:
        return families.family(e, bare, group)
    return _called(e, name, group, span) if name in NOTATION.called else None


def _member(
    e: Elaborator, bare: Node, group: Group, span: Span, *, declared: bool = True, primes: int = 0
) -> Term | None:
    """``h_i(x)``, ``h_i'(x)``: a member of a sequence of functions; None where there is no such sequence."""
    if not isinstance(bare, Scripted) or bare.sub is None or (letter := names.name_of(bare.base)) is None:
        return None
    members = names.sequence(e, letter)
    if members is None or not isinstance(members.sort, Function) or not isinstance(members.sort.value, Function):
        return None
    if declared and f"{letter}_" in e.undeclared:
        return None
    arguments = arguments_of(e, group)
    if arguments is None or (primes and (len(arguments) != 1 or len(members.sort.value.arguments) != 1)):
        return None
    function = e.term(bare)
    if primes:
        return derived(e, function, members.sort.value.arguments[0], primes, arguments[0], span)
    return e.build("apply", function, *arguments, span=span)


def _varies(e: Elaborator, bare: Node) -> bool:
    """Whether an index is the letter of a sum or a product: no one function is meant by ``h_i`` then."""
    below = bare.sub if isinstance(bare, Scripted) else None
    return below is not None and any(names.name_of(part) in e.scope for part in walk(below))


def _at_outcome(e: Elaborator, name: str, symbol: Symbol | None, group: Group, span: Span) -> Term | None:
    """``X(\\omega)`` where ω is an outcome."""
    at = e.scope.get(names.name_of(group.items[0]) or "")
    if at != outcomes.OMEGA or len(group.items) > 1 or (symbol is not None and isinstance(symbol.sort, Function)):
        return None
    variable = outcomes.random_variable(symbol or names.declared_now(e, name, REAL))
    return e.build("apply", variable, outcomes.OMEGA, span=span)


def _called(e: Elaborator, name: str, group: Group, span: Span) -> Term:
    operator, arguments = NOTATION.called[name], [e.term(item) for item in group.items]
    if any(separator != "," for separator in group.separators) or (operator == "normal" and len(arguments) != 2):
        return e.fail(span, f"{name} with these arguments")
    return e.build(operator, *arguments, span=span)


def _undeclared(e: Elaborator, name: str, bare: Node, primes: int, group: Group, span: Span) -> Term | None:
    """A name nobody declared before brackets: f is a function, x a number, a word is not known."""
    if name.startswith("D_") and len(name) > 3:
        return e.fail(span, "divergences are not read into terms yet")
    word = isinstance(bare, Name) and bare.word
    if functions.is_activation(name, group) and not functions.stands_alone(e, name):
        return _activation(e, name, primes, group, span)
    if functions.stands_within(name, group):
        return None  # p(1 - p)
    bars = any(separator not in (",", ";") for separator in group.separators)
    if bars and likelihoods.is_of_both(e, name, group):
        items = [e.term(item) for item in group.items]
        e.notes.append(f"{name}(...|...) is read as a function of what stands on both sides of the bar")
        function = names.declared_now(e, name, Function(tuple(wide(e.sort(item)) for item in items), REAL))
        return applied(e, function, primes, items, span)
    if bars:
        return e.fail(span, "conditional and joint densities are not read into terms yet")
    if len(group.items) == 1 and not primes and not word and not orders.is_certain(e, name, group):
        customary = names.is_function_letter(e, name)
        lone = is_letter(group.items[0]) or names.name_of(group.items[0]) is not None or marked.is_value(group.items[0])
        if not customary and not lone:
            return None
        looks = name.endswith(r"_\pi") or name[0] == "\\" or name[0].isupper()
        whole = numbers_before_brackets.is_whole_side(e, group)
        first = customary or looks or whole or _is_bound(e, group.items[0])
        product, applies = f"{name}(...) is read as a product", f"{name}(...) is read as the value of a function"
        of_set = customary and e.is_set(e.term(group.items[0]))  # f(A), and no multiple of A
        if not of_set and (e.choose(("applies", name), *((applies, product)[:: 1 if first else -1])) == 0) != first:
            if customary and functions.applied_to_several(e, name):
                e.unlikely = product
            return None
    arguments = arguments_of(e, group)
    if arguments is None:
        return e.fail(span, "conditions among arguments")
    sorts = tuple(wide(e.sort(argument)) for argument in arguments)
    if isinstance(bare, Scripted) and _varies(e, bare) and (letter := names.name_of(bare.base)) is not None:
        e.findings.sorts[f"{letter}_"] = Function((INTEGER,), Function(sorts, REAL), frozenset({"sequence"}))
        member = _member(e, bare, group, span, declared=False, primes=primes)
        return member or e.fail(span, f"derivatives of {name}, one for each index")
    function = names.declared_now(e, name, of_any(sorts))
    return applied(e, function, primes, arguments, span)


def _is_bound(e: Elaborator, node: Node) -> bool:
    """Whether a letter is that of a sum or an expectation around it: ``\\mathbb{E}_{z}[w(z)]``."""
    base = node.base if isinstance(node, Scripted) else node
    name = names.name_of(base) or ""
    return name in e.scope or f"{name}_" in e.scope


def _activation(e: Elaborator, name: str, primes: int, group: Group, span: Span) -> Term:
    """``\\sigma(x)``: the logistic function, or a function of that name."""
    logistic, other = f"{name}(...) is read as the logistic function", f"{name}(...) is read as some function"
    argument = e.term(group.items[0])
    sort = e.sort(argument)
    over = isinstance(sort, Matrix)
    if e.choose(("activation", name), logistic, other):
        function = names.declared_now(e, name, Function((REAL if over else wide(sort),), REAL))
        return applied(e, function, primes, [argument], span)
    if not primes:
        return e.build("logistic", argument, span=span)
    at = functions.entry_of(e, argument) if over else argument
    variable = unfolding.fresh(REAL, at, e.scope)
    body: Term = e.build("logistic", variable, span=span)
    for _ in range(primes - 1):
        body = bind("derivative", variable, variable, body)
    derived = bind("derivative", at, variable, body, span)
    return bind("entrywise", argument, at, derived, span) if over and isinstance(at, Symbol) else derived
