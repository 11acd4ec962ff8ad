"""What the site is made of: equations without TeX, headings that links find, questions judged as in the lab."""

import json
import re
from importlib import import_module

import pytest

from labutils.labs import LABS
from website import questions
from website.build import notebooks
from website.equations import mathml
from website.links import broken
from website.mathfont import font_of, used
from website.prose import Renderer, html_of
from website.search import sections

MARKDOWN = [
    "".join(cell["source"])
    for path in notebooks()
    for cell in json.loads(path.read_text("utf-8"))["cells"]
    if cell["cell_type"] == "markdown"
]


def test_every_equation_of_every_lab_becomes_mathml():
    html = "".join(map(html_of, MARKDOWN))
    assert html.count("<math") > 40
    assert "$" not in re.sub(r"<code>.*?</code>", "", html, flags=re.S)


def test_whatever_may_be_wider_than_the_page_is_reached_by_keys():
    html = "".join(map(html_of, MARKDOWN)) + html_of("```\na = 1\n```\n\n```python\na = 1\n```\n\n    a = 1")
    assert html.count("<pre") >= 3
    assert html.count("<pre") == html.count('<pre tabindex="0">')


def test_tex_that_would_be_shown_raw_is_refused():
    with pytest.raises(ValueError, match=r"say it with other commands"):
        mathml(r"\mathbb{R} \unheardof")


def test_a_sum_has_its_limits_above_and_below_only_where_it_stands_alone():
    assert "<munderover>" in mathml(r"\sum_{i=1}^m x_i", display=True)
    assert "<munderover>" not in mathml(r"\sum_{i=1}^m x_i")


def test_a_heading_is_linked_to_as_in_jupyterlab_and_a_lab_by_its_page():
    renderer = Renderer()
    assert '<h2 id="Which-size?">' in html_of("## Which size?", renderer)
    assert '<h2 id="Which-size?-2">' in html_of("## Which size?", renderer)
    assert [heading.anchor for heading in renderer.headings] == ["Which-size?", "Which-size?-2"]
    assert 'href="00_start_here.html#Notation"' in html_of("[Notation](00_start_here.ipynb#Notation)")


def test_the_font_holds_what_the_equations_need_and_is_the_same_each_time():
    characters = used(mathml(r"\lambda h + \mathcal L_i \to 2"))
    assert {"𝜆", "ℎ", "ℒ", "𝑖", "→", "2"} <= characters
    assert font_of(characters) == font_of(characters)
    assert 1_000 < len(font_of(characters)) < 60_000


def guesses():
    """Those of all labs that ask some."""
    labs = [import_module(f"labutils.labs.{lab.module}") for lab in LABS.values()]
    return [guess for lab in labs if hasattr(lab, "QUESTIONS") for guess in lab.QUESTIONS.guesses.values()]


def test_guesses_are_answered_on_a_page_as_in_the_lab():
    assert len(guesses()) > 20
    for guess in guesses():
        told = questions.told(guess)
        assert told["told"] == guess.told()
        for option in guess.options:
            assert (told["replies"][option]["text"], told["replies"][option]["right"]) == guess.judge(option)
        if not guess.options:
            wrong = guess.judge(guess.answer + 2 * guess.within + 1)
            assert guess.judge(guess.answer).text.endswith(f". {told['right']}")
            assert wrong.text.endswith(f". {told['told']}") and not wrong.right
            assert abs(guess.answer + guess.within - told["answer"]) <= told["within"]


def test_a_section_ends_where_the_next_heading_begins():
    body = '<h1 id="A">A</h1><p>one</p><h2 id="B-c">B <code>c</code></h2><p>two &lt; three</p>'
    assert sections("x.html", "07", body) == [
        {"to": "x.html#A", "lab": "07", "title": "A", "text": "A one"},
        {"to": "x.html#B-c", "lab": "07", "title": "B c", "text": "B c two < three"},
    ]


def test_a_link_that_leads_nowhere_is_found(tmp_path):
    links = {"a": ("#id-a", "b.html#id-b", "gone.html"), "b": ("a.html#no", "https://example.org", "left_out.html#x")}
    for name, to in links.items():
        text = "".join(f'<a href="{link}">' for link in to)
        (tmp_path / f"{name}.html").write_text(f'<p id="id-{name}">{text}')
    assert broken(tmp_path, ["left_out.html"]) == ["a.html: gone.html", "b.html: a.html#no", "b.html: https://example.org"]
