"""Arrays of finite real numbers, whatever they come as."""

from typing import Any

import numpy as np

from .sentences import shape_of, told

# NumPy's letter for a kind of value that is not a real number, its name, and the cure
KINDS = {
    "c": ("complex numbers", "Take {name}.real, or np.abs({name}), whichever is meant."),
    "M": ("dates", "Subtract a start and divide: ({name} - start) / np.timedelta64(1, 'D')."),
    "V": ("records", "Take one of their fields: {name}['its name']."),
    "m": ("time spans", "Divide by a unit: {name} / np.timedelta64(1, 'D')."),
    "U": (
        "text",
        "Digits become numbers with np.asarray({name}).astype(float), names with np.unique({name}, return_inverse=True)[1].",
    ),
}
KINDS["S"] = KINDS["T"] = KINDS["U"]


def check_numbers(name: str, values: Any) -> np.ndarray:
    """values as a float64 array of finite real numbers, of any shape; else ValueError."""
    numbers = as_floats(values, name)
    if not np.isfinite(numbers).all():
        raise ValueError(f"{name} is {told(values)}; expected finite numbers. Leave out what is NaN or infinite.")
    return numbers


def check_vector(name: str, values: Any) -> np.ndarray:
    """values as a float64 vector (n,) of finite numbers; else ValueError."""
    vector = check_numbers(name, values)
    if vector.ndim != 1 or not vector.size:
        raise ValueError(f"{name} has shape {vector.shape}; expected a flat vector (n,). Make it one with np.ravel({name}).")
    return vector


def check_alike(name: str, values: Any, other: str, others: Any, cure: str = "Reshape one of them first.") -> None:
    """Both must have one shape, because NumPy would stretch one to fit the other; else ValueError."""
    shape, needed = shape_of(name, values), shape_of(other, others)
    if shape != needed:
        raise ValueError(f"{name} has shape {shape} and {other} has {needed}; expected one shape. {cure}")


def check_theta(theta) -> None:
    """theta must be an array of floats; else ValueError."""
    if not isinstance(theta, np.ndarray) or theta.dtype.kind != "f" or not theta.flags.writeable:
        kind = " that is read-only" if isinstance(theta, np.ndarray) and not theta.flags.writeable else ""
        raise ValueError(
            f"theta is {told(theta)}{kind}; expected an array of floats, since it is changed in place. Make it "
            "np.array(theta, float) first."
        )
    _nothing_masked(theta, "theta")


def check_step(theta, grad) -> np.ndarray:
    """grad as an array of theta's shape; ValueError for one of another, and for a theta that is no array of floats."""
    check_theta(theta)
    grad = as_floats(grad, "grad")
    check_alike("grad", grad, "theta", theta)
    return grad


def unit_of(*arrays: np.ndarray) -> float:
    """The power of two below their largest number: divided by it, squares neither overflow nor vanish, to the same bits."""
    largest = max(float(np.abs(array).max(initial=0.0)) for array in arrays)
    return float(np.ldexp(0.5, np.frexp(largest)[1])) if np.isfinite(largest) and largest else 1.0


def as_floats(values: Any, name: str) -> np.ndarray:
    """values as float64; ValueError for all that NumPy would turn into other numbers without a word."""
    if type(values) is np.ndarray and values.dtype == np.float64:
        return values
    if values is None:
        raise ValueError(f"{name} is None; expected numbers. A function that made it may lack its return.")
    _nothing_masked(values, name)
    try:
        array = np.asarray(values)
        if array.dtype == object:  # let NumPy find the kind of what is in there
            array = np.asarray(array.tolist())
        with np.errstate(over="ignore", under="ignore"):  # what is too large for float64 is refused as infinite
            kind = _kind(array)
            floats = None if kind in KINDS else np.asarray(array, np.float64)
    except (TypeError, ValueError, OverflowError, RuntimeError):
        raise ValueError(
            f"{name} is a {type(values).__name__} that does not turn into numbers; expected an array. Give it rows of one "
            "length and numbers only."
        ) from None
    if floats is None:
        what, cure = KINDS[kind]
        raise ValueError(f"{name} holds {what}; expected real numbers. {cure.format(name=name)}")
    return floats


def _kind(array: np.ndarray) -> str:
    """NumPy's letter for what is in there; among mixed objects the first that is no real number counts."""
    if array.dtype != object:
        return array.dtype.kind
    return next((kind for one in array.flat if (kind := np.asarray(one).dtype.kind) in KINDS), "O")


def _nothing_masked(values, name: str) -> None:
    """A masked array loses its mask in np.asarray, and what was hidden would count."""
    rows = values if isinstance(values, list | tuple) else [values]
    masked = sum(int(np.count_nonzero(np.ma.getmaskarray(row))) for row in rows if np.ma.isMaskedArray(row))
    if masked:
        drop = (
            f"Drop those samples: {name}[:, ~np.ma.getmaskarray({name}).any(axis=0)], or fill"
            if np.ndim(values) > 1
            else "Fill"
        )
        raise ValueError(
            f"{name} has {masked} masked value{'s' * (masked > 1)}; expected a number in each place. {drop} them: "
            f"{name}.filled(0)."
        )


def finite(values: np.ndarray, name: str) -> np.ndarray:
    if not np.isfinite(values).all():
        bad = int(np.count_nonzero(~np.isfinite(values)))
        count = "1 value that is" if bad == 1 else f"{bad} values that are"
        cure = f"{name}[:, np.isfinite({name}).all(axis=0)]"
        if values.ndim == 3:
            cure = f"{name}[..., np.isfinite({name}).all(axis=(0, 1))]"
        raise ValueError(f"{name} holds {count} NaN or infinite; expected finite numbers. Drop those samples: {cure}.")
    return values
