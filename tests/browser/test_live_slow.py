"""A slow line: frames are dropped, never queued, and the last value arrives."""

import pytest

from tests.browser.lab import LabPage, patient, write_notebook
from tests.browser.slow_link import SlowLink, Through

pytestmark = pytest.mark.browser

CELLS = ("import demo_scene", "panel = demo_scene.rings_panel()\npanel")
WATCH = """
viewers, waiting, moved = panel.widget.viewers, [], []
posted = viewers.posted
panel.params.observe(lambda change: moved.append(change.new), "lambd")
def counted():
    number = posted()
    waiting.append(number - min(viewers.painted_by[view] for view in viewers.scales))
    return number
viewers.posted = counted
"""
DRAG = """async () => { // over the whole slider within two seconds, as a hand does
  const range = document.querySelector(".labs-panel input[type=range]");
  const began = performance.now();
  for (let place = 1; place <= 100; place += 1) {
    range.value = place;
    range.dispatchEvent(new Event("input"));
    await new Promise((done) => setTimeout(done, 20));
  }
  return (performance.now() - began) / 1000;
}"""
GAP = 0.15  # seconds between two moves that are sent while answers take long (GAP in live/pace.js)


@pytest.mark.fault("a slow line: 300 ms, 500 kbit/s")
def test_on_a_slow_line_no_frame_waits_behind_another_and_the_last_value_arrives(browser, lab_server, tmp_path, tried):
    link = SlowLink(int(lab_server.url.rsplit(":", 1)[1]))
    context = patient(browser.new_context(viewport={"width": 1280, "height": 900}))
    try:
        lab = LabPage(context.new_page(), Through(lab_server, link), write_notebook(tmp_path / "slow.ipynb", *CELLS))
        lab.run_all()
        lab.panel().says("after 400 steps")
        link.delay, link.rate = 0.15, 500_000 / 8
        lab.panel().slider("λ").press("ArrowRight")
        lab.panel().says("λ = 0.80:")
        lab.panel().says("after 400 steps")  # by now the kernel knows how slow the page is
        lab.run(WATCH)
        seconds = lab.page.evaluate(DRAG)
        lab.panel().says("λ = 10.00:")
        lab.panel().says("after 400 steps")
        waiting = [int(n) for n in lab.run("print(*waiting)").split()]
        assert max(waiting) == 1, waiting  # a frame goes when the one before is painted
        assert len(waiting) < 100, "frames were dropped"
        assert int(lab.run("print(len(moved))")) <= seconds / GAP + 2, "moves are held back, too"
        assert lab.run("print(panel.values['lambd'])") == "10.0\n"
        tried(1)
        link.delay, link.rate = 0.0, float("inf")
        lab.close()
        assert lab.errors == []
    finally:
        context.close()
        link.close()
