"""Every step of every script, altered: a wrong sign, index or factor fails the build, with line and counterexample.

The alteration is made where the step is checked, so that context, reasons and place are those of the build. What the
models cannot tell from a true statement is passed over: some altered statements are true. One step in a few is altered
here; `make alterations` alters all.
"""

from __future__ import annotations

import importlib.util
import os
import sys
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

import pytest

from symderiv.deadlines import Deadline
from symderiv.deciding.refutation import refute, spot_check
from symderiv.deriving import arguments, functions
from symderiv.deriving.build import run_script
from symderiv.deriving.proving import Place
from symderiv.errors import BuildError, DeadlinePassed
from symderiv.language.meaning_exact import NoMeaning
from symderiv.language.printing import plain
from symderiv.language.terms import free_symbols

ROOT = Path(__file__).resolve().parents[2]
SCRIPTS = sorted((ROOT / "proofs").rglob("q*.py"))
SECONDS = 5.0
ONE_IN = 1 if os.environ.get("ALTERATIONS") == "all" else 6  # steps
EXCUSED = (
    ("there is exactly one",),  # against "there is exactly one" it takes special numbers, which random models need not hit
    ("not maps onto",),  # that a map is onto after all, no finite number of points shows
    (": P(", ">="),  # against a bound on a tail it takes numbers below 1, which random models need not hit
    ("x = 2 x)",),  # what is given has another value, which tables do not have: nothing there is defined
    ("x = (-x))",),
    ("w(z) - sum[",),  # it vanishes where two samples are the same, as in every table they may be
    ("<=> lambda_phi in argmin",),  # an equality of divergences that random models need not hit
    (": index: ", "tends to infinity"),  # what grows still does with an index shifted: these alterations are true
)
FEW = 8  # models that agree, for a statement to be passed over as true

_spec = importlib.util.spec_from_file_location("alterations", Path(__file__).with_name("alterations.py"))
_module = importlib.util.module_from_spec(_spec)
sys.modules["alterations"] = _module
_spec.loader.exec_module(_module)
alterations = _module.alterations


@dataclass
class Trial:
    """What became of the alterations of each step, by its place."""

    caught: dict[Place, int] = field(default_factory=dict)
    says: dict[Place, str] = field(default_factory=dict)
    unexplained: list[str] = field(default_factory=list)


def agree(statement, context):
    """Whether all models in which a statement has a value make it as good as true, and there are enough of them."""
    try:
        found = spot_check(statement, context, deadline=Deadline(SECONDS))
    except NoMeaning:
        return False
    enough = FEW if free_symbols(statement) else 1
    return found.agree == found.models >= enough


@pytest.fixture(scope="module", params=SCRIPTS, ids=lambda script: f"{script.parent.name}/{script.stem}")
def trial(request):
    """A script run once; at every step, its alterations are checked before the step itself."""
    found = Trial()
    checked = arguments.checked
    steps = count()

    def checked_after_alterations(statement, context, *, place, **reasons):
        if next(steps) % ONE_IN:
            return checked(statement, context, place=place, **reasons)
        found.says[place] = plain(statement)
        for kind, altered in alterations(statement):
            found.caught.setdefault(place, 0)  # what has neither signs, factors nor indices cannot be altered
            try:
                if refute(altered, context, deadline=Deadline(SECONDS)) is None and agree(altered, context):
                    continue
            except DeadlinePassed:
                pass  # the step itself has its own time
            try:
                checked(altered, context, place=place, **reasons)
            except BuildError as error:
                said = str(error)
                assert f"{place}:" in said
                if "counterexample:" in said:
                    found.caught[place] += 1
                else:
                    found.unexplained.append(f"{place}: {kind}: {plain(altered)}")
            # What is built all the same was proved: this alteration is true.
        return checked(statement, context, place=place, **reasons)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(arguments, "checked", checked_after_alterations)
        patch.setattr(functions, "checked", checked_after_alterations)
        run_script(request.param)
    return found


def excused(said):
    """Whether models need not speak against a statement."""
    return any(all(words in said for words in excuse) for excuse in EXCUSED)


def test_a_failure_shows_its_counterexample(trial):
    unexplained = [failure for failure in trial.unexplained if not excused(failure)]
    assert not unexplained, "\n".join(unexplained)


def test_every_step_is_caught_when_altered(trial):
    unmoved = [str(place) for place, caught in trial.caught.items() if not caught and not excused(trial.says[place])]
    assert not unmoved, "no alteration of these steps was refuted:\n" + "\n".join(unmoved)
