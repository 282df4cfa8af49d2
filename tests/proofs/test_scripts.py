"""The scripts that are shipped: they build, their targets are proved, their certificates go through without SymPy."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from symderiv.deriving.build import derivations_of
from symderiv.deriving.derivation import derivation_from_json, derivation_to_json
from symderiv.deriving.steps import FunctionCheck

ROOT = Path(__file__).resolve().parents[2]
POINTS = {"2.1": 6, "2.2": 3, "2.3": 6, "2.4": 3, "5.1": 5, "5.2": 5, "5.3": 5, "5.4": 6, "6.1": 4, "6.2": 3, "6.3": 6}


@pytest.fixture(scope="module")
def derivations():
    return derivations_of(ROOT / "proofs")


def test_every_part_is_there_with_its_points(derivations):
    found = {part.number: part.points for derivation in derivations for part in derivation.parts}
    assert found.items() >= POINTS.items()


def test_every_question_has_a_function_that_computes_its_formula(derivations):
    for derivation in derivations:
        assert any(isinstance(entry, FunctionCheck) for part in derivation.parts for entry in part.entries)


@pytest.mark.parametrize(("part", "rules"), [
    ("2.1", {"change_of_variables", "determinant_of_diagonal"}),
    ("2.2", {"counting_operations", "determinant_of_diagonal"}),
    ("2.3", {"change_of_variables", "determinant_of_product"}),
    ("2.4", {"induction", "determinant_of_block_triangular", "counting_operations"}),
    ("5.1", {"not_injective_by_pair", "excluded_middle"}),
    ("5.2", {"sum_of_positive_terms", "increasing_by_derivative", "limit_of_sum", "limit_by_substitution", "onto_by_limits"}),
    ("5.3", {"increasing_by_derivative", "injective_by_monotony"}),
    ("5.4", {"increasing_by_derivative", "onto_by_intermediate_value", "unique_solution_of_bijection"}),
    ("6.2", {"fixed_point_of_linear_map"}),
    ("6.3", {"roots_of_factored_polynomial", "induction", "geometric_growth"}),
])  # fmt: skip
def test_what_a_proof_rests_on(derivations, part, rules):
    found = {p.number: set(p.rules) for d in derivations for p in d.parts}
    assert rules <= found[part]


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
