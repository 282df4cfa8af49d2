"""Notation files: what letters stand for, in a small TOML that is printed by ``--show-notation`` and read again.

[notation]
K = "positive integer"
S = "invertible matrix K K"
z_0 = "vector K"

[notation."2.3"]     # for one part
d_ = "sequence of real"
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path

from symderiv.errors import InputError, ReadingError
from symderiv.language.spans import Source, Span
from symderiv.language.terms import Symbol
from symderiv.reading.inference.inference import Notation
from symderiv.reading.inference.part import Entry
from symderiv.reading.inference.words import HINT, key_and_symbol, sort_of_words

__all__ = ["notation_in", "read_notation", "written"]

SECTION = "notation"
PLAIN_KEY = re.compile(r"[A-Za-z0-9_-]+")
WHERE = re.compile(r"\(at line (\d+), column (\d+)\)|\(at end of document\)")
HEADER = re.compile(r"\s*\[\s*(?P<name>.*?)\s*\]\s*(?:#.*)?$")
ASSIGNMENT = re.compile(r"\s*(?P<key>'[^']*'|\"(?:[^\"\\]|\\.)*\"|[A-Za-z0-9_-]+)\s*=\s*(?P<value>.*)$")


# Reading


def read_notation(path: str | Path) -> Mapping[str, Mapping[str, Symbol]]:
    """The symbols in a notation file, by label and key.

    Raises `InputError` for a file that cannot be opened, `ReadingError` for what is wrong in it, at its place.
    """
    try:
        text = Path(path).read_text(encoding="utf-8")
    except FileNotFoundError:
        raise InputError(f"{path}: no such file", hint="check the name of the notation file") from None
    except IsADirectoryError:
        raise InputError(f"{path}: this is a folder", hint="name a notation file in it") from None
    except UnicodeDecodeError:
        raise InputError(f"{path}: this is no text in UTF-8", hint="save the notation file as UTF-8") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise InputError(f"{path}: cannot be read: {reason}", hint="check its name and permissions") from None
    return notation_in(Source(str(path), text))


def notation_in(source: Source) -> Mapping[str, Mapping[str, Symbol]]:
    """The symbols in the text of a notation file, by label and key. Raises `ReadingError` for what is wrong in it."""
    try:
        whole = tomllib.loads(source.text)
    except tomllib.TOMLDecodeError as error:
        raise _no_toml(source, error) from None
    except RecursionError:
        raise ReadingError(source, Span(0, 1), "nested too deep", hint='write letters as K = "..."') from None
    for name in whole:
        if name != SECTION:
            raise ReadingError(
                source, _header(source, name), f"[{name}] is not known", hint="the section is [notation]"
            )
    table = whole.get(SECTION, {})
    if not isinstance(table, dict):
        raise ReadingError(source, _header(source, SECTION), "notation is a section", hint="write [notation]")
    found: dict[str, dict[str, Symbol]] = {"": {}}
    for key, value in table.items():
        if isinstance(value, dict):
            found[key] = dict(_symbol(source, key, letter, words) for letter, words in value.items())
        else:
            letter, symbol = _symbol(source, "", key, value)
            found[""][letter] = symbol
    return found


def _symbol(source: Source, label: str, key: str, words: object) -> tuple[str, Symbol]:
    place = _value(source, label, key)
    if not isinstance(words, str):
        raise ReadingError(source, place, f"what {key} stands for is a text", hint=HINT)
    if not key.strip():
        raise ReadingError(source, place, "a letter without a name", hint='write K = "positive integer"')
    try:
        return key_and_symbol(key, sort_of_words(words))
    except InputError as error:
        raise ReadingError(source, place, error.message, hint=error.hint) from None


def _no_toml(source: Source, error: tomllib.TOMLDecodeError) -> ReadingError:
    message = WHERE.sub("", str(error)).strip()
    match = WHERE.search(str(error))
    if match is None or match[1] is None:
        return ReadingError(source, Span(len(source.text), len(source.text)), message, hint=TOML_HINT)
    line, column = int(match[1]), int(match[2])
    start = sum(len(text) for text in source.text.splitlines(keepends=True)[: line - 1]) + column - 1
    start = max(0, min(start, len(source.text) - 1))
    return ReadingError(source, Span(start, start + 1), message, hint=TOML_HINT)


TOML_HINT = (
    "a line is a letter, = and its sort in quotes; letters with a backslash are quoted too: '\\mu' = \"vector K\""
)


def _lines(source: Source) -> Iterator[tuple[int, str, str]]:
    """Each line with where it starts and the section it stands in."""
    start, section = 0, ""
    for line in source.text.splitlines(keepends=True):
        if match := HEADER.match(line):
            section = match["name"]
        yield start, section, line.rstrip("\r\n")
        start += len(line)


def _header(source: Source, name: str) -> Span:
    for start, _, line in _lines(source):
        if name in line:
            at = line.index(name)
            return Span(start + at, start + at + len(name))
    return Span(0, 1)


def _value(source: Source, label: str, key: str) -> Span:
    """Where the words for a letter stand."""
    sections = {SECTION} if not label else {f'{SECTION}."{label}"', f"{SECTION}.'{label}'", f"{SECTION}.{label}"}
    for start, section, line in _lines(source):
        match = ASSIGNMENT.match(line)
        if match is not None and section.replace(" ", "") in sections and _unquoted(match["key"]) == key:
            words = re.match(r"'[^']*'|\"(?:[^\"\\]|\\.)*\"|[^#]*", match["value"])
            length = len(words[0].rstrip()) if words else 1
            return Span(start + match.start("value"), start + match.start("value") + max(1, length))
    return _header(source, key)


def _unquoted(key: str) -> str:
    if key[0] == "'":
        return key[1:-1]
    return key[1:-1].replace('\\"', '"').replace("\\\\", "\\") if key[0] == '"' else key


# Writing


def written(name: str, notations: Mapping[str, Notation]) -> str:
    """The notation file that says what was inferred of a document, with the reasons as comments."""
    lines = [f"# {' '.join(name.split())}"]
    for label, notation in notations.items():
        if not notation.entries and not notation.unsettled:
            continue
        lines += ["", f"[{SECTION}.{_quoted(label)}]" if label else f"[{SECTION}]"]
        assignments = [(_assignment(entry), entry) for entry in notation.entries]
        width = min(60, max((len(text) for text, _ in assignments), default=0))
        lines += [f"{text:<{width}}  # {_reason(entry)}" for text, entry in assignments]
        lines += [
            f"# {_key(entry.key)}: undecided, {_reason(entry)}, and used otherwise" for entry in notation.unsettled
        ]
    if len(lines) == 1:
        lines += ["", f"[{SECTION}]", "# every letter is a real number, or what its use in a line makes it"]
    return "\n".join(lines) + "\n"


def _assignment(entry: Entry) -> str:
    """The line of a letter; as a comment, where its sort has no words."""
    line = f"{_key(entry.key)} = {_quoted(entry.words)}"
    try:
        sort_of_words(entry.words)
    except InputError:
        return f"# {line}"
    return line


def _reason(entry: Entry) -> str:
    words = " ".join(entry.why.split())
    words = words if len(words) <= 70 else words[:67] + "..."
    return _printable(f"{words}, line {entry.line}" if entry.line is not None else words)


def _key(key: str) -> str:
    return key if PLAIN_KEY.fullmatch(key) else _quoted(key)


def _quoted(text: str) -> str:
    """A text in quotes: as it is where it has a backslash, as LaTeX has."""
    if "\\" in text and "'" not in text and text.isprintable():
        return f"'{text}'"
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(c if c.isprintable() else f"\\u{ord(c):04X}" for c in escaped) + '"'


def _printable(text: str) -> str:
    return "".join(c if c.isprintable() else " " for c in text)
