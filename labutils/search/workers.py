"""The processes that run the trials: how many, how they start, how they end, and what happens when a pool breaks."""

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor
from multiprocessing.util import Finalize
from typing import Any
from warnings import warn

from ..validate import told

MANY = 500  # workers to reckon with where an executor does not say how many it has, as on a cluster

NO_WORKER = (
    "the cluster has no worker any more, and the search waits for one. Start one (`dask worker ADDRESS`), or interrupt: "
    "with a store=... nothing that finished is lost. (A LocalCluster gives up a worker that needs more than 15 s to come "
    "back: dask.config.set({'distributed.deploy.lost-worker-timeout': '10 minutes'}) before it starts.)"
)


class SearchError(ValueError):
    """A search that cannot start or go on; the message says what to change."""


def cores() -> int:
    """The cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def processes(workers: int | None = None) -> ProcessPoolExecutor:
    """A pool of fresh processes, by default one for each core. Spawned: a fork would copy the kernel's threads half-way."""
    return ProcessPoolExecutor(workers or cores(), multiprocessing.get_context("spawn"), initializer=settle)


def settle() -> None:
    """In a new worker: an interrupt is the caller's business, nobody stays behind when the caller is killed, and at the end
    nothing is waited for that a trial left behind, such as a thread that never ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Finalize(None, os._exit, args=(0,), exitpriority=0)
    threading.Thread(target=leave_with_caller, daemon=True).start()


def leave_with_caller() -> None:
    multiprocessing.parent_process().join()
    os._exit(1)


class Workers:
    """An executor, renewed when it breaks. One that was given stays open at the end."""

    def __init__(self, given: Executor | None):
        self._executor, self._mine = (given, False) if given is not None else (processes(), True)
        self._told = False

    def __len__(self) -> int:
        """How many there are. The standard pools know, though only privately."""
        return getattr(self._executor, "_max_workers", MANY)

    def submit(self, function: Callable, *arguments: Any) -> Future:
        try:
            return self._submit(function, *arguments)
        except BrokenExecutor:
            self.renew()
            return self._submit(function, *arguments)

    def _submit(self, function: Callable, *arguments: Any) -> Future:
        """SearchError for an executor that takes nothing, or gives no future for it."""
        try:
            future = self._executor.submit(function, *arguments)
        except BrokenExecutor:
            raise
        except Exception as error:
            raise SearchError(
                f"the executor takes no trial ({type(error).__name__}: {error}). Search within its `with` block, or "
                "leave it out for all cores."
            ) from error
        if not isinstance(future, Future):
            raise SearchError(
                f"the executor's submit returned {told(future)}; expected a concurrent.futures.Future. Leave the executor "
                "out for all cores."
            )
        return future

    def renew(self) -> None:
        """Fresh processes instead of a broken pool. SearchError when those cannot even start."""
        self.close()
        self._executor, self._mine = processes(), True
        try:
            self._executor.submit(os.getpid).result()
        except BrokenExecutor as error:
            raise SearchError(
                "the worker processes end as soon as they start. In a script, call search under "
                "`if __name__ == '__main__':`, since each worker imports the script."
            ) from error

    def kill(self) -> None:
        """End the processes of a local pool from outside, whatever they do; it then breaks as if one had died by itself.

        Of a cluster's workers, and of threads, none can be ended from here."""
        for process in list((getattr(self._executor, "_processes", None) or {}).values()):
            process.kill()

    def tell_if_none(self) -> None:
        """Warn, once, where a cluster has no worker at all. Dask's executor knows its cluster, though only privately."""
        client = getattr(self._executor, "_client", None)
        if client and not self._told and not client.nthreads():
            self._told = True
            warn(NO_WORKER, RuntimeWarning, stacklevel=2)

    def close(self) -> None:
        if self._mine:
            self._executor.shutdown(wait=False, cancel_futures=True)
