"""Normalising unit by unit, and whitening: only the second one makes the units uncorrelated."""

import numpy as np


def whiten(Z) -> np.ndarray:
    """Σ^(-1/2) (Z - mu) with Σ the covariance of the rows of Z (n, m): mean 0, variance 1 and no correlation left."""
    centred = Z - Z.mean(axis=1, keepdims=True)
    values, vectors = np.linalg.eigh(centred @ centred.T / Z.shape[1])
    return vectors @ (vectors.T @ centred / np.sqrt(values)[:, None])


def normalise(Z) -> np.ndarray:
    """(Z - mu)/sigma for each unit alone."""
    return (Z - Z.mean(axis=1, keepdims=True)) / Z.std(axis=1, keepdims=True)
