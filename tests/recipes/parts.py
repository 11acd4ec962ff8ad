"""What a contributor would add, one text for each recipe of CONTRIBUTING."""

NADAM = '''@dataclass
class Nadam(Optimizer):
    """Adam whose average looks one step ahead (Dozat, 2016)."""

    beta1: float = 0.9
    beta2: float = 0.999
    epsilon: float = 1e-8

    def reset(self, theta):
        self.v, self.s, self.t = np.zeros_like(theta), np.zeros_like(theta), 0

    def update(self, theta, grad):
        self.t += 1
        self.v += (1 - self.beta1) * (grad - self.v)
        self.s += (1 - self.beta2) * (np.square(grad) - self.s)
        ahead = self.beta1 * self.v / (1 - self.beta1 ** (self.t + 1)) + (1 - self.beta1) * grad / (1 - self.beta1**self.t)
        theta -= self.alpha * ahead / (np.sqrt(self.s / (1 - self.beta2**self.t)) + self.epsilon)


'''

SQUARE_ROOT = '''@schedule
def square_root(alpha0: float, t: Time, *, steps: float = 100) -> Time:
    """alpha0 √(1 - t/steps), then 0."""
    return alpha0 * np.sqrt(1 - share_of_run(t, steps))


'''

ELU = '''@quietly
def elu(Z, out: np.ndarray | None = None) -> np.ndarray:
    """A = Z above 0, e^Z - 1 below (Clevert, Unterthiner & Hochreiter, 2016)."""
    return np.maximum(Z, np.expm1(np.minimum(Z, 0.0)), out=out)


@quietly
def elu_slope(A, out: np.ndarray | None = None) -> np.ndarray:
    """dA/dZ = 1 where A > 0, else A + 1."""
    return np.minimum(A + 1.0, 1.0, out=out)


'''

SILU = '''@quietly
def silu(Z, out: np.ndarray | None = None) -> np.ndarray:
    """A = Z σ(Z) (Elfwing, Uchibe & Doya, 2018)."""
    return np.multiply(Z, sigmoid(Z), out=out)


@quietly
def silu_slope(Z, out: np.ndarray | None = None) -> np.ndarray:
    """dA/dZ = σ(Z) (1 + Z (1 - σ(Z))), written in Z: two Z share one A."""
    A = sigmoid(Z)
    return np.multiply(A, 1.0 + Z * (1.0 - A), out=out)


'''

EVEN = '''def even(rng, n_out: int, n_in: int) -> np.ndarray:
    """W uniform on ±√(3/n_in), which has variance 1/n_in."""
    return np.sqrt(3.0 / n_in) * (2.0 * rng.random((n_out, n_in)) - 1.0)


'''

SCALE = '''"""One learned factor for each unit."""

import numpy as np

from ..validate import check_count
from .base import Layer, Parameter


class Scale(Layer):
    """A = c Z with one learned factor c (n, 1) for each unit."""

    def __init__(self, n: int):
        self.n_in = self.n_out = check_count("n", n)
        self.parameters = {"c": Parameter((n, 1), 1.0)}

    def forward(self, Z, cache, train=False, rng=None):
        cache.Z = Z
        return self.c * Z

    def backward(self, dA, cache):
        np.multiply(dA, cache.Z).sum(axis=-1, keepdims=True, out=self.dc)
        return dA * self.c
'''

PARABOLA_PANEL = '''"""A parabola and its slope at one point."""

import numpy as np

from labutils import plots
from labutils.live import Panel, Scene, Slider

X = np.linspace(-2, 2, 81)


class ParabolaScene(Scene):
    """The parabola stands still, the tangent moves."""

    def __init__(self):
        self.figure, (ax,) = plots.figure(1)
        plots.label(ax, "A parabola", "x", "x²")
        ax.plot(X, X**2, color=plots.PALETTE[0])
        ax.set(xlim=(-2, 2), ylim=(-1, 4), autoscale_on=False)
        (self.tangent,) = ax.plot([], [], color=plots.PALETTE[1], animated=True)

    def start(self, x):
        self.x = x

    def draw(self):
        self.tangent.set_data(X, self.x**2 + 2 * self.x * (X - self.x))

    def sentence(self):
        return f"At x = {self.x:g} the slope is {2 * self.x:g}."


def parabola_panel() -> Panel:
    """Drag x and watch the tangent."""
    return Panel(ParabolaScene(), Slider("x", 1, -2, 2, step=0.1))
'''

ACTIVATION = '        Choice("activation", ["tanh", "relu", "sigmoid"]),\n'

DOUBLED = '''"""Twice a number, as a learner writes it."""

from labutils.checks import Exercise, Wrong


def doubled(x):
    """2x, a new array."""
    return 2 * x


DOUBLED = Exercise(
    "doubled",
    doubled,
    lambda rng: (rng.normal(size=4),),
    wrong=[Wrong("x", "This is x itself; twice as much was expected."), Wrong("x**2", "This is the square of x.")],
    hints=("What is x + x?", "A product with 2.", "`2 * x`."),
)
'''

SENTENCE = "Of many fair tosses about half, 50 %, show heads: the halves claim."
CLAIM = f'''

@claim("{SENTENCE}")
def fair_coin(seeds):
    heads = np.array([np.random.default_rng(seed).random(100_000).round().mean() for seed in seeds])
    return abs(heads - 0.5) < 0.01, {{"heads": heads.mean()}}
'''

PROOF = """
def heads() -> float:
    return float(100 * np.mean(np.random.default_rng(100).random(100_000) < 0.5))


"""
GUESS = """    Guess("coin", "How often is it heads?", 50, "Both sides are alike.", heads, within=1, unit="%"),
"""
