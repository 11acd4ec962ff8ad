"""A laptop that is shut for a minute while a run plays, and opened again."""

import os
import signal
import time

import pytest

from tests.browser.conftest import browser, lab_page, lab_server, open_lab  # noqa: F401  the suite's own browser and server
from tests.browser.lab import write_notebook
from tests.browser.test_live_lost import CELL, WHERE

MINUTE = 60


@pytest.mark.browser
@pytest.mark.fault("the kernel's process stopped for a minute while a run plays")
def test_a_run_that_played_before_a_minutes_sleep_is_shown_to_its_end_and_follows_the_hand(lab_page, tmp_path):  # noqa: F811
    lab = lab_page(write_notebook(tmp_path / "asleep.ipynb", CELL))
    lab.run_all()
    panel = lab.panel()
    panel.says("after 400 steps")
    kernel = int(lab.run(WHERE))
    panel.button("Play").click()
    panel.button("Pause").wait_for()
    os.kill(kernel, signal.SIGSTOP)
    try:
        time.sleep(MINUTE)
        panel.slider("λ").press("ArrowRight")
        panel.says("The kernel has not answered yet")
    finally:
        os.kill(kernel, signal.SIGCONT)
    panel.says("λ = 0.80:")
    panel.says("after 400 steps")
    panel.button("Play").click()
    panel.button("Pause").wait_for()
    panel.button("Play").wait_for()
    panel.says("after 400 steps")
