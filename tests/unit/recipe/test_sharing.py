"""A share string is whole or refused in one sentence, whatever somebody pastes."""

import base64
import json
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from labutils.recipe import OWN, Recipe, RecipeError, packed, unpacked
from labutils.recipe.sharing import START, _checksum
from tests.unit.recipe.recipes import RECIPES

POINTS = [[0.1 * k, 1 / (k + 1), k % 2] for k in range(12)]
TEXT = packed(Recipe({"set": OWN, "points": POINTS}, edits=[[240, "lambd", 0.7]]))


def sealed(content: bytes) -> str:
    """A string whose checksum is right, whatever it holds."""
    body = base64.urlsafe_b64encode(content).decode().rstrip("=")
    return f"{START}.{_checksum(body)}.{body}"


def of(plain) -> str:
    return sealed(zlib.compress(json.dumps(plain).encode()))


HOSTILE = {
    "nothing": "",
    "a number": 3,
    "a sentence": "see you tomorrow",
    "a link": "https://example.org/playground#seed=3",
    "foreign": TEXT.replace("LABS1", "LABS9"),
    "cut short": TEXT[:-3],
    "twice": f"{TEXT}\n{TEXT}",
    "in small letters": TEXT.lower(),
    "a letter changed": TEXT[:-4] + ("A" if TEXT[-4] != "A" else "B") + TEXT[-3:],
    "a letter that is none": TEXT[:-4] + "é" + TEXT[-3:],
    "huge": START + ".00000000." + "A" * 300_000,
    "a checksum without end": START + "." + "0" * 100_000 + ".AAAA",
    "a checksum that turns its line around": START + ".\u202e0000000.AAAA",
    "a bomb": sealed(zlib.compress(bytes(50_000_000), 9)),
    "no deflate": sealed(b"hello"),
    "something behind it": sealed(zlib.compress(b"{}") + b"more"),
    "no JSON": sealed(zlib.compress(b"import os")),
    "no UTF-8": sealed(zlib.compress(b'"\xff\xfe"')),
    "nested without end": sealed(zlib.compress(b"[" * 200_000)),
    "not a number": sealed(zlib.compress(json.dumps(Recipe().plain()).replace("0.03", "NaN").encode())),
    "a number beyond all": sealed(zlib.compress(json.dumps(Recipe().plain()).replace("0.03", "1e999").encode())),
    "a whole number of 5,000 digits": sealed(zlib.compress(b"9" * 5000)),
    "another version": of(Recipe().plain() | {"version": 99}),
    "a field too many": of(Recipe().plain() | {"code": "print(1)"}),
    "a setting that is none": of(Recipe().plain() | {"params": {"__class__": "x"}}),
    "a list for a name": of(Recipe().plain() | {"edits": [[1, ["lambd"], 2]]}),
    "a dict for a scene": of(Recipe().plain() | {"scene": {}}),
    "markup": of(Recipe().plain() | {"data": {"set": "<img src=x onerror=alert(1)>"}}),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_what_is_no_recipe_gets_one_sentence(kind):
    with pytest.raises(RecipeError) as refused:
        unpacked(HOSTILE[kind])
    said = str(refused.value)
    assert "expected" in said and said.endswith(".") and len(said) < 400
    assert said.isprintable()


@settings(max_examples=50)
@given(RECIPES)
def test_a_string_gives_the_very_recipe_back(recipe):
    assert unpacked(packed(recipe)) == recipe
    assert packed(unpacked(packed(recipe))) == packed(recipe)


def test_own_points_and_edits_travel_along_and_line_breaks_do_no_harm():
    broken = "\n  ".join(TEXT[k : k + 60] for k in range(0, len(TEXT), 60))
    recipe = unpacked(f"  {broken}\n")
    assert recipe.data["points"] == POINTS and recipe.edits == ((240, "lambd", 0.7),)


@given(st.integers(0, len(TEXT) - 1), st.characters(codec="ascii", exclude_categories=("Z", "C")))
def test_no_single_letter_changes_unseen(place, letter):
    changed = TEXT[:place] + letter + TEXT[place + 1 :]
    if changed != TEXT:
        with pytest.raises(RecipeError):
            unpacked(changed)


@given(st.text(max_size=200))
def test_no_text_at_all_does_anything_else(text):
    with pytest.raises(RecipeError):
        unpacked(text)
