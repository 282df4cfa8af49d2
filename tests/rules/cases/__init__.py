"""The cases of every rule, one file a subject: where it applies, and where it must not."""

from tests.rules.cases import (
    algebra,
    analysis,
    asymptotics,
    feature_maps,
    inequalities,
    linear_algebra,
    logic,
    natural_numbers,
    probability,
    real_line,
)

SUBJECTS = (algebra, analysis, asymptotics, feature_maps, inequalities, linear_algebra, logic, natural_numbers, probability, real_line)

CASES = {name: cases for subject in SUBJECTS for name, cases in subject.CASES.items()}
