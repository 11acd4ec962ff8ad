"""The scripts of a panel on a page of their own: what each control shows and says, and when; no JupyterLab, no kernel."""

import pytest

from tests.browser.shown import show

pytestmark = pytest.mark.browser


def test_every_control_shows_what_the_kernel_says(shown):
    for by, pace, word, loud, draw in ((4.0, "fast", "three", True, 7), (0.5, "slow", "five", False, 2)):
        values = {"by": by, "pace": pace, "word": word, "loud": loud, "draw": draw}
        shown.tell(values=values, heard={shown.view: 99})
        assert shown("input[type=range][aria-label=by]").get_attribute("aria-valuetext") == str(by).removesuffix(".0")
        assert float(shown(".labs-box").input_value()) == by
        assert shown(f"input[type=radio][value={pace}]").is_checked()
        assert shown("select").input_value() == word
        assert shown("input[type=checkbox]").is_checked() is loud
        shown("button").get_by_text("draw").click()
        assert shown.moves()[-1] == ("draw", draw + 1)


def test_every_control_says_what_a_hand_did(shown):
    shown("input[type=range][aria-label=by]").press("ArrowRight")
    shown.page.get_by_text("fast").click()
    shown("select").select_option("four")
    shown("input[type=checkbox]").check()
    shown.later()  # of one refresh only the newest is told
    shown("input[type=checkbox]").uncheck()
    shown.page.get_by_text("draw").click()
    assert shown.moves() == [("by", 1.1), ("pace", "fast"), ("word", "four"), ("loud", True), ("loud", False), ("draw", 1)]


def test_the_arrows_in_a_box_go_from_stop_to_stop_and_no_further(shown):
    box = shown(".labs-box")
    for value, key, then in ((9.9, "ArrowUp", 10), (10, "ArrowUp", 10), (0.1, "ArrowDown", 0), (0, "ArrowDown", 0)):
        shown.tell(values=shown.values(by=value), heard={shown.view: 99})
        box.press(key)
        assert shown.moves()[-1] == ("by", then) and box.input_value() == str(then)
        assert box.get_attribute("aria-valuenow") == str(then)


def test_a_complaint_marks_its_box_until_a_good_value_comes_and_only_in_its_own_view(shown):
    box = shown(".labs-box")
    for view, marked in (("another view", None), (shown.view, "true")):
        box.fill("12" if view == shown.view else "13")
        box.press("Enter")
        serial = shown.said("set")[-1]["serial"]
        shown.tell(complaint={"name": "by", "view": view, "text": "too much"}, heard={shown.view: serial})
        assert box.get_attribute("aria-invalid") == marked
        assert ("too much" in shown(".labs-status").text_content()) is bool(marked)
        assert ("labs-failed" in shown(".labs-status").get_attribute("class")) is bool(marked)
    box.fill("3")
    box.press("Enter")
    serial = shown.said("set")[-1]["serial"]
    shown.tell(complaint=None, values=shown.values(by=3.0), heard={shown.view: serial})
    assert box.get_attribute("aria-invalid") is None and box.input_value() == "3"


def test_a_complaint_marks_its_box_though_the_picture_that_brings_it_was_begun_before(shown):
    box = shown(".labs-box")
    box.fill("12")
    box.press("Enter")
    serial = shown.said("set")[-1]["serial"]
    complaint = {"name": "by", "view": shown.view, "text": "too much", "serial": serial}
    for heard in (serial - 1, serial):
        shown.tell(complaint=complaint, heard={shown.view: heard})
        assert box.get_attribute("aria-invalid") == "true" and "too much" in shown(".labs-status").text_content()


def test_what_the_kernel_says_moves_no_control_against_the_hand_that_has_just_moved_it(shown):
    shown("select").select_option("four")
    serial = shown.said("set")[-1]["serial"]
    shown.tell(values=shown.values(word="two"), heard={shown.view: serial - 1})
    assert shown("select").input_value() == "four", "the kernel has not heard of it yet"
    shown.tell(values=shown.values(word="two"), heard={shown.view: serial})
    assert shown("select").input_value() == "two"


def test_of_one_refresh_each_control_is_sent_once_and_the_newest_wins(shown):
    shown.page.evaluate("""() => {
        const range = document.querySelector("input[type=range]"), list = document.querySelector("select");
        for (const at of [20, 30, 40]) { range.value = at; range.dispatchEvent(new Event("input")); }
        for (const at of [1, 2, 3]) { list.selectedIndex = at; list.dispatchEvent(new Event("change")); }
    }""")
    assert shown.moves() == [("by", 2), ("by", 4), ("word", "four")], "the first at once, then the newest of each"


