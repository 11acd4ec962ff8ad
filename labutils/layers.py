"""The layers, each with its forward pass beside its backward pass.

A layer is written over the last two axes: A is (n, m), a column an example, or (K, n, m) in a stack of K networks;
the same lines serve both. Parameters (W, b, gamma, beta, a) are views of ``Network.theta``, their gradients (dW, db, ...) of
``Network.grad``, and running statistics of ``Network.running``.
"""

from functools import lru_cache
from typing import NamedTuple

import numpy as np

from .functions import ACTIVATIONS
from .validate import check_count, check_range
from .views import Views

KEEP_PROB_CURE = "It is the share of units that is kept: 1 switches dropout off, 0 would leave nothing."


def product(A, B, out=None):
    """A B over the last two axes, as np.matmul; for two matrices A.dot(B) gives the same in half the time."""
    return A.dot(B, out) if A.ndim == B.ndim == 2 else np.matmul(A, B, out=out)


class Cache:
    """What a layer keeps of one forward pass for its backward pass.

    Everything is None at first. NumPy makes a new array where ``out`` is None, so the first pass over a batch of some
    shape allocates and later passes over that shape fill the same arrays. ``product`` multiplies two of them: a network
    that knows them all to be matrices gives the quickest.
    """

    A = Z = dA = D = slope = sigma = centred = Z_tilde = work = answer = None

    def __init__(self, product=product):
        self.product = product


class Parameter(NamedTuple):
    """A parameter's shape and the value it starts from."""

    shape: tuple[int, int]
    start: float = 0.0


class Layer(Views):
    """What a network asks of a layer. A layer without parameters leaves the three tables empty."""

    weights: dict[str, Parameter] = {}  # penalised, and drawn by the initialiser
    parameters: dict[str, Parameter] = {}  # not penalised
    running: dict[str, Parameter] = {}  # statistics kept for test time, not trained
    n_in: int | None = None  # rows it takes and rows it gives; None for a layer that takes any number and keeps it
    n_out: int | None = None
    least = 1  # examples that a training batch must have
    word = ""  # what ``repr`` of a network says of it

    def forward(self, A, cache: Cache, train: bool = False, rng=None):
        """(n_in, m) -> (n_out, m). With train=False nothing but ``cache`` is written."""

    def backward(self, dA, cache: Cache):
        """dJ/d(out) -> dJ/d(in), perhaps in dA's own memory; fills the parameters' gradients."""


def total(dZ, out=None):
    """Σ dZ over the examples, (n, 1): a product with ones adds faster than a sum does."""
    return product(dZ, ones(dZ.shape[-1]), out)


@lru_cache(maxsize=8)
def ones(m: int):
    """A column of m ones, made once."""
    return np.ones((m, 1))


def inner(A, B):
    """Σ A B over the examples, (n, 1): each unit's inner product, without an array for A B."""
    return np.vecdot(A, B)[..., None]


class Dense(Layer):
    """Z = W A + b, with W (n_out, n_in) and b (n_out, 1).

    bias=False leaves b out: before batchnorm it would be subtracted again with the mean.
    """

    def __init__(self, n_in: int, n_out: int, bias: bool = True):
        for name, n in (("n_in", n_in), ("n_out", n_out)):
            check_count(name, n)
        self.n_in, self.n_out = n_in, n_out
        self.weights = {"W": Parameter((n_out, n_in))}
        self.parameters = {"b": Parameter((n_out, 1))} if bias else {}
        self.b = self.db = None

    def __repr__(self):
        return f"{type(self).__name__}({self.n_in}, {self.n_out}{'' if self.parameters else ', bias=False'})"

    def forward(self, A, cache, train=False, rng=None):
        cache.A = A
        Z = cache.Z = cache.product(self.W, A, cache.Z)
        return Z if self.b is None else np.add(Z, self.b, out=Z)

    def backward(self, dZ, cache):
        self.gradients(dZ, cache)
        cache.dA = cache.product(self.W.mT, dZ, cache.dA)
        return cache.dA

    def gradients(self, dZ, cache):
        """dW = dZ Aᵀ and db = Σ dZ alone: all that the first layer needs. The 1/m is in dZ already."""
        cache.product(dZ, cache.A.mT, self.dW)
        if self.b is not None:
            cache.product(dZ, ones(dZ.shape[-1]), self.db)


class Activation(Layer):
    """A = g(Z), g by its name in ``functions.ACTIVATIONS``."""

    def __init__(self, name: str):
        if not isinstance(name, str) or name not in ACTIVATIONS:
            raise ValueError(f"activation is {name!r}; expected one of {', '.join(ACTIVATIONS)} or prelu")
        self.name = self.word = name
        self.g, self.slope, self.of_Z = ACTIVATIONS[name]  # at hand: a step asks for them
        self.corner = ACTIVATIONS[name].corner

    def __repr__(self):
        return f"{type(self).__name__}({self.name!r})"

    def forward(self, Z, cache, train=False, rng=None):
        cache.Z = Z
        cache.A = self.g(Z, out=cache.A)
        return cache.A

    def backward(self, dA, cache):
        cache.slope = self.slope(cache.Z if self.of_Z else cache.A, out=cache.slope)
        return np.multiply(dA, cache.slope, out=dA)


