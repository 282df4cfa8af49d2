"""Running proof scripts: from files to derivations. What goes wrong in a script is said with its file and line."""

from __future__ import annotations

import contextlib
import sys
import traceback
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from pathlib import Path
from types import CodeType
from typing import NoReturn

from symderiv.deriving.derivation import Derivation
from symderiv.deriving.proving import Place, failed, shown_path
from symderiv.errors import InputError, ReadingError, SymderivError
from symderiv.language.spans import Source, Span

__all__ = ["derivations_of", "run_script", "script_files"]

RUN_NAME = "__symderiv__"  # so that what stands under `if __name__ == "__main__"` is not run


def script_files(paths: Iterable[Path]) -> list[Path]:
    """The scripts that are named, and those in folders that are named, in order.

    Raises `InputError` for what is not there, is no script, or is a folder without any.
    """
    found: dict[Path, None] = {}
    for path in paths:
        if path.is_dir():
            inside = [f for f in sorted(path.rglob("*.py")) if not _hidden(f.relative_to(path))]
            if not inside:
                raise InputError(f"{path}: there is no proof script in this folder", hint="a script is a .py file")
            found.update(dict.fromkeys(inside))
        elif not path.exists():
            raise InputError(f"{path}: no such file or folder")
        elif path.suffix != ".py":
            raise InputError(f"{path}: this is no proof script", hint="a script is a .py file")
        else:
            found[path] = None
    return list(found)


def derivations_of(path: Path) -> list[Derivation]:
    """What a script, or every script in a folder, establishes."""
    return [derivation for file in script_files([path]) for derivation in run_script(file)]


def run_script(file: Path) -> list[Derivation]:
    """What a script establishes: one derivation for each of its questions.

    Raises `BuildError` for a step that does not hold and for anything else the script raises, `ReadingError` for a
    syntax error, `InputError` for a file that cannot be read or that asks no question.
    """
    from symderiv.deriving.script import Question  # imports SymPy

    name = shown_path(str(file))
    code = _compiled(file, name)
    module = {"__name__": RUN_NAME, "__file__": str(file), "__builtins__": __builtins__}
    with _beside(file), contextlib.redirect_stdout(sys.stderr):
        try:
            exec(code, module)
        except SymderivError:
            raise
        except RecursionError:
            failed(_place_in(file, name), "the script goes too deep into itself")
        except (Exception, SystemExit) as error:
            _refused(error, _place_in(file, name))
    questions = list(dict.fromkeys(value for value in module.values() if isinstance(value, Question)))
    if not questions:
        raise InputError(f"{name}: this script asks no question", hint='question = Question("1", "...")')
    return [question.derivation() for question in questions]


def _compiled(file: Path, name: str) -> CodeType:
    try:
        text = file.read_text(encoding="utf-8")
        return compile(text, str(file.resolve()), "exec", dont_inherit=True)
    except UnicodeDecodeError:
        raise InputError(f"{name}: this file is not UTF-8") from None
    except OSError as error:
        raise InputError(f"{name}: {error.strerror or error}") from None
    except SyntaxError as error:
        source = Source(name, text)
        start = sum(len(line) + 1 for line in text.split("\n")[: (error.lineno or 1) - 1]) + (error.offset or 1) - 1
        raise ReadingError(source, Span(start, start + 1), f"a syntax error: {error.msg}") from None
    except ValueError as error:
        raise InputError(f"{name}: {error}") from None


def _place_in(file: Path, name: str) -> Place:
    """The line of the script that was being run when the error now being handled was raised."""
    error = sys.exc_info()[1]
    frames = traceback.extract_tb(error.__traceback__) if error else []
    lines = [frame.lineno for frame in frames if frame.filename == str(file.resolve()) and frame.lineno]
    return Place(name, lines[-1] if lines else 1)


def _refused(error: BaseException, place: Place) -> NoReturn:
    hint = ""
    if isinstance(error, ImportError) and (error.name or "").startswith("symderiv.rules"):
        from symderiv.rules import all_rules

        wanted = str(error).partition("'")[2].partition("'")[0]
        hint = "".join(f"did you mean {close}?" for close in get_close_matches(wanted, all_rules(), n=1))
    failed(place, f"{type(error).__name__}: {error}", hint=hint)


@contextlib.contextmanager
def _beside(file: Path) -> Iterator[None]:
    """While a script runs, it may import what lies beside it, as when Python runs it."""
    folder = str(file.resolve().parent)
    sys.path.insert(0, folder)
    try:
        yield
    finally:
        with contextlib.suppress(ValueError):
            sys.path.remove(folder)


def _hidden(path: Path) -> bool:
    return any(part.startswith((".", "_")) for part in path.parts)
