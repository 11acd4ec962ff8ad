"""What the panels of this kernel show now, for whoever saves the notebook: an output is as old as its cell's run."""

import json
from base64 import b64encode
from typing import Protocol
from weakref import WeakSet


class Shown(Protocol):
    """A widget that a cell has shown."""

    def still_now(self) -> tuple[str, str, bytes] | None: ...


_shown: WeakSet[Shown] = WeakSet()


def remember(widget: Shown) -> None:
    """An output holds what it showed at that moment."""
    _shown.add(widget)


def stills() -> str:
    """As JSON, the sentence and the picture (PNG, base64) of each widget that shows something else by now, by its name."""
    told = [still for widget in _shown if (still := widget.still_now())]
    return json.dumps({name: {"text": text, "png": b64encode(png).decode()} for name, text, png in sorted(told)})