class PReLU(Layer):
    """A = max(0, Z) + a min(0, Z) with a learned slope a (n, 1) for each unit (He, Zhang, Ren & Sun, 2015)."""

    corner = True

    word = "prelu"

    def __init__(self, n: int):
        self.n_in = self.n_out = check_count("n", n)
        self.parameters = {"a": Parameter((n, 1), 0.25)}

    def __repr__(self):
        return f"{type(self).__name__}({self.n_in})"

    def forward(self, Z, cache, train=False, rng=None):
        cache.Z = Z
        cache.A = np.where(Z > 0.0, Z, self.a * Z)
        return cache.A

    def backward(self, dA, cache):
        Z = cache.Z
        (dA * np.minimum(Z, 0.0)).sum(axis=-1, keepdims=True, out=self.da)
        return dA * np.where(Z > 0.0, 1.0, self.a)


class Dropout(Layer):
    """Inverted dropout (Srivastava et al., 2014): each unit is kept with probability keep_prob, anew for each example
    and each pass, and what is kept is divided by keep_prob, so that E[A] stays and nothing is to do at test time.

    keep_prob : number in (0, 1], the share *kept*; a (K,) sequence gives each network of a stack its own.
    mask : (n, m) array of True (kept) and False in place of one that is drawn at each pass; None, as at first, draws.
    """

    def __init__(self, keep_prob=1.0):
        self.keep_prob, self.mask = keep_prob, None

    @property
    def word(self):
        return (
            ""
            if np.all(self.keep_prob == 1)
            else f"keep_prob={self.keep_prob:g}"
            if np.ndim(self.keep_prob) == 0
            else "dropout"
        )

    @property
    def keep_prob(self):
        return self._keep_prob

    @keep_prob.setter
    def keep_prob(self, value):
        if np.ndim(value) and not len(value):
            raise ValueError(f"keep_prob is empty; expected a number. {KEEP_PROB_CURE}")
        for one in np.ravel(value).tolist():
            check_range("keep_prob", one, 0, 1, open_low=True, cure=KEEP_PROB_CURE)
        self._keep_prob = value if np.ndim(value) == 0 else np.reshape(value, (-1, 1, 1))
        self.drops = bool(np.any(self._keep_prob != 1.0))

    def __repr__(self):
        return f"{type(self).__name__}({np.ravel(self.keep_prob).tolist() if np.ndim(self.keep_prob) else self.keep_prob})"

    def forward(self, A, cache, train=False, rng=None):
        cache.D = None
        if not train or not self.drops:
            return A
        cache.work, D = self._drawn(A.shape, cache.work, rng) if self.mask is None else self._given(A)
        cache.D = D
        cache.A = np.multiply(A, D, out=cache.work)
        return np.divide(cache.A, self.keep_prob, out=cache.A)

    def _drawn(self, shape, work, rng):
        if rng is None:
            raise ValueError("dropout draws at random in training: pass rng=np.random.default_rng(seed)")
        work = uniform(rng, shape, out=work)
        return work, work < self.keep_prob

    def _given(self, A):
        D = np.asarray(self.mask)
        if D.shape != A.shape or D.dtype != bool:
            raise ValueError(
                f"mask is {D.dtype} of shape {D.shape}; expected bool, True where a unit is kept, of shape {A.shape} like A"
            )
        return np.empty(A.shape), D

    def backward(self, dA, cache):
        if cache.D is None:
            return dA
        np.multiply(dA, cache.D, out=dA)
        return np.divide(dA, self.keep_prob, out=dA)


def uniform(rng, shape, out=None):
    """Random numbers from [0, 1), into ``out`` where rng is a Generator; a legacy RandomState always makes a new array."""
    return rng.random(shape, out=out) if isinstance(rng, np.random.Generator) else rng.random(shape)


class Noise(Layer):
    """A + sigma N(0, 1) while training: noise on the inputs, or on hidden units, regularises (Bishop, 1995)."""

    def __init__(self, sigma: float):
        check_range("sigma", sigma, 0, np.inf, open_high=True)
        self.sigma = sigma

    def __repr__(self):
        return f"{type(self).__name__}({self.sigma})"

    def forward(self, A, cache, train=False, rng=None):
        if not train or not self.sigma:
            return A
        if rng is None:
            raise ValueError("noise is drawn at random in training: pass rng=np.random.default_rng(seed)")
        return A + self.sigma * rng.standard_normal(A.shape)

    def backward(self, dA, cache):
        return dA


