"""The workers of a cluster do what those of this machine do."""

from __future__ import annotations

import pytest

from symderiv.errors import InputError, SymderivError
from symderiv.running import cluster
from symderiv.running.pool import Done, Failed

distributed = pytest.importorskip("distributed")


@pytest.fixture(scope="module")
def address():
    with distributed.LocalCluster(n_workers=1, threads_per_worker=1, processes=False, dashboard_address=None) as local:
        yield local.scheduler_address


def reciprocal(number):
    if number == 0:
        raise InputError("0 has no reciprocal")
    return 1 / number


def test_results_come_in_order(address):
    assert list(cluster.run_on_cluster(reciprocal, [4, 2, 1], address=address)) == [Done(0.25), Done(0.5), Done(1.0)]


def test_one_failure_does_not_stop_the_others(address):
    first, second = cluster.run_on_cluster(reciprocal, [0, 2], address=address)
    assert isinstance(first, Failed)
    assert "0 has no reciprocal" in first.error
    assert second == Done(0.5)


def test_nobody_answers(monkeypatch):
    monkeypatch.setattr(cluster, "SECONDS_TO_ANSWER", 1)
    with pytest.raises(SymderivError, match=r"no Dask scheduler answers at tcp://127\.0\.0\.1:1"):
        list(cluster.run_on_cluster(reciprocal, [1], address="tcp://127.0.0.1:1"))


def test_without_dask(monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "distributed", None)
    with pytest.raises(SymderivError, match="needs Dask"):
        list(cluster.run_on_cluster(reciprocal, [1], address="tcp://127.0.0.1:1"))
