"""A whole small lab, file by file, as CONTRIBUTING's recipe for a lab asks for it."""

from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

NUMBER, NAME = "99", "slopes"
HOME = f"labutils/labs/{NAME}"
ROW = f'    "{NUMBER}": Lab("{NAME}", "Slopes"),\n'
CURVES = {"square": ("x**2", "2 * x"), "cube": ("x**3", "3 * x**2"), "wave": ("np.sin(x)", "np.cos(x)")}

CONTENTS = '''"""Lab 99: slopes of three curves."""

from .. import panels_in, progress
from .claims import CLAIMS
from .exercises import EXERCISES
from .guesses import QUESTIONS
from .panels.cube import cube_panel
from .panels.square import square_panel
from .panels.wave import wave_panel
from .studies import slope_between

check, hint, solution, use = EXERCISES.check, EXERCISES.hint, EXERCISES.solution, EXERCISES.use
start_over = EXERCISES.start_over
guess = QUESTIONS.ask
PANELS = panels_in(globals())
'''

TANGENTS = '''"""A curve and its tangent, which all panels of the lab show."""

from collections.abc import Callable

import numpy as np

from labutils import plots
from labutils.live import Scene

X = np.linspace(-2, 2, 81)


class TangentScene(Scene):
    """The curve stands still, the tangent moves."""

    def __init__(self, title: str, f: Callable, slope: Callable):
        self.f, self.slope = f, slope
        self.figure, (ax,) = plots.figure(1)
        plots.label(ax, title, "x", "y")
        ax.plot(X, f(X), color=plots.PALETTE[0])
        ax.set(xlim=(-2, 2), ylim=(-4, 4), autoscale_on=False)
        (self.tangent,) = ax.plot([], [], color=plots.PALETTE[1], animated=True)

    def start(self, x):
        self.x = x

    def draw(self):
        self.tangent.set_data(X, self.f(self.x) + self.slope(self.x) * (X - self.x))

    def sentence(self):
        return f"At x = {self.x:g} the slope is {self.slope(self.x):.3g}."
'''

PANEL = '''"""{name} and its tangent."""

import numpy as np

from labutils.live import Panel, Slider

from ..tangents import TangentScene


def {name}_panel() -> Panel:
    """Drag x and watch the tangent."""
    scene = TangentScene("{name}", lambda x: {formula}, lambda x: {slope})
    return Panel(scene, Slider("x", 1, -2, 2, step=0.1))
'''

EXERCISE = '''"""The slope of a {name}, as a learner writes it."""

import numpy as np

from labutils.checks import Exercise, Wrong


def {name}_slope(x):
    """dy/dx of y = {formula} at every x."""
    return {slope}


{constant} = Exercise(
    "{name}_slope",
    {name}_slope,
    lambda rng: (rng.normal(size=5),),
    wrong=[
        Wrong("{formula}", "This is the curve itself, not its slope."),
        Wrong("-({slope})", "The sign is wrong: where the curve climbs, its slope is positive."),
    ],
    hints=("How fast does y grow?", "Use the power rule.", "`{slope}`."),
)
'''

EXERCISES = '''"""What a learner writes in lab 99."""

from labutils.checks import Exercises

from .cube_slope import CUBE_SLOPE
from .square_slope import SQUARE_SLOPE

EXERCISES = Exercises([SQUARE_SLOPE, CUBE_SLOPE], lab="99")
'''

STUDIES = '''"""What the notebook calls that is not a panel."""

from collections.abc import Callable


def slope_between(f: Callable, a: float, b: float) -> float:
    """The mean slope of f between a and b."""
    return (f(b) - f(a)) / (b - a)
'''

