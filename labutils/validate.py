"""Checks at the border: bad input ends in one sentence that says what, what came, and the cure.

Samples are columns everywhere in the labs: X is (n_x, m), Y is (n_y, m). Inner loops never call these.
"""

from __future__ import annotations

import math

import numpy as np

__all__ = [
    "check_X",
    "check_XY",
    "check_alike",
    "check_count",
    "check_fractions",
    "check_numbers",
    "check_range",
    "check_rng",
    "check_seed",
    "check_vector",
]


# NumPy's letter for a kind of value that is no real number, its name, and the cure
KINDS = {
    "c": ("complex numbers", "Take {name}.real, or np.abs({name}), whichever is meant."),
    "M": ("dates", "Subtract a start and divide: ({name} - start) / np.timedelta64(1, 'D')."),
    "m": ("time spans", "Divide by a unit: {name} / np.timedelta64(1, 'D')."),
    "U": (
        "text",
        "Digits become numbers with np.asarray({name}).astype(float), names with np.unique({name}, return_inverse=True)[1].",
    ),
}
KINDS["S"] = KINDS["T"] = KINDS["U"]


def check_X(X, n_x: int | None = None, name: str = "X", batches: bool = False) -> np.ndarray:
    """X as a float64 array (n_x, m) with m >= 1 and finite numbers only; ValueError says what is wrong.

    X : (n_x, m) array-like, samples are columns.  n_x : rows wanted, None for any.  batches : a leading axis is
    welcome too, (K, n_x, m).  Nothing is copied when X is such an array already. Lists, whole numbers, float32, data
    frames and arrays of objects are converted where each entry is a real number; masked, complex and textual ones are not.
    """
    X = _as_floats(X, name)
    wanted = f"({'n_x' if n_x is None else n_x}, m)"
    if X.ndim != 2 and not (batches and X.ndim == 3):
        raise ValueError(
            f"{name} has shape {X.shape}; expected {wanted}. Samples are columns here: "
            f"write one sample as a column with {name}.reshape(-1, 1)."
        )
    if 0 in X.shape:
        raise ValueError(
            f"{name} has shape {X.shape} and so holds no numbers; expected {wanted} with m of "
            "at least 1. Check the selection or the split that made it."
        )
    if n_x is not None and X.shape[-2] != n_x:
        raise ValueError(f"{name} has shape {X.shape}; expected {wanted}. {_turned(X.shape, n_x, name)}")
    return _finite(X, name)


def check_XY(
    X,
    Y,
    n_x: int | None = None,
    binary: bool = False,
    one_hot: bool = False,
    n_y: int | None = None,
    batches: bool = False,
) -> tuple[np.ndarray, np.ndarray]:
    """X (n_x, m) and Y (n_y, m) as float64 arrays with the same m; ValueError says what is wrong.

    binary : Y must hold 0 and 1 only.  one_hot : each column of Y must hold a single 1, else 0.
    n_x, n_y : rows wanted, None for any.  batches : X (K, n_x, m) and Y (K, n_y, m) are welcome too.
    """
    X = check_X(X, n_x, batches=batches)
    Y = _as_floats(Y, "Y")
    _same_samples(X, Y)
    _finite(Y, "Y")
    if n_y is not None:
        _outputs(Y, n_y, binary)
    if binary:
        _binary(Y)
    if one_hot:
        _one_hot(Y)
    return X, Y


def check_numbers(name: str, values) -> np.ndarray:
    """values as a float64 array of finite real numbers, of any shape; else ValueError."""
    numbers = _as_floats(values, name)
    if not np.isfinite(numbers).all():
        raise ValueError(f"{name} is {values!r}; expected finite numbers. Leave out what is NaN or infinite.")
    return numbers


def check_vector(name: str, values) -> np.ndarray:
    """values as a float64 vector (n,) of finite numbers; else ValueError."""
    vector = check_numbers(name, values)
    if vector.ndim != 1 or not vector.size:
        raise ValueError(f"{name} has shape {vector.shape}; expected a flat vector (n,). Make it one with np.ravel({name}).")
    return vector


def check_alike(name: str, values, other: str, others) -> None:
    """Both must have one shape, because NumPy would stretch one to fit the other; else ValueError."""
    if np.shape(values) != np.shape(others):
        raise ValueError(
            f"{name} has shape {np.shape(values)} and {other} has {np.shape(others)}; expected one shape. "
            f"Reshape one of them first."
        )


def check_range(
    name: str, value, low: float, high: float, open_low: bool = False, open_high: bool = False, cure: str = ""
) -> None:
    """value must be a number in [low, high] (an open or infinite end is left out itself); else ValueError."""
    open_low, open_high = open_low or math.isinf(low), open_high or math.isinf(high)  # no setting is infinite
    left, right = "(" if open_low else "[", ")" if open_high else "]"
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


def check_seed(seed) -> int:
    """seed must be a whole number of at least 0; else ValueError. Returns it as int."""
    return check_count("seed", seed, 0, cure="The same seed gives the same numbers.")


