"""Every link from one lab to another leads to a heading that is there, and each lab ends with the way to the next one."""

import re
from urllib.parse import unquote

import nbformat
import pytest

from tests.notebooks.rules import NOTEBOOKS

CLINIC = next(path for path in NOTEBOOKS if path.stem == "10_clinic")
LINK = re.compile(r"\]\(([^()\s]*\.ipynb)?(?:#([^()\s]+))?\)")


def prose(path) -> list[str]:
    return [cell.source for cell in nbformat.read(path, as_version=4).cells if cell.cell_type == "markdown"]


def anchors(path) -> set[str]:
    """What JupyterLab calls the headings of a notebook: their text, with a hyphen for each space."""
    text = re.sub(r"```.*?```", "", "\n\n".join(prose(path)), flags=re.S)
    return {re.sub(r"[*`]", "", heading).strip().replace(" ", "-") for heading in re.findall(r"^#+ (.*)$", text, re.M)}


LINKS = [
    pytest.param(path, file, unquote(anchor), id=f"{path.stem} to {file}#{anchor}")
    for path in NOTEBOOKS
    for text in prose(path)
    for file, anchor in LINK.findall(text)
    if file or anchor
]


@pytest.mark.parametrize(("path", "file", "anchor"), LINKS)
def test_a_link_leads_somewhere(path, file, anchor):
    target = path.with_name(file) if file else path
    assert target in NOTEBOOKS, f"{file} is no lab"
    assert not anchor or anchor in anchors(target), f"{target.name} has no heading {anchor}"


@pytest.mark.parametrize("place", range(len(NOTEBOOKS)), ids=[path.stem for path in NOTEBOOKS])
def test_a_lab_ends_with_the_way_to_a_later_one(place):
    last, later = prose(NOTEBOOKS[place])[-1], {path.name for path in NOTEBOOKS[place + 1 :]}
    linked = {file for file, _ in LINK.findall(last)}
    assert linked & later if later else linked and "the last lab" in last


def test_the_guide_by_symptom_leads_to_every_lab_with_instruments():
    guide = next(text for text in prose(CLINIC) if text.startswith("## Which fault fits the symptom?"))
    assert {file[:2] for file, _ in LINK.findall(guide)} >= {"01", "02", "03", "04", "05", "06", "07", "08"}
