"""One unit with n inputs, drawn thousands of times."""

import numpy as np

DRAWS = 2_000
INPUTS = {
    "N(0, 1)": lambda rng, shape: rng.standard_normal(shape),
    "ReLU of N(0, 1)": lambda rng, shape: np.maximum(rng.standard_normal(shape), 0),
    "pixels in [0, 1]": lambda rng, shape: rng.random(shape),
}
WEIGHTS = {
    "randn": lambda rng, shape: rng.standard_normal(shape),
    "rand": lambda rng, shape: rng.random(shape),
}


def draw_z(n: int, scale: float, inputs: str = "N(0, 1)", weights: str = "randn", seed: int = 0) -> tuple[np.ndarray, float]:
    """2,000 draws of z = Σ w_i x_i with fresh weights and inputs each: z (2000,), n Var(w) E[x²]."""
    rng = np.random.default_rng(seed)
    w = scale * WEIGHTS[weights](rng, (n, DRAWS))
    x = INPUTS[inputs](rng, (n, DRAWS))
    return (w * x).sum(axis=0), n * w.var() * np.square(x).mean()
