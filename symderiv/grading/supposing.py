"""Supposing: a display that is false in general but was said of a case ("if beta > 0") is judged in that case."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from symderiv.deadlines import Deadline
from symderiv.deciding.decide import decide
from symderiv.deciding.verdicts import NothingToDecide, Refuted, Undecided, Verdict
from symderiv.grading.judging import Judge, Judged, together
from symderiv.grading.letters import introduces
from symderiv.language.sorts import Function, Matrix
from symderiv.language.terms import Apply, Bind, Symbol, Term, free_symbols, subterms
from symderiv.reading.discourse.premises import standing
from symderiv.reading.documents.document import Piece

__all__ = ["begins_a_case", "begins_a_sentence", "beyond_models", "denied", "is_in_passing", "under_suppositions"]

SUPPOSING = re.compile(
    r"\b(if|when|whenever|case|for|suppose|assume|assuming|provided|since|as|because|with|si|lorsque|pour|cas|car|puisque"
    r"|parce\s+qu[e'’]?|dès\s+que|à\s+partir\s+de|starting\s+(?:from|at)|für|falls|wenn|weil|denn|fall|ab|para|cuando"
    r"|porque|ya\s+que|caso|per|perché|poiché)\b|若|如果|假设|假定|当|由于|因为",
    re.I,
)
DENIED = re.compile(
    r"\bcontradict|\babsurd|\bimpossib|\bno\s+(?:real\s+)?solutions?\b|\b(?:is|are)\s+(?:false|not\s+true|never\s+true|untrue)\b"
    r"|\bcannot\s+(?:hold|happen)\b|\bwiderspr|\bunmöglich|\bcontradicc|\bcontraddi|\bassurdo|矛盾|不可能",
    re.I,
)
IN_PASSING = re.compile(
    r"\b(?:if|when|whenever|for|at|setting|putting|plugging\s+in|taking|choosing|trying|substituting|letting|si|quand|pour|wenn"
    r"|falls|für|setze|per|cuando)\s*$",
    re.I,
)
SENTENCE_ENDS = re.compile(r"[.!?。](?:\s|$)|\n\s*\n")
CASE = re.compile(
    r"\b(?:if|case|cases|suppose|supposing|assume|assuming|otherwise|alternatively|on\s+the\s+other\s+hand|instead|si|sinon"
    r"|supposons|wenn|falls|angenommen|sonst)\b",
    re.I,
)
BEGINS = re.compile(r"\s*[A-Z][a-z]+\b")
GOES_ON = re.compile(r"[\s,]*(?:and|et|und)?[\s,]*")
SECONDS = 3.0
HARD_TO_MEET = frozenset({
    "union", "intersection", "set_difference", "subset_equal", "cardinality", "span", "matrices",
    "largest", "smallest", "supremum", "infimum",
})  # fmt: skip
BOUNDS = frozenset({"less", "less_equal", "greater", "greater_equal", "not_equal"})


def under_suppositions(lines: Sequence[Judged], judge: Judge) -> list[Judged]:
    """The lines; a false display that has a condition beside it is judged under that condition."""
    found: list[Judged] = []
    for index, judged in enumerate(lines):
        if judged.line.display and isinstance(judged.verdict, Refuted):
            supposed = [*_before(lines, index), *_after(lines, index), *_bounds(lines[:index])]
            if supposed:
                judged = replace(judged, verdict=_under(supposed, judged, judge))
        found.append(judged)
    return found


def is_in_passing(words: str) -> bool:
    """Whether words lead to a case that is looked at in passing: "for", "setting"."""
    return IN_PASSING.search(words) is not None


def begins_a_case(words: str) -> bool:
    """Whether the words before a formula suppose something, whatever it is."""
    return CASE.search(words) is not None


def begins_a_sentence(piece: Piece, before: Piece | None) -> bool:
    """Whether a sentence ends between a formula and the one before it."""
    ended = before is not None and before.ending == "."
    return ended or SENTENCE_ENDS.search(piece.prose_before) is not None or BEGINS.match(piece.prose_before) is not None


def denied(lines: Sequence[Judged]) -> list[Judged]:
    """The lines; what is false and said to be so in its own sentence ("a contradiction") is no mistake."""
    found: list[Judged] = []
    for index, judged in enumerate(lines):
        if isinstance(judged.verdict, Refuted) and DENIED.search(_sentence(lines, index)):
            judged = replace(judged, verdict=NothingToDecide("its sentence says that it does not hold"))
        found.append(judged)
    return found


def _sentence(lines: Sequence[Judged], index: int) -> str:
    """The words of the sentence that a line stands in, without its formulas; a display may end one."""
    piece = lines[index].line.piece
    after = [] if piece.ending == "." else [SENTENCE_ENDS.split(piece.prose_after)[0]]
    before: list[str] = []
    for one in reversed(lines[: index + 1]):
        *earlier, words = SENTENCE_ENDS.split(one.line.piece.prose_before)
        before.append(words)
        if earlier:
            break
    return " ".join([*reversed(before), *after])


def beyond_models(lines: Sequence[Judged]) -> list[Judged]:
    """The lines; one that fails, after something was supposed of its letters that no model knows of, is undecided.

    "Let v be such that v - u is orthogonal to S": a model that was drawn without regard to that refutes nothing.
    """
    found: list[Judged] = []
    supposed: list[Term] = []
    listed = False  # whether the line before was supposed: "... and ..." goes on with it
    for judged in lines:
        said, prose = judged.statement, judged.line.piece.prose_before
        listed = judged.line.condition or introduces(prose) or (listed and GOES_ON.fullmatch(prose) is not None)
        if listed and said is not None and (isinstance(judged.verdict, Undecided) or _is_hard_to_meet(judged)):
            supposed.append(said)
        if isinstance(judged.verdict, Refuted) and supposed:
            letters = {s for link in judged.reading.links for s in free_symbols(link.statement or link.step)}
            if any(free_symbols(one) & letters for one in supposed):
                judged = replace(judged, verdict=Undecided("what was supposed of its letters has no models"))
        found.append(judged)
    return found


def _is_hard_to_meet(judged: Judged) -> bool:
    """Whether it is a condition on sets, extremes or functions of vectors, which random models do not meet."""
    if judged.statement is None or not isinstance(judged.verdict, NothingToDecide):
        return False
    return any(
        (isinstance(part, Apply | Bind) and part.operator in HARD_TO_MEET)
        or (isinstance(part, Symbol) and isinstance(part.sort, Function) and _of_vectors(part.sort))
        for part in subterms(judged.statement)
    )


def _of_vectors(sort: Function) -> bool:
    return len(sort.arguments) > 1 and any(isinstance(argument, Matrix) for argument in sort.arguments)


def _before(lines: Sequence[Judged], index: int) -> list[Term]:
    """Conditions in the words that lead to a display."""
    supposed: list[Term] = []
    for judged in reversed(lines[:index]):
        if judged.line.display:
            break
        supposed += _condition(judged)
    return supposed


def _after(lines: Sequence[Judged], index: int) -> list[Term]:
    """A condition in the words right after a display, or a reason in the sentence after it."""
    at = index + 1
    while at < len(lines) and lines[at].line.display and lines[at].line.piece.row > lines[at - 1].line.piece.row:
        at += 1  # the other rows of the display
    if at < len(lines) and not lines[at].line.display:
        prose = lines[at].line.piece.prose_before
        words = prose.split()
        if (words and len(words) <= 3 and SUPPOSING.search(words[0])) or standing(prose) == "premise":
            return _condition(lines[at])
    return []


def _bounds(lines: Sequence[Judged]) -> list[Term]:
    r"""Bounds that displays before have set, as a condition: ``X \sim U([0, a]), \quad a > 0``."""
    said: list[Term] = []
    for one in lines:
        if isinstance(one.verdict, NothingToDecide | Undecided):
            for statement in one.reading.statements:
                restricted = isinstance(statement, Apply) and statement.operator == "implies"
                said += _parts(statement.arguments[0] if restricted else statement)  # type: ignore[union-attr]
    return list(dict.fromkeys(s for s in said if isinstance(s, Apply) and s.operator in BOUNDS and _is_bound(s)))


def _parts(statement: Term) -> list[Term]:
    if isinstance(statement, Apply) and statement.operator == "and":
        return [part for one in statement.arguments for part in _parts(one)]
    return [statement]


def _is_bound(statement: Apply) -> bool:
    left, right = statement.arguments
    return isinstance(left, Symbol) and not free_symbols(right)


def _condition(judged: Judged) -> list[Term]:
    if judged.statement is None or not isinstance(judged.verdict, NothingToDecide) or judged.line.defines is not None:
        return []
    return [judged.statement] if SUPPOSING.search(judged.line.piece.prose_before) else []


def _under(supposed: Sequence[Term], judged: Judged, judge: Judge) -> Verdict:
    context = judge.context.assume(*supposed)
    deadline = Deadline(min(SECONDS, judge.deadline.seconds_left()), work=True)
    said = [link.statement or link.step for link in judged.reading.links]
    return together(decide(s, context, deadline=deadline) for s in said)
