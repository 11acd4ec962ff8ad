"""The line between a view and the kernel, on a page of its own: how often it speaks, who looks, and how it ends."""

import pytest

from labutils.live.stage import SOURCES
from tests.browser.shown import load, show, taken

pytestmark = pytest.mark.browser

LONG = 300  # ms an answer takes that is slow
GAP, ANSWER, SETTLE, FLICKER = 150, 80, 120, 250  # ms, as in the scripts
REFRESH = 20


SLIDE = """stop => {
    const range = document.querySelector("input[type=range]");
    range.value = stop;
    range.dispatchEvent(new Event("input"));
}"""


def slide(shown, stop: int) -> None:
    shown.page.evaluate(SLIDE, stop)


def count(shown, kind: str) -> int:
    """How many messages of this kind are out, without waiting for more."""
    return shown.page.evaluate("kind => sent.filter(({ type }) => type === kind).length", kind)


def answer(shown) -> None:
    """The kernel has heard all that was sent."""
    serial = shown.page.evaluate("Math.max(...sent.map(({ serial }) => serial ?? 0))")
    shown.page.evaluate("([view, serial]) => tell({ heard: { [view]: serial } })", [shown.view, serial])


def test_moves_wait_behind_one_another_only_while_answers_are_slow(shown):
    for slow in (False, True, False):
        slide(shown, 20)
        shown.later(LONG if slow else REFRESH)
        answer(shown)
        shown.later(REFRESH)
        slide(shown, 30)  # at once, if the one before went long enough ago
        shown.later(REFRESH)
        before = count(shown, "set")
        slide(shown, 40)
        shown.later(2 * REFRESH)
        assert count(shown, "set") == before + (not slow), "slow" if slow else "quick"
        shown.later(GAP)
        assert count(shown, "set") == before + 1
        answer(shown)
        shown.later(GAP)


def test_moves_wait_while_one_is_without_an_answer_for_long(shown):
    slide(shown, 20)
    shown.later(LONG)
    slide(shown, 30)
    shown.later(REFRESH)
    before = count(shown, "set")
    slide(shown, 31)
    slide(shown, 32)
    shown.later(GAP - 3 * REFRESH)
    assert count(shown, "set") == before
    shown.later(4 * REFRESH)
    assert count(shown, "set") == before + 1 and shown.moves()[-1] == ("by", 3.2)


def test_a_move_carries_the_number_of_the_newest_that_was_sent_and_so_does_all_that_follows(shown):
    for serial in (1, 2, 3):
        slide(shown, 20 + serial)
        assert shown.said("set")[-1]["serial"] == serial
    shown.page.get_by_role("button", name="Play", exact=True).click()
    assert shown.said("play")[-1]["serial"] == 4
    shown.page.evaluate("whole()")
    shown.until("sent.at(-1).type === 'painted'")
    assert shown.said("painted")[-1]["serial"] == 4
    assert {message["view"] for message in shown.page.evaluate("sent")} == {shown.view}


def test_what_is_painted_is_told_at_once_after_a_pause_and_else_seldom(shown):
    shown.later(2 * ANSWER)
    before = count(shown, "painted")
    for told in (1, 1, 1, 2):
        shown.page.evaluate("tell()")
        shown.page.evaluate("new Promise((done) => queueMicrotask(() => queueMicrotask(done)))")
        shown.until("true")
        assert count(shown, "painted") == before + told
    shown.later(2 * ANSWER)


HEARD = """() => {
    window.waiting = [];
    const add = EventTarget.prototype.addEventListener, remove = EventTarget.prototype.removeEventListener;
    const outside = (target) => !(target instanceof Node) || target === document;
    EventTarget.prototype.addEventListener = function (kind, hear, ...more) {
        if (outside(this)) waiting.push([this, kind, hear]);
        return add.call(this, kind, hear, ...more);
    };
    EventTarget.prototype.removeEventListener = function (kind, hear, ...more) {
        waiting = waiting.filter(([target, name, other]) => target !== this || name !== kind || other !== hear);
        return remove.call(this, kind, hear, ...more);
    };
    window.watching = new Set();
    const Real = ResizeObserver;
    window.ResizeObserver = class extends Real {
        observe(node) { watching.add(this); super.observe(node); }
        disconnect() { watching.delete(this); super.disconnect(); }
    };
}"""


