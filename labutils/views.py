"""Attributes that are views of other arrays: assigning to one fills it, because somebody else holds the same memory."""

from typing import Any

import numpy as np

from .validate import as_floats, check_numbers


def fill(name: str, view: np.ndarray, value: Any) -> None:
    """view[...] = value, for numbers of the same shape or a single one; ValueError for what is not real or does not fit.

    NaN is taken from an array of floats, since a run that diverged may be gone back to.
    """
    numbers = as_floats(value, name)
    value = numbers if np.asarray(value).dtype.kind == "f" else check_numbers(name, value)
    if value.shape not in ((), view.shape):
        raise ValueError(f"{name} has shape {value.shape}; expected {view.shape}, the shape of what it replaces.")
    view[...] = value


class Views:
    """An object some of whose attributes are bound to arrays: such an attribute is filled, never replaced, by ``=``.

    A copy, by ``copy`` or by ``pickle``, is not bound to anything: copies of views would be arrays of their own that only
    look alike.
    """

    bound: frozenset[str] | None = None

    def bind(self, **views: np.ndarray) -> None:
        """Make these arrays attributes. (One by one: through ``vars(self)`` each later look-up would be slower.)"""
        for name, view in views.items():
            super().__setattr__(name, view)
        super().__setattr__("bound", frozenset(views) | (self.bound or frozenset()))

    def __setattr__(self, name: str, value) -> None:
        if self.bound and name in self.bound:
            fill(name, getattr(self, name), value)
        else:
            super().__setattr__(name, value)

    def __delattr__(self, name: str) -> None:
        if self.bound and name in self.bound:
            raise AttributeError(
                f"{name} of this {type(self).__name__} shares its memory with others; expected it to stay. Fill it instead, "
                f"{name}[...] = 0, or make a new network."
            )
        super().__delattr__(name)

    def __getstate__(self) -> dict[str, Any]:
        state = super().__getstate__()  # a dict; with the slots of a class of somebody's own, two
        own = {
            name: value for part in (state if isinstance(state, tuple) else (state,)) for name, value in (part or {}).items()
        }
        return {name: value for name, value in own.items() if name not in {"bound", *(self.bound or ())}}

    def __setstate__(self, state: dict[str, Any]) -> None:
        for name, value in state.items():
            super().__setattr__(name, value)
