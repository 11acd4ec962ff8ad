"""A panel on a page of its own: its scripts and its clock, and the kernel's part played by the test."""

import base64
import json

import pytest

from labutils.live import Button, Choice, Panel, Slider, Toggle
from labutils.live.stage import SCRIPTS, SOURCES, Stage
from tests.browser.lab import wait_until
from tests.unit.live.scenes import Remembering

BUILD = """async ([spec, message, buffers]) => {
  const views = buffers.map((text) => new DataView(Uint8Array.from(atob(text), (c) => c.charCodeAt(0)).buffer));
  const heard = (window.heard = {});
  window.leave?.(); // the panel of the test before
  delete document.hidden;
  window.sent = [];
  const on = (name, act) => (heard[name] = act);
  const model = { get: () => spec, send: (said) => sent.push(said), on, off: (name) => delete heard[name] };
  const el = document.createElement("div");
  document.body.replaceChildren(el);
  window.leave = render({ model, el });
  window.cut = () => heard["comm_live_update"]();
  window.number = message.number - 1;
  window.tell = (changes = {}, more = {}, buffers = []) => {
    number += 1;
    window.state = { ...window.state, ...changes };
    heard["msg:custom"]?.({ type: "frame", frame: null, slots: [], number, state: window.state, ...more }, buffers);
  };
  window.whole = () => tell({}, { frame: message.frame, slots: message.slots }, views);
  window.state = message.state;
  whole();
}"""
PRESS = """(node, how) => {
  const event = new KeyboardEvent("keydown", { bubbles: true, cancelable: true, ...how });
  node.dispatchEvent(event);
  return event.defaultPrevented;
}"""
A_WHILE = 300  # ms of the page's own clock: longer than the scripts wait for anything but a hand
OPTIONS = ["one", "two", "three", "four", "five"]


def taken(node, key: str, **how) -> bool:
    """Press a key on it: is it kept from the browser, which would scroll, search or save?"""
    return node.evaluate(PRESS, {"key": key, **how})


def load(page) -> None:
    """The scripts, and a clock that only ``Shown.later`` moves: nothing here depends on how busy the machine is."""
    page.clock.install(time=0)
    page.clock.pause_at(1_000)
    scripts = "\n".join((SOURCES / name).read_text(encoding="utf-8") for name in SCRIPTS)
    page.add_script_tag(content=scripts.replace("export default { render };", ""))


def panel_with_a_control_of_each_kind() -> Panel:
    by, pace, word = Slider("by", 1, 0, 10), Choice("pace", ["slow", "fast"]), Choice("word", OPTIONS)
    return Panel(Remembering(), by, pace, word, Toggle("loud"), Button("draw"))


def show(page, **more) -> "Shown":
    """Such a panel on the page, its first frame painted; ``more`` is what its ``spec`` says besides."""
    messages, panel = [], panel_with_a_control_of_each_kind()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Stage, "send", lambda self, header, buffers: messages.append((header, buffers)))
        panel.widget.viewers.hello("a", 1.0)
        for _ in panel.widget.post():
            pass
    spec = json.loads(json.dumps({**panel.widget.spec, **more}))
    panel.close()
    [(header, buffers)] = messages
    header = json.loads(json.dumps({**header, "number": 1}))
    return Shown(page, spec, header, [base64.b64encode(buffer).decode() for buffer in buffers])


class Shown:
    """What is on the page, what it was told, and what it has said."""

    def __init__(self, page, spec, message, buffers):
        self.page, self.spec, self.size = page, spec, spec["size"]
        page.evaluate(BUILD, [spec, message, buffers])
        self.until("sent.some(({ type }) => type === 'painted') && sent.some(({ type }) => type === 'hello')")
        self.later()

    def __call__(self, selector: str):
        return self.page.locator(selector)

    def later(self, ms: int = A_WHILE) -> None:
        """So much later, by the page's own clock."""
        self.page.clock.run_for(ms)

    def until(self, condition: str) -> None:
        """Until this holds, for what the browser itself does in its own time: it decodes pictures and measures sizes."""

        def holds():
            self.later(20)
            return self.page.evaluate(condition)

        wait_until(holds, self.page)

    def tell(self, **state) -> None:
        """A frame of the kernel's with another state; returns once it is shown."""
        self.page.evaluate("tell", state)
        self.later()

    def said(self, *kinds: str) -> list[dict]:
        """What the page has told the kernel of these kinds."""
        self.later()
        return [message for message in self.page.evaluate("sent") if message["type"] in kinds]

    def moves(self) -> list:
        return [(message["name"], message["value"]) for message in self.said("set")]

    def values(self, **changes) -> dict:
        return {**self.page.evaluate("state.values"), **changes}

    @property
    def view(self) -> str:
        return self.page.evaluate("sent[0].view")