def test_a_frame_that_was_missed_makes_the_page_ask_for_a_whole_one(shown):
    hellos = len(shown.said("hello"))
    shown.tell()
    assert len(shown.said("hello")) == hellos
    shown.page.evaluate("number += 1")
    for asked in (1, 2):
        shown.tell()
        assert len(shown.said("hello")) == hellos + asked, "what was missed is in none but a whole one"
    shown.page.evaluate("number += 1")
    shown.page.evaluate("whole()")
    shown.tell()
    assert len(shown.said("hello")) == hellos + 2, "a whole one needs none before it"


def test_the_newest_frame_is_the_one_that_is_said_to_be_painted(shown):
    for _ in range(5):
        shown.page.evaluate("tell()")
    newest = shown.page.evaluate("number")
    shown.until(f"sent.some(({{ type, number }}) => type === 'painted' && number === {newest})")
    numbers = [message["number"] for message in shown.said("painted")]
    assert numbers == sorted(set(numbers))


def test_a_view_that_is_taken_away_says_goodbye_once_and_nothing_more(shown):
    shown.page.evaluate("window.pressed = document.querySelector('.labs-icon')")
    shown.page.evaluate("leave()")
    shown.page.evaluate("pressed.click()")
    shown.page.evaluate("tell()")
    assert shown.said("goodbye", "play", "rewind", "painted", "hello")[-1]["type"] == "goodbye"
    assert len(shown.said("goodbye")) == 1 and shown(".labs-panel").count() == 0


WIDEN = """width => new Promise((done) => {
    const canvas = document.querySelector("canvas");
    canvas.style.width = width;
    new ResizeObserver((_, observer) => done(observer.disconnect())).observe(canvas); // after the panel's own
})"""


def test_another_size_on_the_page_asks_for_another_sharpness(shown):
    first = shown.said("hello")[-1]["scale"]
    before = len(shown.said("hello"))
    shown.page.evaluate(WIDEN, "300.3px")
    assert len(shown.said("hello")) == before, "less than a pixel is no other size"
    shown.page.evaluate("document.querySelector('canvas').style.width = '150px'")
    shown.until("sent.filter(({ type }) => type === 'hello').length > 1")
    assert shown.said("hello")[-1]["scale"] == pytest.approx(first * 150 / 300, rel=0.02)


def test_the_transport_says_where_the_run_is_and_what_is_pressed(shown):
    film, place = shown("input[aria-label='Place in the run']"), shown(".labs-place")
    shown.tell(at=3, count=8, place=["iteration", 3_000, 8_000], remembers=True)
    assert (film.input_value(), film.get_attribute("max")) == ("3", "8")
    assert place.text_content() == film.get_attribute("aria-valuetext") == "iteration 3,000 of 8,000"
    assert film.is_enabled()
    for label, kind in (("Back to the start", "rewind"), ("One step", "step"), ("Play", "play")):
        shown.page.get_by_role("button", name=label, exact=True).click()
        assert shown.said("rewind", "step", "play", "pause")[-1]["type"] == kind
    shown.tell(mode="training", at=8)
    shown.page.get_by_role("button", name="Pause", exact=True).click()
    assert shown.said("play", "pause")[-1]["type"] == "pause"
    shown.tell(mode="rest", remembers=False)
    assert shown.page.get_by_role("button", name="Play", exact=True).count() == 1 and film.is_disabled()
    shown.tell(remembers=True)
    film.fill("5")
    assert shown.said("scrub")[-1]["at"] == 5


def test_the_film_takes_every_key_however_late_the_kernel_answers_and_then_shows_where_the_run_is(shown):
    film = shown("input[aria-label='Place in the run']")
    shown.tell(at=0, count=40, remembers=True)
    for place in (1, 2, 3):
        film.press("ArrowRight")
        shown.tell(at=place - 1, heard={shown.view: shown.said("scrub")[-1]["serial"] - 1})
        assert film.input_value() == str(place), "the kernel has not heard of it yet"
    shown.tell(at=2, heard={shown.view: shown.said("scrub")[-1]["serial"]})
    assert film.input_value() == "2"


def test_space_plays_and_other_keys_are_the_panels_or_the_notebooks(shown):
    shown.page.evaluate("""() => {
        window.through = [];
        document.body.onkeydown = (event) => through.push(event.key);
    }""")
    slider = shown("input[type=range][aria-label=by]")
    slider.press(" ")
    assert shown.said("play") and shown.page.evaluate("through") == []
    slider.press("d")
    slider.press("Control+s")
    slider.press("Shift+Enter")
    assert [key for key in shown.page.evaluate("through") if len(key) == 1 or key == "Enter"] == ["s", "Enter"]


