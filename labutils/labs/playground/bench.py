"""The state behind the playground panel: the run of one recipe, its history, what is kept, what is asked of it."""

from collections.abc import Callable, Iterator
from itertools import chain
from typing import Any

import numpy as np

from labutils.forks import GOES_ON, RESTARTS, Kept, Seeds
from labutils.recipe import OWN, Recipe, RecipeError, Training, spread
from labutils.recipe.running import Report
from labutils.recipe.sets import classes, drawn
from labutils.recipe.settings import EDITABLE
from labutils.scenes import History

from .controls import QUIET, edited, recipe_of, with_edits
from .own import Own
from .words import settings

RESULTS = ("train", "dev")


class Bench:
    """One run of a recipe after another; knows no figure.

    lines : what the lines that a ghost leaves behind look like now
    recipe, training, history : of the run that is shown; training is None while own points are too few
    kept : runs that were kept, the ghost last; seeds : twenty of this run and of the ghost, once they are asked for
    own, owned : the learner's points, and whether they were ever filled; shows_own : they are what a hand meets now
    looks : how often the test set was looked at
    waiting : what is missing, in words, while training is None
    """

    def __init__(self, recipe: Recipe, lines: Callable[[], list[np.ndarray]]):
        self.recipe, self.opened, self._lines = recipe, True, lines
        self.updates = recipe.params["updates"]
        self.own, self.owned = Own(recipe.data.get("points", ())), recipe.data["set"] == OWN
        self.shows_own = self.owned
        self.values: dict[str, Any] = {}
        self.kept: list[Kept] = []
        self.seeds = Seeds(RESULTS)
        self.looks = 0
        self.waiting = ""
        self.training: Training | None = None
        self.history = History()
        self.caught_up_at = 0

    def begin(self, values: dict[str, Any]) -> Iterator:
        """The run for these values; an edit of the one before where only what may change in mid-run has changed."""
        before, self.values = self.values, values
        self._note_presses(before)
        self._meet_points()
        try:
            self.recipe = self._recipe(before)
        except RecipeError as wrong:
            if values["set"] != OWN:
                raise
            self.training, self.waiting = None, str(wrong)
            self.seeds.begin(asked=False)
            return iter(())
        self.training, self.waiting, self.history = Training(self.recipe), "", History()
        self._record(Report(0, self.training.net.J(*self.training.train)))
        self.seeds.begin(asked=values["seeds"])
        ghost = self.kept[-1].plan if self.kept else None
        return chain(self._recorded(), self.seeds.race(spread, self.recipe, ghost) if values["seeds"] else ())

    def open(self, recipe: Recipe) -> None:
        """The next run is that of this recipe, its edits included."""
        self.recipe, self.opened, self.updates = recipe, True, recipe.params["updates"]
        if recipe.data["set"] == OWN:
            self.own.replace(recipe.data["points"])
            self.owned = self.shows_own = True

    def make_own(self) -> None:
        """The points that are shown become the learner's own, unless they are that already."""
        if not self.shows_own:
            self.own.replace(self.points())
            self.owned = self.shows_own = True

    def _meet_points(self) -> None:
        """Own points are filled when they are first chosen; where those of the menu are shown, none is held."""
        if self.values["set"] == OWN and not self.owned:
            self.make_own()
        self.shows_own = self.values["set"] == OWN
        if not self.shows_own:
            self.own.drop()

    def _recipe(self, before: dict[str, Any]) -> Recipe:
        if self.opened:
            self.opened = False
            return self.recipe
        changed = self.changed(before)
        asked = bool(changed & {"seeds", "keep"}) and changed <= {*QUIET, "seeds"}
        if asked and self._has_its_points() and not self._undoes(changed, self.values):
            return self.recipe
        if self.values["running"] == GOES_ON and self.training and changed and changed <= {*EDITABLE, *QUIET}:
            self.caught_up_at = self.caught_up_at if self.behind else self.iteration
            return edited(self.recipe, self.caught_up_at, self.values)
        self.caught_up_at = 0
        recipe = recipe_of(self.values, self.own.points, self.updates)
        races = self.values["running"] == GOES_ON and not changed & {*EDITABLE}  # another knob: all else stays as it is
        return with_edits(recipe, self.recipe) if races else recipe

    def adopt(self, values: dict[str, Any]) -> bool:
        """Take the values if none of them asks for another run."""
        changed = self.changed(values)
        raced = "keep" in changed and values["seeds"]
        if not self.values or not changed <= QUIET or raced or self._undoes(changed, values):
            return False
        before, self.values = self.values, values
        self._note_presses(before)
        return True

    def _has_its_points(self) -> bool:
        """Are the recipe's points those that are there now?"""
        return self.values["set"] != OWN or self.recipe.data.get("points") == self.own.points

    def _undoes(self, changed: set[str], values: dict[str, Any]) -> bool:
        """Does the switch take back what was changed in mid-run?"""
        return "running" in changed and values["running"] == RESTARTS and bool(self.recipe.edits)

    def changed(self, other: dict[str, Any]) -> set[str]:
        """The names of the controls that are not as they are in ``other``."""
        return {name for name in self.values if other.get(name) != self.values[name]}

    def _note_presses(self, before: dict[str, Any]) -> None:
        """Keep the run as a ghost, look at the test set; back at no press, nothing is kept and nothing was seen."""
        keep, look = self.values["keep"], self.values["look"]
        if keep == 0:
            self.kept = []
        elif keep != before.get("keep", 0) and self.training:
            self.kept.append(self.keep())
        if self.changed(before) - QUIET:
            self.looks = 0
        if look == 0:
            self.looks = 0
        elif look != before.get("look", 0) and self.training:
            self.looks += 1

    def keep(self) -> Kept:
        """This run as it is shown."""
        results = {name: self.history.last(name) for name in RESULTS}
        return Kept(self.recipe, settings(self.recipe), results, self._lines())

    # ---- the run -----------------------------------------------------------------------------------------------------

    def _recorded(self) -> Iterator[Report]:
        for report in self.training.reports():
            self._record(report)
            yield report

    def _record(self, report: Report) -> None:
        self.history.add(report.iteration, self.training.measured(report.J))

    @property
    def iteration(self) -> int:
        """Updates behind what is shown."""
        return self.history.iterations[-1]

    @property
    def behind(self) -> bool:
        """Is the run being repeated up to the place of its newest edit?"""
        return self.training is not None and self.iteration < self.caught_up_at and self._is_newest()

    def _is_newest(self) -> bool:
        return self.training.iteration == self.iteration

    @property
    def classes(self) -> int:
        """How many classes the data have."""
        return classes(self.recipe.data) if self.training else 5

    def points(self) -> list[list[float]]:
        """All points of the run's data, as own points."""
        X, labels = drawn(self.recipe.data)
        return [[*place, int(c)] for place, c in zip(X.clip(-2, 2).T.tolist(), labels)]

    def shown_points(self) -> list[list[float]]:
        """The points on the plane, as own ones."""
        return self.own.points if self.shows_own else self.points()

    def snapshot(self) -> tuple[Any, int, int]:
        """What is shown."""
        return (self.training.net.snapshot() if self.training else None), self.history.shown, self.seeds.shown

    def restore(self, snapshot: tuple[Any, int, int]) -> None:
        """Show it again."""
        weights, self.history.shown, self.seeds.shown = snapshot
        if weights is not None:
            self.training.net.restore(weights)
