"""What a panel and its page say to each other."""

from base64 import b64decode
from collections.abc import Callable
from typing import Any, Protocol

from .controls import Control
from .home import Home
from .params import Params
from .player import Player
from .reading import read, readable
from .scene import Scene
from .stage import Stage
from .suspects import what

WISHES = ("play", "pause", "step", "rewind")
ABOUT_FRAMES = ("hello", "goodbye", "painted")


class Asked(Protocol):
    """What the page asks of a panel, beside ``play``, ``pause``, ``step`` and ``rewind``."""

    scene: Scene | None
    controls: dict[str, Control]
    params: Params | None
    error: Exception | None
    player: Player | None
    widget: Stage | None
    home: Home
    values: dict[str, Any]
    status: str

    def control(self, name: str) -> Control: ...
    def scrub(self, at: int) -> None: ...
    def touch(self, message: dict[str, Any]) -> None: ...


class Page:
    """The page as a panel sees it: what it is told (``spec`` once, ``state`` with each frame), and what it asks for.

    Every message names its view and carries a serial number that grows with every move of a hand there. ``state``
    gives the last one heard back, so that a view knows whether the kernel has seen what its hand did.
    """

    def __init__(self, panel: Asked):
        self.panel = panel
        self.complaint: dict | None = None
        self._heard: dict[str, int] = {}
        self._place: tuple[float, float] | None = None  # that somebody looks at

    def spec(self) -> dict[str, Any]:
        """What never changes: the controls, and whether there is a run to play."""
        scene, trains = self.panel.scene, self.panel.player.run.trains
        folded = {control.name for control in scene.tools}
        controls = [control.spec() | {"folded": name in folded} for name, control in self.panel.controls.items()]
        looks = not scene.listens() and readable(scene.figure)
        touched = {"listens": scene.listens(), "looks": looks, "takes": scene.takes}
        touched |= {"keys": list(scene.keys.items()), "files": list(scene.files)}
        return {"controls": controls, "trains": trains, **touched}

    def state(self) -> dict[str, Any]:
        """All that the page shows beside the picture."""
        panel, run = self.panel, self.panel.player.run
        return {
            "status": panel.status, "failed": panel.error is not None, "mode": panel.player.mode,
            "at": run.at if run else 0, "count": run.count if run else 0, "remembers": bool(run and run.reel),
            "place": run.place if run else (panel.scene.counts, 0, 0),
            "values": {name: panel.controls[name].to_page(value) for name, value in panel.values.items()},
            "heard": self.heard(), "complaint": self.complaint, "table": self._asked(panel.scene.listed, []),
            "read": self._asked(lambda: read(panel.scene.figure, self._place), "") if self._place else "",
        }  # fmt: skip

    def _asked(self, ask: Callable, nothing: Any) -> Any:
        """What the scene answers; one that has failed, as the status says, may fail here too."""
        try:
            return ask()
        except Exception:
            if self.panel.error is None:
                raise
            return nothing

    def heard(self) -> dict[str, int]:
        """The serial number of the last word that was heard of each view."""
        return dict(self._heard)

    def hear(self, message: dict[str, Any]) -> None:
        """From the page, on whatever thread the kernel reads its messages.

        A control is set at once: what those print who observe it belongs to this message. All else happens at home. Every
        exception is told to the view; one that is no refusal goes on as well, so that the kernel's log has where it was.
        """
        complaint, params = None, self.panel.params
        if params is None:  # closed while the message was on its way
            return
        try:
            if message["type"] == "set":
                complaint = self._set(params, message)
            elif message["type"] == "reset":
                params.reset()
        except Exception as error:  # of somebody who observes a control
            complaint = complaint_of(error, message)
            raise
        finally:
            self.panel.home.soon(self._obey, message, complaint)

    def _set(self, params: Params, message: dict[str, Any]) -> dict[str, Any] | None:
        """Set one control, or say why not."""
        name = message["name"]
        try:
            value = self.panel.control(name).from_page(message["value"])
        except ValueError as wrong:
            return {"name": name, "text": str(wrong), "view": message["view"], "serial": message["serial"]}
        self._note(message)  # now, so that the first frame of this value says so: it may be begun before this goes on
        setattr(params, name, value)
        return None

    def _note(self, message: dict[str, Any]) -> None:
        """What its view is told back."""
        view = message["view"]
        self._heard[view] = max(self._heard.get(view, 0), message["serial"])

    def _obey(self, message: dict[str, Any], complaint: dict[str, Any] | None) -> None:
        if self.panel.player is None:  # closed while the message was on its way
            return
        kind = message["type"]
        self._note(message)
        if kind in ABOUT_FRAMES:
            self._frames(message)
            return
        self.panel.widget.viewers.spoke(message["view"])
        self.complaint = complaint
        try:
            self._act(message)
        except Exception as error:
            self.complaint = complaint_of(error, message)
            self.panel.player.refresh()
            if not isinstance(error, ValueError):
                raise

    def _act(self, message: dict[str, Any]) -> None:
        kind = message["type"]
        if kind == "scrub":
            self.panel.scrub(message["at"])
        elif kind == "look":
            self._place = (message["x"], message["y"]) if "x" in message else None
            self.panel.player.refresh()
        elif kind == "touch":
            self.panel.touch(message | ({"bytes": b64decode(message["base64"])} if "base64" in message else {}))
        elif kind == "file":
            self._file(message)
        elif kind in WISHES:
            getattr(self.panel, kind)()
        elif kind == "reset" or not self.panel.widget.is_told():  # which is answered even where it changes nothing
            self.panel.player.refresh()

    def _file(self, message: dict[str, Any]) -> None:
        """One of the scene's files goes to the view that asked for it."""
        name, files = message["name"], self.panel.scene.files
        if name not in files:
            raise ValueError(f"there is no file {name!r}; this panel saves {', '.join(files) or 'none'}")
        content = files[name]()
        content = content.encode() if isinstance(content, str) else content
        self.panel.widget.send({"type": "file", "view": message["view"], "name": name}, [content])

    def _frames(self, message: dict[str, Any]) -> None:
        if message["type"] == "goodbye":
            del self._heard[message["view"]]
        if self.panel.widget.listen(message):
            self.panel.player.greet()
        else:
            self.panel.player.wake()


def complaint_of(error: Exception, message: dict[str, Any]) -> dict[str, Any]:
    """What an exception says, for the view whose message raised it."""
    said = (
        str(error)
        if isinstance(error, ValueError)
        else f"That failed: {what(error)}. If the panel stands still, press Reset."
    )
    return {"name": None, "text": said, "view": message["view"]}
