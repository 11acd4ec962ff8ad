"""A built site on a server that knows nothing of Python's panels, and its panels as a visitor moves them."""

import functools
import gzip
import itertools
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import numpy as np

from labutils.live.film import HEAD
from labutils.live.shots import read_part
from tests.browser.axe import violations

AT_REST = """async place => {  // a move is sent with one of the next two refreshes
  const refresh = () => new Promise(requestAnimationFrame);
  for (let i = 0; i < 2 || !place.idle(); i++) await refresh();
}"""
TYPES = {"f4": "<f4", "u1": "u1", "i4": "<i4"}
PIXELS = """place => {
  const canvas = place.querySelector("canvas");
  const { width, height } = canvas;
  const probe = new OffscreenCanvas(width, height).getContext("2d", { willReadFrequently: true });
  probe.drawImage(canvas, 0, 0);
  const words = new Uint32Array(probe.getImageData(0, 0, width, height).data.buffer);
  return String(words.reduce((sum, word) => (Math.imul(sum, 31) + word) | 0, 7));
}"""


NEEDED = """() => {
  const plays = Number(document.querySelector("#first-panel").dataset.plays);
  const before = performance.getEntriesByType("resource").filter((entry) => entry.startTime < plays);
  return before.map((entry) => new URL(entry.name).pathname.slice(1));
}"""
ROUND, RATE = 0.15, 1.6e6 / 8  # a 4G line: seconds from a request to its answer, bytes a second


class Quiet(SimpleHTTPRequestHandler):
    """Serves a folder and prints nothing."""

    def log_message(self, *_):
        """Nothing."""


@contextmanager
def served(folder: Path, how: type[SimpleHTTPRequestHandler] = Quiet) -> Iterator[str]:
    """The address at which the folder is served."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(how, directory=folder))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


class SitePage:
    """One page of the site; what it asks of any other host is cut off, and kept in ``strangers``."""

    def __init__(self, context, address: str, name: str):
        self.page, self.address = context.new_page(), address
        self.errors: list[str] = []
        self.strangers: list[str] = []
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("console", lambda said: self.errors.append(said.text) if said.type == "error" else None)
        context.route(lambda url: not url.startswith((address, "data:")), self.cut)
        self.page.goto(address + name)

    def cut(self, route) -> None:
        self.strangers.append(route.request.url)
        route.abort()

    @property
    def films(self) -> list["FilmOnPage"]:
        """All panels of the page."""
        return [FilmOnPage(self.page, place) for place in self.page.locator("[data-film]").all()]

    def needs(self) -> list[str]:
        """The files that were asked for before the page's first panel played."""
        self.films[0].wait()
        return [self.page.url.rpartition("/")[2].partition("#")[0], *self.page.evaluate(NEEDED)]

    def violations(self) -> list[tuple[str, list[str]]]:
        """What axe-core finds on the page once all its films are here: (rule, the elements that break it)."""
        for film in self.films:
            film.wait()
        return violations(self.page)


def on_the_line(folder: Path, files: list[str]) -> float:
    """Seconds that a page and what it names take on a 4G line: two rounds, and the bytes as a host packs them."""
    packed = (gzip.compress((folder / name).read_bytes(), mtime=0) for name in files)
    return 2 * ROUND + sum(map(len, packed)) / RATE


class FilmOnPage:
    """One panel that plays its film; ``folder`` is where the film lies on the site."""

    def __init__(self, page, place):
        self.page, self.place = page, place
        self.folder = place.get_attribute("data-film")

    def wait(self) -> None:
        """Until it has come into view and all of its sweeps are here."""
        self.place.scroll_into_view_if_needed()
        self.page.wait_for_function("place => 'whole' in place.dataset", arg=self.place.element_handle())

    @property
    def sentence(self) -> str:
        return self.place.locator(".labs-status").text_content()

    def pixels(self) -> str:
        """Those on the page, once it has painted all it was sent."""
        self.place.evaluate(AT_REST)
        return self.place.evaluate(PIXELS)

    def says(self, sentence: str) -> None:
        """Wait for this sentence; behind it the page may say which other control went back to its default."""
        self.page.wait_for_function(
            """([place, words]) => {
              const said = place.querySelector(".labs-status").textContent;
              return said === words || said.startsWith(`${words} (Recorded without other changes, so `);
            }""",
            arg=[self.place.element_handle(), sentence],
        )

    def says_it_was_not_recorded(self) -> None:
        """Wait for the words that send the visitor to the live lab."""
        self.place.locator(".labs-status", has_text="recorded").filter(has_text="Open the lab live to try it.").wait_for()

    def says_something_else_than(self, sentence: str) -> None:
        """Wait for another sentence."""
        self.page.wait_for_function(
            "([place, words]) => place.querySelector('.labs-status').textContent !== words",
            arg=[self.place.element_handle(), sentence],
        )

    def move(self, number: int, spec: dict, value) -> None:
        """Set one control as a hand does."""
        node = self.place.locator(".labs-control").nth(number)
        if spec["kind"] == "slider":
            node.locator("input[type=range]").evaluate(
                "(range, at) => { range.value = at; range.dispatchEvent(new Event('input')); }", spec["stops"].index(value)
            )
        elif spec["kind"] == "toggle":
            node.locator("input").set_checked(value)
        elif spec["kind"] == "button":
            node.locator("button").click()
        elif node.locator("select").count():
            node.locator("select").select_option(value)
        else:
            node.locator("label", has=self.page.locator(f'input[value="{value}"]')).click()


