"""Writes results.json, and README.md from it: tables, method, how to repeat."""

import json
import subprocess
import sys
from datetime import date
from pathlib import Path
from types import ModuleType

from .machine import describe

FOLDER = Path(__file__).parent
ROOT = FOLDER.parent

HEAD = """\
# How fast the labs are

`python3 labs.py bench` wrote this page from what it measured; `results.json` holds every single run, and the percentiles
of the waits in a class. Repeat it with

    python3 labs.py bench            # without PyTorch, unless it is there
    python3 labs.py bench --peers    # installs PyTorch first, to compare with it
    python3 labs.py bench --quick    # seconds instead of minutes: does it run?
    python3 labs.py bench --only step|live|hands|pieces|beside|slow|around|suite|load|search|site

"hands" moves every control of every panel, and "suite" runs all tests; each takes many minutes, so plain `bench` leaves
them out: ask for them by name, hands of some labs alone with `--only hands --labs 03 05`.

Times differ from machine to machine, and on a busy one from minute to minute. Ratios within one run hold better, because
everything that is compared takes turns.
"""


def python(*arguments: str) -> str:
    """What a fresh Python says, run in the project's folder. Raises CalledProcessError when it fails."""
    return subprocess.run([sys.executable, *arguments], cwd=ROOT, capture_output=True, text=True, check=True).stdout


def record(results: dict, name: str, measured: dict) -> dict:
    """results with one part measured again; the other parts stay as they are."""
    return results | {name: {"date": date.today().isoformat(), "machine": describe(), "measured": measured}}


def load(folder: Path = FOLDER) -> dict:
    path = folder / "results.json"
    return json.loads(path.read_text("utf-8")) if path.exists() else {}


def write(results: dict, parts: dict[str, ModuleType], folder: Path = FOLDER) -> None:
    """Both files; a part's module writes its own section from its own numbers."""
    (folder / "results.json").write_text(json.dumps(results, indent=1, ensure_ascii=False) + "\n", "utf-8")
    (folder / "README.md").write_text(page(results, parts), "utf-8")


def page(results: dict, parts: dict[str, ModuleType]) -> str:
    sections = [HEAD]
    for name, module in parts.items():
        if name in results:
            sections.append(module.section(results[name]["measured"]) + "\n" + footer(results[name]))
    return "\n".join(sections)


def footer(result: dict) -> str:
    machine = {key: value for key, value in result["machine"].items() if value != "not installed"}
    cores, processor, system = (machine.pop(key) for key in ("cores", "processor", "system"))
    versions = ", ".join(f"{name} {number}" for name, number in machine.items())
    return f"Measured {result['date']} on {cores} cores ({processor}, {system}) with {versions}.\n"


def table(head: list[str], rows: list[list]) -> str:
    """A Markdown table; the first column is text, the others numbers."""
    lines = [head, ["---", *["---:"] * (len(head) - 1)], *rows]
    return "".join("| " + " | ".join(map(str, line)) + " |\n" for line in lines)


def aims(found: list[tuple[str, float, str, float]], unit: str = "") -> str:
    """A table of what was aimed at: (what, measured, "≥" or "≤", aim)."""
    rows = []
    for what, measured, sign, aim in found:
        met = measured >= aim if sign == "≥" else measured <= aim
        number = f"{measured:.3g}" if measured < 100 else f"{measured:,.0f}"
        rows.append([what, f"{number}{unit}", f"{sign} {aim:,g}{unit}", "yes" if met else "**no**"])
    return table(["aim", "measured", "wanted", "met"], rows)
