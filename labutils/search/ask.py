"""Another library's sampler instead of ours: the same objective, the same store."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from ..validate import check_count, told
from .outcome import DONE, Result
from .samplers import Params, Space
from .scales import Among, Linear, Log, OneMinusLog, Scale, Whole

if TYPE_CHECKING:
    import optuna


class Optuna:
    """``n`` trials asked from an Optuna study, which is told each result (its ask-and-tell interface).

    study : optuna.create_study(), to minimise; else TypeError or ValueError.  space : as for ``random``.
    n : trials in all, those in the store included.
    Needs the package optuna.
    """

    def __init__(self, study: "optuna.Study", space: Space, n: int):
        if not callable(getattr(study, "ask", None)):
            raise TypeError(f"study is {told(study)}; expected an Optuna study. Make one with optuna.create_study().")
        if [direction.name for direction in study.directions] != ["MINIMIZE"]:
            raise ValueError(
                f"study has the directions {study.directions}; expected one, to minimise: optuna.create_study()."
            )
        self.study, self.space, self.n = study, dict(space), check_count("n", n)
        self._distributions = {name: distribution(scale) for name, scale in self.space.items()}
        self._asked: dict[str, list] = {}
        self._count = 0

    def __len__(self) -> int:
        return self.n

    def __iter__(self) -> Iterator[Params]:
        while self._count < self.n:
            self._count += 1
            trial = self.study.ask(self._distributions)
            params = {name: from_optuna(scale, trial.params[name]) for name, scale in self.space.items()}
            self._asked.setdefault(repr(params), []).append(trial)
            yield params

    def tell(self, result: Result) -> None:
        """What became of a trial; one that was not asked for here, but comes from the store, is added to the study."""
        import optuna

        state = optuna.trial.TrialState.COMPLETE if result.fate == DONE else optuna.trial.TrialState.FAIL
        value = result.value if result.fate == DONE else None
        if waiting := self._asked.get(repr(result.params)):
            self.study.tell(waiting.pop(), value, state=state)
            return
        self._count += 1
        params = {name: to_optuna(scale, result.params[name]) for name, scale in self.space.items()}
        self.study.add_trial(
            optuna.trial.create_trial(params=params, distributions=self._distributions, value=value, state=state)
        )


def distribution(scale: Scale) -> Any:
    """Our scale in Optuna's words; 1 - beta is what it draws for ``OneMinusLog``."""
    from optuna import distributions as d

    match scale:
        case Linear(low, high):
            return d.FloatDistribution(low, high)
        case Log(low, high):
            return d.FloatDistribution(low, high, log=True)
        case OneMinusLog(low, high):
            return d.FloatDistribution(1 - high, 1 - low, log=True)
        case Whole(low, high):
            return d.IntDistribution(low, high)
        case Among(values):
            return d.CategoricalDistribution(list(values))
    raise TypeError(f"Optuna has no counterpart for {scale!r}; expected Linear, Log, OneMinusLog, Whole or Among.")


def from_optuna(scale: Scale, value: Any) -> Any:
    return 1 - value if isinstance(scale, OneMinusLog) else value


def to_optuna(scale: Scale, value: Any) -> Any:
    """1 - (1 - beta) may miss the end of the interval by a rounding error."""
    return min(max(1 - value, 1 - scale.high), 1 - scale.low) if isinstance(scale, OneMinusLog) else value
