"""What a re-check found, as a table for a spreadsheet, and which mistakes were common. ``page`` shows both."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Sequence

from labutils.labs import LABS

from .grading import Report
from .handin import exercises_of

HEAD = (
    "file",
    "learner",
    "lab",
    "exercise",
    "status",
    "the learner's own check said",
    "what is said of it",
    "read it: it uses",
)
NUMBER = re.compile(r"(?<![\w`])-?\d+(\.\d+)?(e[+-]?\d+)?")
# What begins a cell: the start, or a separator; a spreadsheet of another country splits at these, inside quotes, too.
FORMULA = re.compile(r"((?:^|[;\t\r\n])\s*)(?=[=+\-@＝＋－＠])")
Place = tuple[str, str]  # lab and exercise


def in_order(places: Iterable[Place]) -> list[Place]:
    """Each once, in the order in which a learner comes to them."""
    wanted = set(places)
    labs = [lab for lab in LABS if any(lab == one for one, _ in wanted)]
    return [(lab, name) for lab in labs for name in exercises_of(lab) if (lab, name) in wanted]


def as_csv(reports: Sequence[Report]) -> str:
    """One row for each exercise of each learner; text that a spreadsheet would take for a formula gets a ' in front."""
    out = io.StringIO()
    table = csv.writer(out)
    table.writerow(HEAD)
    for report in reports:
        rows = [(one.lab, one.name, one.status, one.claimed, one.message, one.reaches) for one in report.exercises]
        for row in rows or [("", "", "not read" if report.refused else "nothing handed in", "", report.refused, "")]:
            table.writerow([_harmless(cell) for cell in (report.file, report.learner, *row)])
    return out.getvalue()


def _harmless(cell: str) -> str:
    return FORMULA.sub(r"\1'", cell)


def told_apart(reports: Sequence[Report]) -> list[str]:
    """What each learner is called in a table; two of one name are told apart by their files."""
    often = Counter(report.learner for report in reports)
    return [f"{one.learner} ({one.file})" if often[one.learner] > 1 else one.learner for one in reports]


def mistakes(reports: Sequence[Report]) -> dict[Place, Counter]:
    """(lab, exercise) -> sentence -> how many learners; sentences that differ in their numbers only count as one."""
    wrong = [(one.lab, one.name, one.message) for r in reports for one in r.exercises if one.status == "wrong"]
    said = {
        place: [message for *where, message in wrong if tuple(where) == place] for place in in_order(w[:2] for w in wrong)
    }
    return {place: Counter(NUMBER.sub("…", message) for message in messages) for place, messages in said.items()}
