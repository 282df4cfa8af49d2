"""The commands: what may be asked, the one function that answers it, and the exit status.

Nothing of ours but errors is imported until a command runs, so that ``--help`` answers at once.
"""

from __future__ import annotations

import argparse
import math
import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any, NoReturn

from symderiv import __version__
from symderiv.errors import SymderivError

__all__ = ["main"]

FORMATS = {
    "build": ("md", "tex", "html", "json"),
    "diff": ("text", "json", "html"),
    "grade": ("text", "json", "html", "csv", "gradescope", "sarif"),
    "check": ("text", "json", "html", "sarif", "github", "junit"),
}

EXIT_STATUS = """\
exit status: 0 nothing refuted; 1 something is refuted, a build step fails, or --check finds a difference;
2 usage error, or input that cannot be read; 3 work was cut short, and nothing is refuted."""

INTERRUPTED, READER_GONE = 130, 141  # as a shell reports SIGINT and SIGPIPE


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command and returns its exit status; what a user can cause never ends in a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    try:
        status = _run(_parser().parse_args(argv))
        if sys.stdout is not None:
            sys.stdout.flush()
        return status
    except SymderivError as error:
        print(error, file=sys.stderr)
        return error.exit_status
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # or the interpreter complains when it flushes at its end
        return READER_GONE
    except OSError as error:
        place = "" if error.filename is None else f"{os.fsdecode(error.filename)}: "
        print(f"symderiv: {place}{error.strerror or error}", file=sys.stderr)
        return 2
    except SystemExit as finished:  # argparse, after --help and --version
        return finished.code if isinstance(finished.code, int) else 0
    except Exception as error:
        return _internal_error(error)


def _run(options: argparse.Namespace) -> int:
    given = vars(options)
    command: Callable[[dict[str, Any]], int] = given.pop("run")
    exit_zero: bool = given.pop("exit_zero", False)
    status = command(given)
    return 0 if exit_zero and status in (1, 3) else status


def _internal_error(error: Exception) -> int:
    if os.environ.get("SYMDERIV_DEBUG"):
        raise error
    what = " ".join(f"{type(error).__name__}: {error}".split())
    print(
        f"symderiv: internal error: {what} (please report; SYMDERIV_DEBUG=1 shows the traceback)",
        file=sys.stderr,
    )
    return 2


# -- what each command calls ------------------------------------------------------------------------------------------
# `given` holds the options by name; the function takes them as keyword arguments and returns the exit status.


def _build(given: dict[str, Any]) -> int:
    return _function("build", "symderiv.reporting.commands", "build")(**given)


def _diff(given: dict[str, Any]) -> int:
    return _function("diff", "symderiv.reporting.commands", "diff")(**given)


def _grade(given: dict[str, Any]) -> int:
    if not given["submissions"] and not given["write_rubric"]:
        raise SymderivError("grade: no SUBMISSION is given", hint="see symderiv grade --help")
    return _function("grade", "symderiv.reporting.commands", "grade")(**given)


def _check(given: dict[str, Any]) -> int:
    return _function("check", "symderiv.reporting.commands", "check")(**given)


def _audit(given: dict[str, Any]) -> int:
    return _function("audit", "symderiv.auditing", "audit")(**given)


def _rule(given: dict[str, Any]) -> int:
    return _function("rule", "symderiv.rules.pages", "show")(**given)


def _function(command: str, module: str, name: str) -> Callable[..., int]:
    """The function a command calls, imported now."""
    try:
        found: Callable[..., int] = getattr(import_module(module), name)
    except (ModuleNotFoundError, AttributeError) as error:
        if isinstance(error, AttributeError) or (error.name or "").startswith("symderiv"):
            raise SymderivError(f"`{command}` is not built yet") from error
        raise SymderivError(f"{error}", hint="pip install symderiv brings everything it needs") from error
    return found


# -- what may be asked ------------------------------------------------------------------------------------------------


class _Parser(argparse.ArgumentParser):
    """A parser whose complaints look like all our others."""

    def error(self, message: str) -> NoReturn:
        raise SymderivError(message, hint=f"see {self.prog} --help")


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="symderiv",
        description="Derivations that are checked: proofs built, documents checked, submissions graded.",
        epilog=EXIT_STATUS,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"symderiv {__version__}")
    commands = parser.add_subparsers(metavar="COMMAND", required=True, parser_class=_Parser)
    for add in (_add_build, _add_diff, _add_grade, _add_check, _add_audit, _add_rule):
        add(commands)
    return parser