@pytest.fixture
def own_page(browser):
    """Another page, for what changes the page itself."""
    page = browser.new_page()
    load(page)
    yield page
    page.close()


def test_a_view_that_is_taken_away_leaves_nothing_behind(own_page):
    page = own_page
    page.evaluate(HEARD)
    shown = show(page)
    kinds = sorted(page.evaluate("waiting.map(([target, kind]) => kind)"))
    assert kinds == ["change", "change", "visibilitychange"] and page.evaluate("watching.size") == 3
    assert sorted(page.evaluate("Object.keys(heard)")) == ["comm:close", "comm_live_update", "msg:custom"]
    shown.page.evaluate("tell({ mode: 'training', status: 'late' })")
    page.evaluate("leave()")
    shown.later(10_000)
    assert page.evaluate("waiting.length + watching.size + Object.keys(heard).length") == 0
    assert page.evaluate("document.body.firstChild.childElementCount") == 0


RATIO = """ratio => {
    if (!window.queries) {
        const real = window.matchMedia.bind(window);
        window.queries = [];
        window.matchMedia = (media) => {
            const query = real(media);
            if (media.includes("resolution")) queries.push(query);
            return query;
        };
    }
    Object.defineProperty(window, "devicePixelRatio", { configurable: true, value: ratio });
    queries.at(-1)?.dispatchEvent(new Event("change"));
}"""


def test_a_screen_of_another_ratio_asks_for_another_sharpness_once_it_has_settled(own_page):
    own_page.evaluate(RATIO, 1)
    shown = show(own_page)
    first = shown.said("hello")[-1]["scale"]
    for ratio in (2, 3):
        before = count(shown, "hello")
        own_page.evaluate(RATIO, ratio)
        shown.later(SETTLE - 30)
        assert count(shown, "hello") == before
        shown.later(60)
        assert count(shown, "hello") == before + 1
        assert shown.said("hello")[-1]["scale"] == pytest.approx(ratio * first)


def test_who_asked_for_less_motion_is_known_and_a_change_is_told(page):
    shown = show(page)
    assert shown.said("hello")[-1]["calm"] is False
    for wish, calm in (("reduce", True), ("no-preference", False)):
        page.emulate_media(reduced_motion=wish)
        shown.until(f"sent.filter(({{ type }}) => type === 'hello').at(-1).calm === {str(calm).lower()}")


def test_a_line_that_cannot_send_is_cut_and_says_nothing_more(page):
    shown = show(page)
    page.evaluate("() => { window.real = sent.push; sent.push = () => { throw new Error('closed'); }; }")
    slide(shown, 20)
    shown.later()
    assert "The kernel has stopped." in shown(".labs-status").text_content()
    page.evaluate("() => { sent.push = real; }")
    before = page.evaluate("sent.length")
    page.evaluate("leave()")
    shown.later(10_000)
    assert page.evaluate("sent.length") == before


HIDDEN = "Object.defineProperty(document, 'hidden', { configurable: true, get: () => true })"
FOLDED = "document.querySelector('canvas').style.display = 'none'"


@pytest.mark.parametrize("hide", [HIDDEN, FOLDED], ids=["page", "picture"])
def test_what_nobody_can_see_asks_for_no_frame(shown, hide):
    shown.page.evaluate(hide)
    shown.later()
    before = count(shown, "hello")
    shown.page.evaluate("number += 1; tell()")  # one was missed
    shown.later()
    assert count(shown, "hello") == before


