"""A plain plot in a cell keeps its picture, whatever a panel's page says meanwhile on a thread of its own."""

import pytest

from tests.kernels import Kernel

PANEL = "%matplotlib inline\nimport demo_scene\npanel = demo_scene.rings_panel()\nprint(panel.widget.model_id, end='')"
PLOT = """import time, matplotlib.pyplot as plt
plt.plot([1, 2])
print("drawn", end="")  # one piece of text, so one message
while panel.values["lambd"] != {value}:
    time.sleep(0.01)
plt.title("whole")
print(f"{{plt.gca().get_title()}} {{len(plt.gca().lines)}}", end="")
"""
OBSERVED = "import matplotlib.pyplot as plt\npanel.params.observe(lambda change: plt.plot([change.new]), 'lambd')"


class Page(Kernel):
    """Says what a panel's page says, on a subshell as JupyterLab does."""

    def __init__(self, folder):
        super().__init__(folder)
        ask = self.client.session.msg("create_subshell_request")
        self.client.control_channel.send(ask)
        self.subshell = self.client.get_control_msg(timeout=240)["content"]["subshell_id"]
        self.name = self.run(PANEL)

    def say(self, kind: str, **more) -> str:
        """One word of the page's; the id of its message."""
        word = {"type": kind, "view": "a", "serial": 1, **more}
        message = self.client.session.msg("comm_msg", {"comm_id": self.name, "data": {"method": "custom", "content": word}})
        message["header"]["subshell_id"] = self.subshell
        self.client.shell_channel.send(message)
        return message["header"]["msg_id"]

    def begin(self, code: str) -> str:
        return self.client.execute(code)

    def heard(self, parent: str, kind: str) -> dict:
        """The next message of this kind that answers that one."""
        while True:
            message = self.client.get_iopub_msg(timeout=240)
            if message["parent_header"].get("msg_id") == parent and message["msg_type"] in (kind, "error"):
                assert message["msg_type"] == kind, message["content"]
                return message["content"]


@pytest.fixture
def page(tmp_path):
    page = Page(tmp_path)
    yield page
    page.close()


@pytest.mark.fault("a plain plot in a cell while a panel's page speaks")
def test_a_cells_plot_is_whole_and_its_own_while_the_page_speaks(page, tried):
    hello = page.say("hello", scale=1, calm=False)
    page.heard(hello, "comm_msg")  # a frame; from then on the page's words are heard beside the cells
    for value in (5, 6, 7):
        cell = page.begin(PLOT.format(value=value))
        assert page.heard(cell, "stream")["text"] == "drawn"
        page.say("painted", number=1)
        page.say("set", name="lambd", value=value)
        assert page.heard(cell, "stream")["text"] == "whole 1"
        assert "image/png" in page.heard(cell, "display_data")["data"]
    tried(3)


def test_what_is_drawn_by_whoever_observes_a_panel_belongs_to_the_hand_that_moved_it(page):
    page.run(OBSERVED)
    moved = page.say("set", name="lambd", value=5)
    assert "image/png" in page.heard(moved, "display_data")["data"]
