"""A hand moves at random over all panels of a lab on one page; at rest the page shows what the kernel has."""

import json

from labutils.labs import LABS
from tests.browser.lab import wait_until, write_notebook

CODE = """import json
from ipywidgets import VBox
from labutils.labs import {lab} as lab
panels = [panel() for panel in lab.PANELS.values()][:{most}]
def told(panel):
    shown = {{name: c.to_page(panel.values[name]) for name, c in panel.controls.items() if c.spec()["kind"] != "button"}}
    order = sorted(shown, key=lambda name: name in {{tool.name for tool in panel.scene.tools}})
    return [panel.status, [shown[name] for name in order]]
VBox([panel.widget for panel in panels])"""
KERNEL = "print(json.dumps([told(panel) for panel in panels]))"
REST = "print(any(panel.player.works() or panel.player.shows() for panel in panels))"
MOVES = """async ([moves, seed]) => {
  const random = () => { // mulberry32
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const any = (list) => list[Math.floor(random() * list.length)];
  const panels = [...document.querySelectorAll(".labs-panel")];
  panels.forEach((panel) => panel.querySelectorAll("details").forEach((fold) => (fold.open = true)));
  for (let move = 0; move < moves; move += 1) {
    const panel = any(panels);
    if (random() < 0.3) panel.scrollIntoView({ block: "center" });
    const hands = "input[type=range], select, input[type=radio], input[type=checkbox], button";
    const things = panel.querySelectorAll(`.labs-control :is(${hands}), .labs-transport :is(button, input), .labs-reset`);
    const thing = any([...things].filter((one) => !one.disabled));
    if (!thing) continue;
    if (thing.type === "range") {
      const most = Number(thing.max);
      thing.value = any([0, most, Math.floor(random() * (most + 1))]);
      thing.dispatchEvent(new Event("input"));
    } else if (thing.matches("select")) {
      thing.selectedIndex = Math.floor(random() * thing.options.length);
      thing.dispatchEvent(new Event("change"));
    } else thing.click();
    await new Promise((done) => setTimeout(done, random() < 0.7 ? 30 : 300));
  }
}"""
PAUSE = """() => document.querySelectorAll(".labs-transport [aria-label=Pause]").forEach((button) => button.click())"""
PAGE = """async () => {
  const shown = [];
  for (const panel of document.querySelectorAll(".labs-panel")) {
    panel.querySelector("canvas").scrollIntoView({ block: "center" });
    await new Promise(requestAnimationFrame);
    const values = [...panel.querySelectorAll(".labs-control")].flatMap((control) => {
      const box = control.querySelector(".labs-box"), list = control.querySelector("select");
      const chosen = control.querySelector("input[type=radio]:checked");
      const toggle = control.querySelector("input[type=checkbox]");
      if (box) return [Number(box.value)];
      return list ? [list.value] : chosen ? [chosen.value] : toggle ? [toggle.checked] : [];
    });
    shown.push([panel.querySelector(".labs-status").textContent, values]);
  }
  return shown;
}"""


def open_panels(lab_page, folder, number: str, most: int = 99):
    """The panels of a lab on one page."""
    code = CODE.format(lab=LABS[number].module, most=most)
    lab = lab_page(write_notebook(folder / f"moves_{number}.ipynb", code))
    lab.run_all()
    lab.page.locator(".labs-panel").first.wait_for()
    return lab


def play_with(lab, moves: int, seed: int) -> None:
    """So many moves; then, at rest, each control and each sentence on the page are the kernel's."""
    lab.page.evaluate(MOVES, [moves, seed])

    def at_rest() -> bool:
        lab.page.evaluate(PAUSE)
        return lab.run(REST) == "False\n"

    def agree() -> bool:
        return at_rest() and lab.page.evaluate(PAGE) == json.loads(lab.run(KERNEL))

    try:
        wait_until(agree, lab.page)
    except AssertionError:
        assert lab.page.evaluate(PAGE) == json.loads(lab.run(KERNEL)), f"after {moves} moves, seed {seed}"