@pytest.mark.fault("a page shown again while its panel is scrolled away")
def test_a_page_shown_again_without_its_picture_says_hello_once_that_is_back(shown):
    hidden = """hidden => {
        Object.defineProperty(document, "hidden", { configurable: true, get: () => hidden });
        document.dispatchEvent(new Event("visibilitychange"));
    }"""
    shown.page.evaluate(hidden, True)
    shown.page.evaluate(
        "window.panel = document.querySelector('.labs-panel'); window.home = panel.parentElement; panel.remove()"
    )
    before = count(shown, "hello")
    shown.page.evaluate(hidden, False)
    shown.page.evaluate("home.append(panel)")
    shown.until(f"sent.filter(({{ type }}) => type === 'hello').length === {before} + 1")


@pytest.mark.fault("a frame that the browser cannot paint")
def test_a_frame_that_cannot_be_painted_stops_no_other(shown):
    """Such as a picture for which there is no memory, once."""
    shown.page.evaluate("""() => {
        const decode = createImageBitmap;
        window.createImageBitmap = async () => {
            window.createImageBitmap = decode;
            throw new Error("no memory");
        };
    }""")
    hellos, newest = count(shown, "hello"), shown.page.evaluate("whole(); number")
    shown.later(4_100)
    shown.until(f"sent.filter(({{ type }}) => type === 'hello').length === {hellos} + 1")
    shown.page.evaluate("whole()")
    shown.until(f"sent.some(({{ type, number }}) => type === 'painted' && number === {newest} + 1)")


def test_a_run_of_which_nothing_comes_any_more_is_asked_for_a_frame_again_and_again_until_it_answers(shown):
    before = count(shown, "hello")
    shown.page.evaluate("tell({ mode: 'training' })")
    shown.later(3_000)
    shown.page.evaluate("tell()")  # it goes on, slowly
    shown.later(3_000)
    assert count(shown, "hello") == before
    shown.later(6_000)
    assert count(shown, "hello") == before + 2
    shown.page.evaluate("tell({ mode: 'rest' })")
    shown.later(10_000)
    assert count(shown, "hello") == before + 2


def press_step(shown) -> None:
    shown(".labs-icon").last.click()


@pytest.mark.parametrize("move", [lambda shown: slide(shown, 20), press_step], ids=["slider", "step"])
def test_a_move_whose_answer_is_lost_is_told_so_and_asks_for_a_whole_frame(shown, move):
    before = count(shown, "hello")
    move(shown)
    shown.page.evaluate("tell()")  # of an earlier move
    shown.later(4_100)
    assert "has not answered" in shown(".labs-status").text_content() and count(shown, "hello") == before + 1
    answer(shown)
    shown.later(10_000)
    assert "has not answered" not in shown(".labs-status").text_content() and count(shown, "hello") == before + 1


def test_a_page_that_missed_a_frame_asks_for_a_whole_one_until_it_comes(shown):
    before = count(shown, "hello")
    shown.page.evaluate("number += 1; tell()")
    shown.until(f"sent.filter(({{ type }}) => type === 'hello').length === {before} + 1")
    shown.later(8_100)
    assert count(shown, "hello") == before + 3 and "has not answered" not in shown(".labs-status").text_content()
    shown.page.evaluate("whole()")
    shown.later(10_000)
    assert count(shown, "hello") == before + 3


TOUCH = """kinds => {
    const canvas = document.querySelector("canvas");
    canvas.setPointerCapture = () => {};
    kinds.forEach((kind) => canvas.dispatchEvent(new PointerEvent(`pointer${kind}`, { clientX: 9, clientY: 9 })));
}"""


def test_the_kernel_hears_what_a_hand_did_in_the_order_in_which_it_did_it(page):
    """The hand leaves off while its last move waits behind a slow answer."""
    shown = show(page, listens=True)
    slide(shown, 20)
    shown.later(LONG)
    answer(shown)
    shown.page.evaluate(TOUCH, ["down", "move", "up"])
    slide(shown, 30)
    page.evaluate(TOUCH, ["down"])
    said = [message.get("kind", message["type"]) for message in shown.said("set", "touch")]
    assert said == ["set", "down", "move", "up", "set", "down"]
    serials = [message["serial"] for message in shown.said("set", "touch")]
    assert serials == [1, 2, 3, 4, 5, 6]


