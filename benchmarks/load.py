"""A class on one machine: N kernels, each with a learner who drags and plays, and says what is painted as a page does."""

import asyncio
import os
from statistics import median, quantiles
from time import perf_counter

from .learner import DRAG, LOOK, PLAY, Learner
from .report import table

GOOD = 150  # ms: the p95 that a learner should have
MEMORY = 8_000  # MB of the machine that the table speaks of


def measure(quick: bool = False) -> dict:
    """For each number of learners: how long a move takes to its frame, and memory and processor of a learner."""
    numbers, rounds = ((1, 2), 1) if quick else ((1, 5, 10, 20), 4)
    return {"cores": os.cpu_count(), "classes": {n: asyncio.run(a_class(n, rounds)) for n in numbers}}


async def a_class(n: int, rounds: int) -> dict:
    """N learners at once, who began a moment apart."""
    learners = [Learner() for _ in range(n)]
    try:
        for learner in learners:
            await learner.sit_down()
        began, busy = perf_counter(), sum(learner.processor() for learner in learners)
        await asyncio.gather(*(learner.work(rounds, i / n * (DRAG + LOOK)) for i, learner in enumerate(learners)))
        seconds, busy = perf_counter() - began, sum(learner.processor() for learner in learners) - busy
        return {
            "wait": summary([1_000 * wait for learner in learners for wait in learner.waits]),
            "lost": sum(len(learner.underway) for learner in learners),
            "MB": [learner.memory() for learner in learners],
            "processor": busy / seconds / n,
            "frames": sum(learner.frames for learner in learners) / seconds / n,
        }
    finally:
        for learner in learners:
            await learner.leave()


def summary(waits: list[float]) -> dict[str, float]:
    """How many there are, and the ms within which so many of a hundred of them end."""
    cuts = quantiles(waits, n=100)
    return {"count": len(waits), **{f"p{k}": round(cuts[k - 1], 1) for k in (5, 25, 50, 75, 95, 99)}}


def section(result: dict) -> str:
    """This part of the page."""
    rows = [[n, *row(found)] for n, found in result["classes"].items()]
    largest = max((int(n) for n, f in result["classes"].items() if f["wait"]["p95"] <= GOOD), default=0)
    share = median(one["pss"] for one in list(result["classes"].values())[-1]["MB"])
    return "\n".join([
        "## A class on one machine\n",
        f"N kernels, each with lab 03's penalty panel and a learner who drags λ for {DRAG:g} s (60 moves a second), looks "
        f"for {LOOK:g} s and plays the run for {PLAY:g} s, all of them all the time: the worst a class can do. A wait goes "
        "from a move of the hand to the frame that knows of it, also where the page holds the move back. The learners' end "
        "of the messages shares the processors; browsers and the notebook server are not in it. On "
        f"{result['cores']} cores {largest} learner{'s keep' if largest != 1 else ' keeps'} p95 within {GOOD} ms; "
        f"{MEMORY / 1000:g} GB hold {MEMORY / share:.0f} such kernels. Of a kernel's memory many pages are the libraries', "
        "which all kernels have in common: RSS counts them whole in each, the share (PSS) in equal parts, and what is a "
        "kernel's own (USS) leaves them out.\n",
        table(HEAD, rows),
    ])  # fmt: skip


HEAD = ["learners at once", "wait p50, ms", "p95, ms", f"p95 ≤ {GOOD} ms", "frames/s each", "kernel: RSS, MB"]
HEAD += ["its share, MB", "its own, MB", "processor each", "moves without a frame"]


def row(found: dict) -> list[str]:
    """What one class came to."""
    wait, good = found["wait"], found["wait"]["p95"] <= GOOD
    MB = [f"{median(one[kind] for one in found['MB']):.0f}" for kind in ("rss", "pss", "uss")]
    times = [f"{wait['p50']:.0f}", f"{wait['p95']:.0f}", "yes" if good else "**no**"]
    return [*times, f"{found['frames']:.0f}", *MB, f"{100 * found['processor']:.0f} %", f"{found['lost']}"]
