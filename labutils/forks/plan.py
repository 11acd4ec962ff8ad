"""What a run is made with: the values it begins with, and those that it was given on its way."""

from typing import Any, NamedTuple, Self

Values = dict[str, Any]


class Change(NamedTuple):
    """Once ``step`` updates were made, the settings became ``values``, all of them."""

    step: int
    values: Values


class Plan(NamedTuple):
    """One run; the same plan gives the same weights.

    >>> plan = Plan({"lambd": 0.0}).changed(240, {"lambd": 0.7})
    >>> plan.at(240), plan.at(245)
    ({'lambd': 0.0}, {'lambd': 0.7})
    """

    first: Values
    changes: tuple[Change, ...] = ()

    def changed(self, step: int, values: Values) -> Self:
        """Other settings from ``step`` on; what was changed there, or would have been later, is gone."""
        plan = self._replace(changes=tuple(change for change in self.changes if change.step < step))
        return plan if values == plan.last else plan._replace(changes=(*plan.changes, Change(step, values)))

    def throughout(self, values: Values) -> Self:
        """The same changes in a run that has these settings from its beginning to its end."""
        return Plan(self.first | values, tuple(Change(step, old | values) for step, old in self.changes))

    @property
    def last(self) -> Values:
        """The settings at its end."""
        return self.changes[-1].values if self.changes else self.first

    def at(self, step: int) -> Values:
        """The settings with which update number ``step`` was made."""
        return Plan(self.first, tuple(change for change in self.changes if change.step < step)).last

    def times(self, length: int) -> int:
        """How many lengths it has: a change at the end lets the run go on for as many updates again."""
        return 1 + max((change.step // length for change in self.changes), default=0)

    def turned(self) -> list[tuple[int, Values]]:
        """(step, what became what there), change by change."""
        before = [self.first, *(change.values for change in self.changes)]
        return [
            (change.step, {name: value for name, value in change.values.items() if old[name] != value})
            for old, change in zip(before, self.changes)
        ]
