"""The cache: shared by processes, and never in the way."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

import pytest

from symderiv.running import cache as cache_module
from symderiv.running.cache import Cache, default_path, edition_of
from symderiv.running.pool import Done, run_each


@pytest.fixture
def path(tmp_path):
    return tmp_path / "deep" / "folder" / "cache.sqlite"


def test_what_is_put_is_found_again(path):
    with Cache(path) as cache:
        assert cache.get("a") is None
        cache.put("a", b"one")
        cache.put("a", b"two")
        cache.put(b"\xff", b"")
        assert (cache.get("a"), cache.get(b"\xff"), cache.get("b")) == (b"two", b"", None)
    assert Cache(path).get("a") == b"two"


def test_editions_are_apart(path):
    Cache(path, edition="1").put("a", b"one")
    assert Cache(path, edition="2").get("a") is None
    assert Cache(path, edition="1").get("a") == b"one"


def test_nowhere_to_write(tmp_path, monkeypatch):
    (tmp_path / "file").write_text("not a folder")
    for place in (None, tmp_path / "file" / "cache.sqlite", tmp_path):
        cache = Cache(place)
        cache.put("a", b"one")
        assert cache.get("a") is None
    monkeypatch.setattr(Path, "mkdir", lambda *_, **__: (_ for _ in ()).throw(PermissionError("read-only")))
    cache = Cache(tmp_path / "new" / "cache.sqlite")
    cache.put("a", b"one")
    assert cache.get("a") is None


@pytest.mark.parametrize("damage", ["garbage", "middle", "empty"])
def test_a_damaged_file_is_rebuilt(path, damage):
    with Cache(path) as cache:
        for i in range(500):
            cache.put(str(i), os.urandom(200))
    contents = {
        "garbage": b"this is no database" * 1000,
        "middle": path.read_bytes()[:4096] + os.urandom(path.stat().st_size - 4096),
        "empty": b"",
    }[damage]
    path.write_bytes(contents)
    cache = Cache(path)
    for i in range(20):
        cache.get(str(i))
        cache.put(str(i), b"again")
    for i in range(20):
        cache.put(str(i), b"again")
    assert [cache.get(str(i)) for i in range(20)] == [b"again"] * 20


def test_an_entry_that_was_tampered_with_is_not_there(path):
    with Cache(path) as cache:
        cache.put("a", b"proved")
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE entries SET value = ?", (b"refuted",))
    assert Cache(path).get("a") is None


def test_a_file_that_has_grown_too_large_is_begun_afresh(path, monkeypatch):
    with Cache(path) as cache:
        cache.put("a", b"one")
    monkeypatch.setattr(cache_module, "LARGEST", 100)
    assert Cache(path).get("a") is None


@pytest.mark.skipif(not hasattr(os, "fork"), reason="hands the open cache over by forking")
def test_processes_share_it(path):
    cache = Cache(path)
    cache.put("start", b"0")

    def work(i):
        cache.put(f"{i}", f"{i}".encode())
        return cache.get("start")

    assert list(run_each(work, range(200), jobs_at_once=4)) == [Done(b"0")] * 200
    assert [cache.get(f"{i}") for i in range(200)] == [f"{i}".encode() for i in range(200)]


def test_default_path(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert default_path() == tmp_path / "symderiv" / "decisions.sqlite"
    monkeypatch.setenv("XDG_CACHE_HOME", "relative/is/ignored")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert default_path() == tmp_path / ".cache" / "symderiv" / "decisions.sqlite"


def test_edition_changes_with_the_code(tmp_path):
    (tmp_path / "a.py").write_text("1")
    before = edition_of(tmp_path)
    assert edition_of(tmp_path) == before
    (tmp_path / "b.py").write_text("2")
    assert edition_of(tmp_path) != before
