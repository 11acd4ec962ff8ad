"""One learner: a kernel with a panel, and the page in front of it, without the pixels."""

import asyncio
import os
import re
import secrets
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter

import psutil
from jupyter_client.manager import AsyncKernelManager

import labutils.live

CODE = "from labutils.labs import regularise as lab\npanel = lab.penalty_panel()\npanel"
CONTROL = "lambd"
DRAG, MOVES = 1.5, 1 / 60  # seconds a drag takes, and from one move of the hand, or refresh of the screen, to the next
LOOK, PLAY = 2.0, 3.0  # seconds of looking after a drag; of playing the film
THREADS = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"), "1")
SCRIPT = Path(labutils.live.__file__).with_name("pace.js").read_text("utf-8")


def of_the_page(name: str) -> float:
    """Seconds that the page's own script names in ms."""
    found = re.search(rf"^const {name} = (\d+);", SCRIPT, re.MULTILINE)
    if found is None:
        raise LookupError(f"live/pace.js has no constant {name}. Cure: name here what it is called there")
    return float(found[1]) / 1_000


ANSWER, SLOW, GAP = map(of_the_page, ("ANSWER", "SLOW", "GAP"))


class Gap:
    """How long moves wait behind one another, as makeGap in live/pace.js has it."""

    def __init__(self):
        self.sent: dict[int, float] = {}  # serial of a move without an answer -> when it went
        self.took = 0.0

    def heard(self, serial: int, now: float) -> None:
        """Every move up to this one is answered."""
        for move in [move for move in self.sent if move <= serial]:
            self.took = now - self.sent.pop(move)

    def seconds(self, now: float) -> float:
        """Until the next may go, counted from the last."""
        oldest = next(iter(self.sent.values()), now)
        longest = max(self.took, now - oldest)
        return max(MOVES, min(longest / 2, GAP) if longest > SLOW else 0.0)


@dataclass
class Learner:
    """Drags and plays, and says what is painted as a page does."""

    view: str = field(default_factory=lambda: secrets.token_hex(4))
    waits: list[float] = field(default_factory=list)
    underway: dict[int, float] = field(default_factory=dict)  # number of a move -> when the hand made it
    stage: str = ""
    serial = frames = newest = sent = 0
    answered = went = -1.0
    answering: asyncio.TimerHandle | None = None
    sending: asyncio.TimerHandle | None = None

    def __post_init__(self):
        self.gap = Gap()
        self.waiting: dict[str, dict] = {}

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
            self._send(type="rewind")
            self._send(type="play")
            await asyncio.sleep(PLAY)
        await asyncio.wait([asyncio.create_task(self._until(lambda: not self.underway))], timeout=10)

    async def leave(self) -> None:
        self.ear.cancel()
        for timer in filter(None, (self.answering, self.sending)):
            timer.cancel()
        self.client.stop_channels()
        await self.kernel.shutdown_kernel(now=True)

    def memory(self) -> dict[str, float]:
        """MB: all pages, its share of them (one that three kernels have counts a third), and those it has alone."""
        full = self.process.memory_full_info()
        return {kind: getattr(full, kind) / 1e6 for kind in ("rss", "pss", "uss")}

    def processor(self) -> float:
        return sum(self.process.cpu_times()[:2])

    async def _drag(self) -> None:
        count = round(DRAG / MOVES)
        for move in range(count):
            self.serial += 1
            self.underway[self.serial] = perf_counter()
            self._send(type="set", name=CONTROL, value=round(10 * abs(2 * move / count - 1), 3), serial=self.serial)
            await asyncio.sleep(MOVES)

    async def _until(self, holds) -> None:
        while not holds():
            await asyncio.sleep(0.005)

    def _send(self, **message) -> None:
        """As soon as the gap allows; of messages of one kind the newest goes."""
        self.waiting.pop(message["type"], None)
        self.waiting[message["type"]] = message
        if self.sending is None:
            wait = self.went + self.gap.seconds(perf_counter()) - perf_counter()
            self.sending = asyncio.get_running_loop().call_later(max(0.0, wait), self._go)

    def _go(self) -> None:
        self.sending, self.went = None, perf_counter()
        for message in self.waiting.values():
            self._tell(**message)
        self.waiting = {}

    def _tell(self, serial: int = 0, **message) -> None:
        self.sent = max(self.sent, serial)
        if serial:
            self.gap.sent[serial] = perf_counter()
        content = {"method": "custom", "content": {"view": self.view, "serial": self.sent, **message}}
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
        now, heard = perf_counter(), frame["state"]["heard"].get(self.view, 0)
        self.gap.heard(heard, now)
        for serial in [s for s in self.underway if s <= heard]:
            self.waits.append(now - self.underway.pop(serial))
        self.newest = frame["number"]
        if self.answering is None:
            wait = max(0.0, self.answered + ANSWER - now)
            self.answering = asyncio.get_running_loop().call_later(wait, self._answer)

    def _answer(self) -> None:
        """Say what was painted last: at once after a pause, else every ANSWER seconds."""
        self.answering, self.answered = None, perf_counter()
        self._tell(type="painted", number=self.newest)
