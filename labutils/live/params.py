"""What a panel's controls are set to: one trait per control, and the one place where these values are kept."""

from collections.abc import Mapping
from typing import Any

import traitlets
from ipywidgets import Widget

from .beside import spare_cells
from .controls import Control


class Setting(traitlets.TraitType):
    """The value of one control; a value the control refuses raises TraitError with the control's own sentence."""

    def __init__(self, control: Control):
        super().__init__(default_value=control.default, help=control.description)
        self.control = control
        self.tag(sync=True, to_json=lambda v, _: control.to_page(v), from_json=lambda v, _: control.from_page(v))

    def validate(self, owner: Any, value: Any) -> Any:
        try:
            return self.control.check(value)
        except ValueError as wrong:
            raise traitlets.TraitError(str(wrong)) from None


class Params(Widget):
    """``link``, ``observe`` and ``jslink`` work on it as on any widget.

    It has no view, and the page knows nothing of it until something there (``jslink``) asks for it: a panel tells its
    own page what its controls are set to together with the picture.
    """

    def __init__(self, controls: Mapping[str, Control]):
        for name in controls:
            if hasattr(Widget, name):
                raise ValueError(f"a control cannot be called {name!r}: widgets use that name themselves; choose another")
        super().__init__()
        self.names = tuple(controls)
        self.add_traits(**{name: Setting(control) for name, control in controls.items()})

    def open(self):
        """Nothing yet: see ``model_id``."""

    @property
    def model_id(self) -> str:
        """The id under which the page finds these values; asking for it makes them known there."""
        if self.comm is None:
            super().open()
            spare_cells(self)
        return self.comm.comm_id

    def close(self):
        """Forget who observes, and close the line to the page if there is one."""
        self.unobserve_all()
        super().close()

    def _repr_keys(self):
        return iter(self.names)

    def current(self) -> dict[str, Any]:
        """What each control is set to."""
        return {name: getattr(self, name) for name in self.names}

    def assign(self, values: Mapping[str, Any]) -> None:
        """Set several at once: whoever observes one of them sees all of them changed."""
        with self.hold_trait_notifications():
            for name, value in values.items():
                setattr(self, name, value)

    def reset(self) -> None:
        """All back to their defaults."""
        self.assign({name: self.traits()[name].control.default for name in self.names})
