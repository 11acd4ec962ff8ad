"""Recipes at random: every combination that the playground offers, on a few updates of each kind of data."""

from hypothesis import strategies as st

from labutils.recipe import OWN, SETS, Edit, Recipe
from labutils.recipe.sets import SPLITS
from labutils.recipe.settings import EDITABLE, PARAMS, OneOf

NUMBERS = {
    "layers": st.integers(0, 4),
    "units": st.integers(1, 16),
    "alpha": st.floats(1e-3, 0.3),
    "beta": st.floats(0, 0.99),
    "lambd": st.just(0.0) | st.floats(0, 10),
    "l1": st.just(0.0) | st.floats(0, 10),
    "keep_prob": st.just(1.0) | st.floats(0.2, 1),
    "noise": st.just(0.0) | st.floats(0, 1),
    "updates": st.integers(1, 40),
}
VALUES = {
    name: st.sampled_from(setting.options) if isinstance(setting, OneOf) else NUMBERS[name]
    for name, setting in PARAMS.items()
}
PLACE = st.floats(-2, 2)
POINTS = st.lists(st.tuples(PLACE, PLACE, st.integers(0, 4)), min_size=10, max_size=30).filter(
    lambda points: len({label for _, _, label in points}) > 1
)
OWN_DATA = st.fixed_dictionaries({"set": st.just(OWN), "points": POINTS, "split": st.sampled_from(list(SPLITS))})
DATA = OWN_DATA | st.fixed_dictionaries(
    {
        "set": st.sampled_from(list(SETS)),
        "spread": st.floats(0, 0.5),
        "draw": st.integers(0, 50),
        "split": st.sampled_from(list(SPLITS)),
    }
)
EDITS = st.lists(
    st.sampled_from(EDITABLE).flatmap(lambda name: st.builds(Edit, st.integers(0, 60), st.just(name), VALUES[name])),
    max_size=4,
).map(tuple)
RECIPES = st.builds(Recipe, data=DATA, params=st.fixed_dictionaries(VALUES), seed=st.integers(0, 9999), edits=EDITS).filter(
    lambda recipe: recipe.updates <= 200
)
