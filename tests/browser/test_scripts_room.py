"""A panel where there is little room: parts one below the other, a picture that is moved sideways, words that stay."""

import numpy as np
import pytest

from labutils.live.parts import below
from labutils.live.stage import SOURCES
from tests.browser.shown import show

pytestmark = pytest.mark.browser

SIZE, CUT = (300, 200), 120  # of the scene's picture, and where this one is cut
PIXELS = """canvas => {
  const { data, width, height } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
  return [height, width, [...data]];
}"""
MORE = "node => [...node.classList].filter((name) => name.startsWith('labs-more'))"
LONGEST = (
    "1,000 examples of 8 classes, 20 % of the labels wrong: dev error 12.3 % where the wrong ones are spread at random, "
    "21.4 % where all of them fall on one class; of ten that are looked at two would be mended. " * 2
)


@pytest.fixture
def styled(page):
    """styled(room, **spec): the panel with its style sheet, so many CSS pixels wide."""
    style = page.add_style_tag(path=SOURCES / "panel.css")
    yield lambda room, **spec: give(show(page, **spec), room)
    style.evaluate("node => node.remove()")


def give(shown, room: int):
    """So much room, once the panel has taken it."""
    shown(".labs-panel").evaluate("(node, room) => (node.parentNode.style.width = `${room}px`)", room)
    shown.page.evaluate("() => new Promise((done) => new ResizeObserver(done).observe(document.body))")
    shown.later()
    return shown


def pixels(shown) -> np.ndarray:
    """(height, width, 4)"""
    height, width, data = shown("canvas").evaluate(PIXELS)
    return np.array(data).reshape(height, width, 4)


def test_where_there_is_little_room_the_parts_stand_one_below_the_other_and_back(styled):
    shown = styled(1_000, below=below(SIZE, [(0, CUT), (CUT, 300)]))
    drawn = pixels(shown)
    give(shown, 336)
    stacked = pixels(shown)
    assert stacked.shape == (400, 180, 4)
    np.testing.assert_array_equal(stacked[:200, :CUT], drawn[:, :CUT])
    np.testing.assert_array_equal(stacked[200:], drawn[:, CUT:])
    assert (stacked[:200, CUT:] == 255).all()
    assert shown("canvas").evaluate("node => [node.clientWidth, node.clientHeight]") == [180, 400]
    assert shown.said("hello")[-1]["scale"] == 1
    np.testing.assert_array_equal(pixels(give(shown, 1_000)), drawn)


def test_a_hand_on_parts_one_below_the_other_is_told_where_they_are_drawn(styled):
    shown = styled(336, looks=True, below=below(SIZE, [(0, CUT), (CUT, 300)]))
    box = shown("canvas").bounding_box()
    for at, place in (((30, 20), (30, 180)), ((30, 250), (150, 150)), ((170, 20), (120, 180)), ((1, 399), (121, 1))):
        shown.page.mouse.move(box["x"] + at[0], box["y"] + at[1])
        look = shown.said("look")[-1]
        assert (look["x"], look["y"]) == pytest.approx(place, abs=1)


def test_a_picture_that_stays_too_wide_says_where_there_is_more_and_is_moved_by_keys(styled):
    shown = styled(336, below=below((850, 400), [(0, 850)]))
    picture, window = shown(".labs-picture"), shown(".labs-window")
    assert shown("canvas").evaluate("node => node.clientWidth") == pytest.approx(0.65 * 850, abs=1)
    assert shown(".labs-panel").evaluate("node => node.scrollWidth <= node.clientWidth"), "the panel itself is too wide"
    assert window.evaluate(MORE) == ["labs-more-right"]
    assert "arrow keys" in picture.get_attribute("aria-label") and picture.get_attribute("role") == "group"
    picture.focus()
    for way, presses, more in (
        ("Right", 1, "labs-more-left,labs-more-right"),
        ("Right", 9, "labs-more-left"),
        ("Left", 9, "labs-more-right"),
    ):
        for _ in range(presses):
            picture.press(f"Arrow{way}")
        shown.until(f"({MORE})(document.querySelector('.labs-window')).sort().join() === {more!r}")
    give(shown, 1_000)
    assert window.evaluate(MORE) == []
    assert [picture.get_attribute(name) for name in ("tabindex", "role", "aria-label")] == [None] * 3


@pytest.mark.parametrize("room", [280, 300, 320, 336, 400])
def test_the_transport_is_as_high_wherever_the_run_is(styled, room):
    shown = styled(room)
    high = set()
    for place in (["iteration", 0, 400], ["iteration", 400, 400], ["iteration", 1_000, 20_000]):
        shown.tell(place=place)
        high.add(shown(".labs-transport").bounding_box()["height"])
    assert len(high) == 1


OUTSIDE = """panel => [...panel.querySelectorAll("input, select, button, textarea")].filter((node) =>
    node.getBoundingClientRect().right > panel.getBoundingClientRect().right + 0.5 ||
    node.scrollHeight > node.clientHeight + 1).map((node) => node.outerHTML)"""


@pytest.mark.parametrize("room", [250, 300, 360])
def test_what_is_pressed_or_written_into_stands_in_its_panel_and_shows_its_words(styled, room):
    label = "draw other settings for all of them"
    controls = [
        {"kind": "button", "name": "draw", "label": label, "description": "", "folded": False},
        {
            "kind": "choice",
            "name": "share",
            "label": "share",
            "description": "",
            "folded": False,
            "options": ["1 in 3 goes on", "1 in 2 goes on"],
        },
    ]
    files, keys = (
        ["share string", "run.py", "curves.csv", "picture.svg"],
        [["z", "undo"], ["n", "add noise"], ["c", "clear"]],
    )
    shown = styled(room, listens=True, takes="points", controls=controls, files=files, keys=keys)
    assert shown(".labs-panel").evaluate(OUTSIDE) == []
    assert shown("select").evaluate("node => node.clientWidth") > 130, "an option is cut"


def test_the_box_to_paste_into_has_the_panels_own_focus_ring(styled):
    shown = styled(400, listens=True, takes="points", keys=[], files=[])
    rings = []
    for node in (shown(".labs-paste"), shown(".labs-box")):
        node.focus()
        rings.append(node.evaluate("node => getComputedStyle(node).outline"))
    assert rings[0] == rings[1] and "2px" in rings[0]


@pytest.mark.parametrize("room", [336, 390, 768, 960])
def test_the_page_keeps_its_place_when_the_sentence_gets_shorter(styled, room):
    shown = styled(room)
    tall = []
    for status in (LONGEST, "short", LONGEST, ""):
        shown.tell(status=status, mode="training")
        tall.append(shown(".labs-panel").bounding_box()["height"])
    assert len(set(tall)) == 1
    give(shown, room + 150)
    shown.tell(status="short")
    assert shown(".labs-status").bounding_box()["height"] < tall[0]