class Film:
    """A film's files as they lie on the disk: what a page must show."""

    def __init__(self, folder: Path):
        self.folder = folder
        self.head = read_part((folder / HEAD).read_bytes())
        self.controls = self.head["spec"]["controls"]

    def shot(self, name: str, value) -> dict | None:
        """What is shown when this control alone is moved from the defaults; None where that was not recorded."""
        wanted = {**self.head["values"], name: value}
        for part in self.head["parts"]:
            told = {**part["fixed"], part["moves"]: wanted[part["moves"]]}
            if name in told and told.items() <= wanted.items() and wanted[part["moves"]] in part["stops"]:
                return self.seen(
                    read_part((self.folder / part["file"]).read_bytes()), part["stops"].index(wanted[part["moves"]])
                )
        return None

    def seen(self, part: dict, place: int) -> dict:
        """A shot with its slots themselves: their levels and notes, the arrays taken out of the blob."""
        blob = self.head["bytes"] + (part["bytes"] if part is not self.head else b"")
        shot = part["shots"][place]
        slots = [part["slots"][i] if i >= 0 else self.head["slots"][-1 - i] for i in shot["slots"]]
        taken = [[{k: array(v, blob) for k, v in note.items()} for note in notes] for _, notes in slots]
        frame = part["frames"][shot["frame"]] if shot["frame"] >= 0 else self.head["frames"][-1 - shot["frame"]]
        return {**shot, "notes": [[note for note in notes if draws(note)] for notes in taken], "frame": frame}

    def ends_and_middle(self, control: dict) -> list:
        """The values at which a control is tried: its least, its middle, its greatest; of a button the first presses."""
        if control["kind"] == "button":
            return [self.head["values"][control["name"]] + n for n in (1, 2)]
        stops = control.get("stops") or control.get("options") or [False, True]
        return list(dict.fromkeys([stops[0], stops[len(stops) // 2], stops[-1]]))


def drive(film: FilmOnPage, recorded: Film) -> None:
    """Each control to its least, middle and greatest value and back: the page must show what was recorded there."""
    film.wait()
    before = recorded.seen(recorded.head, 0)
    film.says(before["status"])
    for number, control in enumerate(recorded.controls):
        default = recorded.head["values"][control["name"]]
        back = [] if control["kind"] == "button" else [default]
        for value in [*recorded.ends_and_middle(control), *back]:
            after, pixels = recorded.shot(control["name"], value), film.pixels()
            film.move(number, control, value)
            if after is None:
                film.says(before["status"]) if value == default else film.says_it_was_not_recorded()
                continue
            film.says(after["status"])
            if differ(after, before):
                assert film.pixels() != pixels, f"{film.folder}: {control['label']} at {value} left the picture as it was"
            before = after


def array(value, blob: bytes):
    """A note's array; what is none stays as it is."""
    if isinstance(value, list) and len(value) == 3 and isinstance(value[2], str) and value[2] in TYPES:
        return np.frombuffer(blob, TYPES[value[2]], value[1], value[0]).astype(float)
    return value


def draws(note: dict) -> bool:
    """A line of one point, such as a curve before its first step, is there and not seen."""
    return note.get("kind") != "paths" or np.size(note["points"]) > 2


def differ(shot: dict, other: dict) -> bool:
    """Whether anybody can see the difference: another frame or artist, a place more than a pixel away, another colour."""
    if shot["frame"] != other["frame"] or [len(notes) for notes in shot["notes"]] != [len(n) for n in other["notes"]]:
        return True
    pairs = zip(itertools.chain(*shot["notes"]), itertools.chain(*other["notes"]), strict=True)
    return any(apart(a[key], b[key]) for a, b in pairs for key in a)


def apart(a, b) -> bool:
    if isinstance(a, np.ndarray):
        return a.shape != b.shape or bool(a.size and np.abs(a - b).max() > 1)
    return a != b
