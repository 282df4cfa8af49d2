"""The cases of every rule, one file a subject: where it applies, and where it must not."""

from tests.rules.cases import (
    algebra,
    analysis,
    asymptotics,
    extrema,
    feature_maps,
    inequalities,
    integrals,
    linear_algebra,
    logic,
    natural_numbers,
    probability,
    real_line,
)

SUBJECTS = (
    algebra, analysis, asymptotics, extrema, feature_maps, inequalities, integrals, linear_algebra, logic, natural_numbers,
    probability, real_line,
)  # fmt: skip

CASES = {name: cases for subject in SUBJECTS for name, cases in subject.CASES.items()}
