"""A scene with its controls: what a notebook calls."""

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from ..words import minus
from .controls import Control
from .home import Home
from .page import Page
from .params import Params
from .picture import Picture
from .player import Player
from .registry import make_room
from .scene import Scene
from .stage import Stage
from .suspects import Suspects, reason


class Panel:
    """Shows ``scene`` under ``controls``; runs once at their defaults, so that it starts with a picture.

    In a notebook the panel is the last line of a cell. Everywhere else, ``set`` drives it and ``status`` says what is
    seen. Raises what the scene raises, TypeError for a living artist that cannot be painted.

    controls : dict of the controls by name, with min, max, default
    params : what they are set to, one trait per control: ``ipywidgets.link((slider, "value"), (panel.params, "lambd"))``
    widget : the panel as an ipywidgets widget: ``ipywidgets.VBox([a.widget, b.widget])``
    error : the exception that stopped the last run, or None
    """

    def __init__(self, scene: Scene, *controls: Control):
        self.scene: Scene | None = scene
        self.controls = by_name((*controls, *scene.tools))
        self.params: Params | None = Params(self.controls)
        self.error: Exception | None = None
        self.widget: Stage | None = None
        self._suspects = Suspects()
        self._guilty: list[str] = []
        self._finishing = False
        self.home = Home()
        self.player: Player | None = Player(scene, self.params.current, self, self._failed, self.home.loop)
        self.player.finish()
        self.page = Page(self)
        self.widget = Stage(Picture(scene.figure), self.page)
        self.params.observe(self._changed, list(self.controls))
        make_room(self, scene.key)

    def __repr__(self) -> str:
        if self.scene is None:
            return "Panel(closed)"
        set_to = ", ".join(f"{name}={value!r}" for name, value in self.values.items())
        return f"Panel({type(self.scene).__name__}: {set_to})"

    # ---- from Python: at once, and to the end ------------------------------------------------------------------------

    def set(self, **values: Any) -> None:
        """Set controls, run to the end, draw. A bad value or a failing scene raises at once."""
        checked = {name: self.control(name).check(value) for name, value in values.items()}
        self._ask(self._finish, checked)

    def _finish(self, player: Player, checked: dict[str, Any]) -> None:
        self.error = self.page.complaint = None
        self._finishing = True
        try:
            self.params.assign(checked)
        finally:
            self._finishing = False
            player.finish()

    def control(self, name: str) -> Control:
        """The control of this name; a ValueError that names those there are."""
        if name not in self.controls:
            raise ValueError(f"there is no control {name!r}; this panel has {', '.join(self.controls) or 'none'}")
        return self.controls[name]

    @property
    def values(self) -> dict[str, Any]:
        """What the controls are set to."""
        self._open()
        return self.params.current()

    @property
    @np.errstate(under="ignore")
    def status(self) -> str:
        """What is seen, in one sentence; of a run that failed, why."""
        self._open()
        return minus(self.scene.sentence()) if self.error is None else self._reason()

    def play(self) -> None:
        """Run on; from the end, show the run again from its beginning."""
        self._ask(Player.play)

    def pause(self) -> None:
        """Rest where we are."""
        self._ask(Player.pause)

    def step(self) -> None:
        """One piece of work further."""
        self._ask(Player.step)

    def rewind(self) -> None:
        """Back to the very weights the run began with."""
        self._ask(Player.rewind)

    def scrub(self, at: int) -> None:
        """Back or forth to piece ``at`` of the run."""
        self._ask(Player.scrub, at)

    def touch(self, message: dict[str, Any]) -> None:
        """What is done on the picture, see ``Scene.hear``; raises ValueError for what the scene refuses."""
        self._ask(self._touch, message)

    def _touch(self, player: Player, message: dict[str, Any]) -> None:
        values = self.scene.hear(message)
        if values is None:
            player.redraw()
            return
        self._finishing = True  # the values it set are run once, below
        try:
            self.params.assign({name: self.control(name).check(value) for name, value in values.items()})
        finally:
            self._finishing = False
        self.error = None
        player.again()

    def reset(self) -> None:
        """All controls back to their defaults."""
        self.set(**{name: control.default for name, control in self.controls.items()})

    def close(self) -> None:
        """Take the panel off the page and let go of all it holds; it cannot be used again."""
        if self.player is not None:
            self.home.do(self._close)

    def _close(self) -> None:
        for part in (self.player, self.params, self.widget):
            part.close()
        self.scene = self.widget = self.player = self.params = None

    def _ask(self, act: Callable, *arguments) -> None:
        """act(player, *arguments), where the panel lives."""
        self.home.do(lambda: act(self._open(), *arguments))

    def _open(self) -> Player:
        if self.player is None:
            raise RuntimeError("this panel is closed; run the cell that builds it once more")
        return self.player

    # ---- new values --------------------------------------------------------------------------------------------------

    def _changed(self, change: dict) -> None:
        """A control was set, by whomever, on whatever thread."""
        if not self._finishing:
            self.home.soon(self._follow)

    def _follow(self) -> None:
        if self.player is not None:
            self.error = None
            self.player.change()

    # ---- the screen of the player ------------------------------------------------------------------------------------

    def delay(self) -> float | None:
        """Seconds until a frame may be posted, None while nobody looks."""
        return None if self.widget is None else self.widget.delay()

    def post(self, picture: bool) -> Iterator[None]:
        """Send a frame to the page, in pieces."""
        return self.widget.post(picture)

    def ahead(self) -> Iterator[None] | None:
        """Pieces of what may be shown later; None where there is nothing to be drawn."""
        return None if self.widget is None else self.widget.ahead()

    def _failed(self, error: Exception) -> None:
        self.error = error
        values = self.player.run.values if self.player.run else self.values
        self._guilty = self._suspects.stopped(values, self.player.current.ended, error)

    def _reason(self) -> str:
        return reason(self.error, [self.controls[name] for name in self._guilty], self.values)

    def _repr_mimebundle_(self, **kwargs) -> tuple[dict, dict]:
        self._open()
        return self.widget._repr_mimebundle_(**kwargs)


def by_name(controls: tuple[Control, ...]) -> dict[str, Control]:
    """The controls under their names, which must differ."""
    for control in controls:
        if not isinstance(control, Control):
            raise TypeError(f"a panel's controls are Slider, Choice, Toggle or Button; got {type(control).__name__}")
    named = {control.name: control for control in controls}
    if len(named) < len(controls):
        raise ValueError(f"two controls have the same name: {', '.join(c.name for c in controls)}")
    return named
