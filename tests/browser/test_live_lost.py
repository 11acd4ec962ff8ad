"""The kernel sleeps, is killed or culled while a panel is on the page: the panel says so, and what can comes back."""

import os
import signal

import pytest

from tests.browser.lab import write_notebook

pytestmark = pytest.mark.browser

CELL = "import demo_scene\npanel = demo_scene.rings_panel()\npanel"
WHERE = "import os; print(os.getpid())"
STOPPED = "The kernel has stopped. Run ▸ Run All Above Selected Cell, then this cell"
CULL = """async () => { // as the server does with a kernel that nobody used for long
  const { kernel } = jupyterapp.shell.currentWidget.sessionContext.session;
  const { baseUrl, token } = jupyterapp.serviceManager.serverSettings;
  await fetch(`${baseUrl}api/kernels/${kernel.id}`, { method: "DELETE", headers: { Authorization: `token ${token}` } });
}"""
HOW = {
    "killed": lambda lab, kernel: os.kill(kernel, signal.SIGKILL),
    "culled": lambda lab, kernel: lab.page.evaluate(CULL),
}


@pytest.fixture
def lab(lab_page, tmp_path):
    lab = lab_page(write_notebook(tmp_path / "lost.ipynb", CELL))
    lab.run_all()
    lab.panel().says("λ = 0.70: train 98.6% after 400 steps")
    return lab


@pytest.mark.fault("the kernel's process stopped, and woken again")
def test_a_kernel_that_sleeps_is_told_and_goes_on_where_the_hand_has_moved(lab):
    kernel = int(lab.run(WHERE))
    os.kill(kernel, signal.SIGSTOP)
    try:
        lab.panel().slider("λ").press("ArrowRight")
        lab.panel().says("The kernel has not answered yet")
    finally:
        os.kill(kernel, signal.SIGCONT)
    lab.panel().says("λ = 0.80:")
    lab.panel().says("after 400 steps")
    lab.panel().slider("λ").press("ArrowRight")
    lab.panel().says("λ = 0.90:")


@pytest.mark.parametrize("how", HOW)
@pytest.mark.fault("the kernel is {how} under a panel")
def test_a_kernel_that_is_gone_is_told_and_the_panel_comes_back_with_its_cell(lab, how):
    HOW[how](lab, int(lab.run(WHERE)))
    if how == "killed":
        lab.page.locator(".jp-Dialog").get_by_role("button", name="Ok").click()  # JupyterLab starts another by itself
    if how == "culled":  # of which no page hears: it is told with the next move
        lab.page.wait_for_function("!jupyterapp.shell.currentWidget.sessionContext.session?.kernel")
        lab.panel().slider("λ").press("ArrowRight")
    lab.panel().says(STOPPED)
    if how == "culled":
        lab.page.evaluate("jupyterapp.shell.currentWidget.sessionContext.startKernel()")
    lab.wait_until_ready()
    lab.run_all()
    lab.panel().says("λ = 0.70: train 98.6% after 400 steps")
    lab.panel().slider("λ").press("ArrowRight")
    lab.panel().says("λ = 0.80:")
