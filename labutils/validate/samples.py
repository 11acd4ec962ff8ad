"""X (n_x, m) and Y (n_y, m): samples are columns."""

import numpy as np

from .numbers import as_floats, finite


def check_X(X, n_x: int | None = None, name: str = "X", batches: bool = False) -> np.ndarray:
    """X as a float64 array (n_x, m) with m >= 1 and finite numbers only; ValueError says what is wrong.

    X : (n_x, m) array-like, samples are columns.  n_x : rows wanted, None for any.  batches : a leading axis is
    welcome too, (K, n_x, m).  name : what the sentence calls it.

    Nothing is copied when X is such an array already. Lists, whole numbers, float32, data
    frames and arrays of objects are converted where each entry is a real number; masked, complex and textual ones are not.
    """
    X = as_floats(X, name)
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
    return finite(X, name)


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
    Y = as_floats(Y, "Y")
    _same_samples(X, Y)
    finite(Y, "Y")
    if n_y is not None:
        _outputs(Y, n_y, binary)
    if binary:
        _binary(Y)
    if one_hot:
        _one_hot(Y)
    return X, Y


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
    elif X.ndim == 3 and Y.ndim == 2:
        cure = f"X holds {len(X)} batches, so Y needs one for each: np.stack([Y] * {len(X)}), or take X[0]."
    elif Y.ndim == 3 and X.ndim == 2:
        cure = "Y has an axis more than X: take Y[0], or give X a batch for each too."
    else:
        samples = "1 sample (column), so Y needs 1 column" if m == 1 else f"{m} samples (columns), so Y needs {m} columns"
        cure = f"X has {samples} too."
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
