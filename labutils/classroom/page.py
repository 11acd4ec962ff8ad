"""What a re-check found, as a page: one table, the common mistakes, and what is said of each learner's answers.

All of it is text that stands there: a teacher reads it on a phone, prints it, or has it read aloud.
"""

import html
from collections import Counter
from collections.abc import Sequence

from labutils.labs import LABS

from .grading import Graded, Report
from .tables import Place, in_order, mistakes, told_apart

GLYPH = {"right": "✓", "wrong": "✗", "not attempted": "…", "": ""}
WORDS = {"right": "right", "wrong": "wrong", "not attempted": "not attempted", "": "not handed in"}
KEY = (
    "✓ right, ✓? right, but read it, ✗ wrong, … not attempted, empty: not handed in. "
    "A name, a ✗ or a ✓? leads to what is said of the answer."
)
PAGE = """<!DOCTYPE html>
<html lang="en"><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Hand-ins</title>
<style>
body {{ font: 16px/1.5 system-ui, sans-serif; margin: 2rem; color: #222; background: #fff; }}
table {{ border-collapse: collapse; margin-bottom: 2rem; }}
th, td {{ border: 1px solid #ccc; padding: .2rem .6rem; text-align: center; }}
td a {{ display: block; color: inherit; }}
th[scope=row] {{ text-align: left; position: sticky; left: 0; background: #fff; }}
th[scope=row] a {{ display: block; width: max-content; min-width: 6rem; max-width: min(20rem, 35vw); }}
th[scope=colgroup] {{ font-size: .85rem; line-height: 1.2; vertical-align: top; }}
@media (prefers-color-scheme: dark) {{
body, th[scope=row] {{ color: #ddd; background: #1a1a1a; }} th, td {{ border-color: #555; }} a {{ color: #8cf; }}
td.right {{ background: #14503f; }} td.wrong {{ background: #6b3d1c; }}
}}
th.name {{ writing-mode: vertical-rl; transform: rotate(180deg); text-align: left; font-weight: normal; }}
.right {{ background: #cdebe0; }} .wrong {{ background: #f8d9c4; }} :target {{ outline: 3px solid #0a7; }}
.words {{ position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden; white-space: nowrap; }}
pre {{ overflow-x: auto; }} .wide {{ overflow-x: auto; position: relative; }}
li, p {{ max-width: 45rem; }} li, p, h3, th a {{ overflow-wrap: anywhere; }}
</style>
<main>
<h1>Hand-ins</h1>
<p>{summary}</p>
<div class="wide" tabindex="0" role="region" aria-label="Who solved what"><table>
<thead>{head}</thead><tbody>{body}</tbody></table></div>
<h2>Common mistakes</h2>
{mistakes}
<h2>Learner by learner</h2>
{learners}
{refused}
</main>
</html>
"""


def as_page(reports: Sequence[Report]) -> str:
    """Learners down and exercises across, then each exercise's mistakes with how many made them, then learner by learner."""
    read = [report for report in reports if not report.refused]
    called = told_apart(read)
    columns = in_order((one.lab, one.name) for report in read for one in report.exercises)
    solved = sum(one.status == "right" for report in read for one in report.exercises)
    return PAGE.format(
        summary=f"{_count(len(read), 'hand-in')}, {_count(solved, 'exercise')} solved. {KEY}",
        head=_head(columns),
        body="".join(_row(i, called[i], report, columns) for i, report in enumerate(read)),
        mistakes=_mistakes(read) or "<p>None.</p>",
        learners="".join(_learner(i, called[i], report, columns) for i, report in enumerate(read)) or "<p>None.</p>",
        refused=_refused([report for report in reports if report.refused]),
    )


def _head(columns: Sequence[Place]) -> str:
    labs = Counter(lab for lab, _ in columns)
    over = "".join(
        f'<th scope="colgroup" colspan="{count}">{lab} {_safe(LABS[lab].title)}</th>' for lab, count in labs.items()
    )
    names = "".join(f'<th scope="col" class="name">{_safe(name)}</th>' for _, name in columns)
    first = "".join(f'<th scope="col" rowspan="2">{word}</th>' for word in ("Learner", "Solved", "Guesses right"))
    return f"<tr>{first}{over}</tr><tr>{names}</tr>"


def _row(number: int, called: str, report: Report, columns: Sequence[Place]) -> str:
    found = {(one.lab, one.name): one for one in report.exercises}
    solved = sum(one.status == "right" for one in report.exercises)
    cells = "".join(_cell(number, column, found.get(column)) for column in columns)
    name = f'<a href="#learner-{number}">{_safe(called)}</a>'
    return f'<tr><th scope="row">{name}</th><td>{solved}</td><td>{report.guessed_right} of {report.guessed}</td>{cells}</tr>'


def _cell(number: int, place: Place, one: Graded | None) -> str:
    status = one.status if one else ""
    glyph, words = GLYPH[status], WORDS[status]
    if one and one.reaches:
        glyph, words = f"{glyph}?", f"{words}, but read it"
    shown = f'<span aria-hidden="true">{glyph}</span><span class="words">{words}</span>'
    if status == "wrong" or (one and one.reaches):
        shown = f'<a href="#{_anchor(number, place)}">{shown}</a>'
    return f'<td class="{status}">{shown}</td>'


def _anchor(number: int, place: Place) -> str:
    return f"learner-{number}-{'-'.join(place)}"


def _learner(number: int, called: str, report: Report, columns: Sequence[Place]) -> str:
    """What is said of each wrong answer, which right ones want to be read, and what is still to do."""
    found = {(one.lab, one.name): one for one in report.exercises}
    ordered = [(place, found[place]) for place in columns if place in found]
    wrong = "".join(_wrong(number, place, one) for place, one in ordered if one.status == "wrong")
    odd = "".join(_to_be_read(number, place, one) for place, one in ordered if one.reaches)
    still = ", ".join(f"{lab} <code>{_safe(name)}</code>" for (lab, name), one in ordered if one.status == "not attempted")
    rest = f"<p>Not attempted: {still}.</p>" if still else ""
    well = (
        "" if wrong or still else "<p>All that was handed in is right.</p>" if ordered else "<p>No exercise handed in.</p>"
    )
    said = f"<ul>{wrong}{odd}</ul>" if wrong or odd else ""
    return f'<h3 id="learner-{number}">{_safe(called)}</h3>{said}{rest}{well}'


def _wrong(number: int, place: Place, one: Graded) -> str:
    lab, name = place
    claimed = " Their own check had said: right." if one.claimed == "right" else ""
    return f'<li id="{_anchor(number, place)}">{lab} <code>{_safe(name)}</code> {_safe(one.message)}{claimed}</li>'


def _to_be_read(number: int, place: Place, one: Graded) -> str:
    lab, name = place
    told = f"{lab} <code>{_safe(name)}</code> Right, but read it: it uses {_safe(one.reaches)}."
    code = f"<details><summary>The code</summary><pre>{_safe(one.code)}</pre></details>"
    return f'<li id="{_anchor(number, place)}">{told}{code}</li>'


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
