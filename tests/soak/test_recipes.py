"""All recipes at once in a copy of the tree, and then its whole fast suite."""

from tests.recipes.conftest import copy  # noqa: F401 (the fixture)
from tests.recipes.test_recipes import add_control, add_lab, add_layer, add_panel, add_to_lab_08, add_to_tables

SLOW = [f"--ignore=tests/{name}" for name in ("browser", "notebooks", "soak", "recipes", "launcher")]


def test_the_fast_suite_is_green_with_every_recipe_followed(copy):  # noqa: F811
    for follow in (add_to_tables, add_layer, add_panel, add_control, add_to_lab_08, add_lab):
        follow(copy)
    copy.test("-n", "2", "--dist", "loadfile", *SLOW, seconds=3_600)
