"""Hands on the picture and the tools below it, on a page of their own: what the kernel is told, and what it is not."""

import pytest

from tests.browser.shown import show, taken

pytestmark = pytest.mark.browser

KEYS = [["c", "clear"], ["1", "class 1"]]
FILES = ["run.py", "share"]


@pytest.fixture
def touched(page):
    """A picture that takes points, with two of its keys as buttons, and two files."""
    return show(page, listens=True, keys=KEYS, files=FILES)


@pytest.fixture
def read(page):
    """A picture that can be read."""
    return show(page, looks=True)


def centre(shown, dx: float = 0, dy: float = 0) -> tuple[float, float]:
    """So many CSS pixels from the middle of the picture, as the mouse counts."""
    box = shown("canvas").bounding_box()
    return box["x"] + box["width"] / 2 + dx, box["y"] + box["height"] / 2 + dy


def hidden(node) -> bool:
    return node.get_attribute("hidden") is not None  # no style sheet here: nothing of it has a size


def touches(shown) -> list[str]:
    return [message["kind"] for message in shown.said("touch")]


def dispatch(shown, kind: str, **how) -> None:
    shown.page.evaluate(
        "([kind, how]) => document.querySelector('canvas').dispatchEvent(new PointerEvent(kind, how))", [kind, how]
    )


def test_a_hand_is_told_from_its_first_touch_to_its_last_in_the_pictures_own_pixels(touched):
    mouse, (across, up) = touched.page.mouse, touched.size
    scale = across / touched("canvas").evaluate("canvas => canvas.clientWidth")
    mouse.move(*centre(touched))
    assert touches(touched) == ["hover"]
    for act, kind in ((mouse.down, "down"), (lambda: mouse.move(*centre(touched, 40, 20)), "move"), (mouse.up, "up")):
        act()
        assert touches(touched)[-1] == kind
    mouse.move(*centre(touched, 10, 0))
    mouse.move(1, 1)
    kinds = ["hover", "down", "move", "up", "hover", "leave"]
    assert touches(touched) == kinds and {message["name"] for message in touched.said("touch")} == set(kinds)
    places = [(message["x"], message["y"]) for message in touched.said("touch")[:5]]
    moved = (across / 2 + 40 * scale, up / 2 - 20 * scale)
    middle = (across / 2, up / 2)
    wanted = [middle, middle, moved, moved, (across / 2 + 10 * scale, up / 2)]
    assert places == [pytest.approx(place, abs=1) for place in wanted]


def test_a_hand_that_leads_on_outside_of_the_picture_is_still_told(touched):
    mouse = touched.page.mouse
    mouse.move(*centre(touched))
    mouse.down()
    mouse.move(2, centre(touched)[1])
    moved = touched.said("touch")[-1]
    assert (moved["kind"], moved["x"] < 0) == ("move", True)
    mouse.up()
    assert "up" in touches(touched)


def test_another_button_is_not_the_pictures_and_a_touch_taken_away_ends(touched):
    mouse = touched.page.mouse
    mouse.move(*centre(touched))
    mouse.down(button="right")
    mouse.up(button="right")
    assert not {"down", "up"} & set(touches(touched))
    mouse.down()
    dispatch(touched, "pointercancel")
    assert touches(touched)[-1] == "up"
    mouse.up()
    assert touches(touched).count("up") == 1


def test_a_picture_that_listens_has_the_focus_a_role_and_its_keys(touched):
    canvas = touched("canvas")
    assert canvas.get_attribute("role") == "application"
    assert canvas.get_attribute("aria-roledescription") == "picture that takes points"
    assert canvas.evaluate("canvas => [canvas.tabIndex, canvas.style.touchAction]") == [0, "none"]
    touched.page.mouse.move(*centre(touched))
    touched.page.mouse.down()
    touched.page.mouse.up()
    assert canvas.evaluate("canvas => canvas === document.activeElement")
    touched.page.evaluate("""() => {
        window.left = [];
        document.onkeydown = (event) => event.defaultPrevented || left.push(event.key);
    }""")
    for key in ("c", "Delete", "ArrowUp", "F2", "Control+c", "Alt+c", "Meta+c"):
        canvas.press(key)
    keys = [message["key"] for message in touched.said("touch") if message["kind"] == "key"]
    assert keys == ["c", "Delete", "ArrowUp"]


def test_a_key_of_the_picture_does_nothing_else_on_the_page(touched):
    canvas = touched("canvas")
    assert [key for key in ("ArrowDown", "c", "F2") if taken(canvas, key)] == ["ArrowDown", "c"]


def rows(shown) -> list[str]:
    """The names of the rows of tools."""
    return shown(".labs-tool-row").evaluate_all("rows => rows.map((row) => row.getAttribute('aria-label'))")


def test_a_picture_that_takes_a_mark_offers_its_keys_and_nothing_to_open_or_save(page):
    assert rows(show(page, listens=True, takes="a mark", keys=KEYS)) == ["Picture"]


def test_the_buttons_below_are_the_keys_and_the_files(touched):
    assert rows(touched) == ["Points", "Open", "Save"]
    for key, label in KEYS:
        touched.page.get_by_role("button", name=label, exact=True).click()
        last = touched.said("touch")[-1]
        assert (last["kind"], last["key"]) == ("key", key)
    for name in FILES:
        touched.page.get_by_role("button", name=name, exact=True).click()
        assert touched.said("file")[-1]["name"] == name
    touched(".labs-paste").fill("1,2,0")
    touched.page.get_by_role("button", name="open", exact=True).click()
    last = touched.said("touch")[-1]
    assert (last["kind"], last["text"]) == ("paste", "1,2,0")
    touched.page.evaluate("document.querySelector('.labs-paste').value = '1,2,0\\n'.repeat(400_000)")
    touched.page.get_by_role("button", name="open", exact=True).click()
    assert touched.said("touch")[-1] == last
    assert touched(".labs-status").text_content().startswith("The text has 2,400,000 bytes; expected at most 2,000,000.")


