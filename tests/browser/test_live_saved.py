"""A saved notebook keeps pictures and sentences; its panels live as long as their kernel, and are never dead widgets."""

import json
from html import unescape

import pytest
from nbconvert import HTMLExporter

from tests.browser.lab import wait_until, write_notebook

pytestmark = pytest.mark.browser


def test_a_saved_panel_lives_with_its_kernel_and_is_a_picture_afterwards(lab_page, lab_server, tmp_path):
    lab = lab_page(write_notebook(tmp_path / "kept.ipynb", "import demo_scene\npanel = demo_scene.rings_panel()\npanel"))
    lab.run_all()
    lab.panel().says("after 400 steps")
    lab.command("docmanager:save")
    [output, words] = json.loads((lab_server.work / lab.name).read_text())["cells"][0]["outputs"]
    sentence = "λ = 0.70: train 98.6% after 400 steps"
    assert set(output["data"]) == {"image/png", "text/plain"}
    assert output["metadata"] == {"image/png": {"alt": sentence}}
    assert "".join(words["data"]["text/plain"]) == sentence

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


def test_a_saved_panel_shows_its_last_state_as_picture_and_words(lab_page, lab_server, tmp_path):
    lab = lab_page(write_notebook(tmp_path / "moved.ipynb", "import demo_scene\npanel = demo_scene.rings_panel()\npanel"))
    lab.run_all()
    panel = lab.panel()
    panel.says("after 400 steps")
    lab.command("docmanager:save")
    saved = lab_server.work / lab.name
    [first, _] = json.loads(saved.read_text())["cells"][0]["outputs"]

    def moved_to(key: str, said: str) -> tuple[dict, str]:
        """The output in the file once the panel says this, and its sentence."""
        panel = lab.panel()
        panel.slider("λ").press(key)
        panel.says(said)
        panel.root.and_(lab.page.locator("[aria-busy=false]")).wait_for()
        sentence = panel.status.text_content()

        def renewed() -> bool:
            """A kernel at work for long leaves the file with the older picture until it is saved once more."""
            lab.command("docmanager:save")
            return "".join(json.loads(saved.read_text())["cells"][0]["outputs"][0]["data"]["text/plain"]) == sentence

        wait_until(renewed, lab.page)
        [last, words] = json.loads(saved.read_text())["cells"][0]["outputs"]
        assert last["metadata"] == {"image/png": {"alt": sentence}} and "".join(words["data"]["text/plain"]) == sentence
        return last, sentence

    last, sentence = moved_to("End", "λ = 10.00")
    assert last["data"]["image/png"] != first["data"]["image/png"]

    page, _ = HTMLExporter().from_filename(str(saved))
    assert f"<pre>{sentence}</pre>" in unescape(page) and "".join(last["data"]["image/png"]).strip() in page

    lab.page.reload()
    lab.wait_until_ready()
    lab.panel().says(sentence)

    last, _ = moved_to("Home", "λ = 0.00")
    lab.page.evaluate("jupyterapp.shell.currentWidget.sessionContext.session.kernel.restart()")
    lab.panel().says("The kernel has stopped")
    lab.command("docmanager:save")  # the page's own output is as old as its cell's run, and this kernel knows no panel
    assert json.loads(saved.read_text())["cells"][0]["outputs"][0] == last
