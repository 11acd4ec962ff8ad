"""Real views of a panel whose kernel is a world with a clock of its own (``tests.unit.live.world``)."""

import base64
import itertools
import json
import queue
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor

from tests.browser.lab import wait_until

TICK = 100  # ms of the page's clock between two looks at what it has to say
QUIET = 4  # so many looks without a word: longer than the scripts wait for anything but a hand

PREPARE = """() => {
  window.views = {};
  window.decoding = new Set();
  const decode = window.createImageBitmap;
  window.createImageBitmap = (...given) => {
    const picture = decode(...given);
    decoding.add(picture);
    picture.finally(() => decoding.delete(picture));
    return picture;
  };
  window.breathe = () => new Promise((done) => {
    const channel = new MessageChannel();
    channel.port1.onmessage = done;
    channel.port2.postMessage(0);
  });
}"""
OPEN = """([key, spec]) => {
  const view = (views[key] = { sent: [], heard: {}, el: document.body.appendChild(document.createElement("div")) });
  const on = (name, act) => (view.heard[name] = act);
  const off = (name) => delete view.heard[name];
  view.leave = render({ model: { get: () => spec, send: (said) => view.sent.push(said), on, off }, el: view.el });
}"""
HEAR = """async ([key, message, buffers]) => {
  const bytes = buffers.map((text) => new DataView(Uint8Array.from(atob(text), (c) => c.charCodeAt(0)).buffer));
  views[key].heard["msg:custom"]?.(message, bytes);
  do {
    await breathe();
    await Promise.all(decoding);
  } while (decoding.size);
  await breathe();
}"""
SAID = "key => views[key].sent.splice(0)"
MOVE = """([key, at]) => {
  const range = views[key].el.querySelector("input[type=range]");
  range.value = at;
  range.dispatchEvent(new Event("input"));
}"""
HIDE = """hidden => {
  Object.defineProperty(document, "hidden", { configurable: true, get: () => hidden });
  document.dispatchEvent(new Event("visibilitychange"));
}"""
SEEN = """key => {
  const canvas = views[key].el.querySelector("canvas");
  const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
  const pixels = new Uint32Array(data.buffer);
  const sum = String(pixels.reduce((sum, pixel) => (Math.imul(sum, 31) + pixel) | 0, 0));
  return [views[key].el.querySelector(".labs-status").textContent, sum, new Set(pixels).size];
}"""


class Desk:
    """Where the thread of the panel has the browser's work done: Playwright's pages belong to the test's own thread."""

    def __init__(self, page):
        self.page, self.waiting = page, queue.SimpleQueue()
        page.evaluate(PREPARE)

    def do(self, act: Callable):
        """act(), on the test's thread; called on that of the panel."""
        done = Future()
        self.waiting.put((act, done))
        return done.result()

    def evaluate(self, code: str, given=None):
        return self.do(lambda: self.page.evaluate(code, given))

    def serve(self, story: Callable) -> None:
        """Run a story on a thread of its own, and do what it asks for meanwhile."""
        with ThreadPoolExecutor(1) as pool:
            told = pool.submit(story)
            told.add_done_callback(lambda _: self.waiting.put(None))
            while (asked := self.waiting.get()) is not None:
                act, done = asked
                try:
                    done.set_result(act())
                except BaseException as error:  # raised on the panel's thread
                    done.set_exception(error)
            told.result()


class View:
    """One view on the page, moved as ``world.Page`` is."""

    keys = itertools.count()

    def __init__(self, world, desk: Desk, latency: float):
        self.world, self.desk, self.latency = world, desk, latency
        self.key, self.busy, self.quiet = str(next(View.keys)), False, 0
        self.hidden = desk.evaluate("document.hidden")
        world.pages.append(self)
        desk.evaluate(OPEN, [self.key, json.loads(json.dumps(world.panel.widget.spec))])
        if not self.hidden:
            desk.do(lambda: wait_until(lambda: desk.page.evaluate("key => views[key].sent.length", self.key), desk.page))
        self.listen()

    def take(self, header: dict, buffers: list[bytes]) -> None:
        texts = [base64.b64encode(buffer).decode() for buffer in buffers]
        self.desk.evaluate(HEAR, [self.key, json.loads(json.dumps(header)), texts])
        self.listen_soon()

    def listen_soon(self) -> None:
        self.quiet = 0
        if not self.busy:
            self.busy = True
            self.world.loop.call_later(self.latency, self.look)

    def look(self) -> None:
        """A little later on the page: what it says then, until it says nothing any more."""
        self.desk.do(lambda: self.desk.page.clock.run_for(TICK))
        self.quiet = 0 if self.listen() else self.quiet + 1
        self.busy = self.quiet < QUIET and self in self.world.pages
        if self.busy:
            self.world.loop.call_later(TICK / 1000, self.look)

    def listen(self) -> list[dict]:
        """Hand on what the page has said."""
        said = self.desk.evaluate(SAID, self.key)
        for message in said:
            self.hear(message)
        if said:
            self.listen_soon()
        return said

    def hear(self, message: dict) -> None:
        self.world.said += 1
        hear = self.world.panel.page.hear
        hear(message) if self.world.loop.is_running() else self.world.at_home(lambda: hear(message))

    def tell(self, kind: str, **more) -> None:
        """What another hand asks for, in a view that is none of these."""
        self.hear({"type": kind, "view": "another", "serial": 0, **more})

    def move(self, by: float) -> None:
        self.desk.evaluate(MOVE, [self.key, by])
        self.listen()

    def hide(self, hidden: bool = True) -> None:
        """All views of the tab: each hears of it."""
        self.hidden = hidden
        if self.desk.evaluate("document.hidden") != hidden:
            self.desk.evaluate(HIDE, hidden)
        self.listen()

    def show(self) -> None:
        self.hide(False)

    def leave(self) -> None:
        self.world.pages.remove(self)
        self.desk.evaluate("key => views[key].leave()", self.key)
        self.listen()

    def shows(self) -> list:
        """The words, a sum of the picture, and how many colours it has."""
        return self.desk.evaluate(SEEN, self.key)
