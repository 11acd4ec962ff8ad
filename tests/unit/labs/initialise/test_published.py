"""Lab 02: published."""

import pytest

from labutils import data
from labutils.labs.initialise import (
    published_table,
)
from labutils.labs.initialise.published import published
from labutils.layers import mlp
from labutils.network import Network


def test_the_published_run_is_the_single_networks_run():
    run = published()
    single = Network(mlp(2, 10, 5, 1), init="he", seed=0)
    single.theta[...] = run.theta[-1, 2]
    X, Y = data.circles(300, 0.05, seed=1)
    assert 100 * single.accuracy(X, Y) == pytest.approx(run.train[-1, 2])
    assert run.steps[0] == 0 and run.steps[-1] == 15_000 and len(run.steps) == 151


def test_the_table_shows_the_published_accuracies():
    rows = {line[:8].strip(): line[8:].split() for line in published_table().splitlines()}
    assert [float(share) for share in rows["train %"]] == pytest.approx([50, 83, 99.3], abs=0.5)
    assert rows["J      0"][0] == "0.69" and float(rows["J      0"][1]) > 1000
