"""The table and the page: what is counted, and that no text of a learner's becomes a formula or a tag."""

import csv
import inspect
import io
import re
import textwrap

import pytest

from labutils.classroom.grading import Graded, Report
from labutils.classroom.handin import exercises_of
from labutils.classroom.page import as_page
from labutils.classroom.reaching import reaches
from labutils.classroom.tables import as_csv, in_order, mistakes
from labutils.labs import LABS


def one(status, message="", name="l2_step"):
    return Graded("03", name, "right", status, message)


REPORTS = [
    Report("a.json", "Ada", 3, 2, [one("right", "Agrees."), one("wrong", "got 0.25, expected 3", "l2_cost")]),
    Report("b.json", "Bob", 0, 0, [one("not attempted"), one("wrong", "got -1e-3, expected 4.5", "l2_cost")]),
    Report("c.json", "", 0, 0, [], "is not the JSON"),
]


def test_a_row_for_each_exercise_and_for_each_file_that_was_not_read():
    rows = list(csv.reader(io.StringIO(as_csv(REPORTS))))
    assert rows[1] == ["a.json", "Ada", "03", "l2_step", "right", "right", "Agrees.", ""]
    assert rows[-1] == ["c.json", "", "", "", "not read", "", "is not the JSON", ""]
    assert len(rows) == 6


def test_mistakes_that_differ_in_numbers_only_are_counted_together():
    assert mistakes(REPORTS) == {("03", "l2_cost"): {"got …, expected …": 2}}
    assert "2 × got …, expected …" in as_page(REPORTS)


def test_exercises_come_in_the_order_in_which_a_learner_meets_them():
    every = [(lab, name) for lab in ("00", "03") for name in exercises_of(lab)]
    assert in_order(sorted(every)) == every != sorted(every)
    some = [one("wrong", "no", name) for name in sorted(exercises_of("03"))]
    page = as_page([Report("a.json", "Ada", 0, 0, some)])
    for section in page.split("<h2>"):
        places = [section.index(f">{name}<") for name in exercises_of("03")]
        assert places == sorted(places)


def test_what_is_said_of_an_answer_stands_on_the_page_and_in_no_tooltip():
    page = as_page(REPORTS)
    assert "title=" not in page
    ids, links = re.findall(r' id="([^"]+)"', page), re.findall(r'href="#([^"]+)"', page)
    assert len(ids) == len(set(ids)) and set(links) <= set(ids) and "learner-0-03-l2_cost" in links
    told = page[page.index('id="learner-0-03-l2_cost"') :]
    assert told.index("got 0.25, expected 3") < told.index("</li>") and "Their own check had said: right." in told
    assert "Not attempted: 03 <code>l2_step</code>" in page


def test_the_page_says_who_solved_what():
    page = as_page(REPORTS)
    assert "2 hand-ins, 1 exercises solved" not in page and "2 hand-ins, 1 exercise solved" in page
    assert '<th scope="row"><a href="#learner-0">Ada</a></th><td>1</td><td>2 of 3</td>' in page
    assert "<code>c.json</code> is not the JSON" in page


def test_a_learners_text_is_text():
    evil = "<script>alert(1)</script>"
    page = as_page(
        [Report("x.json", evil, 0, 0, [one("wrong", f'" onmouseover="x {evil}')]), Report(evil, "", 0, 0, [], evil)]
    )
    assert "<script" not in page and '" onmouseover' not in page
    for start in "=+-@＝＋－＠":
        table = as_csv([Report("x.json", f"{start}cmd|'/C calc'!A0", 0, 0, [one("wrong", f"{start}1+1")])])
        row = list(csv.reader(io.StringIO(table)))[1]
        assert row[1].startswith("'") and row[6].startswith("'")


def test_no_formula_begins_behind_what_another_country_takes_for_a_separator():
    for between in (";", "\t", "\n", "; ", "\r\n"):
        row = list(csv.reader(io.StringIO(as_csv([Report("x.json", f"a{between}=cmd", 0, 0, [one("right", "5; 3 - 1")])]))))[
            1
        ]
        assert row[1] == f"a{between}'=cmd" and row[6] == "5; 3 - 1"


def test_two_of_one_name_are_told_apart_by_their_files():
    page = as_page([Report("a/max.json", "Max", 0, 0, []), Report("b/max.json", "Max", 0, 0, []), REPORTS[0]])
    assert [name for name in re.findall(r'href="#learner-\d">([^<]+)<', page)] == [
        "Max (a/max.json)",
        "Max (b/max.json)",
        "Ada",
    ]


def test_a_right_answer_that_reaches_for_the_judge_is_to_be_read():
    code = "import sys\nprint(sys.modules['__main__'], '<b>')"
    odd = one("right", "Agrees.")._replace(reaches=", ".join(reaches(code)), code=code)
    reports = [Report("a.json", "Ada", 0, 0, [odd, one("right", "Agrees.", "l2_cost")])]
    page = as_page(reports)
    assert (
        page.count("Right, but read it: it uses modules, sys.") == 1
        and "✓?</span>" in page
        and "&lt;b&gt;" in page
        and "<b>" not in page
    )
    assert 'href="#learner-0-03-l2_step"' in page and '<li id="learner-0-03-l2_step">' in page
    assert [row[7] for row in csv.reader(io.StringIO(as_csv(reports)))] == ["read it: it uses", "modules, sys", ""]


@pytest.mark.parametrize("number", LABS)
def test_no_solution_of_the_labs_reaches_for_anything(number):
    for exercise in exercises_of(number).values():
        assert reaches(textwrap.dedent(inspect.getsource(exercise.solution))) == []
