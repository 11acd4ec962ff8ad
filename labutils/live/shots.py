"""Shots of a panel as a file: what the picture is made of, each thing kept once, arrays and images in one blob."""

import hashlib
import io
import json
import struct
import zlib
from collections.abc import Callable, Iterable
from functools import cache, lru_cache, partial
from typing import Any

import numpy as np
from PIL import Image

from .panel import Panel
from .picture import Picture
from .stage import Blob

SCALE = 2.0  # device pixels a CSS pixel
GRAIN = 64  # places are kept to 1/64 of a pixel: nobody sees more, and it deflates to half


class Part:
    """Shots that are loaded together; what ``head`` holds already is not kept twice."""

    def __init__(self, head: "Part | None" = None):
        self.head, self.shots = head, []
        self.frames: dict[bytes, dict] = {}
        self.slots: dict[bytes, tuple[int, int, list[dict]]] = {}
        self.length = 0  # of the blob, once it is packed

    def shoot(self, panel: Panel) -> None:
        """One more shot: the picture as it is now, and the words below it."""
        state, picture = panel.page.state(), panel.widget.picture
        slots = [self._slot(place, level, notes) for place, (level, notes) in enumerate(picture.notes())]
        frame = self._frame(picture)
        kept = {name: state[name] for name in ("status", "failed", "at", "count", "place")}
        self.shots.append({**kept, "frame": frame, "slots": slots})

    def _slot(self, place: int, level: int, notes: list[dict]) -> bytes:
        notes = [coarse(note) for note in notes]
        return self._keep("slots", key_of(place, level, notes), (place, level, notes))

    def _frame(self, picture: Picture) -> bytes:
        """The frame's key; where nothing changed, it is the one of the shot before."""
        if not picture.frame_is_stale():
            return self.last_frame
        layers = picture.frame(SCALE)
        images = [smaller(layer.png) for layer in layers]
        places = [layer.told() for layer in layers]
        frame = {"layers": places, "size": list(picture.size), "pixels": list(picture.pixels(SCALE)), "images": images}
        self.last_frame = self._keep("frames", key_of(*images, places, picture.size), frame)
        return self.last_frame

    def _keep(self, where: str, key: bytes, thing: Any) -> bytes:
        if self.head is None or key not in getattr(self.head, where):
            getattr(self, where).setdefault(key, thing)
        return key

    def pack(self, **more: Any) -> bytes:
        """The part as a file: the length of a JSON text, that text, and the arrays and images it speaks of, deflated.

        Like lies beside like: all pictures of one artist in a row, since they repeat each other.
        """
        blob = Blob()
        blob.length = self.head.length if self.head else 0
        image = cache(partial(put_bytes, blob))  # frames share what stands still in all of them
        slots = dict(sorted(self.slots.items(), key=lambda item: item[1][0]))
        told = {
            "slots": [[level, [blob.put(note) for note in notes]] for _, level, notes in slots.values()],
            "frames": [{**frame, "images": [image(i) for i in frame["images"]]} for frame in self.frames.values()],
            **more,
        }
        find = {
            "slots": place_of(slots, self.head and self.head.slots),
            "frames": place_of(self.frames, self.head and self.head.frames),
        }
        told["shots"] = [
            {**shot, "frame": find["frames"](shot["frame"]), "slots": [find["slots"](key) for key in shot["slots"]]}
            for shot in self.shots
        ]
        self.length, self.slots = blob.length, slots
        text = json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()
        text += b" " * (-len(text) % 4)
        return zlib.compress(struct.pack("<I", len(text)) + text + blob.bytes(), 9)


def coarse(note: dict) -> dict:
    """The note with its places rounded to what can be seen."""
    return {k: (np.round(v * GRAIN) / GRAIN).astype("f4") if k in ("points", "at") else v for k, v in note.items()}


def key_of(*things: Any) -> bytes:
    """A fingerprint of numbers, texts, bytes and notes."""
    digest = hashlib.sha256()
    for thing in things:
        if isinstance(thing, bytes):
            digest.update(thing)
        elif isinstance(thing, list):
            digest.update(key_of(*thing))
        elif isinstance(thing, dict):
            digest.update(
                key_of(*(x for k, v in thing.items() for x in (k, v.tobytes() if isinstance(v, np.ndarray) else v)))
            )
        else:
            digest.update(repr(thing).encode())
        digest.update(b"|")
    return digest.digest()


@lru_cache(256)
def smaller(png: bytes) -> bytes:
    """The same picture as WebP without loss: a third of the bytes."""
    file = io.BytesIO()
    Image.open(io.BytesIO(png)).save(file, "webp", lossless=True, quality=100, method=4)
    return file.getvalue()


def put_bytes(blob: Blob, data: bytes) -> list[int]:
    """[first byte, number of bytes] of ``data`` in the blob."""
    return blob.put({"data": np.frombuffer(data, np.uint8)})["data"][:2]


def place_of(mine: Iterable[bytes], heads: Iterable[bytes] | None) -> Callable[[bytes], int]:
    """key -> its place in this part, or -1, -2, ... for the first, second, ... of the head."""
    own = {key: i for i, key in enumerate(mine)}
    head = {key: -1 - i for i, key in enumerate(heads or ())}
    return lambda key: own[key] if key in own else head[key]


def read_part(file: bytes) -> dict[str, Any]:
    """What a file of a film says, with its arrays and images under ``"bytes"``."""
    whole = zlib.decompress(file)
    (length,) = struct.unpack_from("<I", whole)
    return {**json.loads(whole[4 : 4 + length]), "bytes": whole[4 + length :]}
