"""A notebook's cells as they stand on a page."""

import base64
import json
import re
from html import escape
from importlib import import_module
from itertools import groupby
from math import prod
from pathlib import Path
from typing import Any

from PIL import Image

from labutils.labs import LABS
from labutils.live.film import HEAD
from labutils.live.shots import read_part

from . import questions
from .prose import Renderer, code_of, html_of, inline
from .templates import rendered

GUESS = re.compile(r'^lab\.guess\("([^"]+)"\)$')
CHECK = re.compile(r"\blab\.check\((\w+)\)")


class LabPage:
    """One lab on its way to a page: reads the notebook, and the films in ``folder``/films; writes its pictures there.

    number, file, notebook : "03", the page's name, the notebook's
    title, lead : the notebook's heading and the paragraph below it, as HTML
    body : all cells, one below the other; sections : its headings of the second level
    first_film, first_picture : of the first panel; "" for none
    """

    def __init__(self, notebook: Path, folder: Path):
        self.number, self.notebook, self.folder = notebook.name[:2], notebook.name, folder
        self.file = f"{notebook.stem}.html"
        self.lab = import_module(f"labutils.labs.{LABS[self.number].module}")
        self.first_film = self.first_picture = ""
        cells = json.loads(notebook.read_text("utf-8"))["cells"]
        heading, lead = "".join(cells[0]["source"]).split("\n\n")[:2]
        self.title, self.lead = heading.removeprefix("# "), inline(lead)
        self._renderer = Renderer()
        self.body = "\n".join(map(self._cell, cells))
        self.sections = [heading for heading in self._renderer.headings if heading.level == 2]

    @property
    def first_size(self) -> tuple[int, int]:
        """Width and height of the first picture."""
        with Image.open(self.folder / self.first_picture) as picture:
            return picture.size

    def _cell(self, cell: dict) -> str:
        source = "".join(cell["source"])
        if cell["cell_type"] == "markdown":
            return f'<section class="prose">{html_of(source, self._renderer)}</section>'
        if asked := GUESS.match(source):
            return self._question(asked[1])
        inside = code_of(source) + self._help(source) + self._outputs(cell)
        return f'<div class="cell" id="{escape(cell["id"])}">{inside}</div>'

    def _question(self, name: str) -> str:
        guess = self.lab.QUESTIONS.guesses[name]
        picture = f"pictures/{self.number}/guess-{re.sub(r'[^a-z0-9]+', '-', name)}.png"
        if drawn := questions.picture_of(guess):
            write(self.folder / picture, drawn)
        return rendered("question.html", told=questions.told(guess, picture if drawn else ""))

    def _help(self, source: str) -> str:
        """An exercise's hints and its solution, folded."""
        checked = CHECK.search(source)
        exercises = {exercise.name: exercise for exercise in self.lab.EXERCISES.exercises}
        if not checked or checked[1] not in exercises:
            return ""
        exercise = exercises[checked[1]]
        hints = [inline(hint) for hint in exercise.hints]
        return rendered("exercise.html", hints=hints, solution=code_of(exercise.lines), number=self.number)

    def _outputs(self, cell: dict) -> str:
        outputs = [] if CHECK.search("".join(cell["source"])) else cell["outputs"]
        streams = groupby(outputs, key=lambda output: output["output_type"] == "stream")
        return "".join(
            printed("".join("".join(o["text"]) for o in some)) if is_stream else "".join(self._result(cell, o) for o in some)
            for is_stream, some in streams
        )

    def _result(self, cell: dict, output: dict) -> str:
        if output["output_type"] == "error":
            return printed(f"{output['ename']}: {output['evalue']}")
        data, words = output["data"], "".join(output["data"]["text/plain"])
        if "image/png" not in data:
            return f'<div class="said">{"".join(data["text/html"])}</div>' if "text/html" in data else printed(words)
        picture = f"pictures/{self.number}/{cell['id']}.png"
        write(self.folder / picture, base64.b64decode("".join(data["image/png"])))
        self.first_picture = self.first_picture or picture
        film = f"films/{self.number}/{cell['id']}"
        if not (self.folder / film / HEAD).exists():
            return f'<img class="picture" src="{picture}" alt="{escape(words)}" loading="lazy">'
        is_first, self.first_film = not self.first_film, self.first_film or film
        head = read_part((self.folder / film / HEAD).read_bytes())
        return rendered("film.html", film=film, first=is_first, picture=picture, words=words, **shape(head))


def shape(head: dict[str, Any]) -> dict[str, Any]:
    """What a page must know of a film before it is there, so that nothing jumps when it comes."""
    spec = head["spec"]
    values = [len(control.get("stops", control.get("options", (0, 1)))) for control in spec["controls"]]
    every = {
        tuple(sorted({**part["fixed"], part["moves"]: stop}.items())) for part in head["parts"] for stop in part["stops"]
    }
    return {
        "controls": spec["controls"],
        "trains": spec["trains"],
        "size": spec["size"],
        "below": spec["below"],
        "takes": spec["takes"],
        "whole": len(every) >= prod(values),
    }


def printed(text: str) -> str:
    """What a cell prints."""
    return f'<pre class="said" tabindex="0">{escape(text.rstrip())}</pre>'


def write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
