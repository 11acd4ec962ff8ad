"""Microseconds per training step: ours, the floor and the peers take turns, so that a busy moment hits all alike."""

import gc
from collections.abc import Callable
from statistics import median
from time import get_clock_info, perf_counter, process_time

import numpy as np
from threadpoolctl import threadpool_limits

from .cases import CASES, Case, Contestant, Ours
from .floor import Floor
from .notebook_style import NotebookStyle
from .peers import PyTorch, PyTorchTutorial, ScikitLearn, ScikitLearnSteps, Unable
from .report import aims, table

STACK = 20
REPEATS, UPDATES = 11, 1_000  # in each repeat each contestant makes about so many updates of each case
QUICK = 3, 30

NOW = process_time if get_clock_info("process_time").resolution < 1e-5 else perf_counter

CONTESTANTS: dict[str, Callable] = {
    "ours": Ours,
    "ours, J at every update": lambda case: Ours(case, every=1),
    **{peer.name: peer for peer in (Floor, NotebookStyle, ScikitLearn, ScikitLearnSteps, PyTorch, PyTorchTutorial)},
}
STACKS: dict[str, Callable] = {
    f"stack of {STACK}": lambda case: Ours(case, seed=range(STACK)),
    f"stack of {STACK}, floor": lambda case: Floor(case, stack=STACK),
}

TARGETS = [  # case, the peer's loop, how many times as long as ours it should at least take
    ("i", PyTorchTutorial.name, 9),
    ("i", PyTorch.name, 6),
    ("i", ScikitLearn.name, 3.5),
    ("iii", PyTorchTutorial.name, 20),
    ("iii", PyTorch.name, 13),
    ("iii", ScikitLearn.name, 6),
    ("iv", PyTorchTutorial.name, 5),
    ("iv", PyTorch.name, 3.8),
]
ABOVE_THE_FLOOR = 1.5  # times the floor, at most, in every case


def measure(quick: bool = False) -> dict:
    """{"rows": [one of ``time_case`` a case], "repeats", "updates", "stack"}."""
    repeats, updates = QUICK if quick else (REPEATS, UPDATES)
    with threadpool_limits(1), np.errstate(divide="ignore", invalid="ignore"):  # notebook-style J meets log 0
        rows = [time_case(case, repeats, updates) for case in CASES]
    return {"rows": rows, "repeats": repeats, "updates": updates, "stack": STACK}


def time_case(case: Case, repeats: int, updates: int) -> dict:
    """Every run and the medians over the repeats, in µs per update (of a stack: per network and update)."""
    in_epoch = case.updates(case.load()[0].shape[1])
    epochs = max(1, round(updates / in_epoch))
    able, unable = enter(case)
    times: dict[str, list[float]] = {name: [] for name in able}
    for repeat in range(-1, repeats):  # the first round warms up
        for name, contestant in able.items():
            seconds = clock(contestant, epochs)
            if repeat >= 0:
                times[name].append(seconds * 1e6 / (epochs * in_epoch * (STACK if name in STACKS else 1)))
    return {
        "case": case.key,
        "what": str(case),
        "unable": unable,
        "runs": times,
        "us": {name: median(values) for name, values in times.items()},
    }


def enter(case: Case) -> tuple[dict[str, Contestant], dict[str, str]]:
    """The contestants that can take part in this case, and why others cannot."""
    able, unable = {}, {}
    for name, make in {**CONTESTANTS, **(STACKS if case.key == "i" else {})}.items():
        try:
            able[name] = make(case)
        except Unable as reason:
            unable[name] = str(reason)
    return able, unable


def clock(contestant: Contestant, epochs: int) -> float:
    """Processor seconds for so many epochs, the garbage collector held back as timeit does.

    All contestants keep to one thread, so on an idle machine this is the clock on the wall; on a busy one it leaves out
    the time that other programs took.
    """
    gc.collect()
    gc.disable()
    try:
        began = NOW()
        contestant.train(epochs)
        return NOW() - began
    finally:
        gc.enable()


def targets(result: dict) -> list[tuple[str, float, str, float]]:
    """(what, measured, "≥" or "≤", aim) for each aim whose contestants took part."""
    us = {row["case"]: row["us"] for row in result["rows"]}
    found = [
        (f"({case}) {peer} / ours", us[case][peer] / us[case]["ours"], "≥", aim)
        for case, peer, aim in TARGETS
        if peer in us.get(case, {})
    ]
    found += [(f"({case}) ours / floor", times["ours"] / times["floor"], "≤", ABOVE_THE_FLOOR) for case, times in us.items()]
    if "i" in us:
        share = us["i"][f"stack of {STACK}"] / us["i"]["ours"]
        found.append((f"stack of {STACK}, per network / a single one", share, "≤", 0.6))
    return found


METHOD = """\
Microseconds of processor time per update, median of {repeats} repeats of about {updates:,} updates. In each
repeat every contestant runs once, one thread each, float64, from the same weights; a test holds that all move
them alike. *Ours* goes through the public `train` and reports at every 100th update; the second line reports,
and so computes J, at each. *Floor* is what no NumPy step for Z = W A + b can do without: the bare matrix
products and one pass for each elementwise operation, each into an array that is there already; where there are
batches, also the shuffle of each epoch and the gathering of each batch. *Notebook-style NumPy* keeps dictionaries
of parameters and computes J at each update. *scikit-learn* is `MLPClassifier.fit`, all updates in one call;
`partial_fit` is the way to look in between, one epoch per call. *PyTorch eager* is the leanest loop
(`weight_decay`, batches by index, J never read); its *tutorial loop* has a `DataLoader`, the penalty inside J,
and `J.item()`.
"""


def section(result: dict) -> str:
    """This part of the page."""
    names = list(dict.fromkeys(name for row in result["rows"] for name in (*row["us"], *row["unable"])))
    rows = [[name, *(cell(row, name) for row in result["rows"])] for name in names]
    cases = "\n".join(f"* ({row['case']}) {row['what']}" for row in result["rows"])
    head = ["µs per update (and times ours)", *(f"({row['case']})" for row in result["rows"])]
    return "\n".join(["## A training step\n", cases, "", table(head, rows), METHOD.format(**result), aims(targets(result))])


def cell(row: dict, name: str) -> str:
    if name not in row["us"]:
        return row["unable"].get(name, "")
    us = row["us"][name]
    return f"{us:.1f}" if name == "ours" else f"{us:.1f} ({us / row['us']['ours']:.2f})"
