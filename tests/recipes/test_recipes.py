"""CONTRIBUTING's recipes, each followed to the letter: one part and one line, and the tables and drop-downs have it."""

from tests.recipes import parts

CORE = "labutils"


def add_to_tables(copy) -> None:
    """An optimiser, a schedule, two activations, an initialiser: a function or class each, and its line in the table."""
    copy.insert(f"{CORE}/optimizers.py", parts.NADAM, before="OPTIMIZERS: dict")
    copy.insert(f"{CORE}/optimizers.py", '    "Nadam": Nadam,\n', before='    "Adam": Adam,\n')
    copy.insert(f"{CORE}/schedules.py", parts.SQUARE_ROOT, before="SCHEDULES: dict")
    copy.insert(f"{CORE}/schedules.py", "        square_root,\n", before="        noisy_linear_cosine,\n")
    copy.insert(f"{CORE}/functions.py", parts.ELU + parts.SILU, before="class Function(")
    lines = '    "elu": Function(elu, elu_slope),\n    "silu": Function(silu, silu_slope, of_Z=True),\n'
    copy.insert(f"{CORE}/functions.py", lines, before='    "linear": Function(')
    copy.insert(f"{CORE}/initializers.py", parts.EVEN, before="INITIALIZERS: dict")
    name = copy.folder / f"{CORE}/initializers.py"
    name.write_text(name.read_text("utf-8").replace("xavier, glorot)", "xavier, glorot, even)"), "utf-8")


SHOWN = """
from labutils.labs.initialise import microscope_panel
from labutils.labs.start import activation_panel
from labutils.labs.optimise import schedule_panel
from labutils.schedules import SCHEDULES
options = lambda panel, name: set(panel.controls[name].named().values())
assert {"elu", "silu"} <= options(activation_panel(), "name")
assert {"elu", "silu"} <= options(microscope_panel(), "activation")
assert "even" in options(microscope_panel(), "scheme")
assert "square root" in SCHEDULES and any("square root" in str(options(schedule_panel(), name))
    for name, control in schedule_panel().controls.items() if hasattr(control, "options"))
"""


def test_what_enters_a_table_is_tested_there_and_offered_by_the_drop_downs(copy):
    add_to_tables(copy)
    copy.run("-c", SHOWN)
    new = "Nadam or elu or silu or even or square or optimi or schedul or racer or inspector or microscope or activation"
    tables = [f"tests/unit/test_{name}.py" for name in ("functions", "network", "training", "schedules", "gradcheck")]
    copy.test(*tables, "tests/unit/test_labs.py", "tests/unit/labs", "tests/unit/test_style.py", "-k", f"{new} or ruff")


def test_a_layer_passes_the_gradient_check_with_its_parameters_in_theta(copy):
    copy.insert(f"{CORE}/layers.py", parts.SCALE, before="def mlp(")
    copy.run(
        "-c",
        """
import numpy as np
from labutils.gradcheck import gradient_check
from labutils.layers import Activation, Dense, Scale
from labutils.network import Network
rng = np.random.default_rng(0)
net = Network([Dense(2, 4), Scale(4), Activation("tanh"), Dense(4, 1)], seed=1)
checks = gradient_check(net, rng.standard_normal((2, 9)), (rng.random((1, 9)) > 0.5) * 1.0)
assert "c1" in net.blocks() and all(check.difference < 1e-7 for check in checks), checks
""",
    )


def test_a_panel_is_one_file_and_one_line(copy):
    lab = f"{CORE}/labs/regularise"
    copy.write(f"{lab}/panels/parabola.py", parts.PARABOLA_PANEL)
    copy.insert(f"{lab}/__init__.py", "from .panels.parabola import parabola_panel\n", before="from .panels.penalty")
    said = copy.test("tests/unit/test_architecture.py", "tests/unit/test_labs.py", "-k", "parabola or names_every_panel")
    assert int(said.split(" passed")[0].split()[-1]) >= 4
