"""A cache of bytes by content, in one SQLite file that many processes share.

It never stands in the way: a file that cannot be opened or written is no cache, a damaged one is thrown away, and an
entry that is not what was put is not there. A worker may be killed in the middle of a write (write-ahead log).
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
from hashlib import blake2b
from pathlib import Path
from types import TracebackType

__all__ = ["Cache", "default_path", "edition_of"]

DAMAGED = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})
LARGEST = 256 * 2**20  # bytes; a larger file is begun afresh
SECONDS_FOR_A_LOCK = 1.0


def default_path() -> Path | None:
    """The file in the user's cache folder (``$XDG_CACHE_HOME`` or ``~/.cache``); None for a user without a home."""
    named = os.environ.get("XDG_CACHE_HOME", "")
    try:
        folder = Path(named) if os.path.isabs(named) else Path.home() / ".cache"
    except RuntimeError:
        return None
    return folder / "symderiv" / "decisions.sqlite"


def edition_of(folder: Path) -> str:
    """A digest of the Python files below a folder (name, size, time of change): entries of older code are not found."""
    files = sorted((str(file), file.stat()) for file in folder.rglob("*.py"))
    described = "\n".join(f"{name} {status.st_size} {status.st_mtime_ns}" for name, status in files)
    return blake2b(described.encode(errors="surrogateescape"), digest_size=16).hexdigest()


class Cache:
    """Values put under a key, found again by any process; ``edition`` parts entries of different programs.

    ``Cache(default_path(), edition=edition_of(package))`` is the usual one, ``Cache(None)`` remembers nothing.
    """

    def __init__(self, path: Path | None, *, edition: str = "") -> None:
        self._path = path
        self._edition = edition.encode()
        self._connection: sqlite3.Connection | None = None
        self._process = 0
        self._inherited: list[sqlite3.Connection] = []

    def get(self, key: bytes | str) -> bytes | None:
        """What was put under ``key``; None where there is nothing, or nothing intact."""
        name = self._name(key)
        rows = self._ask("SELECT value, digest FROM entries WHERE key = ?", name)
        if not rows:
            return None
        value, digest = rows[0]
        return value if isinstance(value, bytes) and digest == _digest(name, value) else None

    def put(self, key: bytes | str, value: bytes) -> None:
        """Keeps ``value`` under ``key``, if it can."""
        name = self._name(key)
        self._ask("INSERT OR REPLACE INTO entries VALUES (?, ?, ?)", name, value, _digest(name, value))

    def close(self) -> None:
        """Lets go of the file."""
        if self._connection is not None and self._process == os.getpid():
            with contextlib.suppress(sqlite3.Error):
                self._connection.close()
            self._connection = None

    def __enter__(self) -> Cache:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def _name(self, key: bytes | str) -> bytes:
        return _digest(self._edition, key.encode(errors="surrogatepass") if isinstance(key, str) else key)

    def _ask(self, statement: str, *values: bytes) -> list[tuple[object, object]]:
        """The rows of an answer; none where there is no cache. A damaged file is thrown away and built again."""
        if self._path is None:
            return []
        try:
            return self._opened(self._path).execute(statement, values).fetchall()
        except (OSError, sqlite3.Error) as error:
            if getattr(error, "sqlite_errorcode", 0) & 0xFF in DAMAGED:
                self.close()
                _remove(self._path)
            elif self._connection is None:
                self._path = None  # it cannot be opened: not asked again
        return []

    def _opened(self, path: Path) -> sqlite3.Connection:
        """The connection of this process. One that came along with a fork is kept aside: closing it would hurt."""
        if self._connection is not None and self._process == os.getpid():
            return self._connection
        if self._connection is not None:
            self._inherited.append(self._connection)
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if path.exists() and path.stat().st_size > LARGEST:
            _remove(path)
        connection = sqlite3.connect(path, timeout=SECONDS_FOR_A_LOCK, isolation_level=None, check_same_thread=False)
        try:
            with contextlib.suppress(sqlite3.OperationalError):  # another process may be doing it
                connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = OFF")
            connection.execute("CREATE TABLE IF NOT EXISTS entries (key BLOB PRIMARY KEY, value BLOB, digest BLOB)")
        except sqlite3.Error:
            connection.close()
            raise
        self._connection, self._process = connection, os.getpid()
        return connection


def _digest(key: bytes, value: bytes) -> bytes:
    return blake2b(value, key=blake2b(key, digest_size=32).digest(), digest_size=32).digest()


def _remove(path: Path) -> None:
    for end in ("", "-wal", "-shm"):
        with contextlib.suppress(OSError):
            Path(f"{path}{end}").unlink()