def check_rng(rng, *uses: str, cure: str = "Pass np.random.default_rng(seed)."):
    """rng must be a generator with the methods that are used, a Generator or a legacy RandomState; else ValueError."""
    if not all(callable(getattr(rng, use, None)) for use in uses):
        raise ValueError(f"rng is {rng!r}; expected a generator to draw from. {cure}")
    return rng


def check_fractions(fractions) -> tuple[float, ...]:
    """fractions must each be positive and sum to 1; else ValueError. Returns them as floats."""
    try:
        shares = tuple(float(f) for f in (() if isinstance(fractions, str) else fractions))
    except (TypeError, ValueError):
        raise ValueError(f"fractions are {fractions!r}; expected numbers such as (0.6, 0.2, 0.2), one a part.") from None
    if not shares or not all(f > 0 for f in shares):
        raise ValueError(
            f"fractions are {shares}; expected positive shares such as (0.6, 0.2, 0.2). "
            "Leave out a part that is to stay empty."
        )
    if not math.isclose(sum(shares), 1, abs_tol=1e-9):
        raise ValueError(f"fractions {shares} sum to {sum(shares):g}; expected 1. Divide each of them by their sum.")
    return shares


def _as_floats(values, name: str) -> np.ndarray:
    """values as float64; ValueError for all that NumPy would turn into other numbers without a word."""
    if type(values) is np.ndarray and values.dtype == np.float64:
        return values
    _nothing_masked(values, name)
    try:
        array = np.asarray(values)
        if array.dtype == object:  # let NumPy find the kind of what is in there
            array = np.asarray(array.tolist())
        with np.errstate(over="ignore", under="ignore"):  # what is too large for float64 is refused as infinite
            floats = None if array.dtype.kind in KINDS else np.asarray(array, np.float64)
    except (TypeError, ValueError, OverflowError, RuntimeError):
        raise ValueError(
            f"{name} is a {type(values).__name__} that does not turn into numbers; expected "
            "an array with samples as columns. Give it rows of one length and numbers only."
        ) from None
    if floats is None:
        what, cure = KINDS[array.dtype.kind]
        raise ValueError(f"{name} holds {what}; expected real numbers. {cure.format(name=name)}")
    return floats


def _nothing_masked(values, name: str) -> None:
    """A masked array loses its mask in np.asarray, and what was hidden would count."""
    rows = values if isinstance(values, list | tuple) else [values]
    masked = sum(int(np.count_nonzero(np.ma.getmaskarray(row))) for row in rows if np.ma.isMaskedArray(row))
    if masked:
        raise ValueError(
            f"{name} has {masked} masked value{'s' * (masked > 1)}; expected a number in each place. Drop those samples: "
            f"{name}[:, ~np.ma.getmaskarray({name}).any(axis=0)], or fill them: {name}.filled(0)."
        )


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
    if shape[-1] == n_x:
        return f"Samples are columns here: did you mean {name}.T?"
    return f"Give {n_x} features for each sample, or build the network with {shape[-2]} inputs."


def _same_samples(X: np.ndarray, Y: np.ndarray) -> None:
    m = X.shape[-1]
    if Y.ndim == X.ndim and Y.shape[-1] == m and Y.shape[-2] > 0 and Y.shape[:-2] == X.shape[:-2]:
        return
    if Y.ndim == 1:
        cure = "Make it one row: Y.reshape(1, -1)."
    elif Y.ndim == 2 and Y.shape[0] == m:
        cure = "Samples are columns here: did you mean Y.T?"
    else:
        cure = f"X has {m} samples (columns), so Y needs {m} columns too."
    expected = "".join(f"{K}, " for K in X.shape[:-2]) + f"n_y, {m}"
    raise ValueError(f"Y has shape {Y.shape}; expected ({expected}). {cure}")


def _outputs(Y: np.ndarray, n_y: int, binary: bool) -> None:
    if Y.shape[-2] == n_y:
        return
    if binary and n_y == 1:
        raise ValueError(
            f"Y has shape {Y.shape}; expected (1, {Y.shape[-1]}) with labels 0 and 1. "
            "For more than two classes use the softmax cost."
        )
    raise ValueError(
        f"Y has {_rows(Y.shape[-2])}; expected {n_y}, one for each output of the "
        "network. Change the last layer's size, or make Y with one_hot(labels, classes)."
    )


def _rows(n: int) -> str:
    return "1 row" if n == 1 else f"{n} rows"


def _binary(Y: np.ndarray) -> None:
    strange = Y[(Y != 0) & (Y != 1)]
    if strange.size:
        raise ValueError(f"Y holds the label {strange.min():g}; expected only 0 and 1. {_relabel(np.unique(Y))}")


def _relabel(labels: np.ndarray) -> str:
    if labels.size == 2:
        return f"Make it so with Y = (Y == {labels[1]:g}).astype(float)."
    return "For more than two classes make rows of 0 and 1 with one_hot(labels, classes)."


def _one_hot(Y: np.ndarray) -> None:
    if not ((Y == 0) | (Y == 1)).all() or not (Y.sum(axis=-2) == 1).all():
        raise ValueError(
            "Y is not one-hot; expected a single 1 and else 0 in each column. Make it with one_hot(labels, classes)."
        )
