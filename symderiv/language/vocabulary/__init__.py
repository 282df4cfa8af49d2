"""The vocabulary: everything that can be said, one table per field of mathematics. Add a construct there."""

from __future__ import annotations

from symderiv.language.signature import merged
from symderiv.language.vocabulary.algebra import ALGEBRA
from symderiv.language.vocabulary.analysis import ANALYSIS
from symderiv.language.vocabulary.arithmetic import ARITHMETIC
from symderiv.language.vocabulary.asymptotics import ASYMPTOTICS
from symderiv.language.vocabulary.counting import COUNTING
from symderiv.language.vocabulary.elementary import ELEMENTARY
from symderiv.language.vocabulary.feature_maps import FEATURE_MAPS
from symderiv.language.vocabulary.fields import FIELDS
from symderiv.language.vocabulary.linear_algebra import LINEAR_ALGEBRA
from symderiv.language.vocabulary.logic import LOGIC
from symderiv.language.vocabulary.optimisation import OPTIMISATION
from symderiv.language.vocabulary.probability import PROBABILITY
from symderiv.language.vocabulary.sets import SETS
from symderiv.language.vocabulary.special_functions import SPECIAL_FUNCTIONS

__all__ = ["VOCABULARY"]

VOCABULARY = merged(
    ARITHMETIC, ELEMENTARY, COUNTING, LINEAR_ALGEBRA, ANALYSIS, PROBABILITY, LOGIC, ASYMPTOTICS, SETS, SPECIAL_FUNCTIONS,
    ALGEBRA, FIELDS, OPTIMISATION, FEATURE_MAPS,
)
