"""Leads: the words and numbers at the head of a line that begin a question, an item or an answer."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

__all__ = ["Lead", "is_roman", "kind_of", "lead_of", "ordinal"]


@dataclass(frozen=True, slots=True)
class Lead:
    """What a line begins with.

    label  the numbers and letters, split: ("2", "1") for 2.1, ("3", "a") for 3a
    style  how an item is written: ``1.``, ``1)``, ``(1)``, ``a.``, ``a)``, ``(a)``; else ``answer``, ``proof``..
    end    how many characters it takes
    sure   false for "Proof" and for "Answer: 42", which may stand within an answer
    """

    kind: Literal["question", "part", "item", "answer"]
    label: tuple[str, ...]
    style: str
    end: int
    sure: bool = True


_LABEL = (
    r"\(?\s*(?P<label>\d{1,3}(?:\.\d{1,3}){0,4}(?:\s?\.?\(?[a-z]\)?(?![a-z]))?(?:\.?\(?[ivx]{1,5}\)?(?![a-z]))?"
    r"|[a-z](?![a-z])|[ivx]{1,5}(?![a-z]))\s*\)?"
)
_ASKS = (
    r"question|problem|exercise|exercice|probl[èe]me|task|aufgabe|[üu]bung|ejercicio|problema|homework\s+problem"
    r"|q|ex|pb|prob"
)
_PART_OF = r"part|partie|teil|parte|sub-?question|sub-?part|sub-?problem|item"
_ANSWERS = (
    r"solutions?|answers?|ans|sol|r[ée]ponses?|corrig[ée]s?|proof|preuve|d[ée]monstration|l[öo]sung|antwort|beweis|soluci[óo]n|"
    r"respuesta|demostraci[óo]n|soluzione|risposta|dimostrazione"
)
_PROOFS = re.compile(r"proof|preuve|d[ée]mon|beweis|demos|dimos", re.I)
_STRONG = re.compile(r"sol|corrig|l[öo]s", re.I)

_QUESTION = re.compile(rf"(?:{_ASKS})\.?\s*(?:\#|n[°o]\.?\s)?\s*{_LABEL}(?=$|[\s.:,;)\]*(_–—-])", re.I)
_PART = re.compile(rf"(?:{_PART_OF})\s*{_LABEL}(?=$|[\s.:,;)\]*(_–—-])", re.I)
_ANSWER = re.compile(
    rf"(?:(?:my|our|proposed|sample|model|suggested|short|full|final)\s+)?(?P<word>{_ANSWERS})(?![a-zà-ü])"
    rf"(?:\s*(?:to|of|for|de|à|au|du|zu)?\s*(?:(?:the\s+)?(?:{_ASKS}|{_PART_OF})\s*\#?)?\s*{_LABEL}(?=$|[\s.:,;)\]*–—-]))?",
    re.I,
)
_TAKEN_FROM = re.compile(r"(?:[^,.:;=]{1,40},\s+){1,3}(?=[A-Za-z])")
_ITEM = re.compile(
    r"\(\s*(?P<both>[a-z]|[ivx]{1,5}|\d{1,2})\s*\)(?![\w(^_=+*/-])"
    r"|(?P<paren>[a-z]|[ivx]{1,5}|\d{1,2})\\?\)"
    r"|(?P<dot>[a-z]|[ivx]{1,5}|\d{1,3})\\?\.(?=$|[\s*_$(])"
    r"|(?P<full>\d{1,2}(?:\.\d{1,2}){1,3}(?:\.?\(?[a-z]\)?)?|\d{1,2}\.?\(?[a-z]\)?)(?P<after>\\?[.):])?(?=$|[\s*_$:])",
    re.I,
)
_ROMAN = {
    "i": 1,
    "ii": 2,
    "iii": 3,
    "iv": 4,
    "v": 5,
    "vi": 6,
    "vii": 7,
    "viii": 8,
    "ix": 9,
    "x": 10,
    "xi": 11,
    "xii": 12,
}


def kind_of(style: str) -> str:
    """What a style counts with: ``1``, ``a`` or ``i``."""
    return next((c for c in reversed(style.lower()) if c in "1ai"), "1")


def ordinal(label: str, style: str) -> int:
    """Which of its list an item is: 1 for ``1``, ``a`` and ``i``; 0 where the label does not fit the style."""
    kind = kind_of(style)
    if label.isdigit():
        return int(label)
    if kind == "i":
        return _ROMAN.get(label, 0)
    return ord(label) - ord("a") + 1 if len(label) == 1 and label.isascii() else 0


def is_roman(label: str, letter_before: str, number_before: str) -> bool:
    """Whether a label that may be a letter or a Roman number is a number, given the items of either kind before it."""
    if label not in _ROMAN or len(label) > 1:
        return label in _ROMAN
    if letter_before and ord(label) == ord(letter_before[-1]) + 1:
        return False
    return label == "i" or _ROMAN[label] == _ROMAN.get(number_before, 0) + 1


def lead_of(line: str, *, emphatic: bool) -> Lead | None:
    """What a line, a title or an emphasised stretch begins with.

    In plain text a keyword counts only before a colon or a full stop, or alone: "Question 2 asks for" is prose. In a
    title it may stand after the place it is taken from: "Handout 1, Question 4", "Feller, page 22, Exercise 5".
    """
    found = _answer(line, emphatic) or _question(line, emphatic) or _item(line, emphatic)
    if found is None and emphatic and (place := _TAKEN_FROM.match(line)):
        found = _question(line[place.end() :], emphatic)
        return replace(found, end=found.end + place.end()) if found else None
    return found


def _answer(line: str, emphatic: bool) -> Lead | None:
    match = _ANSWER.match(line)
    if match is None:
        return None
    rest = line[match.end() :]
    closing = re.compile(r"\s*\)?\s*(?:[:.：]|[-–—]\s|\]|$)").match(rest)
    if closing is None and not (emphatic and (_PROOFS.match(match["word"]) or rest.lstrip()[:1] in "(,")):
        return None
    end = match.end() + (closing.end() if closing else 0)
    style = "proof" if _PROOFS.match(match["word"]) else "answer"
    return Lead("answer", _split(match["label"]), style, end, bool(_STRONG.match(match["word"])))


def _question(line: str, emphatic: bool) -> Lead | None:
    for pattern, kind in ((_QUESTION, "question"), (_PART, "part")):
        match = pattern.match(line)
        if match is None:
            continue
        closing = re.compile(r"\s*(?:[:.)\]：]|(?=[(\[])|$)").match(line, match.end())
        if closing is None and not emphatic:
            return None
        if kind == "question" and not match["label"][0].isdigit():
            return None
        end = closing.end() if closing else match.end()
        return Lead("question" if kind == "question" else "part", _split(match["label"]), kind, end)
    return None


def _item(line: str, emphatic: bool) -> Lead | None:
    match = _ITEM.match(line)
    if match is None:
        return None
    if match["full"]:
        full = match["full"]
        if not (emphatic or match["after"] or match.end() == len(line.rstrip()) or "." in full or full[-1] == ")"):
            return None
        return Lead("item", _split(full), "full", match.end())
    label, form = next((match[form], form) for form in ("both", "paren", "dot") if match[form])
    if label.isalpha() and label != label.lower() and not emphatic and form == "dot":
        return None  # "A. Einstein"
    kind = "1" if label.isdigit() else "A" if label.isupper() and form == "both" else "a"
    style = {"both": f"({kind})", "paren": f"{kind})", "dot": f"{kind}."}[form]
    return Lead("item", (label.lower(),), style, match.end())


def _split(label: str | None) -> tuple[str, ...]:
    """The parts of a label: 3.3a is 3, 3, a; 2(b)(ii) is 2, b, ii."""
    return tuple(re.findall(r"\d+|[a-z]+", (label or "").lower()))
