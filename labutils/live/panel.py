"""A scene with its controls: what a notebook calls."""

import asyncio
from typing import Any

import numpy as np

from .controls import Control
from .picture import Picture
from .player import Player
from .registry import make_room
from .scene import Scene
from .stage import Stage


class Panel:
    """Shows ``scene`` under ``controls``; runs once at their defaults, so that it starts with a picture.

    In a notebook the panel is the last line of a cell. Everywhere else, ``set`` drives it and ``status`` says what is
    seen. Raises what the scene raises, TypeError for a living artist that cannot be painted.

    controls : dict of the controls by name, with min, max, default
    status : what is seen, in one sentence; of a run that failed, why
    error : the exception that stopped the last run, or None
    """

    def __init__(self, scene: Scene, *controls: Control):
        self.scene = scene
        self.controls = by_name(controls)
        self.error: Exception | None = None
        self._moved: str | None = None
        self._complaint: dict | None = None
        self._by: dict[str, str | None] = {}
        self._stage: Stage | None = None
        self._loop = running_loop()
        defaults = {name: control.default for name, control in self.controls.items()}
        self._player = Player(scene, defaults, self, self._failed, self._loop)
        self._player.set({})
        self._picture = Picture(scene.figure)
        self._stage = Stage(self._picture, self._spec(), self._state, self._hear)
        make_room(self, scene.key)

    # ---- the synchronous road ----------------------------------------------------------------------------------------

    def set(self, **values) -> None:
        """Set controls, run to the end, draw. A bad value or a failing scene raises at once."""
        self._require_open()
        checked = {name: self._control(name).check(value) for name, value in values.items()}
        self.error, self._complaint, self._moved = None, None, next(iter(checked), None)
        self._by |= dict.fromkeys(checked)
        self._player.set(checked)

    def _control(self, name: str) -> Control:
        if name not in self.controls:
            raise ValueError(f"there is no control {name!r}; this panel has {', '.join(self.controls) or 'none'}")
        return self.controls[name]

    @property
    def values(self) -> dict[str, Any]:
        """What the controls are set to."""
        return dict(self._player.values)

    @property
    @np.errstate(under="ignore")
    def status(self) -> str:
        """What is seen, in one sentence; of a run that failed, why."""
        return self.scene.sentence() if self.error is None else self._reason()

    def play(self) -> None:
        """Run on; from the end, show the run again from its beginning."""
        self._player.play()

    def pause(self) -> None:
        """Rest where we are."""
        self._player.pause()

    def step(self) -> None:
        """One piece of work further."""
        self._player.step()

    def rewind(self) -> None:
        """Back to the very weights the run began with."""
        self._player.rewind()

    def scrub(self, at: int) -> None:
        """Back or forth to piece ``at`` of the run."""
        self._player.scrub(at)

    def close(self) -> None:
        """Take the panel off the page; it cannot be used again."""
        if self._stage is not None:
            self._player.pause()
            self._stage.close()
            self._stage = None

    def _require_open(self) -> None:
        if self._stage is None:
            raise RuntimeError("this panel is closed; run the cell that builds it once more")

    # ---- the screen of the player ------------------------------------------------------------------------------------

    def delay(self) -> float | None:
        return None if self._stage is None else self._stage.delay()

    def post(self, picture: bool) -> None:
        self._stage.post(picture)

    # ---- the page ----------------------------------------------------------------------------------------------------

    def _spec(self) -> dict:
        return {"controls": [control.spec() for control in self.controls.values()], "trains": self._player.run.trains}

    def _state(self) -> dict:
        """All that the page shows beside the picture."""
        run = self._player.run
        return {
            "status": self.status, "failed": self.error is not None, "mode": self._player.mode,
            "at": run.at if run else 0, "count": run.count if run else 0, "remembers": bool(run and run.reel),
            "values": {n: [self.controls[n].to_page(v), self._by.get(n)] for n, v in self._player.values.items()},
            "complaint": self._complaint,
        }  # fmt: skip

    def _hear(self, message: dict) -> None:
        """From the page, on whatever thread the kernel reads its messages: hand over to the one loop."""
        if self._loop is None:
            self._obey(message)
        else:
            self._loop.call_soon_threadsafe(self._obey, message)

    def _obey(self, message: dict) -> None:
        if self._stage is None:
            return
        if message["type"] in ("hello", "goodbye", "painted"):
            (self._player.refresh if self._stage.listen(message) else self._player.wake)()
            return
        self._complaint = None
        if message["type"] == "set":
            self._change(message)
        elif message["type"] == "scrub":
            self._player.scrub(message["at"])
        else:
            {"play": self.play, "pause": self.pause, "step": self.step, "rewind": self.rewind}[message["type"]]()

    def _change(self, message: dict) -> None:
        name = message["name"]
        try:
            value = self._control(name).from_page(message["value"])
        except ValueError as wrong:
            self._complaint = {"name": name, "text": str(wrong), "view": message["view"]}
            self._player.refresh()
            return
        self.error, self._moved, self._by[name] = None, name, message["view"]
        self._player.change({name: value})

    def _failed(self, error: Exception) -> None:
        self.error = error

    def _reason(self) -> str:
        """Which setting stopped the run, and what it says."""
        said = str(self.error) or type(self.error).__name__
        if not isinstance(self.error, ArithmeticError | ValueError):
            said = f"{type(self.error).__name__}: {said}"
        if self._moved is None:
            return f"Stopped: {said}."
        control = self.controls[self._moved]
        return f"Stopped at {control.label} = {control.to_page(self._player.values[self._moved])}: {said}."

    def _repr_mimebundle_(self, **kwargs) -> dict:
        self._require_open()
        bundle = {"text/plain": self.status, "image/png": self._picture.still()}
        view = {"version_major": 2, "version_minor": 0, "model_id": self._stage.model_id}
        return bundle | {"application/vnd.jupyter.widget-view+json": view}


def by_name(controls: tuple[Control, ...]) -> dict[str, Control]:
    for control in controls:
        if not isinstance(control, Control):
            raise TypeError(f"a panel's controls are Slider, Choice, Toggle or Button; got {type(control).__name__}")
    named = {control.name: control for control in controls}
    if len(named) < len(controls):
        raise ValueError(f"two controls have the same name: {', '.join(c.name for c in controls)}")
    return named


def running_loop() -> asyncio.AbstractEventLoop | None:
    """The kernel's loop, or None where there is none: a plain script, a test."""
    try:
        return asyncio.get_running_loop()
    except RuntimeError:
        return None
