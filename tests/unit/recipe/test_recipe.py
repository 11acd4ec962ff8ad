"""What a recipe takes, and the sentence for what it does not."""

import json

import pytest
from hypothesis import given, settings

from labutils.recipe import OWN, Recipe, RecipeError, as_json
from labutils.recipe.settings import PARAMS
from tests.unit.recipe.recipes import RECIPES

POINTS = [[0.1 * k, -0.1 * k, k % 2] for k in range(12)]
BAD = {
    "no dict": (dict(params=3), "params is 3"),
    "unknown": (dict(params={"alhpa": 1}), "params has 'alhpa'; expected some of layers"),
    "a text for a number": (dict(params={"alpha": "0.1"}), "alpha is '0.1'"),
    "true for a number": (dict(params={"lambd": True}), "lambd is True"),
    "nan": (dict(params={"lambd": float("nan")}), "lambd is nan"),
    "infinite": (dict(params={"alpha": float("inf")}), "alpha is inf"),
    "a number of 401 digits": (
        dict(params={"alpha": 10**400}),
        "alpha is 100000000000000000000000000000000000 ...; expected a number from 0.0001 to 10",
    ),
    "points beyond every float": (
        dict(data={"set": "own points", "points": [[10**400, 0, k % 2] for k in range(12)]}),
        "point 1 is 100000000000000000000000000000000000 ...; expected a number from",
    ),
    "half a unit": (dict(params={"units": 2.5}), "units is 2.5; expected a whole number from 1 to 16"),
    "nothing kept": (dict(params={"keep_prob": 0}), "keep_prob is 0; expected a number from 0.1 to 1"),
    "an unknown option": (dict(params={"optimizer": "Newton"}), "optimizer is 'Newton'; expected one of gradient descent"),
    "1 for True": (dict(params={"batchnorm": 1}), "batchnorm is 1"),
    "an unknown set": (dict(data={"set": "cats"}), "set is 'cats'"),
    "points that nobody takes": (dict(data={"set": "moons", "points": POINTS}), "points beside the set moons"),
    "too few points": (dict(data={"set": OWN, "points": POINTS[:5]}), "own points: 5; expected 10 to 2,000"),
    "too many points": (dict(data={"set": OWN, "points": POINTS * 200}), "own points: 2,400"),
    "one class": (dict(data={"set": OWN, "points": [[0, 0, 1]] * 12}), "all own points are of class 1"),
    "a point outside": (dict(data={"set": OWN, "points": [*POINTS, [9, 0, 1]]}), "point 13 is 9; expected a number from -2"),
    "half a class": (dict(data={"set": OWN, "points": [*POINTS, [0, 0, 0.5]]}), "point 13 has the class 0.5"),
    "half a point": (dict(data={"set": OWN, "points": [*POINTS, [0, 0]]}), "point 13 is [0, 0]"),
    "a seed below 0": (dict(seed=-1), "seed is -1"),
    "another scene": (dict(scene="theatre"), "scene is 'theatre'"),
    "edits that are none": (dict(edits=3), "edits is 3"),
    "an edit of two": (dict(edits=[[1, "lambd"]]), "an edit is [1, 'lambd']"),
    "an edit before the start": (dict(edits=[[-1, "lambd", 1]]), "an edit's step is -1"),
    "an edit of the seed": (dict(edits=[[1, "seed", 1]]), "an edit changes 'seed'; expected one of alpha"),
    "an edit out of range": (dict(edits=[[1, "lambd", -1]]), "lambd is -1"),
    "a run without end": (dict(params={"updates": 5000}, edits=[[20_000, "lambd", 1]]), "the run has 25,000 updates"),
}


@pytest.mark.parametrize("kind", BAD)
def test_what_will_not_do_is_refused_in_one_sentence_with_the_cure(kind):
    fields, words = BAD[kind]
    with pytest.raises(RecipeError) as refused:
        Recipe(**fields)
    said = str(refused.value)
    assert words in said and "; expected" in said and said.endswith(".") and "\n" not in said and len(said) < 300


@pytest.mark.parametrize("name", PARAMS)
def test_every_default_is_one_that_is_taken(name):
    assert Recipe(params={name: PARAMS[name].default}) == Recipe()


@settings(max_examples=50)
@given(RECIPES)
def test_json_keeps_every_bit_of_a_recipe(recipe):
    assert Recipe.from_plain(json.loads(as_json(recipe))) == recipe


@pytest.mark.parametrize(
    "plain", [None, [], {}, {"version": 1}, Recipe().plain() | {"more": 1}, Recipe().plain() | {"version": 2}]
)
def test_plain_data_of_another_kind_are_refused(plain):
    with pytest.raises(RecipeError, match="; expected"):
        Recipe.from_plain(plain)


def test_an_edit_takes_the_place_of_what_would_have_come_later():
    recipe = Recipe().edited(240, "lambd", 0.7).edited(300, "alpha", 0.1).edited(240, "lambd", 2.0)
    assert recipe.edits == ((240, "lambd", 2.0),)
    assert Recipe().edited(240, "lambd", 0.7).edited(240, "alpha", 0.1).settled(240)["lambd"] == 0.7


def test_an_edit_at_the_end_lets_the_run_go_on_for_as_long_again():
    lengths = [Recipe(params={"updates": 100}).edited(step, "lambd", 1.0).updates for step in (0, 99, 100, 150, 200)]
    assert lengths == [100, 100, 200, 200, 300]
