"""What the searches in the tests try: well-behaved functions, and each way a trial can go wrong."""

import contextlib
import faulthandler
import json
import os
import signal
import threading
import time

import numpy as np

from labutils.layers import mlp
from labutils.network import Network
from labutils.optimizers import Adam
from labutils.training import fit, train


def bowl(x, y, seed):
    """Noise of its own for every trial, so that a swapped seed shows."""
    return (x - 0.3) ** 2 + (y - 0.7) ** 2 + 1e-3 * np.random.default_rng(seed).standard_normal()


def network(alpha, units, seed):
    """Dev loss of a small network; products large enough for a second thread to be tempting."""
    rng = np.random.default_rng(0)
    X = rng.standard_normal((64, 512))
    Y = (X[:1] * X[1:2] > 0).astype(float)
    net = Network(mlp(64, units, 1), seed=seed)
    curve = [step.J for step in train(net, Adam(alpha), X, Y, epochs=8, batch_size=128, seed=seed)]
    return {"value": net.loss(X, Y), "curve": curve}


def trouble(kind, seed):
    """``kind`` names what goes wrong."""
    if kind == "raises":
        raise ValueError("units is -1; expected a whole number")
    if kind == "leaves":
        raise SystemExit("enough")
    if kind == "is NaN":
        return float("nan")
    if kind == "is infinite":
        return {"value": np.inf}
    if kind == "is of huge features":
        X = 1e160 * np.array([[1.0, -1.0]])
        fit(Network(mlp(1, 1), seed=seed), Adam(0.1), X, np.array([[0.0, 0.0]]), epochs=2)
    if kind == "returns nothing":
        return None
    if kind == "returns a list":
        return [1.0]
    if kind == "cannot say why":
        raise Wordless
    if kind == "interrupts itself":
        raise KeyboardInterrupt
    if kind == "prints half a character":
        print("\ud800")
        raise ValueError("\ud800")
    if kind == "hangs":
        time.sleep(600)
    if kind == "hangs and swallows":
        swallow()
    if kind == "sleeps on":
        time.sleep(0.3)
    if kind == "prints a megabyte":
        print("x" * 1_000_000)
    if kind == "kills":
        os._exit(3)
    if kind == "talks for ever":
        raise Talkative
    if kind == "says a megabyte":
        raise ValueError("x" * 1_000_000)
    if kind == "returns a masked number":
        return np.ma.masked
    if kind == "returns a long double":
        return np.longdouble(0.5)
    return seed % 1000


def deaf(kind, seed):
    """To these a worker cannot even be told that the time is up."""
    if kind == "stops its process":
        os.kill(os.getpid(), signal.SIGSTOP)
    if kind == "turns the alarms off":
        faulthandler.cancel_dump_traceback_later()
        signal.setitimer(signal.ITIMER_REAL, 0)
        time.sleep(600)
    return 1


def unended(seed):
    """A thread that the end of a process would wait for."""
    threading.Thread(target=time.sleep, args=(10_000,)).start()
    return 1


def meddling(seed):
    """What Python's own modules hold is changed for all that runs in this process afterwards."""
    time.perf_counter = json.dumps = json.loads = lambda *arguments, **settings: 1 / 0
    return 1


def forked(seed):
    """The child's number, in the parent; the child comes back as if it were the trial."""
    return os.fork()


class Talkative(Exception):
    """An error whose message never ends."""

    def __str__(self):
        while True:
            time.sleep(0.01)


class Wordless(Exception):
    """An error whose message is an error."""

    def __str__(self):
        raise ValueError("no words")


def swallow():
    """A loop that nothing raised in it can end."""
    while True:
        with contextlib.suppress(BaseException):
            time.sleep(0.01)


def slow(kind, seed):
    time.sleep(0.05)
    return trouble(kind, seed)


def patient_bowl(x, y, seed):
    """As slow as the environment says, so that it can be killed in the middle."""
    time.sleep(float(os.environ.get("PATIENCE", 0)))
    return bowl(x, y, seed)
