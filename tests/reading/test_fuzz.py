"""Two seconds of the campaign that ``make fuzz`` runs for half an hour: nothing crashes, hangs or loses a character."""

import pytest

from benchmarks import fuzz, fuzz_targets


@pytest.mark.parametrize("name", fuzz_targets.TARGETS)
def test_mutated_input(name):
    found = {}

    def attempt(data):
        try:
            fuzz_targets.TARGETS[name](data)
        except Exception as error:
            found.setdefault(fuzz.where(error), data)

    tried = fuzz.mutate(fuzz_targets.seeds(name), fuzz_targets.WORDS, 2, 4, attempt)
    assert tried > 20
    assert {kind: data for kind, data in found.items() if kind != "printing"} == {}


@pytest.mark.parametrize("name", fuzz_targets.TARGETS)
def test_seeds(name):
    for data in fuzz_targets.seeds(name):
        fuzz_targets.TARGETS[name](data)
