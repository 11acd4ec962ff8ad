"""A question on a page of its own: what it tells, what it shows, and what it leaves behind; no JupyterLab, no kernel."""

import json
from pathlib import Path

import pytest

from labutils.guesses import Guess
from labutils.live.stage import SOURCES
from tests.browser.lab import patient
from tests.browser.shown import taken
from website.questions import told

pytestmark = pytest.mark.browser

BUILD = """([asked, reply]) => {
  window.leave?.();
  window.sent = [];
  window.heard = {};
  window.state = { asked, reply };
  const model = {
    get: (name) => state[name], send: (said) => sent.push(said),
    on: (name, act) => (heard[name] = act), off: (name) => delete heard[name],
  };
  const cell = Object.assign(document.createElement("div"), { className: "jp-Cell" });
  const el = document.createElement("div");
  cell.append(el);
  document.body.replaceChildren(cell);
  window.leave = render({ model, el });
}"""
ANSWER = """reply => { state.reply = reply; heard["change:reply"](); }"""
OPEN = {"text": "", "complaint": "", "given": "", "right": False, "picture": ""}
UNITS = {"question": "How many?", "options": ["2", "4", "8"], "axis": None, "unit": "", "covers": False}
SHARE = {"question": "Which share?", "options": [], "axis": [0, 1], "unit": "%", "covers": True}
SITE = Path(__file__).resolve().parents[2] / "website" / "assets" / "questions.js"
DOT = "data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA="


class Asked:
    """One question on the page."""

    def __init__(self, page, asked: dict, **reply):
        self.page, self.form = page, page.locator(".labs-guess")
        page.evaluate(BUILD, [asked, OPEN | reply])

    def answer(self, **reply) -> None:
        self.page.evaluate(ANSWER, OPEN | reply)

    def button(self, name: str):
        return self.form.get_by_role("button", name=name, exact=True)

    @property
    def sent(self) -> list[dict]:
        return self.page.evaluate("sent")

    @property
    def reply(self):
        return self.form.locator(".labs-guess-reply")

    def inputs(self, what: str) -> list:
        return self.form.locator("input").evaluate_all(f"nodes => nodes.map((node) => node.{what})")


@pytest.fixture(scope="module")
def page(browser):
    page = patient(browser.new_page())
    page.add_script_tag(content=(SOURCES / "question.js").read_text("utf-8").replace("export default { render };", ""))
    yield page
    page.close()


def test_the_option_that_is_marked_is_the_guess(page):
    asked = Asked(page, UNITS)
    asked.button("Guess").click()
    asked.form.get_by_label("4", exact=True).check()
    asked.button("Guess").click()
    asked.button("Show me").click()
    assert asked.sent == [{"type": "guess", "value": ""}, {"type": "guess", "value": "4"}, {"type": "show"}]
    assert asked.form.locator("legend").text_content() == "How many?"
    assert len(set(asked.inputs("name"))) == 1 and asked.inputs("name")[0]


def test_an_answer_closes_the_question_and_guessing_again_opens_it(page):
    asked = Asked(page, UNITS)
    shown = ("Guess", True), ("Show me", True), ("Guess again", False)
    assert [asked.button(name).is_visible() for name, _ in shown] == [there for _, there in shown]
    assert asked.reply.get_attribute("data-kind") == "open" and asked.reply.get_attribute("role") == "status"
    for right, kind in ((True, "right"), (False, "other")):
        asked.answer(text="It is <b>8</b>.", given="4", right=right, picture=DOT)
        assert asked.reply.text_content() == "It is <b>8</b>." and asked.reply.get_attribute("data-kind") == kind
        assert asked.inputs("checked") == [False, True, False] and asked.inputs("disabled") == [True] * 3
        picture = asked.form.locator("img")
        assert (picture.get_attribute("src"), picture.get_attribute("alt")) == (DOT, "It is <b>8</b>.")
        assert picture.get_attribute("hidden") is None
        assert [asked.button(name).count() for name, _ in shown] == [0, 0, 1]
    asked.button("Guess again").click()
    assert asked.sent == [{"type": "again"}]
    asked.answer()
    assert asked.inputs("disabled") == asked.inputs("checked") == [False] * 3
    assert asked.form.locator("img").get_attribute("hidden") is not None and asked.reply.text_content() == ""


def test_a_complaint_leaves_what_was_typed_and_the_question_open(page):
    asked = Asked(page, SHARE)
    box = asked.form.get_by_label("Your guess in %")
    box.fill(" a lot ")
    box.press("Enter")
    assert asked.sent == [{"type": "guess", "value": "a lot"}]
    asked.answer(complaint="That is no number.")
    assert box.input_value() == " a lot " and box.is_enabled() and asked.button("Guess").is_visible()
    assert asked.reply.text_content() == "That is no number." and asked.reply.get_attribute("data-kind") == "open"


def test_a_page_without_a_kernel_says_to_a_number_what_the_lab_says(page):
    guess = Guess("share", "Which share?", 50, "It is half.", lambda: 50, within=5, axis=(0, 1500), unit="%")
    script = SITE.read_text("utf-8").replace('import question from "./question.js";', "const question = { render };")
    page.evaluate("() => document.body.replaceChildren(Object.assign(document.createElement('div'), { id: 'asked' }))")
    page.evaluate("told => (document.querySelector('#asked').dataset.question = told)", json.dumps(told(guess)))
    page.evaluate(f"() => {{ {script} }}")
    box, reply = page.get_by_label("Your guess in %"), page.locator(".labs-guess-reply")
    for given in ("", "a lot", "-0.1", "1500.5", "1e9"):
        with pytest.raises(ValueError) as wrong:
            guess.read(given)
        box.fill(given)
        box.press("Enter")
        assert reply.text_content() == f"Please {wrong.value}."
    box.fill("45")
    box.press("Enter")
    assert reply.text_content() == guess.judge(45).text


