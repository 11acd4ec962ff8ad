"""What holds for every lab: its panels obey every control, its exercises are in order, its table is complete."""

import ast
import importlib
import json
import re
from collections.abc import Iterator
from functools import cache, partial
from pathlib import Path

import matplotlib.figure
import nbformat
import numpy as np
import pytest
from matplotlib.axes import Axes

from labutils.checks import audit
from labutils.labs import LABS
from labutils.live import Panel
from labutils.live.reading import curves
from tests.moves import PANELS, play_with, stations
from tests.sentences import faults_of

NOTEBOOKS = sorted((Path(__file__).resolve().parents[2] / "notebooks").glob("*.ipynb"))
MODULES = {number: importlib.import_module(f"labutils.labs.{lab[0]}") for number, lab in LABS.items()}


@pytest.fixture(autouse=True, scope="module")
def numpy_raises():
    """A learner may have told NumPy to raise at everything; no panel minds. (Warnings are errors in all tests.)"""
    before = np.seterr(all="raise")
    yield
    np.seterr(**before)


@pytest.fixture(scope="module", params=PANELS)
def built(request, numpy_raises) -> Iterator[tuple[Panel, str, list]]:
    """A panel, its first sentence and its frame, built once for all tests: each leaves it at its defaults and its end."""
    panel = PANELS[request.param]()
    yield panel, panel.status, frame(panel)
    panel.close()


@pytest.fixture
def panel(built) -> Panel:
    return built[0]


def frame(panel: Panel) -> list:
    return [(ax.get_xlim(), ax.get_ylim()) for ax in panel.scene.figure.axes]


def words_cut(panel: Panel) -> list[str]:
    """What would be cut in two on a phone, where the parts of the picture stand one below the other."""
    cuts = [right for _, right in panel.widget.picture.below["parts"][:-1]]
    seen = [ax for ax in panel.scene.figure.axes if ax.get_visible()]
    words = [text for ax in seen for text in (ax.title, ax._left_title, ax.xaxis.label, ax.yaxis.label, *ax.texts)]
    words = [text for text in words if text.get_visible() and text.get_text().strip()]
    spans = [(text.get_text(), *text.get_window_extent().intervalx) for text in words]
    return [text for text, left, right in spans if any(left + 1 < cut < right - 1 for cut in cuts)]


@pytest.mark.usefixtures("few_seeds")
def test_every_control_goes_to_its_minimum_middle_maximum_and_back(built):
    panel, first, limits = built
    for name, control in panel.controls.items():
        for value in (value for value in stations(control) if value != control.default):
            panel.set(**{name: value})
            assert panel.error is None
            assert len(panel.status.split()) >= 4
            assert not faults_of(panel.status), panel.status
        if words_cut(panel):  # matplotlib moves words as it draws: another test may have drawn these last, at half the size
            panel.widget.picture.frame(1)
        assert words_cut(panel) == []
        panel.set(**{name: control.default})
        assert panel.status == first, f"{name} does not lead back to where it began"
    assert frame(panel) == limits, "the frame jumped"


TIMES = ("iteration", "epoch", "step", "update")


def in_place_of(ax: Axes) -> list[Axes]:
    """The axes and all that lie in front of them or behind, seen or hidden."""
    return [other for other in ax.figure.axes if other.get_position().bounds == ax.get_position().bounds]


def transport_and_picture_agree(panel: Panel) -> None:
    """The transport counts what the axis of the curves and the sentence count, and is as far as they are.

    Within one, since a value may be that before its update; one axis may show more, such as the whole of a schedule.
    """
    if not panel.player.run.reel:
        return  # nothing to play, so no transport
    word, place, newest = panel.player.run.place
    assert 0 <= place <= newest
    timed = [ax for ax in panel.scene.figure.axes if ax.get_visible() and ax.get_xlabel().removesuffix("s") in TIMES]
    assert {ax.get_xlabel().removesuffix("s") for ax in timed} <= {word}
    drawn = [[line for there in in_place_of(ax) for line in curves(there)] for ax in timed]
    ends = {max((line.get_xdata()[-1] for line in lines if len(line.get_xdata())), default=0) for lines in drawn if lines}
    assert not ends or any(abs(end - place) <= 1 for end in ends), f"{word} {place}, and the curves end at {ends}"
    said = [int(number.replace(",", "")) for number in re.findall(rf"[Aa]fter ([\d,]+) {word}", panel.status)]
    assert not said or place in said, panel.status


