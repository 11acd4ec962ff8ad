"""The views of widgets stay out of the file, and come back for the kernel that knows them, where the same text stands."""

import asyncio
import json
from types import SimpleNamespace

import pytest
from traitlets.config import Configurable

from launcher import pictures
from launcher.pictures import VIEW, PicturesStay, add_words, comes_to_rest, drop_words, give_views, renew, take_views


def notebook(text="λ = 1", **data):
    output = {"output_type": "execute_result", "data": {"text/plain": text, "image/png": "...", **data}}
    return {"cells": [{"id": "a", "outputs": [output, {"output_type": "stream", "text": "x"}]}, {"id": "b"}]}


def test_views_are_taken_out_and_put_back():
    whole = notebook(**{VIEW: {"model_id": "1"}})
    views = take_views(whole)
    assert whole == notebook()
    give_views(whole, views)
    assert whole == notebook(**{VIEW: {"model_id": "1"}})


def test_a_view_does_not_come_back_to_another_text():
    views = take_views(notebook(**{VIEW: {"model_id": "1"}}))
    give_views(other := notebook("λ = 2"), views)
    assert other == notebook("λ = 2")


def test_an_output_gets_what_its_panel_shows_now_and_no_other_output_does():
    stills = {"1": {"text": "λ = 3", "png": "new"}}
    renew(whole := notebook(**{VIEW: {"model_id": "1"}}), stills)
    [output, _] = whole["cells"][0]["outputs"]
    assert (output["data"]["text/plain"], output["data"]["image/png"]) == ("λ = 3", "new")
    assert output["metadata"] == {"image/png": {"alt": "λ = 3"}}
    renew(other := notebook(**{VIEW: {"model_id": "2"}}), stills)
    assert other == notebook(**{VIEW: {"model_id": "2"}})
    renew(plain := notebook(), stills)
    assert plain == notebook()


def test_the_sentence_is_put_below_a_picture_once_and_not_below_a_panel_that_lives():
    alive, still = (notebook(**more) for more in ({VIEW: {"model_id": "1"}}, {}))
    for whole in (alive, still):
        whole["cells"][0]["outputs"][0]["metadata"] = {"image/png": {"alt": "λ = 1"}}
        for _ in range(2):
            drop_words(whole)
            add_words(whole)
    assert [output["output_type"] for output in alive["cells"][0]["outputs"]] == ["execute_result", "stream"]
    [_, words, stream] = still["cells"][0]["outputs"]
    assert words["data"] == {"text/plain": "λ = 1"} and stream["output_type"] == "stream"
    add_words(plain := notebook())
    assert plain == notebook()


@pytest.mark.parametrize("told", [{"alt": "my cat"}, {"alt": "<Image object>!"}, {}, None, "wide", ["alt"]])
@pytest.mark.parametrize("text", [{}, {"text/plain": "<Image object>"}])
def test_a_picture_of_the_learners_own_is_saved_as_it_is(told, text):
    """``display(Image(..., alt=...))``, a picture without a text, and what other programs note of one."""
    output = {"output_type": "display_data", "data": {"image/png": "aGk=", **text}, "metadata": {"image/png": told}}
    add_words(whole := {"cells": [{"id": "a", "outputs": [output]}]})
    assert whole == {"cells": [{"id": "a", "outputs": [output]}]}


@pytest.mark.parametrize("view", [None, "abc", {}])
def test_what_is_no_view_keeps_no_notebook_from_being_saved(view):
    whole = notebook(**{VIEW: view})
    renew(whole, {"1": {"text": "λ = 3", "png": "new"}})
    assert take_views(whole) == {} and whole == notebook(**{VIEW: view})


