"""Scenes that take on the tools: a run that is changed in mid-run, kept as a ghost, repeated with twenty seeds."""

from collections.abc import Iterator, Sequence
from copy import copy
from itertools import chain
from typing import Any

import numpy as np
from matplotlib.axes import Axes

from ..recipe.comparing import SEEDS
from . import telling
from .hooks import UPDATES, Forkable
from .kept import Kept, listed
from .overlay import Overlay
from .plan import Plan
from .seeds import Seeds
from .tools import GOES_ON, RESTARTS, keep_button, mid_run_switch, twenty_seeds

LONGEST = 10  # lengths of a run that goes on and on
LOOK = 5  # frames of seeds that train side by side between two looks at what they reach: each look is a pass over all data
SHARE = 20  # pieces of a run of which the tools make one, when it is made again for other seeds, one by one


class ForkedScene(Forkable):
    """The tools for any scene: it writes what ``Forkable`` asks for, and calls ``fork`` once its figure is drawn."""

    # ---- the tools ---------------------------------------------------------------------------------------------------

    @property
    def tools(self):
        """Folded away, off at first."""
        return [*([mid_run_switch()] if self.turns else []), keep_button(), twenty_seeds()]

    def fork(self, covered: Axes, results: Sequence[str]) -> None:
        """To be called once the figure is drawn. covered : the axes that the dots of twenty seeds take the place of."""
        self.plan: Plan | None = None
        self.values: dict[str, Any] = {}
        self.asked: dict[str, Any] = {}
        self.kept: list[Kept] = []
        self.seeds, self.caught_up_at = Seeds(results), 0
        self._painted: tuple[Plan | None, int] = None, 0
        self.overlay = Overlay(self.traced(), self.marked(), covered, results, self.limits)

    def start(self, running=RESTARTS, keep=0, seeds=False, **values):
        values, self._painted = self._looked_at(values), (None, 0)
        self._press(keep)
        self.plan, self.caught_up_at = self._planned(running, values)
        self.asked = {"running": running, "keep": keep, "seeds": seeds, **values}
        self.seeds.begin(asked=seeds)
        ghost = self.kept[-1].plan if self.kept else None
        return chain(self._run(self.plan), self.seeds.race(self._of_seeds, self.plan, ghost) if seeds else ())

    def adopt(self, **asked):
        quiet = {"running", *self.views, *([] if asked["seeds"] else ["keep"])}
        before, now = ({name: v for name, v in d.items() if name not in quiet} for d in (self.asked, asked))
        undone = asked.get("running") == RESTARTS != self.asked.get("running") and self.plan and self.plan.changes
        if before != now or undone:
            return False
        self._press(asked["keep"])
        self.asked = self._looked_at(asked)
        return True

    def _looked_at(self, values: dict[str, Any]) -> dict[str, Any]:
        """The values that are not only about what is drawn."""
        before, self.view = self.view, {name: value for name, value in values.items() if name in self.views}
        self._painted = self._painted if self.view == before else (None, 0)
        return {name: value for name, value in values.items() if name not in self.views}

    def _planned(self, running: str, values: dict[str, Any]) -> tuple[Plan, int]:
        """The plan of these values, a change of the one before where only what turns is another; and where it changes."""
        if self.plan is None:
            return Plan(values), 0
        changed = {name for name, value in values.items() if self.asked[name] != value}
        goes_on = running == GOES_ON
        if not changed and (goes_on or not self.plan.changes):
            return self.plan, 0
        if goes_on and not changed & set(self.turns):  # another knob: what was turned is turned again
            return self.plan.throughout({name: values[name] for name in changed}), 0
        if not (goes_on and changed <= set(self.turns)):
            return Plan(values), 0
        step = self.caught_up_at if self.behind else self.place()
        plan = self.plan.changed(step, values)
        if plan.times(self.length) > LONGEST:
            raise ValueError(
                f"the run has gone on for {LONGEST} times its length; expected no more. Let a change restart it"
            )
        return plan, step

    def _press(self, keep: int) -> None:
        """Keep the run as a ghost; back at no press, none is kept."""
        if keep == 0:
            self.kept = []
        elif keep != self.asked["keep"]:
            self.kept.append(Kept(self.plan, self._settings(), self.results(), self.overlay.ghosts.now()))

    def _settings(self) -> str:
        return ", ".join([self.words(**self.plan.first), *telling.changes(self.turns, self._so_far())])

    def _so_far(self) -> Plan:
        """The plan up to what is shown."""
        return self.plan._replace(changes=tuple(c for c in self.plan.changes if c.step < self.place()))

    # ---- the run -----------------------------------------------------------------------------------------------------

    def _run(self, plan: Plan) -> Iterator:
        self.values, due = plan.first, {change.step: change.values for change in plan.changes}
        pieces = self.begin(**plan.first)
        return self._turned(pieces, due)

    def _turned(self, pieces: Iterator, due: dict[int, dict]) -> Iterator:
        self._turn(due)
        for piece in pieces:
            yield piece
            self._turn(due)

    def _turn(self, due: dict[int, dict]) -> None:
        if (now := due.get(self.newest())) is not None:
            self.values = now
            self.retune(**now)

    def newest(self) -> int:
        """How many updates are made, whatever is shown."""
        return self.place()

    @property
    def behind(self) -> bool:
        """Is the run being repeated up to the place of its newest change?"""
        return self.newest() == self.place() < self.caught_up_at

    def _of_seeds(self, plan: Plan) -> Iterator[np.ndarray]:
        """What twenty networks reach while they train, (results, seeds) in %; NaN for those that have not begun."""
        reached = np.full((len(self.seeds.names), len(SEEDS)), np.nan)
        for seeds in [{"stack": SEEDS}] if self.together else [{"seed": seed} for seed in SEEDS]:
            twin = copy(self)
            vars(twin).update(seeds, plan=plan, seen=False)
            place = slice(None) if self.together else SEEDS.index(twin.seed)
            share, pieces = self.share_of_stack if self.together else SHARE, twin._run(plan)
            yield reached.copy()
            for number, _ in enumerate(pieces, start=1):
                if self.together and number % (LOOK * share) == 0:
                    reached[:] = list(twin.results().values())
                if number % share == 0:
                    yield reached.copy()
            reached[:, place] = list(twin.results().values())
        yield reached

    # ---- what is seen ------------------------------------------------------------------------------------------------

    def draw(self):
        if self.behind:
            return
        if self._painted != (self.plan, self.place()):
            self.paint()
            self._painted = (self.plan, self.place())
        counted, turned, ghost = self.counted(**self.values), [], []
        if counted == UPDATES:
            self.overlay.lay(self.length * self.plan.times(self.length))
            turned = [(step, changed) for step, changed in self.plan.turned() if step <= self.place()]
        if self.kept and self.counted(**self.kept[-1].plan.first) == counted:
            ghost = self.kept[-1].lines
        words = telling.became(self.turns, turned[-1][1]) if turned else ""
        self.overlay.update(ghost, [step for step, _ in turned], words, self.seeds.seen, bool(self.kept))

    def snapshot(self):
        return super().snapshot(), self.seeds.shown

    def restore(self, snapshot):
        shown, self.seeds.shown = snapshot
        super().restore(shown)
        self.values = self.plan.at(self.place())

    def sentence(self):
        return self.says() + self._said_of_change() + self._said_of_ghost() + self.seeds.sentence()

    def _said_of_change(self) -> str:
        changes = telling.changes(self.turns, self._so_far())
        return f" Changed in mid-run: {changes[-1]}." if changes else ""

    def _said_of_ghost(self) -> str:
        return f" The ghost ({self.kept[-1].words}): {telling.results(self.kept[-1].results)}." if self.kept else ""

    def listed(self):
        return listed(self.kept)
