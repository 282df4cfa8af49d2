"""Certificates: replayed they make the same theorem; altered they are rejected, or make another one."""

from __future__ import annotations

import copy
import json
from random import Random

import pytest

from symderiv.deciding.prove import prove
from symderiv.errors import SymderivError
from symderiv.kernel.certificates import replay, to_json
from symderiv.kernel.theorems import KernelError, Theorem, assume, infer, reflexivity, rewrite
from symderiv.language.contexts import Context
from symderiv.language.sorts import POSITIVE, POSITIVE_INTEGER, REAL, Matrix, vector
from symderiv.language.terms import Symbol, apply, bind, number
from symderiv.rules import all_rules

n = Symbol("n", POSITIVE_INTEGER)
S = Symbol("S", Matrix(n, n, frozenset({"invertible"})))
z, mu = Symbol("z", vector(n)), Symbol("m", vector(n))
a, b, r = Symbol("a", POSITIVE), Symbol("b", REAL), Symbol("r", POSITIVE)
x = Symbol("x", REAL)
RULES = all_rules()
BOUNDED = Context().assume(apply("greater_equal", b, -a))
BINDERS = ("forall", "exists", "sum", "lambda", "derivative", "product")

GOALS = {
    "inverse of a Gram matrix": (apply("equal", apply("transpose", apply("inverse", S)) @ apply("inverse", S),
                                       apply("inverse", S @ apply("transpose", S))), Context()),
    "Jacobian of an affine map": (apply("equal", bind("derivative", z, z, mu + S @ z), S), Context()),
    "sign under a premise": (apply("greater", 1 + a * b / (a + r) ** 2, 0), BOUNDED),
    "derivative of a quotient": (apply("equal", bind("derivative", r, r, r / (a + r)), a / (a + r) ** 2), BOUNDED),
    "for all x": (bind("forall", apply("reals"), x, apply("greater_equal", x**2 + a, a)), Context()),
}  # fmt: skip


def proof(name: str) -> Theorem:
    theorem = prove(*GOALS[name])
    assert theorem is not None
    return theorem


@pytest.fixture(scope="module")
def proofs() -> dict[str, Theorem]:
    return {name: proof(name) for name in GOALS}


def through_text(theorem: Theorem) -> dict:
    return json.loads(json.dumps(to_json(theorem)))


@pytest.mark.parametrize("name", GOALS)
def test_replayed_to_the_same_theorem(name, proofs):
    again = replay(through_text(proofs[name]), RULES)
    assert again == proofs[name]
    assert again.rules == proofs[name].rules
    assert to_json(again) == to_json(proofs[name])


def nodes(data: object) -> list[list]:
    """All lists within nested lists."""
    found = [data] if isinstance(data, list) else []
    return found + [inner for part in data for inner in nodes(part)] if isinstance(data, list) else []


def altered(certificate: dict, random: Random) -> dict:
    """The certificate with one thing changed: a premise, a name, the number of a term, or something in a term."""
    changed = copy.deepcopy(certificate)
    step = random.choice(changed["inferences"])
    what = random.choice(["premise", "name", "term", "terms", "terms", "drop", "order"])
    if what == "premise" and step[1]:
        step[1][random.randrange(len(step[1]))] = random.randrange(-1, len(changed["inferences"]))
    elif what == "name":
        step[0] = random.choice([*RULES, "assume", "symmetry", "cut", "both", "generalise", "instantiate", "no rule"])
    elif what == "term" and step[2]:
        step[2][random.choice(list(step[2]))] = random.randrange(-1, len(changed["terms"]) + 1)
    elif what == "terms":
        node = random.choice(nodes(changed["terms"])[1:])
        at = random.randrange(len(node))
        if isinstance(node[at], str):
            node[at] = random.choice(["add", "subtract", "equal", "greater", "x", "r", "positive", "real", "b", "2", "-1", *BINDERS])
        elif isinstance(node[at], list):
            node[at] = random.choice([["n", "2"], ["b", 0], ["a", "pi"], *nodes(changed["terms"])[1:]])
        else:
            node[at] = random.choice([0, 1, "0", -1, None])
    elif what == "drop" and len(changed["inferences"]) > 1:
        changed["inferences"].pop()
    elif what == "order":
        random.shuffle(changed["inferences"])
    return changed


@pytest.mark.parametrize("name", GOALS)
def test_altered_certificates(name, proofs):
    """None crashes; one that still proves the same says so in other words only, and rests on known rules."""
    theorem, certificate = proofs[name], through_text(proofs[name])
    random, rejected = Random(name), 0
    for _ in range(150):
        try:
            other = replay(altered(certificate, random), RULES)
        except KernelError:
            rejected += 1
            continue
        if other.conclusion == theorem.conclusion and other.assumptions < theorem.assumptions:
            pytest.fail(f"fewer assumptions after an alteration: {theorem.assumptions - other.assumptions}")
    assert rejected > 60


MALFORMED = [
    {}, {"terms": []}, {"terms": [], "inferences": []}, {"terms": 3, "inferences": []},
    {"terms": [["n", "1"]], "inferences": [["reflexivity", [], {"term": 5}]]},
    {"terms": [["n", "1"]], "inferences": [["reflexivity", [], {}]]},
    {"terms": [["n", "1"]], "inferences": [["reflexivity", [0], {"term": 0}]]},
    {"terms": [["n", "1/0"]], "inferences": [["reflexivity", [], {"term": 0}]]},
    {"terms": [["b", 0]], "inferences": [["reflexivity", [], {"term": 0}]]},
    {"terms": [["a", "no operator"]], "inferences": [["true_by_sort", [], {"statement": 0}]]},
    {"terms": [["n", "1"]], "inferences": [["symmetry", [], {}]]},
    {"terms": [["n", "1"]], "inferences": [["infer", [], {"rule": 0}]]},
    {"terms": [["n", "1"]], "inferences": [["_theorem", [], {"name": 0}]]},
    {"terms": [["n", "1"]], "inferences": [["field_algebra", [], {"left": 0}]]},
]  # fmt: skip


@pytest.mark.parametrize("number", range(len(MALFORMED)))
def test_malformed_certificates_are_rejected(number):
    with pytest.raises(KernelError):
        replay(MALFORMED[number], RULES)


def test_a_rule_that_is_not_there():
    theorem = infer(RULES["field_algebra"], left=x + x, right=2 * x)
    with pytest.raises(KernelError):
        replay(to_json(theorem), {})


def test_a_chain_of_false_steps_does_not_go_through():
    """The way from an open bound variable to ``every x is 5``, which stops at its first step."""
    loose = ["a", "equal", ["b", 0], ["n", "5"]]
    with pytest.raises(SymderivError):
        replay({"terms": [loose], "inferences": [["assume", [], {"statement": 0}]]}, RULES)


def test_shared_premises_are_written_once():
    one = assume(apply("equal", x, number(1)))
    hole = Symbol("hole", REAL)
    both_sides = rewrite(one, reflexivity(x), pattern=apply("equal", hole, hole), hole=hole)
    assert len(to_json(both_sides)["inferences"]) == 3
    assert replay(to_json(both_sides), RULES).conclusion == apply("equal", 1, 1)
