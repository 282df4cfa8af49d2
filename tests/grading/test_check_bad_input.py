"""Bad input without a reference: undecided or unread with a reason, in time, and the next claim is unharmed."""

from __future__ import annotations

import resource
import time

import pytest

from symderiv.grading.check import check_document
from symderiv.reading.documents.formats import read_document

BAD = {
    "a tower of powers": r"9^{9^{9^{9^9}}} = 1",
    "a tower of twos": r"2^{2^{2^{2^{2^{2}}}}} = 2^{65536} + 1",
    "exponentials of exponentials": r"e^{e^{e^{e^{10}}}} = 1",
    "a million digits": "7" * 1_000_000 + " = 1",
    "factorials of factorials": "((100!)!)! = 1",
    "a large binomial": r"\binom{10^9}{5 \cdot 10^8} = 2",
    "a long product": r"\prod_{k=1}^{10^9} \frac{k}{k+1} = \frac{1}{10^9+2}",
    "a long sum": r"\sum_{k=1}^{10^{12}} \frac{1}{k^2} = 2",
    "a large matrix": r"\det I_{100000} = 2",
    "its trace": r"\operatorname{tr} I_{20000} = 5",
    "a divergent sum": r"\sum_{k=1}^{\infty} \frac{1}{k} = 5",
    "a divergent geometric sum": r"\sum_{k=0}^\infty 2^k = -1",
    "a divergent integral": r"\int_0^\infty e^{x} \, dx = 3",
    "a division by zero": r"\frac{1}{0} = 1",
    "zero by zero": r"\frac{0}{0} = 1",
    "a letter by zero": r"\frac{x}{0} = 3",
    "a logarithm of zero": r"\log 0 = 1",
    "a large exponent modulo": r"3^{10^{18}} \equiv 1 \pmod{7}",
    "many brackets": r"\sin(" * 400 + "x" + ")" * 400 + " = 1",
    "contradictory conditions": r"x > 1, x < 0 \Rightarrow x = 5",
}


@pytest.mark.parametrize("name", BAD)
def test_bad_input_among_good_claims(name):
    text = f"$$(a+b)^2 = a^2 + 2ab + b^2$$\n\nWe have\n\n$${BAD[name]}$$\n\n$$(a+b)^2 = a^2 + b^2$$\n"
    start = time.process_time()
    claims = [c for part in check_document(read_document("a.md", text=text), deadline=2).parts for c in part.claims]
    assert time.process_time() - start < 2 * 2.2
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss < 1 << 20  # KiB
    assert (claims[0].verdict, claims[-1].verdict) == ("proved", "refuted")
    for claim in claims[1:-1]:
        assert claim.verdict in ("undecided", "unread")
        assert claim.reason


def test_a_pole_that_models_hit_is_left_out():
    text = "$$\\frac{x}{x^2} = \\frac{1}{x}$$\n\n$$\\frac{x^2 - 1}{x - 1} = x + 2$$\n"
    claims = [c for part in check_document(read_document("a.md", text=text)).parts for c in part.claims]
    assert [c.verdict for c in claims] == ["proved", "refuted"]


@pytest.mark.parametrize("kind", ["values", "chain"])
def test_time_grows_with_the_number_of_claims(kind):
    def seconds(count):
        rows = []
        for i in range(count // 2):
            letter, following = f"x_{{{i}}}", f"x_{{{i + 1}}}"
            if kind == "values":
                rows += [f"Let ${letter} = {i + 2}$.", f"$$2{letter} + 1 = {2 * i + 5}$$"]
            else:
                rows += [f"$${following} = {letter} + {i}$$", f"$$2{following} = 2{letter} + {2 * i}$$"]
        document = read_document("a.md", text="\n\n".join(rows))
        start = time.process_time()
        check_document(document)
        return time.process_time() - start

    seconds(20)
    assert seconds(160) < 4 * 2 * seconds(40) + 0.5