def test_a_hidden_page_waits_for_no_answer(shown):
    slide(shown, 20)
    shown.page.evaluate("""() => {
        Object.defineProperty(document, "hidden", { configurable: true, get: () => true });
        document.dispatchEvent(new Event("visibilitychange"));
    }""")
    shown.later(10_000)
    assert "has not answered" not in shown(".labs-status").text_content()


def test_a_short_run_does_not_turn_the_play_button_and_a_longer_one_does_though_states_keep_coming(shown):
    def face():
        return shown(".labs-transport .labs-icon").nth(1).get_attribute("aria-label")

    shown.page.evaluate("tell({ mode: 'training' })")
    shown.later(FLICKER - 60)
    assert face() == "Play"
    shown.page.evaluate("tell({ mode: 'rest' })")
    shown.later(2 * FLICKER)
    assert face() == "Play"
    for _ in range(4):
        shown.page.evaluate("tell({ mode: 'training' })")
        shown.later(FLICKER / 4 + REFRESH)
    assert face() == "Pause"
    shown.page.evaluate("tell({ mode: 'replaying' })")
    shown.later()
    assert face() == "Pause"
    shown.tell(mode="rest")
    assert face() == "Play"
    assert shown(".labs-icon svg path").count() == 3


def test_a_run_that_failed_is_marked_and_what_is_read_stands_behind_the_sentence(shown):
    status = shown(".labs-status")
    shown.tell(status="it diverged", failed=True, read="x = 1")
    assert status.text_content() == "it diverged x = 1" and "labs-failed" in status.get_attribute("class")
    assert shown("canvas").get_attribute("aria-label") == "it diverged"
    shown.tell(failed=False)
    assert "labs-failed" not in status.get_attribute("class")


KEYS = """() => {
    window.through = [];
    document.onkeydown = (event) => through.push([event.key, event.target.className]);
}"""


def test_of_the_keys_in_a_box_the_notebook_has_the_commands_once_and_the_box_its_own(shown):
    shown.page.evaluate(KEYS)
    box = shown(".labs-box")
    for key in ("5", "Control+a", "ArrowLeft", "Shift+ArrowRight", "Control+Home"):
        box.press(key)
    assert [key for key, _ in shown.page.evaluate("through") if key not in ("Shift", "Control")] == []
    for key, name in (("Control+s", "s"), ("Shift+Enter", "Enter"), ("Alt+k", "k"), ("Meta+b", "b")):
        shown.page.evaluate("through.length = 0")
        box.press(key)
        assert [k for k in shown.page.evaluate("through") if len(k[0]) == 1 or k[0] == "Enter"] == [[name, "labs-panel"]]
        assert shown.page.evaluate("document.activeElement.className") == "labs-panel", (
            "the keys that follow are the notebook's"
        )
    shown.page.evaluate("through.length = 0")
    box.press("Tab")
    shown("select").press("Control+a")
    names = [key for key, _ in shown.page.evaluate("through")]
    assert "Tab" in names and "a" in names and "Control" in names


def test_what_the_notebook_takes_of_a_box_the_browser_does_not_do_as_well(shown):
    shown.page.evaluate("() => { document.onkeydown = (event) => event.preventDefault(); }")
    box = shown(".labs-box")
    assert taken(box, "s", ctrlKey=True)
    shown.page.evaluate("document.onkeydown = null")
    assert not taken(box, "s", ctrlKey=True)
    assert [key for key in ("ArrowUp", "ArrowDown", "ArrowLeft", "7") if taken(box, key)] == ["ArrowUp", "ArrowDown"]
    assert taken(shown("input[type=range]").first, " ")
    assert not taken(shown("input[type=checkbox]"), " ")


