"""The same search on Dask: a LocalCluster of processes, and a scheduler and workers started as commands of their own."""

import logging
import os
import subprocess
import sys

import dask
import pytest
from distributed import Client, LocalCluster

from labutils.search import DONE, KILLED, Linear, Log, Whole, processes, random, search, stored
from tests.unit.search.objectives import bowl, network, trouble

# A worker that dies is started again, and starting Python on a busy machine takes long.
pytestmark = pytest.mark.timeout(900)
PLANE = {"x": Linear(0, 1), "y": Linear(0, 1)}
NETS = random({"alpha": Log(1e-3, 1e-1), "units": Whole(4, 64)}, 6)
QUICK = {
    "distributed.scheduler.allowed-failures": 0,  # the first worker that dies settles it: each death takes a second or two
    "distributed.admin.tick.limit": "1h",
    "distributed.deploy.lost-worker-timeout": "1h",  # on a busy machine a worker takes long to come back; a cluster that has
    # given it up, and its nanny with it, has none for ever
}


def run(objective, trials, executor, **settings):
    results = search(objective, trials, executor=executor, progress=False, **settings)
    return sorted(results, key=lambda result: result.number)


@pytest.fixture(scope="module")
def client():
    logging.getLogger("distributed").setLevel(logging.CRITICAL)  # it tells at length of every worker that dies
    with (
        dask.config.set(QUICK),
        LocalCluster(2, threads_per_worker=1, processes=True, dashboard_address=":0", silence_logs=50) as cluster,
        Client(cluster) as client,
    ):
        client.wait_for_workers(2, timeout=120)
        client.first_workers = set(client.run(os.getpid).values())  # a test may kill one, and not each is replaced
        yield client


def test_the_workers_are_two_processes(client):
    assert len({os.getpid(), *client.first_workers}) == 3


def test_results_are_equal_to_the_bit_on_a_cluster_and_after_resuming_there(client, tmp_path):
    with processes(1) as one:
        alone = run(network, NETS, one)
    assert run(network, NETS, client.get_executor()) == alone
    some = search(network, NETS, executor=client.get_executor(), store=tmp_path / "s.db", progress=False)
    for _ in range(3):
        next(some)
    some.close()
    assert len(stored(tmp_path / "s.db")) == 3
    assert run(network, NETS, client.get_executor(), store=tmp_path / "s.db") == alone == stored(tmp_path / "s.db")


def test_poison_a_hang_and_a_nan_cost_themselves_on_a_cluster(client):
    """With no second chance allowed, Dask blames who merely waited beside the poison; those are tried again, alone."""
    kinds = ["fine", "kills", "fine", "is NaN", "fine", "hangs", *["fine"] * 12]
    results = run(trouble, [{"kind": kind} for kind in kinds], client.get_executor(), limit=3)
    fates = {result.number: result.fate for result in results if result.params["kind"] != "fine"}
    assert fates == {1: KILLED, 3: "diverged", 5: KILLED}  # a thread asleep cannot be woken: its worker is ended
    innocent = [r for r in results if r.params["kind"] == "fine"]
    assert [str(r) for r in innocent if r.fate != DONE or r.value != r.seed % 1000] == []


def test_the_cluster_is_still_there_for_the_next_search(client):
    assert len(run(bowl, random(PLANE, 10), client.get_executor())) == 10


def end(process):
    try:
        process.wait(60)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


class Commands:
    """A scheduler and workers, each a command of its own, as on as many machines."""

    def __init__(self, folder, log):
        self.file, self.log = str(folder / "scheduler.json"), log
        self.common = ["--scheduler-file", self.file, "--host", "127.0.0.1", "--no-dashboard"]
        self.worker = ["dask", "worker", *self.common, "--nthreads", "1", "--local-directory", str(folder)]
        self.started = []
        self.scheduler = self.start(["dask", "scheduler", *self.common, "--port", "0"])
        self.workers = [self.start(self.worker) for _ in range(2)]

    def start(self, words):
        here = {**os.environ, "PYTHONPATH": os.pathsep.join([os.getcwd(), os.environ.get("PYTHONPATH", "")])}
        self.started.append(subprocess.Popen([sys.executable, "-m", *words], env=here, stdout=self.log, stderr=self.log))
        return self.started[-1]

    def leave(self):
        """All workers, as when they are told to end."""
        for process in self.workers:
            process.terminate()
        for process in self.workers:
            end(process)

    def close(self):
        for process in reversed(self.started):
            process.terminate()
        for process in self.started:
            end(process)


@pytest.fixture
def commands(tmp_path):
    with open(tmp_path / "log.txt", "w") as log:
        started = Commands(tmp_path, log)
        try:
            yield started
        finally:
            started.close()


def test_a_scheduler_and_workers_started_as_commands(commands):
    with Client(scheduler_file=commands.file, timeout=120) as client:
        client.wait_for_workers(2, timeout=120)
        with processes(1) as one:
            assert run(network, NETS, client.get_executor()) == run(network, NETS, one)
