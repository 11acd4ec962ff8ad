"""The pages' frames: Jinja templates in the folder of the same name."""

from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

FRAMES = Path(__file__).parent / "frames"


@cache
def environment() -> Environment:
    made = Environment(
        loader=FileSystemLoader(FRAMES), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    made.filters["html"] = Markup  # what we have made ourselves
    return made


def rendered(name: str, **told: Any) -> str:
    """One template filled in."""
    return environment().get_template(name).render(**told)