def test_reset_is_told_and_shows_what_the_kernel_says_next(shown):
    box = shown(".labs-box")
    box.fill("12")
    box.press("Enter")
    shown.page.get_by_role("button", name="Reset", exact=True).click()
    assert shown.said("reset")
    shown.tell()
    assert box.input_value() == "1" and box.get_attribute("aria-invalid") is None


def test_without_a_kernel_the_words_say_so_and_nothing_can_be_moved(shown):
    shown.page.evaluate("cut()")
    shown(".labs-status").filter(has_text="The kernel has stopped.").wait_for()
    assert shown("input, select, button, textarea").evaluate_all("nodes => nodes.every((node) => node.disabled)")


def test_the_sentence_and_the_mode_are_there_for_those_who_do_not_see(shown):
    shown.tell(status="by 2: 20", mode="training")
    assert shown("canvas").get_attribute("aria-label") == "by 2: 20" == shown(".labs-status").text_content()
    assert shown(".labs-status").get_attribute("aria-live") == "off"
    assert shown(".labs-panel").get_attribute("aria-busy") == "true"
    shown.tell(mode="rest")
    assert shown(".labs-status").get_attribute("aria-live") == "polite"
    assert shown(".labs-panel").get_attribute("aria-busy") == "false"


def test_what_is_no_number_is_sent_as_it_was_written(shown):
    box = shown(".labs-box")
    for text, value in (("a lot", "a lot"), ("0,5", 0.5), ("1,500", 1500), ("0,125", 0.125), ("1,0,0", "1,0,0")):
        box.fill(text)
        box.press("Enter")
        assert shown.moves()[-1] == ("by", value)


def test_the_last_words_of_a_run_are_shown_however_soon_they_come(shown):
    shown.page.evaluate("tell({ mode: 'training', status: 'first' })")
    shown.later(20)
    assert shown(".labs-status").text_content() == "first"
    shown.page.evaluate("tell({ mode: 'training', status: 'too soon to be read' })")
    shown.later(20)
    assert shown(".labs-status").text_content() == "first"
    shown.page.evaluate("tell({ mode: 'rest', status: 'last' })")
    shown.later(20)
    assert shown(".labs-status").text_content() == "last"


def test_each_control_has_the_class_of_its_kind_and_the_film_is_filled_as_far_as_the_run_is(shown):
    kinds = ("slider", "choice", "choice", "toggle", "button")
    classes = shown(".labs-control").evaluate_all("nodes => nodes.map((node) => node.className)")
    assert classes == [f"labs-control labs-{kind}" for kind in kinds]
    shown.tell(at=2, count=8)
    filled = "node => node.style.getPropertyValue('--filled')"
    assert shown("input[aria-label='Place in the run']").evaluate(filled) == "25%"


HIDE = """hidden => {
    Object.defineProperty(document, "hidden", { configurable: true, get: () => hidden });
    document.dispatchEvent(new Event("visibilitychange"));
}"""


def test_a_hidden_page_says_goodbye_and_hello_when_it_is_back_until_the_view_is_taken_away(shown):
    for hidden, said in ((True, "goodbye"), (False, "hello"), (True, "goodbye"), (False, "hello")):
        before = len(shown.said("hello", "goodbye"))
        shown.page.evaluate(HIDE, hidden)
        assert [message["type"] for message in shown.said("hello", "goodbye")[before:]] == [said]
    shown.page.evaluate("leave()")
    before = len(shown.said("hello", "goodbye"))
    shown.page.evaluate(HIDE, True)
    shown.page.evaluate(HIDE, False)
    assert len(shown.said("hello", "goodbye")) == before


@pytest.mark.parametrize(("count", "many"), [(14, False), (15, True)])
def test_many_controls_stand_closer_together(page, count, many):
    toggle = {"kind": "toggle", "label": "on", "description": "", "folded": False}
    shown = show(page, controls=[{**toggle, "name": f"t{k}"} for k in range(count)])
    assert ("labs-many" in shown(".labs-controls").get_attribute("class")) is many


