"""CONTRIBUTING's recipes, each followed to the letter: one part and one line, and the tables and drop-downs have it."""

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell

from tests.recipes import new_lab, parts

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


@pytest.mark.timeout(900)
def test_what_enters_a_table_is_tested_there_and_offered_by_the_drop_downs(copy):
    """The tests that read a table run with what is new in it; all others with every recipe followed, in tests/soak."""
    add_to_tables(copy)
    copy.run("-c", SHOWN)
    tables = [
        f"tests/unit/test_{name}.py" for name in ("functions", "network", "training", "schedules", "gradcheck", "style")
    ]
    labs = ["initialise/panels/test_microscope.py", "start/panels/test_activation.py"]
    panels = "activation_panel or 02 and microscope_panel or schedule_panel"
    said = copy.test(
        *(*tables, "tests/unit/borders/test_vectors_border.py"),
        *(f"tests/unit/labs/{path}" for path in labs),
        *("-vv", "-k", f"Nadam or elu or silu or even or square and root or {panels} or test_microscope or ruff"),
        seconds=800,
    )
    assert all(new in said for new in ("Nadam", "silu", "square root", "even"))


def add_layer(copy) -> None:
    copy.write(f"{CORE}/layers/scale.py", parts.SCALE)
    copy.insert(f"{CORE}/layers/__init__.py", "from .scale import Scale\n", before="\n__all__")
    copy.insert(f"{CORE}/layers/__init__.py", '    "Scale",\n', before='    "inner",')


def test_a_layer_passes_the_gradient_check_with_its_parameters_in_theta(copy):
    add_layer(copy)
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
    said = copy.test("tests/unit/borders/test_settings_border.py", "-k", "Scale")
    assert int(said.split(" passed")[0].split()[-1]) >= 20


def add_panel(copy) -> None:
    lab = f"{CORE}/labs/regularise"
    copy.write(f"{lab}/panels/parabola.py", parts.PARABOLA_PANEL)
    copy.insert(f"{lab}/__init__.py", "from .panels.parabola import parabola_panel\n", before="from .panels.penalty")


def test_a_panel_is_one_file_and_one_line(copy):
    add_panel(copy)
    said = copy.test("tests/unit/test_architecture.py", "tests/unit/test_labs.py", "-k", "parabola or names_every_panel")
    assert int(said.split(" passed")[0].split()[-1]) >= 4


def add_control(copy) -> None:
    name = f"{CORE}/labs/regularise/panels/penalty.py"
    copy.insert(name, parts.ACTIVATION, before='        Choice("kind"')
    copy.replace(name, "def network(self, lambd, kind):", "def network(self, lambd, kind, activation):")
    copy.replace(name, "mlp(2, 20, 3, 1)", "mlp(2, 20, 3, 1, activation=activation)")


def test_a_control_is_one_line_and_its_name_is_a_keyword_of_the_network(copy):
    add_control(copy)
    said = copy.test("tests/unit/test_labs.py", "-k", "penalty_panel")
    assert int(said.split(" passed")[0].split()[-1]) >= 3


def add_to_lab_09(copy) -> str:
    """An exercise, a claim and a guess, each in its file, its line and its cell; the notebook's path."""
    lab, path = f"{CORE}/labs/playground", "notebooks/09_playground.ipynb"
    copy.write(f"{lab}/exercises/doubled.py", parts.DOUBLED)
    copy.insert(f"{lab}/exercises/__init__.py", "from .doubled import DOUBLED\n", before="from .paired_interval")
    copy.replace(f"{lab}/exercises/__init__.py", "Exercises([", "Exercises([DOUBLED, ")
    copy.append(f"{lab}/claims.py", parts.CLAIM)
    copy.insert(f"{lab}/guesses.py", parts.PROOF, before="QUESTIONS = Questions(")
    copy.replace(f"{lab}/guesses.py", '    "09",\n', '    "09",\n' + parts.GUESS)
    notebook = nbformat.read(copy.folder / path, as_version=4)
    notebook.cells[-1:-1] = [
        new_markdown_cell(parts.SENTENCE, id="halves-text"),
        new_code_cell('lab.guess("coin")', id="guess-coin"),
        new_code_cell(new_lab.stub("doubled"), id="exercise-doubled", metadata={"tags": ["exercise"]}),
    ]
    nbformat.write(notebook, copy.folder / path)
    copy.run("-m", "labutils.notebooks", path)
    return path


def test_an_exercise_a_claim_and_a_guess_are_each_a_file_or_a_piece_of_one_and_a_cell(copy):
    add_to_lab_09(copy)
    chosen = "09 and (order or seven) or doubled or test_architecture and playground"
    said = copy.test("tests/unit/test_labs.py", "tests/unit/test_architecture.py", "-vv", "-k", chosen)
    assert "[09 doubled]" in said
    told = [f"tests/notebooks/test_{name}.py" for name in ("rules", "claims", "guesses", "proofs")]
    said = copy.test(*told, "-vv", "-k", "coin or halves or keeps_the_rule and 09 or asks_each_question and 09")
    assert "the_answer_is_what_its_proof_measures[09-coin]" in said
    assert "the_claim_holds[09_playground: Of many fair tosses" in said


def add_lab(copy) -> None:
    copy.insert(f"{CORE}/labs/__init__.py", new_lab.ROW, before="}\n\n\ndef panels_in")
    copy.insert("docs/teaching.md", new_lab.TEACHING, before="\nEach lab begins")
    for path, text in new_lab.files().items():
        copy.write(path, text)
    path = f"notebooks/{new_lab.NUMBER}_{new_lab.NAME}.ipynb"
    nbformat.write(new_lab.notebook(), copy.folder / path)
    copy.run("-m", "labutils.notebooks", path)


def test_a_lab_is_a_folder_a_row_a_notebook_and_a_map(copy):
    add_lab(copy)
    chosen = f"{new_lab.NUMBER} or {new_lab.NAME} or ruff or every_lab"
    copy.test("tests/unit/test_labs.py", "tests/unit/test_architecture.py", "tests/unit/test_style.py", "-k", chosen)
    said = copy.test("tests/notebooks", "-k", f"({chosen}) and not nbval")
    assert int(said.split(" passed")[0].split()[-1]) >= 20
