"""Everything that can carry somebody else's words, with HTML and scripts in them."""

from matplotlib.figure import Figure

from labutils.checks import Exercise, Exercises, Note, Wrong
from labutils.guesses import Guess
from labutils.live import Button, Choice, Panel, Scene, Slider, Toggle
from labutils.live.question import Questions

SCRIPT = "window.struck = true"
HOSTILE = (
    f'"\'><img src=x onerror="{SCRIPT}"><script>{SCRIPT}</script><svg onload="{SCRIPT}"></svg>'
    f'<a href="javascript:{SCRIPT}">here</a><iframe srcdoc="<script>parent.{SCRIPT}</script>"></iframe>'
)


class Words(Scene):
    """Says what it was given."""

    def __init__(self):
        self.figure = Figure(figsize=(4, 2))
        ax = self.figure.subplots()
        (self.line,) = ax.plot([0, 1], [0, 1], label=HOSTILE[:20], animated=True)
        ax.set(title="words", xlabel="x", ylabel="y")
        self.tools = (Toggle("kept", label=HOSTILE),)
        self.files = {HOSTILE: lambda: HOSTILE}
        self.keys = {"q": HOSTILE}

    def start(self, **values):
        self.values = values

    def draw(self):
        pass

    def hear(self, message):
        raise ValueError(HOSTILE)

    def listed(self):
        return [[HOSTILE, "b"], ["c", HOSTILE]]

    def sentence(self):
        return f"All is said: {HOSTILE}"


def panel():
    few, many = (
        Choice(name, options, label=HOSTILE) for name, options in (("few", [HOSTILE, "b"]), ("many", [HOSTILE, *"bcdef"]))
    )
    slider = Slider("by", 1, 0, 10, label=HOSTILE, description=HOSTILE)
    return Panel(Words(), slider, few, many, Button("press", label=HOSTILE))


def question():
    options = (HOSTILE, "b")
    return Questions("00", Guess("hostile", f"{HOSTILE}?", HOSTILE, HOSTILE, lambda: HOSTILE, options, unit=HOSTILE)).ask(
        "hostile"
    )


def verdict():
    def raises(A):
        raise ValueError(HOSTILE)

    cases = lambda rng: (rng.normal(size=3),)  # noqa: E731
    return Exercises([Exercise("raises", lambda A: A, cases, wrong=[Wrong("2 * A", HOSTILE)], hints=("a", "b", "c"))]).check(
        raises
    )


def note():
    return Note(f"`{HOSTILE}` and *{HOSTILE}*")
