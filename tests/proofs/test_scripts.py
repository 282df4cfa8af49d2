"""The scripts that are shipped: they build, their targets are proved, their certificates go through without SymPy."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from symderiv.deriving.build import derivations_of
from symderiv.deriving.derivation import derivation_from_json, derivation_to_json
from symderiv.deriving.steps import FunctionCheck, Run

ROOT = Path(__file__).resolve().parents[2]
POINTS = {
    "ift6135_hw3": {"1.1": 4, "1.2": 4, "1.3": 4, "1.4": 4, "2.1": 6, "2.2": 3, "2.3": 6, "2.4": 3,
                    "3.1": 5, "3.2": 5, "3.3": 6, "4.1": 8, "4.2": 8, "5.1": 5, "5.2": 5, "5.3": 5, "5.4": 6,
                    "6.1": 4, "6.2": 3, "6.3": 6},
    "matrix_calculus": {
        "1.1": 3, "1.2": 4, "1.3": 5, "1.4": 4, "1.5": 5, "2.1": 3, "2.2": 3, "2.3": 4, "2.4": 5, "3.1": 4, "3.2": 4, "3.3": 3,
        "3.4": 5,
    },
    "probability": {
        "1.1": 4, "1.2": 4, "1.3": 4, "1.4": 6, "2.1": 4, "2.2": 4, "2.3": 6, "3.1": 4, "3.2": 6, "3.3": 6, "4.1": 4,
        "4.2": 4, "4.3": 6, "4.4": 6,
    },
}  # fmt: skip


def parts_of(derivations, folder):
    """The parts of a set, by number."""
    return {p.number: p for d in derivations if Path(d.script).parent.name == folder for p in d.parts}


@pytest.fixture(scope="module")
def derivations():
    return derivations_of(ROOT / "proofs")


@pytest.mark.parametrize("folder", POINTS)
def test_every_part_is_there_with_its_points(derivations, folder):
    found = {number: part.points for number, part in parts_of(derivations, folder).items()}
    assert found.items() >= POINTS[folder].items()


def test_every_question_has_a_function_that_computes_its_formula(derivations):
    for derivation in derivations:
        assert any(isinstance(entry, FunctionCheck | Run) for part in derivation.parts for entry in part.entries)


@pytest.mark.parametrize(("folder", "part", "rules"), [
    ("ift6135_hw3", "1.1", {"correlation_written_out", "receptive_field_of_linear_form"}),
    ("ift6135_hw3", "2.1", {"change_of_variables", "determinant_of_diagonal"}),
    ("ift6135_hw3", "2.2", {"counting_operations", "determinant_of_diagonal"}),
    ("ift6135_hw3", "2.3", {"change_of_variables", "determinant_of_product"}),
    ("ift6135_hw3", "2.4", {"induction", "determinant_of_block_triangular", "counting_operations"}),
    ("ift6135_hw3", "5.1", {"not_injective_by_pair", "excluded_middle"}),
    ("ift6135_hw3", "5.2", {"sum_of_positive_terms", "increasing_by_derivative", "limit_of_sum", "onto_by_limits"}),
    ("ift6135_hw3", "5.3", {"increasing_by_derivative", "injective_by_monotony"}),
    ("ift6135_hw3", "3.1", {"algebra_of_laws", "extrema_of_shifted"}),
    ("ift6135_hw3", "3.2", {"extrema_of_shifted", "value_at_extremum", "extremum_by_value"}),
    ("ift6135_hw3", "3.3", {"algebra_of_laws", "value_at_extremum", "bounded_by_multiple"}),
    ("ift6135_hw3", "4.1", {"one_copy_apart", "exchange_of_copies"}),
    ("ift6135_hw3", "4.2", {"exchange_of_copies", "order_of_integration", "jensen_inequality", "gibbs_inequality"}),
    ("ift6135_hw3", "5.4", {"increasing_by_derivative", "onto_by_intermediate_value", "unique_solution_of_bijection"}),
    ("ift6135_hw3", "6.2", {"fixed_point_of_linear_map"}),
    ("ift6135_hw3", "6.3", {"roots_of_factored_polynomial", "induction", "geometric_growth"}),
    ("matrix_calculus", "1.2", {"only_solution", "loewner_order"}),
    ("matrix_calculus", "1.4", {"cancel_invertible_factor"}),
    ("matrix_calculus", "2.2", {"gradient_from_differential", "algebra_of_entries"}),
    ("matrix_calculus", "2.4", {"semidefinite_by_quadratic_form", "nonnegative_by_structure"}),
    ("matrix_calculus", "3.2", {"quadratic_forms_in_order"}),
    ("matrix_calculus", "3.4", {"induction", "geometric_decay"}),
    ("probability", "1.1", {"only_solution", "logarithm_below_tangent"}),
    ("probability", "1.4", {"only_solution", "logarithm_below_tangent"}),
    ("probability", "2.3", {"field_algebra"}),
    ("probability", "3.2", {"definition_of_gaussian", "density_of_normal", "positive_definite_by_minors"}),
    ("probability", "3.3", {"algebra_of_laws", "logarithm_below_tangent"}),
    ("probability", "4.1", {"markov_inequality"}),
    ("probability", "4.2", {"event_by_exponential", "markov_inequality"}),
    ("probability", "4.3", {"sum_keeps_order", "logarithm_below_tangent"}),
])  # fmt: skip
def test_what_a_proof_rests_on(derivations, folder, part, rules):
    assert rules <= set(parts_of(derivations, folder)[part].rules)


def test_steps_were_spot_checked(derivations):
    checks = [step.spot_check for d in derivations for p in d.parts for step in p.steps]
    assert all(check.agree == check.models for check in checks)
    assert sum(check.models >= 32 for check in checks) > 0.9 * len(checks)


def test_json_there_and_back(derivations):
    for derivation in derivations:
        data = json.loads(json.dumps(derivation_to_json(derivation)))
        again = derivation_from_json(data)
        assert derivation_to_json(again) == data
        assert [p.targets for p in again.parts] == [p.targets for p in derivation.parts]
        assert [p.context for p in again.parts] == [p.context for p in derivation.parts]


def test_a_script_by_itself_prints_its_latex():
    ran = subprocess.run(
        [sys.executable, "proofs/ift6135_hw3/q5.py"], cwd=ROOT, env={"PYTHONPATH": str(ROOT)}, capture_output=True, text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout.startswith(r"\documentclass")
    assert ran.stdout.rstrip().endswith(r"\end{document}")


def test_audit_needs_no_sympy(derivations, tmp_path):
    for i, derivation in enumerate(derivations):
        (tmp_path / f"{i}.json").write_text(json.dumps(derivation_to_json(derivation)))
    program = (
        "import sys; from pathlib import Path; from symderiv.auditing import audit;"
        f"status = audit(Path({str(tmp_path)!r})); assert 'sympy' not in sys.modules; sys.exit(status)"
    )
    ran = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout + ran.stderr