class BatchNorm(Layer):
    """Z_norm = (Z - mu)/sqrt(sigma2 + epsilon), Z_tilde = gamma Z_norm + beta (Ioffe & Szegedy, 2015).

    In training mu and sigma2 are those of the batch, and their running averages move by (1 - momentum); at test time the
    running averages take their place. momentum in [0, 1) is the share of the old average that stays, as in Keras (PyTorch
    calls 1 - momentum so); epsilon > 0. Written as one reads it, both ways, it stands in ``plain``.

    sigma2 divides by m, in the running average too, as in Keras. (The paper and PyTorch take m/(m - 1) times that there:
    with batches of 32 it is 3 % more.) One example alone has no variance, and its Z_norm would be 0 whatever it is: such a
    batch is refused in training, as PyTorch does.
    """

    least, word = 2, "batchnorm"

    def __init__(self, n: int, momentum: float = 0.9, epsilon: float = 1e-8):
        self.n_in = self.n_out = check_count("n", n)
        check_range("momentum", momentum, 0, 1, open_high=True, cure="It is the share of the old average that stays.")
        check_range(
            "epsilon", epsilon, 0, np.inf, open_low=True, cure="It keeps a unit that never changes from dividing by 0."
        )
        self.parameters = {"gamma": Parameter((n, 1), 1.0), "beta": Parameter((n, 1), 0.0)}
        self.running = {"mu": Parameter((n, 1), 0.0), "sigma2": Parameter((n, 1), 1.0)}
        self.momentum, self.epsilon = momentum, epsilon

    def __repr__(self):
        return f"{type(self).__name__}({self.n_in}, momentum={self.momentum}, epsilon={self.epsilon})"

    def forward(self, Z, cache, train=False, rng=None):
        m = Z.shape[-1]
        if train and m < self.least:
            raise ValueError(
                "batchnorm got a batch of one example in training, which has no variance; expected at least 2. Choose a "
                "batch_size that leaves no single example over."
            )
        mu = total(Z) / m if train else self.mu
        centred = cache.centred = np.subtract(Z, mu, out=cache.centred)
        sigma2 = inner(centred, centred) / m if train else self.sigma2
        sigma = cache.sigma = np.sqrt(sigma2 + self.epsilon)
        if train:
            self.remember(mu, sigma2)
        # gamma Z_norm in one pass: Z_norm = centred/sigma is never needed by itself
        Z_tilde = cache.Z_tilde = np.multiply(self.gamma / sigma, centred, out=cache.Z_tilde)
        return np.add(Z_tilde, self.beta, out=Z_tilde)

    def remember(self, mu, sigma2) -> None:
        """Move the running averages by (1 - momentum) towards these statistics."""
        share, running_mu, running_sigma2 = 1.0 - self.momentum, self.mu, self.sigma2
        running_mu += share * (mu - running_mu)
        running_sigma2 += share * (sigma2 - running_sigma2)

    def backward(self, dZ_tilde, cache):
        """dZ = gamma/sigma (dZ_tilde - mean(dZ_tilde) - Z_norm mean(dZ_tilde Z_norm))."""
        m, centred, sigma = dZ_tilde.shape[-1], cache.centred, cache.sigma
        np.divide(inner(dZ_tilde, centred), sigma, out=self.dgamma)
        total(dZ_tilde, out=self.dbeta)
        cache.work = np.multiply(self.dgamma / (m * sigma), centred, out=cache.work)
        dZ = np.subtract(dZ_tilde, self.dbeta / m, out=dZ_tilde)
        dZ -= cache.work
        return np.multiply(dZ, self.gamma / sigma, out=dZ)


def mlp(*sizes: int, activation: str = "relu", keep_prob=1.0, batchnorm: bool = False) -> list[Layer]:
    """The layers of a fully connected network, up to the last Z; the cost brings the output activation.

    sizes : n_x, the hidden layers' widths, n_y.
    keep_prob : one number for all hidden layers, or one number a layer from the input on: (p_0, p_1, ..., p_{L-1}).
    batchnorm : between W A and the activation of each hidden layer; b is then left out.

    >>> [type(layer).__name__ for layer in mlp(2, 3, 1)]
    ['Dense', 'Activation', 'Dense']
    """
    if len(sizes) < 2:
        raise ValueError(f"sizes are {sizes}; expected at least n_x and n_y, as in mlp(2, 20, 3, 1)")
    keep = keep_probs(keep_prob, len(sizes) - 1)
    layers = dropout(keep[0])
    for n_in, n, p in zip(sizes[:-2], sizes[1:-1], keep[1:]):
        layers += [Dense(n_in, n, bias=not batchnorm)] + ([BatchNorm(n)] if batchnorm else [])
        layers += [PReLU(n) if activation == "prelu" else Activation(activation)] + dropout(p)
    return layers + [Dense(sizes[-2], sizes[-1])]


def dropout(keep_prob) -> list[Layer]:
    """A list with the Dropout layer, or with nothing where all is kept."""
    return [] if np.ndim(keep_prob) == 0 and keep_prob == 1 else [Dropout(keep_prob)]


def keep_probs(keep_prob, L: int) -> tuple:
    """keep_prob for A[0] ... A[L-1]: a number is meant for the hidden layers; the input is kept."""
    if np.ndim(keep_prob) == 0:
        return (1.0,) + (keep_prob,) * (L - 1)
    if len(keep_prob) != L:
        raise ValueError(f"keep_prob has {len(keep_prob)} numbers; expected {L}, one for A[0] to A[{L - 1}]")
    return tuple(keep_prob)
