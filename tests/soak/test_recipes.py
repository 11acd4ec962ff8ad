"""All recipes at once in a copy of the tree, and then, group by group, the tests that read a table, a lab or a notebook.

What knows nothing of them (``live``, ``search``, damaged files, the launcher, the site, browsers) is left out.
"""

import pytest

from tests.recipes.conftest import Copy
from tests.recipes.test_recipes import add_control, add_lab, add_layer, add_panel, add_to_lab_09, add_to_tables

TABLES = (
    "blame costs functions gradcheck layers network own_parts parameters plain properties schedules stacks training wiring"
)
GROUPS = {
    "tables": [f"tests/unit/test_{name}.py" for name in TABLES.split()],
    "style": [f"tests/unit/test_{name}.py" for name in ("architecture", "style", "words", "claims", "guesses", "progress")],
    "borders": ["tests/unit/borders"],
    "recipe": ["tests/unit/recipe", "tests/unit/forks", "tests/unit/classroom"],
    "all labs": ["tests/unit/test_labs.py", "tests/unit/checks/test_labs.py"],
    "each lab": ["tests/unit/labs"],
}


@pytest.fixture(scope="module")
def followed(tmp_path_factory):
    """The tree, with every recipe followed."""
    copy = Copy(tmp_path_factory.mktemp("recipes") / "labs")
    for follow in (add_to_tables, add_layer, add_panel, add_control, add_to_lab_09, add_lab):
        follow(copy)
    return copy


@pytest.mark.parametrize("group", GROUPS)
def test_the_tests_are_green_with_every_recipe_followed(followed, group):
    followed.test("-x", "-n", "2", *GROUPS[group], seconds=3_600)
