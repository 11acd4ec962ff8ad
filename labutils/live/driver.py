"""When things happen: work until the next frame is due, then the frame; at rest nothing runs."""

import asyncio
from typing import Protocol

Loop = asyncio.AbstractEventLoop
REST, TRAINING, REPLAYING = "rest", "training", "replaying"  # a player's modes


class Screen(Protocol):
    """Where frames go; ``delay`` is the seconds until one may be posted: 0 is now, None is nobody looks."""

    def delay(self) -> float | None: ...
    def post(self, picture: bool) -> None: ...


class Player(Protocol):
    """What is driven."""

    posted: bool
    pending: bool
    mode: str

    def works(self) -> bool: ...
    def advance(self) -> None: ...
    def skip_replay(self) -> None: ...
    def draw(self) -> None: ...
    def post(self) -> None: ...
    def delay(self) -> float | None: ...


class Driver:
    """Drives one player on ``loop``; without a loop every request is carried out at once."""

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
        if not player.posted and player.delay() == 0:
            player.post()

    async def _drive(self) -> None:
        """Ends when there is nothing to do or nobody looks; ``wake`` begins again."""
        player = self.player
        while player.works() or not player.posted:
            self._awake.clear()
            delay = player.delay()
            if delay is None:
                return
            if delay == 0 and not player.posted and not player.pending:
                player.post()
            elif player.works() and (delay == 0 or player.mode == TRAINING):
                player.advance()
                await asyncio.sleep(0)
            else:
                await self._nap(delay)

    async def _nap(self, seconds: float) -> None:
        try:
            await asyncio.wait_for(self._awake.wait(), seconds)
        except TimeoutError:
            return
