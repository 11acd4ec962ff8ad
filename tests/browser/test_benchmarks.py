"""What the benches do on a page works; what they measure is asked nowhere here. The whole of each: tests/soak."""

import pytest

from benchmarks import hands, live, slow
from benchmarks.watch import EAR
from tests.browser.lab import write_notebook

pytestmark = pytest.mark.browser


def test_a_bench_finds_its_way_about_a_panel(lab_page, tmp_path):
    def notebook(code):
        page = lab_page(write_notebook(tmp_path / "bench.ipynb", code))
        page.page.add_init_script(EAR)
        page.page.reload()
        page.wait_until_ready()
        page.run_all()
        return page

    lab = live.measured(notebook, "boundary", 40)
    followed = live.follow(lab, moves=1, burst=2)
    assert min(followed["first"] + [followed["last of burst"]]) > 0, "seen, and known for the hand's own"
    assert live.long_runs(lab, repeats=1)[0] > 0
    assert min(slow.drag(lab.page, 0)) > 0
    moved = hands.under_the_hand(lab.page, 0, 0)
    times = moved["first"] + moved["final"] + moved["pictures"] + moved["last"]
    assert len(moved["first"]) == 3 and moved["last"] and min(times) >= 0
    assert live.stream(lab, 0.1) >= 0
    assert {*live.idle(lab, 0.1)} == {"frames", "kernel", "page"}
