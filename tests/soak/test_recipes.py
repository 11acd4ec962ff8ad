"""All recipes at once in a copy of the tree, and then its whole fast suite."""

from tests.recipes import parts
from tests.recipes.conftest import copy  # noqa: F401 (the fixture)
from tests.recipes.test_recipes import add_to_tables

SLOW = ["--ignore=tests/browser", "--ignore=tests/notebooks", "--ignore=tests/soak", "--ignore=tests/recipes"]


def test_the_fast_suite_is_green_with_every_recipe_followed(copy):  # noqa: F811
    add_to_tables(copy)
    copy.insert("labutils/layers.py", parts.SCALE, before="def mlp(")
    copy.write("labutils/labs/regularise/panels/parabola.py", parts.PARABOLA_PANEL)
    line = "from .panels.parabola import parabola_panel\n"
    copy.insert("labutils/labs/regularise/__init__.py", line, before="from .panels.penalty")
    copy.test("-n", "2", "--dist", "loadfile", "tests/unit", "labutils", *SLOW, seconds=1_800)