CLAIMS = '''"""What lab 99 says in numbers."""

from collections.abc import Sequence

import numpy as np

from labutils.claims import Claims

from .studies import slope_between

CLAIMS = claim = Claims()


def two_places(seeds: Sequence[int]) -> np.ndarray:
    return np.array([np.random.default_rng(seed).normal(size=2) for seed in seeds]).T


@claim("Between two places the mean slope of the square is the sum of the two.")
def the_sum(seeds):
    a, b = two_places(seeds)
    return np.isclose(slope_between(np.square, a, b), a + b), {}


@claim("The cube never falls: its mean slope is at least 0 between any two places.", given=(0,))
def never_falls(seeds):
    return slope_between(lambda x: x**3, *two_places(seeds)) >= 0, {}


@claim("The wave is nowhere steeper than 1.")
def never_steep(seeds):
    steepest = np.cos(np.linspace(-2, 2, 81)).max()
    return np.abs(slope_between(np.sin, *two_places(seeds))) <= steepest, {"steepest": steepest}
'''

GUESSES = '''"""What lab 99 asks before it shows."""

from labutils.guesses import Guess
from labutils.live.question import Questions

from .studies import slope_between


def slope_at_zero() -> float:
    return slope_between(lambda x: x**2, -1e-6, 1e-6)


QUESTIONS = Questions(
    "99",
    Guess(
        "lowest",
        "How steep is the square at its lowest point?",
        0,
        "On both sides it climbs, so there it does neither.",
        slope_at_zero,
        axis=(-2, 2),
    ),
)
'''

TOPICS = """
"the slope of a square, seen" = ["square-panel", "control:x"]
"the slope of a cube, seen" = ["cube-panel", "control:x"]
"the slope of a wave, seen" = ["wave-panel", "control:x"]
"the slope of a square, written" = ["exercise-square", "square_slope"]
"the slope of a cube, written" = ["exercise-cube", "cube_slope"]
"""
TEACHING = f'| {NUMBER} Slopes | 20 | 00 | "A slope is a height". | Where is the square steepest? |\n'  # docs/teaching.md


def files() -> dict[str, str]:
    """Path -> text of all that the recipe lists, but the notebook."""
    texts = {"__init__": CONTENTS, "tangents": TANGENTS, "studies": STUDIES, "claims": CLAIMS, "guesses": GUESSES}
    texts |= {"panels/__init__": "", "exercises/__init__": EXERCISES}
    for name, (formula, slope) in CURVES.items():
        texts[f"panels/{name}"] = PANEL.format(name=name, formula=formula, slope=slope).replace(
            "import numpy as np\n\n", "import numpy as np\n\n" if "np." in formula else ""
        )
    for name in ("square", "cube"):
        formula, slope = CURVES[name]
        text = EXERCISE.format(name=name, constant=f"{name.upper()}_SLOPE", formula=formula, slope=slope)
        texts[f"exercises/{name}_slope"] = text.replace("import numpy as np\n\n", "")
    return {f"{HOME}/{name}.py": text for name, text in texts.items()} | {
        f"tests/notebooks/curriculum/{NUMBER}.toml": TOPICS
    }


def stub(name: str) -> str:
    return f'def {name}(x):\n    """dy/dx at every x."""\n    ...\n\n\nlab.check({name})'


def notebook():
    """The cells of the lab, not yet run."""
    prose = "# Slopes\n\n**You need:** lab 00. About 20 minutes.\n\n"
    prose += "Between two places the mean slope of the square is the sum of the two. The cube never falls: its "
    prose += "mean slope is at least 0 between any two places. The wave is nowhere steeper than 1."
    code = {"set-up": "from labutils.labs import slopes as lab", "guess-lowest": 'lab.guess("lowest")'}
    code |= {f"{name}-panel": f"lab.{name}_panel()" for name in CURVES}
    code |= {f"exercise-{name}": stub(f"{name}_slope") for name in ("square", "cube")}
    code |= {f"between-{n}": f"lab.slope_between(abs, 0, {n})" for n in range(1, 10)}
    tags = {name: {"tags": ["exercise"]} for name in code if name.startswith("exercise")}
    cells = [new_code_cell(source, id=name, metadata=tags.get(name, {})) for name, source in code.items()]
    end = new_markdown_cell("This is the last lab. [Where it began](00_start_here.ipynb).", id="end")
    return new_notebook(cells=[new_markdown_cell(prose, id="title"), *cells, end])
