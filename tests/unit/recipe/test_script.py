"""The exported script, run without the library, prints the library's own costs to the last digit."""

import contextlib
import io
import subprocess
import sys

import numpy as np
import pytest
from hypothesis import given, settings

from labutils.functions import ACTIVATIONS
from labutils.optimizers import OPTIMIZERS
from labutils.recipe import OWN, Recipe, run, script
from labutils.training import Diverged
from tests.unit.recipe.recipes import RECIPES


def said(recipe: Recipe) -> list[str]:
    """What the library would print."""
    result = run(recipe)
    last = result.curves["train"][-1], result.curves["dev"][-1]
    return [*(f"{i} {J}" for i, J in zip(result.iterations, result.curves["J"])), f"train {last[0]} dev {last[1]}"]


def printed(recipe: Recipe) -> list[str]:
    """What the script prints, run here: quick enough for many."""
    before, out = np.geterr(), io.StringIO()
    try:
        with contextlib.redirect_stdout(out):
            exec(compile(script(recipe), "<the script>", "exec"), {"__name__": "the_script"})
    finally:
        np.seterr(**before)
    return out.getvalue().splitlines()


EXAMPLES = 60 if settings.default.max_examples <= 100 else 400  # more in the soak, where they are fresh


@settings(max_examples=EXAMPLES)
@given(RECIPES)
def test_every_combination_prints_the_same_costs(recipe):
    try:
        expected = said(recipe)
    except Diverged:
        assert any(not np.isfinite(float(line.split()[1])) for line in printed(recipe)[:-1])
        return
    assert printed(recipe) == expected


@pytest.mark.parametrize("optimizer", OPTIMIZERS)
@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_every_optimiser_with_every_activation(optimizer, activation):
    p = {"optimizer": optimizer, "activation": activation, "batch_size": 32, "updates": 30, "keep_prob": 0.8, "lambd": 1}
    for batchnorm in (False, True):
        recipe = Recipe({"set": "three classes"}, p | {"batchnorm": batchnorm}, seed=3)
        assert printed(recipe) == said(recipe)


ALONE = [
    Recipe(),
    Recipe(
        {"set": OWN, "points": [[0.05 * k - 1, (-0.7) ** k, k % 4] for k in range(40)]},
        {"batchnorm": True, "batch_size": 8, "keep_prob": 0.7, "noise": 0.1, "l1": 0.3, "schedule": "noisy linear cosine"},
        edits=[[200, "lambd", 0.7], [333, "batch_size", "all"], [600, "alpha", 0.01]],
    ),
]


@pytest.mark.parametrize("recipe", ALONE, ids=["plain", "all at once"])
def test_by_itself_without_the_library_too(recipe, tmp_path):
    program = tmp_path / "run.py"
    program.write_text(script(recipe), encoding="utf-8")
    done = subprocess.run([sys.executable, "-I", program], capture_output=True, text=True, cwd=tmp_path, check=True)
    assert done.stdout.splitlines() == said(recipe)
    assert "labutils" not in script(recipe)


def test_the_script_holds_the_string_that_opens_the_run():
    from labutils.recipe import packed

    assert packed(ALONE[1]) in script(ALONE[1])
