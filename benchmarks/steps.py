"""Microseconds per training step: ours, the floor and the peers take turns, so that a busy moment hits all alike."""

import gc
from collections.abc import Callable
from statistics import median
from time import perf_counter

from threadpoolctl import threadpool_limits

from .cases import CASES, Case, Ours
from .floor import Floor
from .notebook_style import NotebookStyle
from .peers import PyTorch, PyTorchTutorial, ScikitLearn, ScikitLearnSteps, Unable

STACK = 20
REPEATS, UPDATES = 15, 300  # in each repeat each contestant makes about so many updates of each case
QUICK = 3, 30

CONTESTANTS: dict[str, Callable] = {
    "ours": Ours,
    "ours, J at every update": lambda case: Ours(case, every=1),
    **{peer.name: peer for peer in (Floor, NotebookStyle, ScikitLearn, ScikitLearnSteps, PyTorch, PyTorchTutorial)},
}
STACKS: dict[str, Callable] = {
    f"stack of {STACK}": lambda case: Ours(case, seed=range(STACK)),
    f"stack of {STACK}, floor": lambda case: Floor(case, stack=STACK),
}

TARGETS = [  # case, contestant, what the ratio must reach, and whether at least or at most
    ("i", PyTorch.name, 15, "≥"), ("i", ScikitLearn.name, 20, "≥"),
    ("iii", PyTorch.name, 20, "≥"), ("iii", ScikitLearn.name, 12, "≥"),
    ("iv", PyTorch.name, 4, "≥"),
]


def measure(quick: bool = False) -> dict:
    """{"rows": [{"case", "what", "us": {contestant: µs or why not}, "spread": ...}], "repeats": ..., "updates": ...}"""
    repeats, updates = QUICK if quick else (REPEATS, UPDATES)
    with threadpool_limits(1):
        rows = [time_case(case, repeats, updates) for case in CASES]
    return {"rows": rows, "repeats": repeats, "updates": updates, "stack": STACK}


def time_case(case: Case, repeats: int, updates: int) -> dict:
    """Medians and quartiles over the repeats, in µs per update (of a stack: per network and update)."""
    in_epoch = case.updates(case.load()[0].shape[1])
    epochs = max(1, round(updates / in_epoch))
    able, unable = enter(case)
    times: dict[str, list[float]] = {name: [] for name in able}
    for repeat in range(-1, repeats):  # the first round warms up
        for name, contestant in able.items():
            seconds = clock(contestant, epochs)
            if repeat >= 0:
                times[name].append(seconds * 1e6 / (epochs * in_epoch * (STACK if name in STACKS else 1)))
    return {"case": case.key, "what": str(case), "unable": unable, "runs": times,
            "us": {name: median(values) for name, values in times.items()}}


def enter(case: Case) -> tuple[dict, dict]:
    """The contestants that can take part in this case, and why others cannot."""
    able, unable = {}, {}
    for name, make in {**CONTESTANTS, **(STACKS if case.key == "i" else {})}.items():
        try:
            able[name] = make(case)
        except Unable as reason:
            unable[name] = str(reason)
    return able, unable


def clock(contestant, epochs: int) -> float:
    """Seconds for so many epochs, the garbage collector held back as timeit does."""
    gc.collect()
    gc.disable()
    try:
        began = perf_counter()
        contestant.train(epochs)
        return perf_counter() - began
    finally:
        gc.enable()


def targets(result: dict) -> list[tuple[str, float, str, float]]:
    """(what, measured, "≥" or "≤", aim) for each aim whose contestants took part."""
    us = {row["case"]: row["us"] for row in result["rows"]}
    found = [(f"({case}) {peer} / ours", us[case][peer] / us[case]["ours"], sign, aim)
             for case, peer, aim, sign in TARGETS if peer in us.get(case, {})]
    found += [(f"({case}) ours / floor", times["ours"] / times["floor"], "≤", 2) for case, times in us.items()]
    if "i" in us:
        found.append((f"stack of {STACK}, per network / a single one", us["i"][f"stack of {STACK}"] / us["i"]["ours"], "≤", 0.6))
    return found


METHOD = """\
Microseconds per update, median of {repeats} repeats of about {updates} updates. In each repeat every contestant runs once, one
thread each, float64, from the same weights, which a test compares again after some updates. *Ours* goes through the public `train` and
reports at every 100th update; the second line reports, and so computes J, at each. *Floor* is what no NumPy step can do
without: the bare matrix products and one pass for each unavoidable elementwise operation, each into an array that is there
already. *Notebook-style NumPy* keeps dictionaries of parameters and computes J at each update. *scikit-learn* is
`MLPClassifier.fit`, all updates in one call; `partial_fit` is its road for who looks in between, an epoch a call. *PyTorch eager* is the
leanest loop (`weight_decay`, batches by index, J never read); its *tutorial loop* has a `DataLoader`, the penalty
inside J, and `J.item()`.
"""


def section(result: dict) -> str:
    """This part of the page."""
    from .report import aims, table

    names = list(dict.fromkeys(name for row in result["rows"] for name in (*row["us"], *row["unable"])))
    rows = [[name, *(cell(row, name) for row in result["rows"])] for name in names]
    cases = "\n".join(f"* ({row['case']}) {row['what']}" for row in result["rows"])
    head = ["µs per update (and times ours)", *(f"({row['case']})" for row in result["rows"])]
    return "\n".join(["## A training step", cases, "", table(head, rows), METHOD.format(**result), aims(targets(result))])


def cell(row: dict, name: str) -> str:
    if name not in row["us"]:
        return row["unable"].get(name, "")
    us = row["us"][name]
    return f"{us:.1f}" if name == "ours" else f"{us:.1f} ({us / row['us']['ours']:.2f})"
