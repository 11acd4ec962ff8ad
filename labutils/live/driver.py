"""When things happen: work until the next frame is due, then the frame; then what may be shown later is drawn, and at rest
nothing runs.
"""

import asyncio
from collections.abc import Iterator
from typing import Protocol
from weakref import WeakKeyDictionary

Loop = asyncio.AbstractEventLoop
REST, TRAINING, REPLAYING = "rest", "training", "replaying"  # a player's modes

_turns: WeakKeyDictionary[Loop, asyncio.Lock] = WeakKeyDictionary()


class Screen(Protocol):
    """Where frames go; ``delay`` is the seconds until one may be posted: 0 is now, None is nobody looks."""

    def delay(self) -> float | None: ...
    def post(self, picture: bool) -> Iterator[None]: ...
    def ahead(self) -> Iterator[None] | None: ...


class Player(Protocol):
    """What is driven."""

    posted: bool
    mode: str

    def works(self) -> bool: ...
    def shows(self) -> bool: ...
    def waits(self) -> bool: ...
    def advance(self) -> None: ...
    def skip_replay(self) -> None: ...
    def draw(self) -> None: ...
    def draw_ahead(self) -> None: ...
    def post(self) -> None: ...
    def delay(self) -> float | None: ...


class Driver:
    """Drives one player on ``loop``; without a loop every request is carried out at once.

    All players of a loop take turns, one piece each, and between two pieces the loop sees to everything else: so a cell
    waits for one piece at a time, however many panels are at work.
    """

    def __init__(self, player: Player, loop: Loop | None):
        self.player, self.loop = player, loop
        self.task: asyncio.Task | None = None
        self._awake = asyncio.Event()

    def wake(self) -> None:
        """Something was asked for, or a view spoke."""
        if self.loop is None:
            self._catch_up()
        elif self.task is None or self.task.done():
            self.task = self.loop.create_task(self._drive())
        else:
            self._awake.set()

    def _catch_up(self) -> None:
        """All work now; a replay is shown at its end."""
        player = self.player
        while player.works():
            player.skip_replay()
            player.advance()
        player.draw()
        while player.shows() and player.delay() == 0:
            player.post()

    async def _drive(self) -> None:
        """Ends when there is nothing to do or nobody looks; ``wake`` begins again."""
        player, turn = self.player, _turns.setdefault(self.loop, asyncio.Lock())
        while player.works() or player.shows() or player.waits():
            self._awake.clear()
            async with turn:
                delay = self._piece()
                await asyncio.sleep(0)
            if delay is None and not self._awake.is_set():  # nor has anybody come meanwhile
                return
            if delay:
                await self._nap(delay)

    def _piece(self) -> float | None:
        """A piece of a frame or of work, if it is time for one, or of what may be shown later (0); else the seconds until
        then, None is nobody looks.
        """
        player, delay = self.player, self.player.delay()
        if delay == 0 and player.shows():
            player.post()
        elif player.works() and (delay == 0 or delay and player.mode == TRAINING):
            player.advance()
            return 0.0
        elif delay is not None and not player.works() and not player.shows() and player.waits():
            player.draw_ahead()
            return 0.0
        return delay

    async def _nap(self, seconds: float) -> None:
        try:
            await asyncio.wait_for(self._awake.wait(), seconds)
        except TimeoutError:
            return