def a_step_shows_something_new(panel: Panel) -> None:
    """Where a run has pieces that only compute, One step goes on to the next that shows what came of them."""
    panel.rewind()
    before = panel.scene.stop()
    panel.step()
    assert not panel.player.run.reel or before is None or panel.scene.stop() != before


def test_no_moment_of_a_run_stops_the_panel_or_says_nan(panel):
    end, moments = panel.status, []
    for move in (panel.rewind, *(partial(panel.scrub, at) for at in (1, 2, 7, 20)), panel.step):
        move()
        moments.append(panel.status)
        panel.player.draw()
        transport_and_picture_agree(panel)
        assert isinstance(panel.player.run.place[0], str), "a scene's own attribute has taken the word's place"
        json.dumps([panel.page.spec(), panel.page.state()])  # all that the page is told can travel there
    assert panel.error is None
    for said in moments:
        assert len(said.split()) >= 4
        assert not faults_of(said), said
    a_step_shows_something_new(panel)
    panel.scrub(10**6)
    assert panel.status == end


def test_every_panel_can_be_shown_without_a_kernel_and_every_axis_says_what_it_shows(panel):
    data, metadata = panel._repr_mimebundle_()
    assert metadata["image/png"]["alt"] == data["text/plain"] == panel.status
    assert "image/png" in data
    assert isinstance(panel.scene.figure, matplotlib.figure.Figure)
    for ax in panel.scene.figure.axes:
        titles = [there.get_title(loc="left") or there.get_title() for there in in_place_of(ax)]
        assert any(titles), "a place without a title"
        if ax.axison and len(ax.get_yticks()):
            assert ax.get_ylabel(), f"{ax.get_title(loc='left')}: no label on the y axis"


MOVES = 2


@pytest.mark.usefixtures("few_seeds")
@pytest.mark.fault("random moves of every panel")
def test_random_moves_leave_a_panel_whole(panel, request, tried):
    """A hand moves at random over every panel; the ten thousand moves are in tests/soak."""
    play_with(panel, MOVES, np.random.default_rng(sum(request.node.callspec.params["built"].encode())))
    tried(MOVES)


@pytest.mark.parametrize("number", MODULES)
def test_the_exercises_are_in_order(number):
    assert audit(MODULES[number].EXERCISES) == []


@pytest.mark.parametrize("number", MODULES)
def test_every_lab_has_two_to_seven_exercises_some_panels_and_some_claims(number):
    module = MODULES[number]
    assert 2 <= len(module.EXERCISES.exercises) <= 7
    assert len(module.PANELS) >= 2
    assert len(module.CLAIMS) >= 3


EXERCISES = [
    pytest.param(module.EXERCISES, exercise, id=f"{number} {exercise.name}")
    for number, module in MODULES.items()
    for exercise in module.EXERCISES.exercises
]


@pytest.mark.parametrize(("exercises", "exercise"), EXERCISES)
def test_the_solution_shown_passes_when_it_is_pasted_into_the_stub(exercises, exercise):
    """What `lab.solution` shows, run with the imports that stand above it and the lab's other exercises."""
    code = exercises.solution(named(exercise.name)).code
    space = {other.name: other.solution for other in exercises.exercises if other is not exercise}
    exec(imports_down_to_the_stub(exercise.name), space)
    exec(compile(code, "<the stub>", "exec"), space)
    assert exercise.name in space
    verdict = exercises.check(space[exercise.name])
    assert verdict.passed, verdict.message


@cache
def code_of(path: Path) -> list[str]:
    """The notebook's code cells."""
    return [cell.source for cell in nbformat.read(path, 4).cells if cell.cell_type == "code"]


def imports_down_to_the_stub(name: str) -> str:
    """The import lines of the notebook's cells from its first to the one that holds the stub."""
    cells = next(cells for cells in map(code_of, NOTEBOOKS) if any(f"def {name}(" in source for source in cells))
    last = next(i for i, source in enumerate(cells) if f"def {name}(" in source)
    lines = [line for source in cells[: last + 1] for line in ast.parse(source).body]
    return "\n".join(ast.unparse(line) for line in lines if isinstance(line, ast.Import | ast.ImportFrom))


def named(name: str):
    """Any function of that name."""

    def stub(): ...

    stub.__name__ = name
    return stub
