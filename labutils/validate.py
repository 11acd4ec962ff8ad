"""Checks at the border: bad input ends in one sentence that says what, what came, and the cure.

Samples are columns everywhere in the labs: X is (n_x, m), Y is (n_y, m). Inner loops never call these.
"""

from __future__ import annotations

import math

import numpy as np

__all__ = ["check_X", "check_XY", "check_count", "check_fractions", "check_range"]


def check_X(X, n_x: int | None = None, name: str = "X") -> np.ndarray:
    """X as a float64 array (n_x, m) with m >= 1 and finite numbers only; ValueError says what is wrong.

    X : (n_x, m) array-like, samples are columns.  n_x : rows wanted, None for any.  Nothing is copied
    when X is such an array already.
    """
    X = _as_floats(X, name)
    wanted = f"({'n_x' if n_x is None else n_x}, m)"
    if X.ndim != 2:
        raise ValueError(
            f"{name} has shape {X.shape}; expected {wanted}. Samples are columns here: "
            f"write one sample as a column with {name}.reshape(-1, 1)."
        )
    if 0 in X.shape:
        raise ValueError(
            f"{name} has shape {X.shape} and so holds no numbers; expected {wanted} with m of "
            "at least 1. Check the selection or the split that made it."
        )
    if n_x is not None and X.shape[0] != n_x:
        raise ValueError(f"{name} has shape {X.shape}; expected {wanted}. {_turned(X.shape, n_x, name)}")
    return _finite(X, name)


def check_XY(
    X, Y, n_x: int | None = None, binary: bool = False, one_hot: bool = False, n_y: int | None = None
) -> tuple[np.ndarray, np.ndarray]:
    """X (n_x, m) and Y (n_y, m) as float64 arrays with the same m; ValueError says what is wrong.

    binary : Y must be one row of 0 and 1.  one_hot : each column of Y must hold a single 1, else 0.
    n_x, n_y : rows wanted, None for any.
    """
    X = check_X(X, n_x)
    Y = _as_floats(Y, "Y")
    _same_samples(X, Y)
    _finite(Y, "Y")
    if binary:
        _binary(Y)
    if one_hot:
        _one_hot(Y)
    if n_y is not None and Y.shape[0] != n_y:
        raise ValueError(
            f"Y has {Y.shape[0]} rows; expected {n_y}, one for each output of the "
            "network. Change the last layer's size, or make Y with one_hot(labels, classes)."
        )
    return X, Y


def check_range(
    name: str, value, low: float, high: float, open_low: bool = False, open_high: bool = False, cure: str = ""
) -> None:
    """value must be a number in [low, high] (an open end leaves the end itself out); else ValueError."""
    left, right = "(" if open_low else "[", ")" if open_high or math.isinf(high) else "]"
    try:
        outside = not low <= value <= high or (open_low and value == low) or (open_high and value == high)
    except (TypeError, ValueError):
        outside = True
    if outside:
        raise ValueError(
            f"{name} is {value!r}; expected a number in {left}{low:g}, {high:g}{right}. "
            f"{cure or f'Choose {name} inside that range.'}"
        )


def check_count(name: str, value, low: int = 1, cure: str = "") -> int:
    """value must be a whole number of at least low; else ValueError. Returns it as int."""
    whole = isinstance(value, (int, np.integer)) and not isinstance(value, bool)
    if not whole or value < low:
        raise ValueError(
            f"{name} is {value!r}; expected a whole number of at least {low}. {cure or f'Set {name} to {low} or more.'}"
        )
    return int(value)


def check_fractions(fractions) -> tuple[float, ...]:
    """fractions must each be positive and sum to 1; else ValueError. Returns them as floats."""
    shares = tuple(float(f) for f in fractions)
    if not shares or not all(f > 0 for f in shares):
        raise ValueError(
            f"fractions are {shares}; expected positive shares such as (0.6, 0.2, 0.2). "
            "Leave out a part that is to stay empty."
        )
    if not math.isclose(sum(shares), 1, abs_tol=1e-9):
        raise ValueError(f"fractions {shares} sum to {sum(shares):g}; expected 1. Divide each of them by their sum.")
    return shares


def _as_floats(values, name: str) -> np.ndarray:
    try:
        return np.asarray(values, dtype=np.float64)
    except (TypeError, ValueError):
        raise ValueError(
            f"{name} is a {type(values).__name__} that does not turn into numbers; expected "
            "an array with samples as columns. Give it rows of one length and numbers only."
        ) from None


def _finite(values: np.ndarray, name: str) -> np.ndarray:
    if not np.isfinite(values).all():
        bad = int(np.count_nonzero(~np.isfinite(values)))
        count = "1 value that is" if bad == 1 else f"{bad} values that are"
        raise ValueError(
            f"{name} holds {count} NaN or infinite; expected finite numbers. "
            f"Drop those samples: {name}[:, np.isfinite({name}).all(axis=0)]."
        )
    return values


def _turned(shape: tuple[int, ...], n_x: int, name: str) -> str:
    if shape[1] == n_x:
        return f"Samples are columns here: did you mean {name}.T?"
    return f"Give {n_x} features for each sample, or build the network with {shape[0]} inputs."


def _same_samples(X: np.ndarray, Y: np.ndarray) -> None:
    m = X.shape[1]
    if Y.ndim == 2 and Y.shape[1] == m and Y.shape[0] > 0:
        return
    if Y.ndim == 1:
        cure = "Make it one row: Y.reshape(1, -1)."
    elif Y.ndim == 2 and Y.shape[0] == m:
        cure = "Samples are columns here: did you mean Y.T?"
    else:
        cure = f"X has {m} samples (columns), so Y needs {m} columns too."
    raise ValueError(f"Y has shape {Y.shape}; expected (n_y, {m}). {cure}")


def _binary(Y: np.ndarray) -> None:
    if Y.shape[0] != 1:
        raise ValueError(
            f"Y has shape {Y.shape}; expected (1, {Y.shape[1]}) with labels 0 and 1. "
            "For more than two classes use the softmax cost."
        )
    strange = np.unique(Y[(Y != 0) & (Y != 1)])
    if strange.size:
        raise ValueError(f"Y holds the label {strange[0]:g}; expected only 0 and 1. {_relabel(np.unique(Y))}")


def _relabel(labels: np.ndarray) -> str:
    if labels.size == 2:
        return f"Make it so with Y = (Y == {labels[1]:g}).astype(float)."
    return "For more than two classes make rows of 0 and 1 with one_hot(labels, classes)."


def _one_hot(Y: np.ndarray) -> None:
    if not np.isin(Y, (0, 1)).all() or not (Y.sum(axis=0) == 1).all():
        raise ValueError(
            "Y is not one-hot; expected a single 1 and else 0 in each column. Make it with one_hot(labels, classes)."
        )
