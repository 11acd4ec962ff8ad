"""What a re-check found, as a table for a spreadsheet and as a page: who solved what, and which mistakes were common."""

import csv
import html
import io
import re
from collections import Counter
from collections.abc import Sequence

from labutils.labs import LABS

from .grading import Graded, Report

GLYPH = {"right": "✓", "wrong": "✗", "not attempted": "…", "": ""}
WORDS = {"right": "right", "wrong": "wrong", "not attempted": "not attempted", "": "not handed in"}
HEAD = ("file", "learner", "lab", "exercise", "status", "the learner's own check said", "what is said of it")
NUMBER = re.compile(r"(?<![\w`])-?\d+(\.\d+)?(e[+-]?\d+)?")
KEY = "✓ right, ✗ wrong, … not attempted, empty: not handed in."
PAGE = """<!DOCTYPE html>
<html lang="en"><meta charset="utf-8"><title>Hand-ins</title>
<style>
body {{ font: 16px/1.5 system-ui, sans-serif; margin: 2rem; color: #222; background: #fff; }}
table {{ border-collapse: collapse; margin-bottom: 2rem; }}
th, td {{ border: 1px solid #ccc; padding: .2rem .6rem; text-align: center; }}
th[scope=row] {{ text-align: left; white-space: nowrap; }}
thead th.name {{ writing-mode: vertical-rl; transform: rotate(180deg); text-align: left; font-weight: normal; }}
.right {{ background: #cdebe0; }} .wrong {{ background: #f8d9c4; }}
div {{ overflow-x: auto; }}
</style>
<h1>Hand-ins</h1>
<p>{summary}</p>
<div><table><thead>{head}</thead><tbody>{body}</tbody></table></div>
<h2>Common mistakes</h2>
{mistakes}
{refused}
</html>
"""


def as_csv(reports: Sequence[Report]) -> str:
    """One row for each exercise of each learner; text that a spreadsheet would take for a formula gets a ' in front."""
    out = io.StringIO()
    table = csv.writer(out)
    table.writerow(HEAD)
    for report in reports:
        rows = [(one.lab, one.name, one.status, one.claimed, one.message) for one in report.exercises]
        for row in rows or [("", "", "not read" if report.refused else "nothing handed in", "", report.refused)]:
            table.writerow([_harmless(cell) for cell in (report.file, report.learner, *row)])
    return out.getvalue()


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell[:1] in "=+-@\t\r" and cell else cell


def as_page(reports: Sequence[Report]) -> str:
    """One table, learners down and exercises across, then each exercise's mistakes with how many made them."""
    read = [report for report in reports if not report.refused]
    columns = sorted({(one.lab, one.name) for report in read for one in report.exercises})
    solved = sum(one.status == "right" for report in read for one in report.exercises)
    return PAGE.format(
        summary=f"{_count(len(read), 'hand-in')}, {_count(solved, 'exercise')} solved. {KEY}",
        head=_head(columns),
        body="".join(_row(report, columns) for report in read),
        mistakes=_mistakes(read) or "<p>None.</p>",
        refused=_refused([report for report in reports if report.refused]),
    )


def _head(columns: Sequence[tuple[str, str]]) -> str:
    labs = Counter(lab for lab, _ in columns)
    over = "".join(f'<th colspan="{count}" title="{_safe(LABS[lab].title)}">{lab}</th>' for lab, count in labs.items())
    names = "".join(f'<th scope="col" class="name">{_safe(name)}</th>' for _, name in columns)
    first = "".join(f'<th rowspan="2">{word}</th>' for word in ("Learner", "Solved", "Guesses right"))
    return f"<tr>{first}{over}</tr><tr>{names}</tr>"


def _row(report: Report, columns: Sequence[tuple[str, str]]) -> str:
    found = {(one.lab, one.name): one for one in report.exercises}
    solved = sum(one.status == "right" for one in report.exercises)
    cells = "".join(_cell(found.get(column)) for column in columns)
    guessed = f"{report.guessed_right} of {report.guessed}"
    return f'<tr><th scope="row">{_safe(report.learner)}</th><td>{solved}</td><td>{guessed}</td>{cells}</tr>'


def _cell(one: Graded | None) -> str:
    status, message = (one.status, one.message) if one else ("", "")
    words = f"{WORDS[status]}. {message}" if message else WORDS[status]
    return f'<td class="{status}" title="{_safe(words)}"><span aria-label="{WORDS[status]}">{GLYPH[status]}</span></td>'


def mistakes(reports: Sequence[Report]) -> dict[tuple[str, str], Counter]:
    """(lab, exercise) -> sentence -> how many learners; sentences that differ in their numbers only count as one."""
    found: dict[tuple[str, str], Counter] = {}
    for report in reports:
        for one in report.exercises:
            if one.status == "wrong":
                found.setdefault((one.lab, one.name), Counter())[NUMBER.sub("…", one.message)] += 1
    return dict(sorted(found.items()))


def _mistakes(reports: Sequence[Report]) -> str:
    parts = []
    for (lab, name), counts in mistakes(reports).items():
        items = "".join(f"<li>{count} × {_safe(message)}</li>" for message, count in counts.most_common())
        parts.append(f"<h3>{lab} <code>{_safe(name)}</code></h3><ul>{items}</ul>")
    return "".join(parts)


def _refused(reports: Sequence[Report]) -> str:
    items = "".join(f"<li><code>{_safe(report.file)}</code> {_safe(report.refused)}.</li>" for report in reports)
    return f"<h2>Files that could not be read</h2><ul>{items}</ul>" if items else ""


def _count(number: int, thing: str) -> str:
    return f"{number} {thing}{'s' * (number != 1)}"


def _safe(text: str) -> str:
    return html.escape(text, quote=True)
