"""Digits slightly changed: new training examples out of old ones, their labels kept.

Each function takes X (side*side, m) in [0, 1] with an image in each column, rows from the top, and a generator;
every image is changed in its own way, X is left as it was, and the result has the same shape and range. An amount
of 0 changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from .validate import check_range, check_rng, check_X

__all__ = ["DISTORTIONS", "erase", "flip", "noise", "rotate", "shift"]


GENERATOR = "Pass np.random.default_rng(seed); a legacy RandomState will not do here."


def flip(X: np.ndarray, rng: np.random.Generator, chance: float = 0.5) -> np.ndarray:
    """Mirror left and right with this chance, in [0, 1]. Cats stay cats; a mirrored 2 is not a 2."""
    chance = check_range("chance", chance, 0, 1)
    images, rng = _images(X), check_rng(rng, "random")
    return _columns(np.where(rng.random(len(images))[:, None, None] < chance, images[:, :, ::-1], images))


def shift(X: np.ndarray, rng: np.random.Generator, pixels: float = 1) -> np.ndarray:
    """Move by up to this many pixels, whole ones, across and down; what leaves is lost, what enters is blank."""
    images = _images(X)
    pixels = check_range("pixels", pixels, 0, images.shape[1])
    check_rng(rng, "integers", cure=GENERATOR)
    down, across = rng.integers(-int(pixels), int(pixels), (2, len(images)), endpoint=True)
    return _columns(_slid(images, down, across, int(pixels)))


def rotate(X: np.ndarray, rng: np.random.Generator, degrees: float = 15) -> np.ndarray:
    """Turn about the middle by up to this angle either way, in [0, 180]."""
    degrees = check_range("degrees", degrees, 0, 180)
    images = _images(X)
    check_rng(rng, "uniform")
    angle = np.deg2rad(rng.uniform(-degrees, degrees, len(images)))
    return _columns(_sample(images, *_turned(images.shape[1], angle)))


def noise(X: np.ndarray, rng: np.random.Generator, sigma: float = 0.15) -> np.ndarray:
    """Add normal noise of this standard deviation to each pixel, and cut off at 0 and 1."""
    sigma = check_range("sigma", sigma, 0, 1e100)
    X = check_X(X)
    if X.size and (X.min() < 0 or X.max() > 1):
        raise ValueError(
            f"X goes from {X.min():.3g} to {X.max():.3g}; expected pixels from 0 to 1, because noise is clipped there. "
            "Add noise first, normalise afterwards."
        )
    check_rng(rng, "standard_normal")
    return np.clip(X + sigma * rng.standard_normal(X.shape), 0, 1)


def erase(X: np.ndarray, rng: np.random.Generator, pixels: float = 3) -> np.ndarray:
    """Blank a square of this side at a random place. (Zhong et al., 2020; DeVries and Taylor, 2017.)"""
    images = _images(X)
    side = images.shape[1]
    pixels = check_range("pixels", pixels, 0, side)
    check_rng(rng, "integers", cure=GENERATOR)
    top, left = rng.integers(0, side - int(pixels), (2, len(images), 1), endpoint=True)
    line = np.arange(side)
    rows, columns = (line >= top) & (line < top + int(pixels)), (line >= left) & (line < left + int(pixels))
    return _columns(np.where(rows[:, :, None] & columns[:, None, :], 0.0, images))


DISTORTIONS: dict[str, Callable[..., np.ndarray]] = {f.__name__: f for f in (flip, shift, rotate, noise, erase)}


def _images(X) -> np.ndarray:
    """(m, side, side) view of the columns; ValueError when they hold no squares."""
    X = check_X(X)
    side = int(X.shape[0] ** 0.5)
    if side * side != X.shape[0]:
        raise ValueError(
            f"X has {X.shape[0]} rows; expected a square number of pixels such as 64. Images are columns "
            "here: did you mean X.T?"
        )
    return X.T.reshape(-1, side, side)


def _columns(images: np.ndarray) -> np.ndarray:
    return np.ascontiguousarray(images.reshape(len(images), -1).T)


def _slid(images: np.ndarray, down: np.ndarray, across: np.ndarray, most: int) -> np.ndarray:
    """Whole pixels need no mixing: each image (m) is cut out of itself with a blank margin of ``most``."""
    padded, line = np.pad(images, ((0, 0), (most, most), (most, most))), most + np.arange(images.shape[1])
    rows, columns = line - down[:, None], line - across[:, None]
    return padded[np.arange(len(images))[:, None, None], rows[:, :, None], columns[:, None, :]]


def _turned(side: int, angle) -> tuple[np.ndarray, np.ndarray]:
    """For each pixel of the new image the place in the old one it shows: two (m, side, side) arrays."""
    angle, middle = np.reshape(angle, (-1, 1, 1)), (side - 1) / 2
    y, x = np.mgrid[:side, :side] - middle
    return y * np.cos(angle) - x * np.sin(angle) + middle, y * np.sin(angle) + x * np.cos(angle) + middle


def _sample(images: np.ndarray, y: np.ndarray, x: np.ndarray) -> np.ndarray:
    """Grey values at places between the pixels, mixed from the four around (bilinear); blank outside."""
    padded = np.pad(images, ((0, 0), (1, 1), (1, 1)))
    side = images.shape[1]
    y, x = np.clip(y, -1, side) + 1, np.clip(x, -1, side) + 1
    row, column = np.minimum(y.astype(int), side), np.minimum(x.astype(int), side)
    v, u, k = y - row, x - column, np.arange(len(images))[:, None, None]
    above = (1 - u) * padded[k, row, column] + u * padded[k, row, column + 1]
    below = (1 - u) * padded[k, row + 1, column] + u * padded[k, row + 1, column + 1]
    return (1 - v) * above + v * below
