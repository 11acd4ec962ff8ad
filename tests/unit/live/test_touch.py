"""A picture that can be touched: what is heard, what is set by it, what is refused, and the files that are saved."""

from base64 import b64encode

import pytest

from labutils.live import Panel, Slider
from labutils.live.film import record_film, spec_of
from labutils.live.stage import Stage
from tests.unit.live.scenes import Counting, Remembering


class Touched(Remembering):
    """A hand at x sets ``by``; half of what is shown is adopted without a new run."""

    keys = {"z": "undo"}

    def __init__(self):
        super().__init__()
        self.heard, self.mark, self.quiet = [], 0, 0
        self.files = {"total.txt": lambda: f"{self.total:g}", "broken.txt": self.broken, "lost.txt": self.lost}

    def broken(self):
        raise ValueError("there is nothing to save")

    def lost(self):
        raise OSError("the disk is gone")

    def start(self, by=1.0, quiet=0):
        self.quiet = quiet
        return super().start(by)

    def adopt(self, by, quiet):
        if by != self.by:
            return False
        self.quiet = quiet
        return True

    def hear(self, message):
        self.heard.append(message["kind"])
        if message["kind"] == "hover":
            self.mark = message["x"]
            return None
        if message["kind"] == "up":
            raise IndexError("list index out of range")
        if message["kind"] == "paste":
            raise ValueError(f"{message.get('bytes', message.get('text'))!r} is not for us")
        return {"by": float(message["x"])} if "x" in message else {}

    def sentence(self):
        return f"{super().sentence()}, mark {self.mark}, quiet {self.quiet}"


@pytest.fixture
def panel(monkeypatch):
    sent = []
    monkeypatch.setattr(Stage, "send", lambda self, header, buffers: sent.append((header, buffers)))
    panel = Panel(Touched(), Slider("by", 1, 0, 10), Slider("quiet", 0, 0, 5, integer=True))
    panel.sent = sent
    yield panel
    panel.close()


def touch(panel, kind, **more):
    panel.page.hear({"type": "touch", "view": "a", "serial": 1, "kind": kind, **more})


def starts(panel) -> int:
    return sum(call.startswith("start") for call in panel.scene.calls)


def test_what_points_is_drawn_and_nothing_begins_afresh(panel):
    before = starts(panel)
    touch(panel, "hover", x=3)
    assert "mark 3" in panel.status and starts(panel) == before


def test_what_a_hand_sets_is_set_once_and_run(panel):
    before = starts(panel)
    touch(panel, "down", x=7)
    assert panel.values["by"] == 7 and panel.status.startswith("by 7: 70") and starts(panel) == before + 1


def test_what_changes_no_control_begins_afresh_all_the_same(panel):
    before = starts(panel)
    touch(panel, "key", key="z")
    assert starts(panel) == before + 1


def test_what_is_adopted_begins_nothing_afresh_from_python_and_from_the_page(panel):
    before = starts(panel)
    panel.set(quiet=2)
    assert "quiet 2" in panel.status
    panel.page.hear({"type": "set", "view": "a", "serial": 1, "name": "quiet", "value": 3})
    assert "quiet 3" in panel.status and starts(panel) == before
    panel.set(quiet=4, by=2)
    assert panel.status.startswith("by 2: 20") and starts(panel) == before + 1


def test_what_is_refused_is_told_to_who_did_it_and_changes_nothing(panel):
    before = panel.status
    touch(panel, "paste", text="nonsense")
    complaint = panel.page.state()["complaint"]
    assert complaint == {"name": None, "text": "'nonsense' is not for us", "view": "a"} and panel.status == before
    touch(panel, "paste", base64=b64encode(b"\xff\x00").decode())
    assert "b'\\xff\\x00' is not for us" in panel.page.state()["complaint"]["text"]
    touch(panel, "hover", x=1)
    assert panel.page.state()["complaint"] is None


def test_a_file_goes_to_the_view_that_asked(panel):
    panel.page.hear({"type": "file", "view": "b", "serial": 1, "name": "total.txt"})
    header, buffers = next(message for message in panel.sent if message[0]["type"] == "file")
    assert header == {"type": "file", "view": "b", "name": "total.txt"} and buffers == [b"10"]


@pytest.mark.parametrize("name, words", [("broken.txt", "nothing to save"), ("../secret", "no file '../secret'")])
def test_a_file_that_cannot_be_made_is_told(panel, name, words):
    panel.page.hear({"type": "file", "view": "a", "serial": 1, "name": name})
    assert words in panel.page.state()["complaint"]["text"]
    assert not [header for header, _ in panel.sent if header["type"] == "file"]


@pytest.mark.parametrize(
    "message, words",
    [
        ({"type": "touch", "kind": "up", "x": 1}, "IndexError: list index out of range"),
        ({"type": "file", "name": "lost.txt"}, "OSError: the disk is gone"),
        ({"type": "set", "name": "by", "value": 2}, "KeyError: 'of an observer'"),
    ],
)
def test_what_fails_under_a_hand_is_told_and_goes_on_into_the_log(panel, message, words):
    def observe(_):
        raise KeyError("of an observer")

    panel.params.observe(observe, "by")
    with pytest.raises(Exception, match=words.split(": ")[1]):
        panel.page.hear({"view": "a", "serial": 1, **message})
    told = panel.page.state()["complaint"]
    assert told == {"name": None, "text": f"That failed: {words}. If the panel stands still, press Reset.", "view": "a"}


def test_the_page_knows_what_can_be_touched_and_saved(panel):
    spec = panel.page.spec()
    assert spec["listens"] and spec["keys"] == [("z", "undo")] and spec["files"] == ["total.txt", "broken.txt", "lost.txt"]
    plain = Panel(Counting(), Slider("by", 1, 0, 10))
    assert not plain.page.spec()["listens"] and plain.page.spec()["files"] == []
    plain.close()


def test_nothing_is_adopted_into_a_run_that_failed(panel):
    panel.scene.steps, work = 10, panel.scene.work

    def fails():
        work()
        if panel.scene.total >= 25:
            raise ArithmeticError("lost on the way")

    panel.scene.work = fails
    with pytest.raises(ArithmeticError):
        panel.set(by=5)
    panel.page.hear({"type": "set", "view": "a", "serial": 1, "name": "quiet", "value": 3})
    assert "lost on the way" in panel.status, "it ran again, and failed again"
    panel.scene.work = work
    panel.set(quiet=4)
    assert panel.status.startswith("by 5: 50") and "quiet 4" in panel.status


def test_a_film_records_the_controls_that_the_scene_names_and_is_no_picture_to_touch(panel):
    panel.scene.filmed = ("by",)
    files = record_film(panel)
    assert [name for name in files if name.startswith("sweep")] == ["sweep-00.film"]
    panel.scene.filmed = None
    assert len([name for name in record_film(panel) if name.startswith("sweep")]) > 1
    assert spec_of(panel)["listens"] is False and spec_of(panel)["files"] == []
