"""The whole site: films, pages, search, and what they all use. Built twice, it is the same to the byte."""

import os
import subprocess
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from labutils.labs import LABS
from labutils.live import film, stage

from . import search
from .cells import LabPage, write
from .mathfont import font_of, used
from .prose import words_of
from .templates import rendered

ROOT = Path(__file__).resolve().parent.parent
ASSETS = Path(__file__).parent / "assets"
TITLE = "Deep-network practice labs"
LONGEST_FIRST = ("07", "08", "03", "05")  # so that two workers end together
ONE_THREAD = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}


def build(folder: Path, numbers: Sequence[str] = (), repository: str = "", workers: int | None = None) -> None:
    """Build into an empty ``folder``; ``repository`` is the owner/name on GitHub that Binder opens."""
    chosen = [path for path in notebooks() if path.name[:2] in (numbers or LABS)]
    record(chosen, folder / "films", workers or os.cpu_count() or 1)
    pages = [LabPage(notebook, folder) for notebook in chosen]
    shared = {"labs": pages, "repository": repository}
    for i, page in enumerate(pages):
        neighbours = {"before": pages[i - 1] if i else None, "after": pages[i + 1] if i + 1 < len(pages) else None}
        write(folder / page.file, lab_page(page, **neighbours, **shared).encode())
    write(folder / "index.html", first_page(**shared).encode())
    found = [search.sections(page.file, page.number, page.body) for page in pages]
    write(folder / "search.json", search.index(found).encode())
    for name, content in assets().items():
        write(folder / "assets" / name, content.encode())
    write(folder / "assets/math.woff", font_of(used("".join(page.body for page in pages))))


def notebooks() -> list[Path]:
    """The shipped labs."""
    return sorted((ROOT / "notebooks").glob("[0-9][0-9]_*.ipynb"))


def record(chosen: Sequence[Path], folder: Path, workers: int) -> None:
    """The films of all notebooks, each notebook in a process of its own; CalledProcessError where one fails."""

    def one(notebook: Path) -> None:
        command = [sys.executable, "-m", "website.filming", notebook, folder / notebook.name[:2]]
        subprocess.run(command, cwd=ROOT, env={**os.environ, **ONE_THREAD, "LABS_PROGRESS": ""}, check=True)
        print(f"filmed: {notebook.name}", flush=True)

    ordered = sorted(chosen, key=lambda path: (path.name[:2] not in LONGEST_FIRST, path.name))
    with ThreadPoolExecutor(workers) as pool:
        list(pool.map(one, ordered))


def lab_page(page: LabPage, **shared: Any) -> str:
    """One lab's page."""
    title, description = f"{page.number} {page.title} · {TITLE}", words_of(page.lead)
    return rendered("lab.html", page=page, title=title, description=description, here=page.number, **shared)


def first_page(**shared: Any) -> str:
    """The page the site opens with."""
    description = "Live panels on making deep networks work: split, initialise, regularise, optimise, normalise, search."
    return rendered("index.html", title=TITLE, description=description, here="", page=None, **shared)


def assets() -> dict[str, str]:
    """The scripts and styles of all pages; the panels' own are those of the live labs."""
    own = {path.name: path.read_text("utf-8") for path in sorted(ASSETS.iterdir())}
    own["site.css"] = (
        "\n".join((stage.SOURCES / name).read_text("utf-8") for name in ("panel.css", "question.css")) + own["site.css"]
    )
    return {**own, "film.js": film.SCRIPT, "question.js": (stage.SOURCES / "question.js").read_text("utf-8")}
