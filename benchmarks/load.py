"""A class on one machine: N kernels, each with a learner who drags and plays, and says what is painted as a page does."""

import asyncio
import os
import secrets
from dataclasses import dataclass, field
from statistics import median, quantiles
from time import perf_counter

import psutil
from jupyter_client.manager import AsyncKernelManager

from .report import table

CODE = "from labutils.labs import regularise as lab\npanel = lab.penalty_panel()\npanel"
CONTROL = "lambd"
ANSWER = 0.08  # seconds between two words of a page about what it has painted (ANSWER in live/pace.js)
DRAG, MOVES = 1.5, 1 / 60  # seconds a drag takes, and from one move of the hand to the next
LOOK, PLAY = 2.0, 3.0  # seconds of looking after a drag; of playing the film
GOOD = 150  # ms: the p95 that a learner should have
MEMORY = 8_000  # MB of the machine that the table speaks of
THREADS = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"), "1")


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


@dataclass
class Learner:
    """One kernel and the page in front of it, without the pixels."""

    view: str = field(default_factory=lambda: secrets.token_hex(4))
    waits: list[float] = field(default_factory=list)
    underway: dict[int, float] = field(default_factory=dict)  # number of a move -> when it was made
    stage: str = ""
    serial = frames = newest = 0
    answered = -ANSWER
    timer: asyncio.TimerHandle | None = None

    async def sit_down(self) -> None:
        """Start the kernel, run the cell, look at the panel."""
        self.kernel = AsyncKernelManager()
        await self.kernel.start_kernel(env={**os.environ, **THREADS})
        self.client = self.kernel.client()
        self.client.start_channels()
        await self.client.wait_for_ready(timeout=120)
        self.process = psutil.Process(self.kernel.provisioner.pid)
        self.ear = asyncio.create_task(self._hear())
        self.client.execute(CODE)
        await self._until(lambda: self.stage)
        self._tell(type="hello", scale=1.0, calm=False)
        await self._until(lambda: self.frames)

    async def work(self, rounds: int, later: float) -> None:
        """Drag, look, play, again and again."""
        await asyncio.sleep(later)
        for _ in range(rounds):
            await self._drag()
            await asyncio.sleep(LOOK)
            self._tell(type="rewind")
            self._tell(type="play")
            await asyncio.sleep(PLAY)
        await asyncio.wait([asyncio.create_task(self._until(lambda: not self.underway))], timeout=10)

    async def leave(self) -> None:
        self.ear.cancel()
        if self.timer:
            self.timer.cancel()
        self.client.stop_channels()
        await self.kernel.shutdown_kernel(now=True)

    def memory(self) -> float:
        return self.process.memory_info().rss / 1e6

    def processor(self) -> float:
        return sum(self.process.cpu_times()[:2])

    async def _drag(self) -> None:
        count = round(DRAG / MOVES)
        for move in range(count):
            self.serial += 1
            self.underway[self.serial] = perf_counter()
            self._tell(type="set", name=CONTROL, value=round(10 * abs(2 * move / count - 1), 3))
            await asyncio.sleep(MOVES)

    async def _until(self, holds) -> None:
        while not holds():
            await asyncio.sleep(0.005)

    def _tell(self, **message) -> None:
        content = {"method": "custom", "content": {"view": self.view, "serial": self.serial, **message}}
        self.client.shell_channel.send(self.client.session.msg("comm_msg", {"comm_id": self.stage, "data": content}))

    async def _hear(self) -> None:
        while True:
            message = await self.client.get_iopub_msg(timeout=None)
            data = message["content"].get("data", {})
            if message["msg_type"] == "comm_open" and "spec" in data.get("state", {}):
                self.stage = message["content"]["comm_id"]
            elif message["msg_type"] == "comm_msg" and data.get("content", {}).get("type") == "frame":
                self._see(data["content"])

    def _see(self, frame: dict) -> None:
        """A frame has come: whatever move it knows of is answered."""
        self.frames += 1
        now = perf_counter()
        for serial in [s for s in self.underway if s <= frame["state"]["heard"].get(self.view, 0)]:
            self.waits.append(now - self.underway.pop(serial))
        self.newest = frame["number"]
        if self.timer is None:
            self.timer = asyncio.get_running_loop().call_later(max(0.0, self.answered + ANSWER - now), self._answer)

    def _answer(self) -> None:
        """Say what was painted last: at once after a pause, else every ANSWER seconds."""
        self.timer, self.answered = None, perf_counter()
        self._tell(type="painted", number=self.newest)


def section(result: dict) -> str:
    """This part of the page."""
    rows = []
    for n, found in result["classes"].items():
        wait = found["wait"]
        MB = median(found["MB"])
        rows.append([
            n, f"{wait['p50']:.0f}", f"{wait['p95']:.0f}", "yes" if wait["p95"] <= GOOD else "**no**",
            f"{found['frames']:.0f}", f"{MB:.0f}", f"{100 * found['processor']:.0f} %", found["lost"],
        ])  # fmt: skip
    largest = max((int(n) for n, f in result["classes"].items() if f["wait"]["p95"] <= GOOD), default=0)
    MB = median(list(result["classes"].values())[-1]["MB"])
    head = [
        "learners at once",
        "wait p50, ms",
        "p95, ms",
        f"p95 ≤ {GOOD} ms",
        "frames/s each",
        "kernel, MB",
        "processor each",
    ]
    return "\n".join([
        "## A class on one machine\n",
        f"N kernels, each with lab 03's penalty panel and a learner who drags λ for {DRAG:g} s (60 moves a second), looks "
        f"for {LOOK:g} s and plays the run for {PLAY:g} s, all of them all the time: the worst a class can do. A wait goes "
        "from a move to the frame that knows of it; browsers and the notebook server are not in it. On "
        f"{result['cores']} cores {largest} learner{'s keep' if largest != 1 else ' keeps'} p95 within "
        f"{GOOD} ms; {MEMORY / 1000:g} GB hold "
        f"{MEMORY / MB:.0f} such kernels.\n",
        table([*head, "moves without a frame"], rows),
    ])  # fmt: skip
