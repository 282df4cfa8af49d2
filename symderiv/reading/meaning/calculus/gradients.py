r"""Gradients, Jacobians, derivatives before what they apply to: ``\nabla_x f``, ``\partial_x f``, ``J_f(x)``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from symderiv.language.sorts import REAL, Function, Matrix, Scalar
from symderiv.language.spans import Span
from symderiv.language.terms import Apply, Bind, Symbol, Term, Unread, apply, bind, mentions, subterms
from symderiv.reading.meaning import names, scripts
from symderiv.reading.meaning.calculus import differentiation, fields, unfolding
from symderiv.reading.meaning.calculus.infinitesimals import is_letter, product_of
from symderiv.reading.syntax.notation import BIG, FUNCTION_LETTERS, NOTATION
from symderiv.reading.syntax.surface import Group, Name, Node, Num, Product, Row, Scripted, Side, walk

if TYPE_CHECKING:
    from symderiv.reading.meaning.elaboration import Elaborator
    from symderiv.reading.meaning.products import Run

__all__ = ["gradient"]

NABLA, PARTIAL = r"\nabla", r"\partial"


def gradient(run: Run, node: Node, start: int) -> Term | None:
    r"""What ``\nabla``, ``\partial_x``, ``D_x``, ``J`` stand for with what follows; None where they are none."""
    base = node.base if isinstance(node, Scripted) else node
    sub, sup = (node.sub, node.sup) if isinstance(node, Scripted) and not node.primes else (None, None)
    if not isinstance(base, Name) or (sup is not None and not isinstance(sup, Num)):
        return None
    order = int(sup.value) if isinstance(sup, Num) and sup.value in (1, 2, 3) else 0 if sup is not None else 1
    if base.name == NABLA and names.found(run.e, NABLA) is None and order:
        return _nabla(run, sub, order, start)
    if base.name == PARTIAL and sub is not None and order:
        return _by_letters(run, _letters(sub) * order, start)
    if base.name == PARTIAL and isinstance(node, Name):
        return _subgradients(run, start)
    if base.name in ("J", "D") and sub is not None and sup is None:
        return _jacobian(run, node, base.name, sub, start)
    return None


def _letters(sub: Node) -> tuple[Node, ...]:
    """``xy``, ``x,y``, ``x_i``: the letters in a subscript."""
    match sub:
        case Product(factors, signs, _) if not any(signs) and all(is_letter(factor) for factor in factors):
            return factors
        case Row(parts, _) if all(isinstance(part, Side) or part.text == "," for part in parts):
            return tuple(part.node for part in parts if isinstance(part, Side))
    return (sub,) if is_letter(sub) else ()


def _by_letters(run: Run, letters: tuple[Node, ...], start: int) -> Term:
    """The derivative, by these letters, of the operand that follows."""
    e, body = run.e, _operand(run, {names.name_of(letter) or "" for letter in letters})
    span = run.since(start)
    if body is None:
        return e.fail(span, "a derivative of what?")
    if not letters:
        return e.fail(span, "a derivative by something that is no letter")
    return differentiation.derivative(e, letters, body, span)


def _nabla(run: Run, sub: Node | None, order: int, start: int) -> Term:
    e = run.e
    if sub is None and run.at < len(run.factors) and run.signs[run.at] in (r"\cdot", r"\times"):
        return fields.divergence_or_curl(run, start)
    if sub is not None:
        letters = _letters(sub)
        return _by_letters(run, letters if len(letters) > 1 else letters * order, start)
    body = _operand(run)
    span = run.since(start)
    if body is None:
        return e.fail(span, "a gradient of what?")
    script: Scripted | None = None
    if isinstance(body, Product) and len(body.factors) == 2 and isinstance(body.factors[1], Scripted):
        script = body.factors[1]  # it belongs to the gradient: \nabla f(x)^T
        body = Product((body.factors[0], script.base), body.signs, body.span)
    value = _applied(e, body)
    if value is None and order == 1 and script is None and (letter := _meant(e, body)) is not None:
        return differentiation.derivative(e, (letter,), body, span)
    if value is None:
        return fields.gradient_of(e, body, order, span)
    made = _second(e, _of_value(e, value, order, span), value, order, span)
    return made if script is None or isinstance(made, Unread) else scripts.attached(e, made, script)


def _second(e: Elaborator, term: Term, value: Apply, order: int, span: Span) -> Term:
    r"""``\nabla^2``: the matrix of second derivatives, or its trace."""
    sort = e.sort(value.arguments[1]) if len(value.arguments) == 2 else None
    if order != 2 or not isinstance(sort, Matrix) or isinstance(term, Unread):
        return term
    text = e.latex[span.start : span.end]
    options = (f"{text} is read as the matrix of second derivatives", f"{text} is read as the Laplacian")
    return e.build("trace", term, span=span) if e.choose("laplacian", *options) else term


def _subgradients(run: Run, start: int) -> Term | None:
    r"""``\partial f(x)``: the set of the subgradients of a function at a place; None of anything else."""
    head, group = run.peek(), run.factors[run.at + 1] if run.at + 1 < len(run.factors) else None
    if head is None or not is_letter(head) or not isinstance(group, Group) or run.signs[run.at + 1] != "":
        return None
    value = _applied(run.e, Product((head, group), ("",), head.span.join(group.span)))
    if value is None or len(value.arguments) != 2:
        return None
    run.at += 2
    return run.e.build("subgradients", *value.arguments, span=run.since(start))


def _meant(e: Elaborator, body: Node) -> Node | None:
    r"""The letter by which the other gradients of the row, or of the row before, are: x of ``\nabla f(x)``."""
    found: dict[str, Node] = {}
    for node in walk(e.setting.row) if e.setting.row is not None else ():
        if isinstance(node, Product):
            for nabla, head, group in zip(node.factors, node.factors[1:], node.factors[2:], strict=False):
                one = group.items[0] if isinstance(group, Group) and len(group.items) == 1 else None
                name = names.name_of(one) if one is not None and is_letter(head) else None
                if isinstance(nabla, Name) and nabla.name == NABLA and name is not None and one is not None:
                    found[name] = one
    for term in e.setting.running if not found else ():
        for part in subterms(term) if term is not None else ():
            if isinstance(part, Bind) and part.operator == "derivative" and isinstance(part.domain, Symbol):
                found[part.domain.name] = Name(part.domain.name, Span(0, 0))
    name, letter = next(iter(found.items())) if len(found) == 1 else ("", None)
    whole = isinstance(getattr(names.found(e, name), "sort", None), Matrix)  # x_i is one of its entries
    members = {id(part.base) for part in walk(body) if isinstance(part, Scripted) and part.sub is not None}
    inside = {names.name_of(part) for part in walk(body) if whole or id(part) not in members}
    return letter if name in inside else None


def _applied(e: Elaborator, body: Node) -> Apply | None:
    """``f(x)`` as the value of a function; only a function has a gradient, so an undeclared letter is one there."""
    match body:
        case Product((head, Group("(" | "[", _, (_,), _, _) as group), ("",), _) if (
            (name := names.name_of(head)) is not None
            and name not in e.scope
            and not {name, f"{name}("} & set(e.context.symbols)
        ):
            sort, known = e.sort(e.term(group.items[0])), e.findings.sorts.get(name)
            if isinstance(sort, Scalar | Matrix) and not (isinstance(known, Function) and known.arguments == (sort,)):
                e.findings.sorts[name] = Function((sort,), REAL)
    term = e.term(body)
    return term if isinstance(term, Apply) and term.operator == "apply" and e.sort(term.arguments[0]) else None


def _of_value(e: Elaborator, value: Apply, order: int, span: Span) -> Term:
    """The gradient of a function where it is evaluated: by its argument, or by all of several numbers."""
    function, *arguments = value.arguments
    sort = e.sort(function)
    if not isinstance(sort, Function) or "sequence" in sort.properties:
        return e.fail(span, "a gradient of something that is no function")
    if len(arguments) == 1:
        return _at(e, function, arguments, 0, order, span)
    if order != 1 or not all(isinstance(e.sort(argument), Scalar) for argument in arguments):
        return e.fail(span, "a gradient by which of these arguments?")
    partials = [_at(e, function, arguments, index, 1, span) for index in range(len(arguments))]
    return e.matrix(len(partials), 1, partials, span)


def _at(e: Elaborator, function: Term, arguments: list[Term], index: int, order: int, span: Span) -> Term:
    """The derivative by one argument, where it stands."""
    point = arguments[index]
    alone = isinstance(point, Symbol) and not any(mentions(one, point) for one in arguments if one is not point)
    if alone and isinstance(point, Symbol):
        letter = point
    else:
        sort = e.sort(function)
        assert isinstance(sort, Function)
        letter = unfolding.fresh(sort.arguments[index], apply("tuple", *arguments), e.scope)
    body: Term = apply("apply", function, *arguments[:index], letter, *arguments[index + 1 :])
    for _ in range(order - 1):
        body = bind("derivative", letter, letter, body)
    return bind("derivative", point, letter, body, span)


def _jacobian(run: Run, node: Node, name: str, sub: Node, start: int) -> Term | None:
    r"""``J_x f(x)`` and ``D_x f(x)`` by x; ``J_f(x)`` of f, at x."""
    e = run.e
    full = names.name_of(node)
    if not is_letter(sub) or full is None or names.found(e, name) is not None or names.found(e, full) is not None:
        return None
    following = run.peek()
    if isinstance(following, Group) and following.opening in ("(", "[") and _is_function(e, sub):
        quiet = dict(e.unread)
        value = e.term(Product((sub, following), ("",), sub.span.join(following.span)))
        if not isinstance(value, Apply) or value.operator != "apply":
            e.unread = quiet  # D_F(p, q) of an F(p): no derivative of it
            return None
        run.at += 1
        return _of_value(e, value, 1, run.since(start))
    if name == "D" and not _is_application(run):
        return None
    return _by_letters(run, (sub,), start)


def _is_function(e: Elaborator, node: Node) -> bool:
    """Whether a letter is declared as a function, is customarily one, or is applied somewhere in the row."""
    name = names.name_of(node) or ""
    known = names.found(e, name)
    if known is not None:
        return isinstance(known.sort, Function)
    if name in FUNCTION_LETTERS or e.setting.row is None:
        return name in FUNCTION_LETTERS
    return any(
        names.name_of(first) == name and isinstance(second, Group) and not sign
        for part in walk(e.setting.row)
        if isinstance(part, Product)
        for first, second, sign in zip(part.factors, part.factors[1:], part.signs, strict=False)
    )


def _is_application(run: Run) -> bool:
    """Whether a letter and brackets follow."""
    second = run.factors[run.at + 1] if run.at + 1 < len(run.factors) else None
    following = run.peek()
    return following is not None and is_letter(following) and isinstance(second, Group)


def _operand(run: Run, letters: set[str] | None = None) -> Node | None:
    r"""What a gradient applies to, taken: brackets, a word or sign with its argument, or one factor applied; all
    factors where the first has the letter of the gradient and is no function: ``\nabla_x x^T y``."""
    following, first = run.peek(), run.at
    if following is None:
        return None
    end = first + 1
    base = following.base if isinstance(following, Scripted) else following
    if _waits(base):
        run.scored = True
        run.factor()
        run.scored, end = False, run.at
    elif not isinstance(base, Group) or base.opening not in ("(", "["):
        bracket = run.factors[end] if end < len(run.factors) and run.signs[end] == "" else None
        end += isinstance(bracket.base if isinstance(bracket, Scripted) else bracket, Group)
        if end == first + 1 and letters and names.name_of(base) in letters:
            end = next((k for k in range(end, len(run.factors)) if run.signs[k] != ""), len(run.factors))
    run.at = end
    return product_of(run.factors[first:end], run.signs[first + 1 : end], following.span)


def _waits(base: Node) -> bool:
    """Whether a factor is a word or sign that takes those after it."""
    if not isinstance(base, Name):
        return False
    name = base.name.removeprefix("\\")
    word = base.word or base.name.startswith("\\") or bool(base.font)
    return word and (name in NOTATION.prefix or base.name in BIG or name in (NABLA[1:], PARTIAL[1:]))