def test_two_panels_of_one_cell_both_come_back():
    whole = notebook(**{VIEW: {"model_id": "1"}})
    [panel, stream] = whole["cells"][0]["outputs"]
    panel["metadata"] = {"image/png": {"alt": "λ = 1"}}
    second = {**panel, "data": {**panel["data"], VIEW: {"model_id": "2"}}}
    whole["cells"][0]["outputs"] = [panel, second, stream]
    views = take_views(whole)
    add_words(whole)
    assert len(whole["cells"][0]["outputs"]) == 5
    drop_words(whole)
    give_views(whole, views)
    add_words(whole)
    assert [output["data"][VIEW]["model_id"] for output in whole["cells"][0]["outputs"] if "data" in output] == ["1", "2"]


class Kernel:
    """One that is busy each time it is asked, so many times."""

    def __init__(self, times: float):
        self.times = times

    @property
    def execution_state(self) -> str:
        self.times -= 1
        return "busy" if self.times >= 0 else "idle"


@pytest.mark.parametrize("times, patience, rests", [(0, 100, True), (3, 100, True), (float("inf"), 0.01, False)])
def test_a_kernel_that_is_busy_for_a_moment_is_waited_for_and_one_at_a_long_cell_is_not(monkeypatch, times, patience, rests):
    monkeypatch.setattr(pictures, "PATIENCE", patience)
    assert asyncio.run(comes_to_rest(Kernel(times))) is rests


class Server(Configurable):
    """What a file manager asks its server for."""

    kernel_manager = SimpleNamespace(get_kernel=lambda name: name)


class Place:
    """A folder whose notebook is saved by a page that keeps the outputs of its cell's run, while kernels come and go."""

    def __init__(self, folder, monkeypatch):
        self.folder, self.contents = folder, PicturesStay(root_dir=str(folder), parent=Server())
        monkeypatch.setattr(self.contents, "_kernel", self.kernel_of)
        monkeypatch.setattr(pictures, "stills_of", self.stills_of)

    async def kernel_of(self, path):
        return self.kernel

    async def stills_of(self, name):
        return self.told

    def saved(self, kernel, told=None) -> str:
        """The sentence in the file that a page's save leaves, while this kernel tells this."""
        self.kernel, self.told = kernel, told
        output = {"output_type": "display_data", "data": {"text/plain": "λ = 0", VIEW: {"model_id": "1"}}, "metadata": {}}
        cell = {"cell_type": "code", "id": "a", "source": "", "metadata": {}, "execution_count": 1, "outputs": [output]}
        content = {"cells": [cell], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
        asyncio.run(self.contents.save({"type": "notebook", "content": content}, "a.ipynb"))
        [output, *_] = json.loads((self.folder / "a.ipynb").read_text("utf-8"))["cells"][0]["outputs"]
        return "".join(output["data"]["text/plain"])


def test_what_a_kernel_told_last_is_kept_when_it_is_gone_or_busy_or_another_has_taken_its_place(tmp_path, monkeypatch):
    place, moved = Place(tmp_path, monkeypatch), {"1": {"text": "λ = 100", "png": "aGk="}}
    assert place.saved(("k", 1), {}) == "λ = 0"
    assert place.saved(("k", 1), moved) == "λ = 100"
    assert place.saved(("k", 1)) == "λ = 100"  # no answer: it is at work
    assert place.saved(("k", 2), {}) == "λ = 100"  # restarted
    assert place.saved(None) == "λ = 100"
    assert place.saved(("k", 1), {}) == "λ = 0"  # what is asked once more may have run its cell once more


def test_what_was_told_is_kept_as_long_as_it_is_in_the_notebook_and_no_longer(tmp_path, monkeypatch):
    place, picture = Place(tmp_path, monkeypatch), {"text": "λ = 100", "png": "aGk="}
    for run in range(20):  # of one cell, each with a kernel of its own
        assert place.saved((f"k{run}", run), {"1": picture, f"of run {run}": picture}) == "λ = 100"
    assert {path: list(told) for path, told in place.contents._told.items()} == {"a.ipynb": ["1"]}
    asyncio.run(place.contents.rename_file("a.ipynb", "b.ipynb"))
    assert {path: list(told) for path, told in place.contents._told.items()} == {"b.ipynb": ["1"]}