def test_a_file_is_opened_as_often_as_it_is_chosen_and_one_too_large_is_refused(touched):
    def pastes() -> list[dict]:
        return [message for message in touched.said("touch") if message["kind"] == "paste"]

    def choose(content: bytes) -> None:
        chooser = touched(".labs-file")
        chooser.set_input_files({"name": "rows.csv", "mimeType": "text/csv", "buffer": content})
        touched.until("document.querySelector('.labs-file').value === ''")

    for count in (1, 2):
        choose(b"\xff1,2")
        touched.until(f"sent.filter(({{ kind }}) => kind === 'paste').length === {count}")
        assert pastes()[-1]["base64"] == "/zEsMg=="
    choose(bytes(2_000_001))
    status = touched(".labs-status")
    assert "2,000,001 bytes" in status.text_content() and "labs-failed" in status.get_attribute("class")
    assert len(pastes()) == 2
    touched.page.evaluate("document.querySelector('.labs-file').dispatchEvent(new Event('change'))")  # nothing chosen
    assert len(pastes()) == 2


FILE = (
    """([view, name, text]) => tell({}, { type: "file", view, name, slots: undefined }, [new TextEncoder().encode(text)])"""
)


def test_what_was_asked_for_comes_to_the_view_that_asked(touched):
    box = touched(".labs-paste")
    touched.page.evaluate(FILE, ["another view", "share", "theirs"])
    assert box.input_value() == ""
    painted = len(touched.said("painted"))
    touched.page.evaluate(FILE, [touched.view, "share", "ours"])
    assert box.input_value() == "ours"
    chosen = "box => [box === document.activeElement, box.selectionStart, box.selectionEnd]"
    assert box.evaluate(chosen) == [True, 0, 4]
    with touched.page.expect_download() as coming:
        touched.page.evaluate(FILE, [touched.view, "run.py", "print(1)"])
    assert coming.value.suggested_filename == "run.py"
    assert box.input_value() == "ours" and len(touched.said("painted")) == painted


def test_a_picture_that_takes_nothing_has_no_tools_and_says_nothing_of_a_hand(page):
    shown = show(page)
    assert shown(".labs-tools").count() == 0 and hidden(shown(".labs-cross"))
    page.mouse.move(*centre(shown))
    page.mouse.down()
    page.mouse.up()
    assert touches(shown) == []
    assert rows(show(page, files=FILES)) == ["Save"]


def test_the_cross_stays_within_the_picture_and_goes_when_the_pointer_or_the_focus_comes_and_goes(read):
    canvas, cross = read("canvas"), read(".labs-cross")
    assert hidden(cross)
    assert canvas.get_attribute("role") == "application" and canvas.evaluate("canvas => canvas.tabIndex") == 0
    assert canvas.get_attribute("aria-roledescription") == "picture whose values the arrow keys read"
    width, height = canvas.evaluate("canvas => [canvas.clientWidth, canvas.clientHeight]")
    canvas.evaluate("canvas => { canvas.style.position = 'relative'; }")
    for key, many in (("ArrowLeft", width), ("ArrowUp", height)):
        for _ in range(int(many / 12) + 2):
            canvas.press(key)
    look = read.said("look")[-1]
    assert (look["x"], look["y"]) == (0, pytest.approx(read.size[1]))
    for key in ("ArrowRight", "ArrowDown"):
        canvas.press(key)
    corner = canvas.evaluate("canvas => [canvas.offsetLeft, canvas.offsetTop]")
    at = cross.evaluate("cross => [parseFloat(cross.style.left), parseFloat(cross.style.top)]")
    assert at == pytest.approx([corner[0] + 6, corner[1] + 6], abs=0.5)
    for away in (lambda: canvas.evaluate("canvas => canvas.blur()"), lambda: canvas.press("Escape")):
        canvas.press("ArrowRight")
        assert not hidden(cross)
        away()
        assert hidden(cross) and "x" not in read.said("look")[-1]


def test_a_pointer_takes_the_crosss_place_and_the_next_arrow_begins_in_the_middle(read):
    canvas, cross = read("canvas"), read(".labs-cross")
    width = canvas.evaluate("canvas => canvas.clientWidth")
    across = read.size[0]
    canvas.press("ArrowRight")
    canvas.press("ArrowRight")
    for kind in ("pointermove", "pointerdown"):
        canvas.press("ArrowRight")
        dispatch(read, kind, clientX=centre(read, 30)[0], clientY=centre(read)[1], pointerType="touch")
        assert hidden(cross)
        assert read.said("look")[-1]["x"] == pytest.approx((1 / 2 + 30 / width) * across, abs=1)
        canvas.press("ArrowRight")
        assert read.said("look")[-1]["x"] == pytest.approx((1 / 2 + 6 / width) * across, abs=0.5)
    count = len(read.said("look"))
    dispatch(read, "pointerleave", pointerType="touch")
    assert len(read.said("look")) == count and not hidden(cross), "what was tapped is read on"
    dispatch(read, "pointerleave", pointerType="mouse")
    assert "x" not in read.said("look")[-1]


def test_an_arrow_that_moves_the_cross_does_not_scroll_the_page_and_no_command_moves_it(read):
    canvas = read("canvas")
    assert taken(canvas, "ArrowDown")
    count = len(read.said("look"))
    for command in ("ctrlKey", "metaKey", "altKey"):
        assert not taken(canvas, "ArrowDown", **{command: True})
    assert not taken(canvas, "b")
    assert len(read.said("look")) == count
