"""Tables: the constructs whose writing depends on their arguments; all others follow their row of the vocabulary."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from symderiv.language.printing.arithmetic import ARITHMETIC
from symderiv.language.printing.calculus import CALCULUS, DIFFERENTIALS
from symderiv.language.printing.draws import CONVERGENCES, DRAWS
from symderiv.language.printing.fields import FIELD_BINDERS, FIELD_OPERATORS
from symderiv.language.printing.integrals import INTEGRALS
from symderiv.language.printing.laws import LAW_BINDERS, LAWS
from symderiv.language.printing.limits import LIMITS
from symderiv.language.printing.matrices import MATRICES
from symderiv.language.printing.moments import MOMENTS
from symderiv.language.printing.predicates import PREDICATES
from symderiv.language.printing.probability import INFORMATION, PROBABILITY
from symderiv.language.printing.ranges import RANGE_BINDERS, RANGES
from symderiv.language.printing.writing import Text
from symderiv.language.terms import Bind

__all__ = ["BINDERS", "OPERATORS"]

# A writer may return None: the row of the vocabulary says it all.
OPERATORS: Mapping[str, Callable[..., Text | None]] = {
    **ARITHMETIC, **RANGES, **MATRICES, **LAWS, **DRAWS, **PROBABILITY, **DIFFERENTIALS, **FIELD_OPERATORS,
    **PREDICATES,
}  # fmt: skip
BINDERS: Mapping[str, Callable[[Bind], Text | None]] = {
    **CALCULUS, **RANGE_BINDERS, **INTEGRALS, **LIMITS, **LAW_BINDERS, **MOMENTS,
    **INFORMATION, **CONVERGENCES, **FIELD_BINDERS,
}  # fmt: skip