def _add_build(commands: Any) -> None:
    parser = _add(commands, "build", _build, "run proof scripts, check every step, write the documents")
    parser.add_argument("scripts", nargs="*", type=Path, metavar="SCRIPT|DIR", help="default: proofs/")
    parser.add_argument("--out", type=Path, metavar="DIR", help="where the documents go (default: beside each script)")
    parser.add_argument(
        "--format",
        type=_formats,
        default=FORMATS["build"],
        dest="formats",
        metavar=",".join(FORMATS["build"]),
        help="the documents to write (default: all)",
    )
    parser.add_argument("--check", action="store_true", help="write nothing; say what would change")
    _add_jobs(parser)
    _add_statuses(parser)


def _add_diff(commands: Any) -> None:
    parser = _add(commands, "diff", _diff, "a submission beside the reference, line by line")
    parser.add_argument("submission", metavar="SUBMISSION", help="Markdown, LaTeX, a notebook, or - for standard input")
    _add_against(parser)
    _add_format(parser, "diff")
    _add_statuses(parser)


def _add_grade(commands: Any) -> None:
    parser = _add(commands, "grade", _grade, "judge submissions against a reference and suggest points")
    parser.add_argument("submissions", nargs="*", metavar="SUBMISSION", help="Markdown, LaTeX, a notebook, or -")
    parser.add_argument(
        "--write-rubric", action="store_true", help="write what parts and steps are worth beside the proofs, to edit"
    )
    _add_against(parser)
    _add_format(parser, "grade")
    _add_work(parser)
    parser.add_argument("--scheduler", metavar="ADDRESS", help="a Dask scheduler that lends its workers")
    _add_statuses(parser)


def _add_check(commands: Any) -> None:
    parser = _add(commands, "check", _check, "decide the claims of documents, without a reference")
    parser.add_argument("documents", nargs="+", metavar="DOCUMENT", help="Markdown, LaTeX, a notebook, or -")
    parser.add_argument("--notation", type=Path, metavar="FILE", help="what the letters mean, where the text is silent")
    parser.add_argument(
        "--show-notation", action="store_true", help="print what was inferred of the letters, to correct and keep"
    )
    _add_format(parser, "check")
    _add_work(parser)
    _add_statuses(parser)


def _add_audit(commands: Any) -> None:
    parser = _add(commands, "audit", _audit, "re-check every certificate without the provers that made it")
    parser.add_argument("path", type=Path, metavar="DIR|FILE.json", help="what `build --format json` wrote")
    _add_statuses(parser)


def _add_rule(commands: Any) -> None:
    parser = _add(commands, "rule", _rule, "what a rule states, its conditions, its source")
    parser.add_argument("name", nargs="?", metavar="NAME", help="default: all of them, by title")


def _add(commands: Any, name: str, run: Callable[[dict[str, Any]], int], summary: str) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = commands.add_parser(
        name,
        help=summary,
        description=f"{summary[0].upper()}{summary[1:]}.",
        epilog=EXIT_STATUS,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.set_defaults(run=run)
    return parser


def _add_against(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--against", type=Path, required=True, metavar="SCRIPT|DIR", help="the reference proofs")


def _add_format(parser: argparse.ArgumentParser, command: str) -> None:
    formats = FORMATS[command]
    help_text = f"{', '.join(formats[:-1])} or {formats[-1]} (default: {formats[0]})"
    parser.add_argument("--format", choices=formats, default=formats[0], metavar="FORMAT", help=help_text)


def _add_work(parser: argparse.ArgumentParser) -> None:
    place = "where the report goes (default: standard output); a folder, for pages of several"
    parser.add_argument("--out", type=Path, metavar="PATH", help=place)
    _add_jobs(parser)
    parser.add_argument("--deadline", type=_seconds, metavar="SECONDS", help="time allowed for each claim")


def _add_jobs(parser: argparse.ArgumentParser) -> None:
    default = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    parser.add_argument("--jobs", type=_count, default=default, metavar="N", help="workers (default: one a processor)")


def _add_statuses(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--strict", action="store_true", help="undecided and unread count as refuted for the status")
    parser.add_argument("--exit-zero", action="store_true", help="report only: status 0 whatever was found")


def _formats(text: str) -> tuple[str, ...]:
    names = tuple(dict.fromkeys(name.strip() for name in text.split(",") if name.strip()))
    for name in names:
        if name not in FORMATS["build"]:
            raise argparse.ArgumentTypeError(f"no format {name!r}: choose from {', '.join(FORMATS['build'])}")
    if not names:
        raise argparse.ArgumentTypeError("no format is named")
    return names


def _count(text: str) -> int:
    if text.isascii() and text.isdigit() and len(text) <= 4 and int(text) > 0:
        return int(text)
    raise argparse.ArgumentTypeError(f"a number of workers, from 1 to 9999, not {text!r}")


def _seconds(text: str) -> float:
    try:
        seconds = float(text)
    except ValueError:
        seconds = math.nan
    if math.isfinite(seconds) and seconds > 0:
        return seconds
    raise argparse.ArgumentTypeError(f"a positive number of seconds, not {text!r}")