def test_what_was_kept_stands_in_a_table_below_the_folded_controls(page):
    keep = {"kind": "button", "name": "keep", "label": "keep as ghost", "description": "", "folded": True}
    shown = show(page, controls=[keep])
    assert shown("details summary").text_content() == "Compare runs: keep as ghost"
    assert shown(".labs-table tr").count() == 0
    rows = [["run", "cost"], ["λ = 0.7", "0.31"], ["λ = 2", "0.45"]]
    shown.tell(table=rows)
    cells = "rows => rows.map((row) => [...row.children].map((cell) => [cell.tagName, cell.scope, cell.textContent]))"
    found = shown(".labs-table tr").evaluate_all(cells)
    assert found == [[[("TD", "TH")[i == 0], ["", "col"][i == 0], text] for text in row] for i, row in enumerate(rows)]
    shown.tell(table=rows[:2])
    assert shown(".labs-table td").all_text_contents() == rows[1]


def test_a_panel_without_a_run_has_no_transport_and_its_reset_stands_with_the_controls(page):
    still = show(page, trains=False)
    assert still(".labs-transport").count() == 0 and still(".labs-controls .labs-reset").count() == 1
    still("input[type=range]").press(" ")
    assert not still.said("play")
    trained = show(page, trains=True)
    assert trained(".labs-transport .labs-reset").count() == 1 and trained(".labs-controls .labs-reset").count() == 0


def test_a_hand_that_hears_nothing_for_long_is_told_and_the_next_word_takes_it_away(shown):
    said = shown(".labs-status").text_content()
    shown.later(5_000)
    assert shown(".labs-status").text_content() == said, "nothing was asked for"
    shown("input[type=range][aria-label=by]").press("ArrowRight")
    shown.later(1_000)
    assert shown(".labs-status").text_content() == said
    shown.later(5_000)
    assert "has not answered yet" in shown(".labs-status").text_content()
    shown.tell(heard={shown.view: 1})
    assert shown(".labs-status").text_content() == said
    shown.later(5_000)
    assert shown(".labs-status").text_content() == said


DRAG = """takes => { // a hand that moves every 20 ms for two seconds, and a kernel that answers each move so many ms later
  const range = document.querySelector("input[type=range][aria-label=by]");
  let place = 0;
  window.went = [];
  sent.push = (said) => {
    if (said.type === "set") {
      went.push([performance.now(), said.value]);
      setTimeout(() => tell({ heard: { [said.view]: said.serial } }), takes);
    }
    return Array.prototype.push.call(sent, said);
  };
  const hand = setInterval(() => {
    range.value = (place += 1);
    range.dispatchEvent(new Event("input"));
    if (place === 100) clearInterval(hand);
  }, 20);
}"""


@pytest.mark.parametrize("takes, between", [(10, 20), (80, 20), (200, 100), (280, 140), (900, 150)])
def test_moves_are_held_back_by_half_of_what_an_answer_takes_where_that_is_long(shown, takes, between):
    began = shown.page.evaluate("performance.now()")
    shown.page.evaluate(DRAG, takes)
    shown.later(4_000)
    went = shown.page.evaluate("went")
    first, *later = (time for time, _ in went[len(went) // 2 : -1])
    assert (later[-1] - first) / len(later) == pytest.approx(between, abs=10)
    time, value = went[-1]
    assert value == 10 and time - began < 2_000 + 200, "the last goes as soon as it may"


def test_a_pointer_and_the_arrows_read_the_picture_in_its_own_pixels(page):
    shown = show(page, looks=True)
    canvas, cross = shown("canvas"), shown(".labs-cross")
    width, height = canvas.evaluate("canvas => [canvas.clientWidth, canvas.clientHeight]")
    across, up = shown.size
    canvas.hover(position={"x": width / 4, "y": height / 4})
    read = shown.said("look")[-1]
    assert [read["x"], read["y"]] == pytest.approx([across / 4, 3 * up / 4], abs=1)
    assert cross.get_attribute("hidden") is not None
    canvas.press("ArrowRight")
    read = shown.said("look")[-1]
    assert [read["x"], read["y"]] == pytest.approx([(1 / 2 + 6 / width) * across, up / 2], abs=0.5)
    assert cross.get_attribute("hidden") is None
    canvas.press("Shift+ArrowUp")
    assert shown.said("look")[-1]["y"] == pytest.approx((1 / 2 + 1 / height) * up, abs=0.5)
    count = len(shown.said("look"))
    canvas.press("Control+ArrowUp")
    canvas.press("a")
    assert len(shown.said("look")) == count
    canvas.press("Escape")
    assert "x" not in shown.said("look")[-1] and cross.get_attribute("hidden") is not None


def test_a_picture_that_says_nothing_of_its_places_hears_no_pointer(page):
    shown = show(page, looks=False)
    shown("canvas").hover()
    assert not shown.said("look") and shown("canvas").get_attribute("role") != "application"
