"""A saved notebook keeps pictures and sentences; its panels live as long as their kernel, and are never dead widgets."""

import json

import pytest

from tests.browser.lab import write_notebook

pytestmark = pytest.mark.browser


def test_a_saved_panel_lives_with_its_kernel_and_is_a_picture_afterwards(lab_page, lab_server, tmp_path):
    lab = lab_page(write_notebook(tmp_path / "kept.ipynb", "import demo_scene\npanel = demo_scene.rings_panel()\npanel"))
    lab.run_all()
    lab.panel().says("after 400 steps")
    lab.command("docmanager:save")
    [output] = json.loads((lab_server.work / lab.name).read_text())["cells"][0]["outputs"]
    sentence = "λ = 0.70: train 98.6% after 400 steps"
    assert set(output["data"]) == {"image/png", "text/plain"}
    assert output["metadata"] == {"image/png": {"alt": sentence}}

    lab.page.reload()
    lab.wait_until_ready()
    lab.panel().says(sentence)

    lab.page.evaluate("jupyterapp.shell.currentWidget.sessionContext.session.kernel.restart()")
    lab.panel().says("The kernel has stopped")
    lab.command("docmanager:save")
    lab.page.reload()
    lab.wait_until_ready()
    lab.page.locator(".jp-OutputArea-output img").wait_for()
    assert lab.page.get_by_text("Error displaying widget").count() == 0
    lab.errors[:] = [e for e in lab.errors if "Canceled future" not in e]  # JupyterLab's own words on a restart
