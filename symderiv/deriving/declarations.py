"""Declarations: what the symbols of a part mean, from their SymPy assumptions and from what the part says of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

import sympy

from symderiv.deriving.constructs import Letter, SetConstruct, StatementConstruct
from symderiv.errors import LanguageError
from symderiv.language.contexts import Context
from symderiv.language.sorts import Matrix, Scalar
from symderiv.language.sympy_bridge import Translation, sort_in_sympy, written
from symderiv.language.terms import Symbol, Term, bind, free_symbols
from symderiv.language.vocabulary.sets import PROPERTIES as OF_SETS

__all__ = ["Declarations"]

# Statements about a matrix symbol that its sort can express.
PROPERTIES: Mapping[str, str] = {
    "invertible": "invertible", "lower_triangular": "lower triangular", "positive_definite": "positive definite",
    "positive_entries": "positive", "nonzero_entries": "nonzero", "positive_diagonal": "positive diagonal entries",
}  # fmt: skip



class Declarations(Mapping[Any, Symbol]):
    """Symbols by SymPy object; one that is asked for and not there is declared by its assumptions."""

    def __init__(self, outside: Declarations | None = None) -> None:
        self._symbols: dict[Any, Symbol] = {} if outside is None else dict(outside._symbols)
        self.context: Context = Context() if outside is None else outside.context

    def __getitem__(self, atom: Any) -> Symbol:
        if atom not in self._symbols:
            self.declare(atom)
        return self._symbols[atom]

    def __iter__(self) -> Iterator[Any]:
        return iter(self._symbols)

    def __len__(self) -> int:
        return len(self._symbols)

    def term(self, expression: Any) -> Term:
        """The term of an expression under these declarations.

        Raises `LanguageError` for a statement that SymPy has decided by itself.
        """
        if expression in (sympy.true, sympy.false):
            raise LanguageError(
                f"SymPy has decided this statement by itself: {expression}", hint="write equations with equal(a, b)"
            )
        return Translation(self)(expression)

    def declare(self, atom: Any, *properties: str) -> Symbol:
        """The symbol of a SymPy object, which is new, with these properties beside what SymPy assumes."""
        symbol = self._symbol(atom, frozenset(properties))
        key = atom.key if isinstance(atom, Letter) else symbol.name
        other = self.context.symbols.get(key)
        if other is not None and other != symbol:
            raise LanguageError(f"{key} is declared already, as something else")
        self._symbols[atom] = symbol
        self.context = replace(self.context, symbols={**self.context.symbols, key: symbol})
        return symbol

    def _symbol(self, atom: Any, properties: frozenset[str]) -> Symbol:
        if isinstance(atom, Letter):
            return atom.symbol
        if isinstance(atom, sympy.MatrixSymbol):
            rows, columns = (Translation(self)(d) for d in atom.shape)
            return Symbol(written(atom.name), Matrix(rows, columns, properties))
        if isinstance(atom, sympy.Symbol):
            sort = sort_in_sympy(atom)
            assert isinstance(sort, Scalar)
            return Symbol(written(atom.name), replace(sort, properties=sort.properties | properties))
        raise LanguageError(f"{atom} was not declared", hint="make it by part.function(...) or sequence(...)")

    def adopt(self, atom: Any, symbol: Symbol) -> None:
        """The symbol of a SymPy object, as given."""
        self._symbols[atom] = symbol
        self.context = self.context.declare(symbol)

    def extend(
        self,
        *,
        definitions: Mapping[Symbol, Term] | None = None,
        random: Mapping[Symbol, Term] | None = None,
        density: frozenset[str] = frozenset(),
    ) -> None:
        """More definitions, more random variables, more letters for densities."""
        now = self.context
        self.context = replace(
            now, definitions={**now.definitions, **(definitions or {})}, random={**now.random, **(random or {})},
            density=now.density | density,
        )  # fmt: skip

    def within(self, variable: Any, symbol: Symbol) -> Declarations:
        """The declarations inside a binder, whose variable has a symbol of its own; what is declared there stays."""
        return _Within(self, variable, symbol)

    def suppose(self, *statements: Any) -> list[Term]:
        """Puts statements in force: as properties of symbols that are new, else as assumptions, which are returned."""
        properties: dict[Any, list[str]] = {}
        others = []
        for statement in statements:
            match statement:
                case StatementConstruct(args=(operator, atom)) if operator.name in PROPERTIES and self._is_new(atom):
                    properties.setdefault(atom, []).append(PROPERTIES[operator.name])
                case StatementConstruct(args=(_, atom, SetConstruct(args=(name, *_)))) if (
                    getattr(name, "name", "") in OF_SETS and self._is_new(atom)
                ):
                    properties.setdefault(atom, []).append(OF_SETS[name.name])
                case _:
                    others.append(statement)
        for atom, wanted in properties.items():
            self.declare(atom, *wanted)
        terms = [self.term(statement) for statement in others]
        self.context = self.context.assume(*terms)
        return terms

    def _is_new(self, atom: Any) -> bool:
        return atom not in self._symbols and isinstance(atom, sympy.MatrixSymbol)

    def unfold(self, term: Term, variable: Symbol) -> Term:
        """The term with the defined symbols unfolded that depend on a variable which is about to be bound."""
        kept = frozenset(s for s in self.context.definitions if not self._depends(s, variable))
        return self.context.unfold(term, keep=kept)

    def _depends(self, defined: Symbol, variable: Symbol) -> bool:
        return variable in free_symbols(self.context.unfold(self.context.definitions[defined]))

    def law(self, term: Term) -> Term:
        """The distribution of a term in which one random variable occurs."""
        for variable, distribution in self.context.random.items():
            inside = self.unfold(term, variable)
            if inside == variable:
                return distribution
            if variable in free_symbols(inside):
                return bind("law", distribution, variable, inside)
        raise LanguageError("a density is of something random: name it with part.random(...)")


class _Within(Declarations):
    def __init__(self, outside: Declarations, variable: Any, symbol: Symbol) -> None:
        self._outside, self._variable, self._bound = outside, variable, symbol

    @property
    def context(self) -> Context:  # type: ignore[override]
        """That of the part."""
        return self._outside.context

    def __getitem__(self, atom: Any) -> Symbol:
        return self._bound if atom == self._variable else self._outside[atom]
