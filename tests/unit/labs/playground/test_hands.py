"""Keys on the plane: what is held is let go, one gesture is one step back, and each says what it did. Nothing is trained."""

import pytest

from labutils.labs.playground.controls import controls
from labutils.labs.playground.panels.playground import PlaygroundScene
from labutils.recipe import OWN, Recipe, packed

ROWS = "\n".join(f"{k / 10},{k % 3 / 10},{k % 2}" for k in range(12))


class Driven(PlaygroundScene):
    """The scene as a panel drives it, but for the updates of its runs."""

    def __init__(self):
        super().__init__(Recipe())
        self.values = {c.name: c.default for c in (*controls(Recipe(), ["five straight"]), *self.tools)}
        self.reset = dict(self.values)
        self.set()

    def set(self, **values):
        self.values |= values
        self.start(**self.values)

    def touched(self, **message):
        found = self.hear(message)
        if found is not None:
            self.set(**found)

    def keys(self, *pressed):
        for key in pressed:
            self.touched(kind="key", key=key)

    def hold(self):
        """Reset, and pick the first point up."""
        self.set(**self.reset)
        x, y, label = self.bench.points()[0]
        self.hands.probe = (x, y)
        self.keys("m")
        assert self.bench.own.held == [x, y, label]
        assert self.sentence().startswith(f"Picked up class {label} at ({x:.2f}, {y:.2f}). own points")

    def now(self):
        return self.values["set"], [list(point) for point in self.bench.shown_points()]


@pytest.fixture(scope="module")
def scene():
    return Driven()


@pytest.fixture
def fresh():
    return Driven()


LET_GO = {
    "c": lambda scene: scene.keys("c"),
    "rows pasted": lambda scene: scene.touched(kind="paste", text=ROWS),
    "Delete": lambda scene: scene.keys("Delete"),
    "Reset": lambda scene: scene.set(**scene.reset),
    "another set": lambda scene: scene.set(set="circles"),
    "a run opened": lambda scene: scene.touched(kind="paste", text=packed(Recipe(seed=7))),
    "Escape": lambda scene: scene.keys("Escape"),
    "undo": lambda scene: scene.keys("ArrowUp", "z"),
    "a pointer": lambda scene: scene.touched(kind="down", x=0.0, y=0.0),
}


@pytest.mark.parametrize("kind", LET_GO)
def test_a_point_that_is_held_is_let_go_by_whatever_else_happens_to_the_points(scene, kind):
    scene.hold()
    LET_GO[kind](scene)
    before = scene.now()
    assert scene.bench.own.held is None
    scene.keys("ArrowUp", "ArrowUp")
    assert scene.now() == before


def test_a_point_that_is_led_is_one_step_and_no_step_leads_past_the_first_points(fresh):
    fresh.hold()
    before = fresh.now()
    fresh.keys("ArrowUp", "ArrowUp", "m")
    moved = fresh.now()
    assert moved != before and fresh.sentence().startswith("Put down class")
    for key, said, there in (
        ("z", "Undone: 300 points.", before),
        ("z", "There is nothing to undo.", before),
        ("y", "Done again: 300 points.", moved),
        ("y", "There is nothing to redo.", moved),
    ):
        fresh.keys(key)
        assert fresh.sentence().startswith(said) and fresh.now() == there


def test_where_nothing_is_in_reach_nothing_changes_and_that_is_said(fresh):
    fresh.hands.probe, before = (-2.0, 2.0), fresh.now()
    for key, said in (
        ("m", "There is no point within 0.12 of (-2.00, 2.00). moons"),
        ("Delete", "There is no point within 0.12 of"),
        ("z", "There is nothing to undo."),
        ("7", "The key 7 does nothing here"),
    ):
        fresh.keys(key)
        assert fresh.sentence().startswith(said) and fresh.now() == before and not fresh.bench.own.points


def test_every_key_says_what_it_did_until_something_else_happens(fresh):
    fresh.hands.probe = (-2.0, 2.0)
    fresh.keys("0")
    assert fresh.sentence().startswith("Added class 0 at (-2.00, 2.00): 301 points. own points")
    fresh.keys("ArrowRight")
    assert fresh.sentence().startswith("own points, 2 hidden layers")
    fresh.keys("ArrowLeft", "Delete")
    assert fresh.sentence().startswith("Erased class 0 at (-2.00, 2.00): 300 points.")
    fresh.keys("c", "n")
    assert fresh.sentence().startswith("There are no points. Not trained: own points: 0;")
    assert fresh.sentence().endswith("The cross is at (-2.00, 2.00).")
    fresh.set(spread=0.3)
    assert fresh.sentence().startswith("Not trained: own points: 0;")
    fresh.set(set="moons")
    fresh.keys("z")
    assert fresh.sentence().startswith("There is nothing to undo. moons"), "those that are shown were not changed"


def test_keys_that_are_quicker_than_the_next_run_are_all_heard(fresh):
    for label in "012":
        assert fresh.hear({"kind": "key", "key": label}) == {"set": OWN}
    assert [point[2] for point in fresh.bench.own.points[300:]] == [0, 1, 2] and len(fresh.bench.own.points) == 303


def test_a_look_at_the_test_set_without_a_run_is_none(fresh):
    fresh.keys("c")
    fresh.set(look=1)
    assert fresh.bench.looks == 0