def test_what_is_being_typed_stays_and_an_empty_box_and_escape_bring_the_value_back(shown):
    box = shown(".labs-box")
    box.fill("4.")
    shown.tell(values=shown.values(by=7.0), heard={shown.view: 99})
    assert box.input_value() == "4."
    box.press("Escape")
    assert box.input_value() == "7" and shown.moves() == []
    box.fill(" ")
    box.press("Enter")
    assert box.input_value() == "7" and shown.moves() == []
    box.fill("12")
    box.press("Enter")
    assert shown.moves() == [("by", 12)]
    assert shown("input[type=range]").first.get_attribute("aria-valuetext") == "7", (
        "the slider leads no further than it goes"
    )
    shown.tell(complaint={"name": "by", "view": shown.view, "text": "too much"}, heard={shown.view: 1})
    box.press("Escape")
    assert box.input_value() == "7" and shown.moves()[-1] == ("by", 7) and box.get_attribute("aria-invalid") is None
    box.fill("3")
    shown("select").focus()
    assert shown.moves()[-1] == ("by", 3), "a box that is left is taken at its word"
    assert shown("input[type=range]").first.get_attribute("aria-valuetext") == "3"
    box.press("Enter")
    assert len(shown.moves()) == 3


def test_a_value_between_two_stops_leads_the_slider_to_the_nearer(shown):
    slider = shown("input[type=range]").first
    for value, stop in ((4.04, "40"), (4.06, "41"), (0, "0"), (10, "100")):
        shown.tell(values=shown.values(by=value), heard={shown.view: 99})
        assert slider.input_value() == stop
        assert slider.evaluate("node => node.style.getPropertyValue('--filled')") == f"{stop}%"


def test_a_control_says_what_it_is_for_and_long_options_stand_in_a_list(page):
    choices = {"short": ["a", "b", "c", "d"], "five": list("abcde"), "long": ["a" * 24, "b"]}
    specs = [
        {"kind": "choice", "name": name, "label": name, "description": f"for {name}", "folded": False, "options": options}
        for name, options in choices.items()
    ]
    shown = show(page, controls=specs)
    assert shown(".labs-control").evaluate_all("nodes => nodes.map((node) => node.title)") == [f"for {n}" for n in choices]
    assert shown(".labs-control").evaluate_all("nodes => nodes.map((n) => n.querySelectorAll('select').length)") == [0, 1, 1]
    for label in ("five", "long"):
        assert shown.page.get_by_label(label, exact=True).count() == 1
    ids = shown("[id]").evaluate_all("nodes => nodes.map(({ id }) => id)")
    assert len(ids) == len(set(ids)) == 2


def test_a_picture_of_another_size_fits_its_place(shown):
    canvas = shown("canvas")
    assert canvas.evaluate("canvas => [canvas.style.width, canvas.style.aspectRatio]") == ["300px", "300 / 200"]
    png = shown.page.evaluate("""() => new Promise((done) => {
        const own = Object.assign(document.createElement("canvas"), { width: 400, height: 200 });
        own.toBlob(async (blob) => {
            const layers = [{ level: 0, at: [0, 0], had: -1 }];
            const frame = { layers, size: [200, 100], pixels: [400, 200], type: "image/png" };
            tell({}, { frame, slots: [] }, [new DataView(new ArrayBuffer(0)), await blob.arrayBuffer()]);
            done();
        });
    })""")
    assert png is None
    shown.until("document.querySelector('canvas').style.width === '200px'")
    shape = canvas.evaluate("canvas => [canvas.width, canvas.height, canvas.style.aspectRatio]")
    assert shape == [400, 200, "200 / 100"]


EARLY = """spec => {
    const el = document.createElement("div");
    const leave = render({ model: { get: () => spec, send() {}, on() {}, off() {} }, el });
    const { width, aspectRatio } = el.querySelector("canvas").style;
    leave();
    return [width, aspectRatio];
}"""


def test_a_picture_that_is_still_on_its_way_has_its_place_already(shown):
    assert shown.page.evaluate(EARLY, shown.spec) == ["300px", "300 / 200"]


