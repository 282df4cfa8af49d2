"""A sieve for many statements that differ in one place: values on NumPy, those of shared parts kept.

It only ever says that a statement certainly looks false in one of a few models; what it lets pass is decided elsewhere.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from symderiv.deadlines import Deadline
from symderiv.deciding.fingerprints import fingerprint, gaps
from symderiv.deciding.models import Model, batches
from symderiv.errors import LanguageError
from symderiv.language.meaning_exact import NoMeaning
from symderiv.language.meaning_numpy import Array
from symderiv.language.signature import Operator
from symderiv.language.terms import Apply, Number, Symbol, Term
from symderiv.language.vocabulary import VOCABULARY

__all__ = ["Sieve"]

FAR = 1e-6  # a relative gap that no rounding explains


class Sieve:
    """Values of terms in a few models of equal dimensions.

    unknown  a number that the models say nothing of: each model is taken three times, with 0, 1 and 2 for it
    """

    def __init__(self, models: Sequence[Model], deadline: Deadline, unknown: Symbol | None = None) -> None:
        grouped = batches(models)
        largest = max(grouped, key=lambda batch: len(batch.models), default=None)
        self.models: tuple[Model, ...] = largest.models if largest is not None else ()
        self.environment: dict[Symbol, Any] = dict(largest.environment) if largest is not None else {}
        self.count = len(self.models)
        if unknown is not None:
            known = {s: v for s, v in self.environment.items() if isinstance(v, np.ndarray)}
            self.environment = {s: np.concatenate([v, v, v]) for s, v in known.items()}
            self.environment[unknown] = np.repeat([0.0, 1.0, 2.0], self.count)
            self.count *= 3
        self._known: dict[Term, Any] = {}
        self._deadline = deadline

    def value(self, term: Term) -> Array:
        """The values of a term. Raises `NoMeaning`."""
        found = self._known.get(term)
        if found is None:
            found = self._known[term] = self._value(term)
        return found  # type: ignore[no-any-return]

    def _value(self, term: Term) -> Any:
        count = self.count
        match term:
            case Number(value):
                return np.full(count, float(value))
            case Symbol() if isinstance(self.environment.get(term), np.ndarray):
                return self.environment[term]
            case Apply(name, arguments) if name != "apply":
                row = VOCABULARY.get(name)
                if not isinstance(row, Operator) or row.numpy is None:
                    raise NoMeaning(f"{name} has no meaning on NumPy")
                try:
                    result = np.asarray(row.numpy(*map(self.value, arguments)))
                except (ValueError, OverflowError, TypeError, np.linalg.LinAlgError) as wrong:
                    raise NoMeaning(f"{name} has no value on NumPy") from wrong
                return result if result.ndim else np.full(count, result[()])
        found = fingerprint(term, self.environment, count, deadline=self._deadline)
        if not isinstance(found, np.ndarray):
            raise NoMeaning("a function where a number is needed")
        return found

    def refuses(self, statement: Term) -> bool:
        """Whether an equation looks false in some model, or has no value in any; other statements pass."""
        if not (isinstance(statement, Apply) and statement.operator == "equal") or not self.models:
            return False
        try:
            with np.errstate(all="ignore"):
                a, b = map(self.value, statement.arguments)
                if a.ndim == b.ndim == 1 and abs(a[0] - b[0]) > FAR * max(abs(a[0]), abs(b[0])) < np.inf:
                    return True
                found = gaps(a, b)
                return bool((found > FAR).any() or np.isnan(found).all())
        except (NoMeaning, LanguageError, ArithmeticError):
            return False

    def solved(self, left: Term, right: Term) -> Array | None:
        """The unknown by which the sides agree, model by model, NaN where it does not matter; None where none does.

        Only where the difference of the sides is of the first degree in it. Raises `NoMeaning`.
        """
        with np.errstate(all="ignore"):
            a, b = self.value(left), self.value(right)
            if a.ndim != 1 or b.ndim != 1:
                raise NoMeaning("not numbers")
            at_0, at_1, at_2 = np.split(a - b, 3)
            slope = at_1 - at_0
            scale = np.maximum(np.abs(at_0), np.abs(at_2)) + np.abs(a[: len(at_0)])
            bent, flat = np.abs(at_2 - at_1 - slope) > FAR * scale, np.abs(slope) <= 1e-13 * scale
            if bent.any() or (flat & (np.abs(at_0) > FAR * scale)).any():
                return None
            return np.where(flat, np.nan, -at_0 / slope)
