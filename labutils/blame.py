"""Which setting made a run diverge: the same run is made again, from its start, with one setting changed at a time."""

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import numpy as np

from .splits import Normalizer
from .stacks import each_network
from .validate import unit_of

BUDGET = 20_000  # iterations that are spent on finding out
MORE = 200  # iterations beyond the one that failed: a change that only postpones it is no cure
USUAL_ALPHA = 0.01  # of descent: what is left to try where a thousandth of alpha is still too much
LARGE_X, LARGE_W = 10, 3  # features beyond ±10, weights beyond 3 standard deviations of "xavier", are worth a suspicion


ODD_LAYERS = (  # a layer's setting, its harmless value, and what is out of the ordinary
    ("keep_prob", 1, lambda keep_prob: keep_prob < 0.2),  # what is kept is multiplied by more than 5
    ("sigma", 0, lambda sigma: sigma > 1),  # more noise than a normalised feature has signal
)


class Diverged(FloatingPointError):
    """The cost, or the parameters, became NaN or infinite.

    words : what happened, or a function that finds it out: the run is made again for that, so only where somebody reads it.
    """

    def __init__(self, words: str | Callable[[], str]):
        super().__init__()  # not with the words: args would keep the run that they are found from
        self._words = words

    def __str__(self) -> str:
        if callable(self._words):
            self._words = self._words()
        return self._words

    def __repr__(self) -> str:
        return f"{type(self).__name__}({str(self)!r})"

    @property
    def args(self) -> tuple[str]:
        """The words, as every exception has them."""
        return (str(self),)

    def __reduce__(self):
        return type(self), self.args


class Again(NamedTuple):
    """What a run is made from, all of it at its start. The changes below work on a copy."""

    net: Any
    optimizer: Any
    X: Any
    Y: Any
    slower: float = 1.0  # alpha is divided by this, and so is what a schedule gives


class Change(NamedTuple):
    """One setting that may be to blame, in words, and the run without it."""

    words: str
    made: Callable[[Again], Again]


def sentence(first: Any, lost: str, start: Again, stays_finite: Callable[[Callable, int], bool]) -> str:
    """When the run diverged, and which single changes keep it finite.

    first : its first Step that is not finite.  lost : what is not, "J", "theta" or averages.  start : the run at its start.
    stays_finite : (change, iterations) -> is the run, made again with this change, finite for so many iterations?
    """
    finite = "a finite number at" if lost == "J" else "finite after"
    told = (
        f"{lost} {'are' if ' and ' in lost else 'is'} no longer {finite} iteration {first.iteration} (epoch {first.epoch})"
    )
    if lost not in ("J", "theta"):
        told += ", though J still is"
    with np.errstate(over="ignore", invalid="ignore", under="ignore"):  # what is huge here is what is looked for
        saving = list(_saving(start, stays_finite, first.iteration + MORE))
    if saving:
        return f"{told}. The same run made again stays finite with {', or with '.join(saving)}."
    alpha = f"alpha = {np.max(start.optimizer.alpha):g}"
    return f"{told}, and no single setting was found that is to blame: try a tenth of {alpha}, a smaller init, normalised X."


def _saving(start: Again, stays_finite, iterations: int) -> Iterator[str]:
    budget, found = BUDGET, False
    for change in _suspects(start):
        budget -= iterations
        if budget >= 0 and stays_finite(change.made, iterations):
            found = True
            yield change.words
    alpha = np.max(start.optimizer.alpha)
    usual = (alpha / USUAL_ALPHA,) if alpha > 1000 * USUAL_ALPHA else ()
    for factor in (10,) if found else (10, 100, 1000, *usual):
        budget -= iterations
        if budget >= 0 and stays_finite(lambda run, factor=factor: _with_alpha(run, factor), iterations):
            yield f"alpha = {alpha / factor:g} instead of {alpha:g}"
            return


def _suspects(start: Again) -> Iterator[Change]:
    """What is out of the ordinary in this run, besides alpha."""
    net, optimizer, X, Y, _ = start
    epsilon = np.min(getattr(optimizer, "epsilon", 1))
    if epsilon < 1e-12:
        yield Change(f"epsilon = 1e-08 instead of {epsilon:g}", _with_epsilon)
    for name in ("lambd", "l1"):
        if np.any(getattr(net, name)):
            yield Change(f"{name} = 0 instead of {np.max(getattr(net, name)):g}", lambda run, name=name: _without(run, name))
    if np.abs(X).max() > LARGE_X:
        yield Change(f"normalised features, data.Normalizer(X), instead of values up to {np.abs(X).max():.3g}", _normalised)
    if np.abs(Y).max() > LARGE_X:  # a price in pounds, say; the error is as large, and the gradient with it
        yield Change(f"targets near 1, Y / {np.abs(Y).max():.3g}, instead of values up to that", _with_small_targets)
    for name, usual, odd in ODD_LAYERS:
        values = np.concatenate([[usual], *(np.ravel(getattr(layer, name)) for layer in net.layers if hasattr(layer, name))])
        furthest = values[np.argmax(np.abs(values - usual))]
        if odd(furthest):
            words = f"{name} = {usual} instead of {furthest:g}"
            yield Change(words, lambda run, name=name, usual=usual: _with_layers(run, name, usual))
    if _largest_weight(net) > LARGE_W:
        yield Change("init='he' instead of the weights it started from", _from_he)


def _largest_weight(net) -> float:
    """The largest standard deviation of a layer's W, times √n_in."""
    Ws = [block for name, block in net.blocks().items() if name.startswith("W")]
    return max(float(np.std(W) * np.sqrt(W.shape[-1])) for W in Ws)


def _with_epsilon(run: Again) -> Again:
    run.optimizer.epsilon = 1e-8
    return run


def _with_alpha(run: Again, factor: float) -> Again:
    run.optimizer.alpha = run.optimizer.alpha / factor
    return run._replace(slower=factor)


def _without(run: Again, penalty: str) -> Again:
    setattr(run.net, penalty, 0.0)
    return run


def _with_layers(run: Again, name: str, usual: float) -> Again:
    for layer in run.net.layers:
        if hasattr(layer, name):
            setattr(layer, name, usual)
    return run


def _with_small_targets(run: Again) -> Again:
    return run._replace(Y=run.Y / np.abs(run.Y).max())


def _normalised(run: Again) -> Again:
    X = run.X / unit_of(run.X)  # however large they are, so that no mean overflows
    return run._replace(X=each_network(2, lambda X: Normalizer(X)(X), X))


def _from_he(run: Again) -> Again:
    run.net.initialize("he")
    return run