def test_the_slider_fills_the_box_and_a_kept_guess_moves_both(page):
    asked = Asked(page, SHARE)
    range_, box = asked.form.get_by_role("slider", name="Which share?"), asked.form.get_by_label("Your guess in %")
    assert range_.evaluate("node => [node.min, node.max, node.step, node.value]") == ["0", "1", "0.005", "0.5"]
    assert box.input_value() == ""
    range_.press("End")
    assert box.input_value() == "1"
    range_.press("ArrowLeft")
    assert box.input_value() == "0.995"
    asked.answer(text="It is 0.8.", given="0.25")
    assert (box.input_value(), range_.input_value()) == ("0.25", "0.25")
    asked.answer()
    assert (box.input_value(), range_.input_value()) == ("", "0.5")
    assert asked.form.locator(".labs-guess-number").text_content() == "01%"


def test_a_slider_says_that_it_means_nothing_while_the_box_is_empty_and_goes_where_the_box_says(page):
    asked = Asked(page, SHARE)
    range_, box = asked.form.get_by_role("slider", name="Which share?"), asked.form.get_by_label("Your guess in %")
    for typed, place, said in (
        ("", "0.5", "no guess yet"),
        ("0,25", "0.25", "0,25"),
        ("many", "0.25", "many"),
        (" ", "0.5", "no guess yet"),
    ):
        box.fill(typed)
        assert (range_.input_value(), range_.get_attribute("aria-valuetext")) == (place, said)
        assert ("labs-guess-none" in range_.get_attribute("class")) is (said == "no guess yet")


FOCUSED = "() => document.activeElement.textContent || document.activeElement.type"


def test_the_focus_stays_in_the_question_and_is_taken_from_nothing_else(page):
    asked = Asked(page, SHARE)
    asked.form.get_by_label("Your guess in %").press("Enter")
    asked.answer(complaint="That is no number.")
    assert page.evaluate(FOCUSED) == "text"
    asked.answer(text="It is 0.8.", given="0.25")
    assert page.evaluate(FOCUSED) == "Guess again"
    asked.answer()
    assert page.evaluate(FOCUSED) == "text"
    asked.button("Show me").focus()
    asked.answer(text="It is 0.8.")
    assert page.evaluate(FOCUSED) == "Guess again"
    page.evaluate("document.activeElement.blur()")
    asked.answer()
    assert page.evaluate("document.activeElement === document.body")


def test_enter_held_down_is_one_guess(page):
    asked = Asked(page, SHARE)
    box = asked.form.get_by_label("Your guess in %")
    assert taken(box, "Enter") and taken(box, "Enter", repeat=True)
    assert taken(asked.button("Show me"), "Enter", repeat=True)
    assert asked.sent == [{"type": "guess", "value": ""}]


def test_without_an_axis_or_a_unit_there_is_a_box_alone(page):
    asked = Asked(page, SHARE | {"axis": None, "unit": ""})
    assert asked.form.get_by_role("slider").count() == 0
    assert asked.form.get_by_label("Your guess", exact=True).count() == 1


def test_enter_is_a_guess_once_and_a_command_of_the_notebooks_is_none(page):
    asked = Asked(page, SHARE)
    box = asked.form.get_by_label("Your guess in %")
    for command in ("shiftKey", "ctrlKey", "metaKey", "altKey"):
        assert not taken(box, "Enter", **{command: True})
    assert not taken(box, "a") and asked.sent == []
    assert taken(box, "Enter")
    assert asked.sent == [{"type": "guess", "value": ""}]
    assert set(asked.inputs("dataset.lmSuppressShortcuts")) == {"true"}


COVERS = (
    "() => ['labs-covers', 'labs-covers-all'].map((name) => document.querySelector('.jp-Cell').classList.contains(name))"
)


def test_the_cell_says_what_it_covers_until_the_answer_is_there(page):
    for asked_of, everything in ((UNITS, False), (SHARE, True)):
        asked = Asked(page, asked_of)
        assert page.evaluate(COVERS) == [True, everything]
        asked.answer(text="It is 8.")
        assert page.evaluate(COVERS) == [False, False]
        asked.answer()
        assert page.evaluate(COVERS) == [True, everything]
        page.evaluate("leave()")
        assert page.evaluate(COVERS) == [False, False]


def test_a_question_taken_away_leaves_nothing_behind(page):
    Asked(page, UNITS)
    assert page.evaluate("Object.keys(heard)") == ["change:reply"]
    page.evaluate("leave()")
    assert page.evaluate("Object.keys(heard).length + document.querySelectorAll('.labs-guess').length") == 0


def test_two_questions_on_one_page_have_radios_of_their_own(page):
    Asked(page, UNITS)
    first = page.locator("input").first.get_attribute("name")
    Asked(page, UNITS)
    assert page.locator("input").first.get_attribute("name") != first


def test_a_guess_that_was_kept_is_there_at_once(page):
    asked = Asked(page, UNITS, text="It is 8.", given="2")
    assert asked.inputs("checked") == [True, False, False] and asked.button("Guess again").is_visible()