def test_words_without_a_picture_are_painted_and_miss_nothing(shown):
    hellos = count(shown, "hello")
    shown.page.evaluate("number += 3; tell({ status: 'words' }, { slots: undefined })")
    shown.later()
    assert count(shown, "hello") == hellos and shown(".labs-status").text_content() == "words"
    assert shown.said("painted")[-1]["number"] == shown.page.evaluate("number")


BESIDE = """([style, width]) => {
    const sheet = Object.assign(document.createElement("style"), { textContent: style });
    const row = Object.assign(document.createElement("div"), { className: "widget-hbox" });
    row.style.cssText = `display: flex; width: ${width}px`;
    const mine = document.body.firstChild;
    row.append(document.createElement("div"), mine);
    document.body.append(sheet, row);
    const panel = mine.querySelector(".labs-panel").getBoundingClientRect();
    const ends = [...mine.querySelectorAll(".labs-transport > *")].map((node) => node.getBoundingClientRect());
    return [panel.left - row.getBoundingClientRect().left, Math.max(...ends.map(({ right }) => right)) - panel.right,
            Math.max(...ends.map(({ bottom }) => bottom)) - Math.min(...ends.map(({ top }) => top))];
}"""


@pytest.mark.parametrize(("width", "rows"), [(450, 1), (200, 3)])
def test_a_panel_among_others_keeps_its_distance_and_nothing_of_its_transport_sticks_out(own_page, width, rows):
    show(own_page)
    left, beyond, height = own_page.evaluate(BESIDE, [(SOURCES / "panel.css").read_text("utf-8"), width])
    assert left >= 20 and beyond <= 0
    assert height <= rows * 36


@pytest.mark.parametrize(("labels", "letters"), [(["a"], 4), (["x", "abcdefgh"], 8), (["a" * 30], 18)])
def test_the_labels_of_a_grid_are_as_wide_as_the_longest_within_reason(page, labels, letters):
    toggle = {"kind": "toggle", "description": "", "folded": False}
    shown = show(page, controls=[{**toggle, "name": label, "label": label} for label in labels])
    width = shown(".labs-controls").evaluate("node => parseFloat(node.style.getPropertyValue('--label'))")
    assert width == pytest.approx(0.58 * letters + 0.6)


PARTLY = """async () => {
    const own = Object.assign(document.createElement("canvas"), { width: 20, height: 10 });
    const context = own.getContext("2d");
    context.fillStyle = "#f00";
    context.fillRect(0, 0, 20, 10);
    const blob = await new Promise((done) => own.toBlob(done));
    const layers = [{ level: 0, at: [0, 0], had: 0 }, { level: 9, at: [30, 40], had: -1 }];
    const frame = { layers, size: [300, 200], pixels: [300, 200], type: "image/png" };
    window.part = [{}, { frame, slots: [] }, [new DataView(new ArrayBuffer(0)), await blob.arrayBuffer()]];
}"""
PIXEL = """([x, y]) => [...document.querySelector("canvas").getContext("2d").getImageData(x, y, 1, 1).data].slice(0, 3)"""


def test_a_frame_that_is_sent_in_part_keeps_the_rest(shown):
    """The first layer is the one the page has, cut off from what stood on it; the second is new."""
    shown.page.evaluate(PARTLY)
    hellos = count(shown, "hello")
    shown.page.evaluate("tell(...part)")
    shown.until(f"String(({PIXEL})([35, 45])) === '255,0,0'")
    assert shown.page.evaluate(PIXEL, [29, 45]) == shown.page.evaluate(PIXEL, [35, 51]) == [255, 255, 255]
    assert count(shown, "hello") == hellos


def test_a_frame_in_part_after_one_that_was_missed_is_not_enough(shown):
    shown.page.evaluate(PARTLY)
    hellos = count(shown, "hello")
    shown.page.evaluate("number += 1; tell(...part); tell(...part)")
    shown.until(f"sent.filter(({{ type }}) => type === 'hello').length > {hellos} + 1")
    assert shown.page.evaluate(PIXEL, [35, 45]) != [255, 0, 0]
