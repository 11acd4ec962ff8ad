"""The anywidget: what the page is told, and what it tells."""

from collections.abc import Generator, Iterator
from pathlib import Path
from typing import Protocol

import anywidget
import numpy as np
import traitlets

from .beside import spare_cells
from .layers import Layer
from .notes import same
from .picture import Picture
from .registry import VIEW, forget_shown
from .stills import remember
from .viewers import Viewers

SOURCES = Path(__file__).parent
SCRIPTS = ("paint.js", "pace.js", "canvas.js", "controls.js", "transport.js", "touch.js", "tools.js")
SCRIPTS += ("room.js", "panel.js", "stage.js")


class Page(Protocol):
    """What a stage says and hears beside the picture."""

    def spec(self) -> dict: ...
    def state(self) -> dict: ...
    def heard(self) -> dict[str, int]: ...
    def hear(self, message: dict) -> None: ...


class Stage(anywidget.AnyWidget):
    """One panel on the page. Frames go out as one JSON header and binary buffers; only what changed is sent.

    ``page.hear(message)`` is called with everything a view says, on whatever thread.
    """

    _esm = "\n".join((SOURCES / name).read_text(encoding="utf-8") for name in SCRIPTS)
    _css = (SOURCES / "panel.css").read_text(encoding="utf-8")
    spec = traitlets.Dict().tag(sync=True)

    def __init__(self, picture: Picture, page: Page):
        super().__init__(spec={**page.spec(), "size": picture.size, "below": picture.below})
        self.picture, self.viewers = picture, Viewers()
        self._page: Page | None = page
        self._layout = self.layout
        self._sent, self._layers = [], []  # what the pages have
        self._told: dict | None = None  # what they know beside it; None while a frame is made, which will say all there is
        self._heard: dict[str, int] = {}  # what was heard of each view when the newest frame was begun
        self._drawn: tuple[list[Layer], list] | None = None  # the picture that waits for its words
        self._in_output, self._still = None, (None, b"")
        self.on_msg(self._hear)

    def open(self) -> None:
        """Known to the page, whose words leave alone what a running cell draws."""
        super().open()
        spare_cells(self)

    def _hear(self, _, message: dict, buffers: list) -> None:
        if self._page is not None:
            self._page.hear(message)

    def __repr__(self) -> str:
        """What it shows, where a box of widgets prints its children."""
        return f"Stage({self._page.state()['status']!r})" if self._page else "Stage(closed)"

    def close(self) -> None:
        """Off the page, and nothing kept: whoever still holds the widget holds no picture."""
        forget_shown(self)
        super().close()
        self._layout.close()
        self.picture = self._page = self._drawn = None
        self._sent, self._layers, self._still = [], [], (None, b"")

    def _repr_mimebundle_(self, **kwargs) -> tuple[dict, dict] | None:
        """The view; and for pages without a kernel the picture, with the sentence as its words."""
        if self._page is None:
            return None
        sentence = self._page.state()["status"]
        view = {"version_major": 2, "version_minor": 0, "model_id": self.model_id}
        self._still = self._key(), self.picture.still()
        self._in_output = self._still[0]
        remember(self)
        bundle = {"text/plain": sentence, "image/png": self._still[1], VIEW: view}
        return bundle, {"image/png": {"alt": sentence}}

    def still_now(self) -> tuple[str, str, bytes] | None:
        """Its name, the sentence and the picture, if a page may have others in the output of its cell."""
        if self._page is None or self._key() == self._in_output:
            return None
        self._in_output = None  # a page that is loaded again has what is told now, even when the panel is back at its start
        if self._still[0] != self._key():
            self._still = self._key(), self.picture.still()
        return self.model_id, self._page.state()["status"], self._still[1]

    def _key(self) -> tuple[str, int, dict]:
        """What a still depends on."""
        state = self._page.state()
        return state["status"], state["at"], state["values"]

    def delay(self) -> float | None:
        """Seconds until a frame may be posted, None while nobody looks."""
        return self.viewers.delay()

    def listen(self, message: dict) -> bool:
        """Note what a view says of itself; True if it needs a frame."""
        view = message["view"]
        if message["type"] == "hello":
            self.viewers.hello(view, message["scale"], message["calm"])
            self._sent, self._layers = [], []
        elif message["type"] == "goodbye":
            self.viewers.goodbye(view)
        elif message["type"] == "painted":
            self.viewers.painted(view, message["number"])
        return message["type"] == "hello" or self.viewers.scale > self.picture.scale  # a sharp view that was taken for gone

    def post(self, picture: bool = True) -> Iterator[None]:
        """Send a frame to all views: made in pieces, sent with the last. Without ``picture`` the words alone, and with them
        a picture whose own words failed.
        """
        self._told, self._heard = None, self._page.heard()  # what a hand does from now on is not in this picture
        if picture:
            self._drawn = None
            self._drawn = yield from self._draw()
        state = self._page.state()  # raises what the scene's sentence raises: what was drawn is still to be sent then
        self._told = state | {"heard": self._heard}
        header, buffers = {"type": "frame", "state": self._told}, []
        if self._drawn:
            header["frame"], header["slots"], buffers = self._news(*self._drawn)
        self._drawn = None
        self.send(header | {"number": self.viewers.posted()}, buffers)

    def ahead(self) -> Iterator[None] | None:
        """Pieces of what may be shown later, see ``Picture``."""
        return None if self.picture is None else self.picture.ahead()

    def is_told(self) -> bool:
        """Whether the pages know what there is to say beside the picture, or will with the frame that is half made."""
        return self._heard == self._page.heard() if self._told is None else self._told == self._page.state()

    def _draw(self) -> Generator[None, None, tuple[list[Layer], list]]:
        """The layers, and the notes of what lives."""
        layers = yield from self.picture.draw_frame(self.viewers.scale)
        return layers, (yield from self.picture.note())

    def _news(self, layers: list[Layer], notes: list) -> tuple[dict | None, list, list[bytes]]:
        """The frame, if the pages have none or not this one; the changed slots; all bytes. From now on the pages have them.

        A frame that keeps none of the layers is whole: a page that missed others takes it, so all slots go with it.
        """
        blob, known = Blob(), {id(layer): place for place, layer in enumerate(self._layers)}
        had = [known.get(id(layer), -1) for layer in layers]
        slots = self._changes(notes, self._sent if max(had, default=-1) >= 0 else [], blob)
        self._layers, self._sent = layers, notes
        if had == [*range(len(known))]:
            return None, slots, [blob.bytes()]
        new = [layer.png for layer, place in zip(layers, had) if place < 0]
        return self._about(layers, had), slots, [blob.bytes(), *new]

    def _about(self, layers: list[Layer], had: list[int]) -> dict:
        """Of each layer its place, and which of those that the page has it is: the images of the others follow the blob."""
        told = [layer.told(place) for layer, place in zip(layers, had)]
        pixels = self.picture.pixels(self.picture.scale)  # who looks may have changed while it was made
        return {"layers": told, "size": self.picture.size, "pixels": pixels, "type": "image/png"}

    def _changes(self, notes: list, sent: list, blob: "Blob") -> list:
        """[place, level, notes] of each living artist that differs from what the page has."""
        before = sent or [None] * len(notes)
        changed = [i for i, (now, old) in enumerate(zip(notes, before)) if old is None or not same(now[1], old[1])]
        return [[i, notes[i][0], [blob.put(note) for note in notes[i][1]]] for i in changed]


class Blob:
    """Many arrays in one buffer, each at a multiple of four bytes."""

    def __init__(self):
        self.parts: list[bytes] = []
        self.length = 0

    def put(self, note: dict) -> dict:
        """The note with each array replaced by [first byte, number of entries, type]."""
        return {k: self._array(v) if isinstance(v, np.ndarray) else v for k, v in note.items()}

    def _array(self, array: np.ndarray) -> list:
        start, data = self.length, array.tobytes()
        data += bytes(-len(data) % 4)
        self.parts.append(data)
        self.length += len(data)
        return [start, array.size, array.dtype.str[1:]]

    def bytes(self) -> bytes:
        return b"".join(self.parts)
