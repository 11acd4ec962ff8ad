"""What the playground saves it opens again; what is anything else is refused and loses nothing."""

import json

import numpy as np
import pytest

from labutils import hdf5
from labutils.forks import GOES_ON
from labutils.labs.playground import playground_panel
from labutils.labs.playground.exchange import opened
from labutils.recipe import OWN, Recipe, RecipeError, packed
from tests.unit.recipe.test_points import BAD, CSV
from tests.unit.recipe.test_sharing import HOSTILE


@pytest.fixture(scope="module")
def panel():
    panel = playground_panel()
    yield panel
    panel.close()


@pytest.fixture
def edited(panel):
    """A run with own points, changed in mid-run."""
    panel.reset()
    panel.touch({"kind": "paste", "text": CSV})
    panel.set(running=GOES_ON)
    panel.scrub(48)
    panel.set(lambd=0.7)
    return panel


def paste(panel, content):
    panel.touch({"kind": "paste", **({"bytes": content} if isinstance(content, bytes) else {"text": content})})


def test_csv_becomes_own_points(panel):
    panel.reset()
    paste(panel, CSV)
    assert panel.values["set"] == OWN and len(panel.scene.bench.own.points) == 12


@pytest.mark.parametrize("name", ["share string", "run.json"])
def test_a_saved_run_opens_as_it_was_with_all_controls(edited, name):
    saved, weights = edited.scene.files[name](), edited.scene.bench.training.net.theta.copy()
    recipe = edited.scene.bench.recipe
    edited.set(set="XOR", units=3, running="restarts")
    paste(edited, saved)
    assert edited.scene.bench.recipe == recipe and np.array_equal(edited.scene.bench.training.net.theta, weights)
    assert edited.values["lambd"] == 0.7 and edited.values["set"] == OWN and edited.values["units"] == 6


@pytest.mark.parametrize("around", ["\ufeff{}", "\u200b{}\u200b", "“{}”", '"{}"\n', "> {}", "`{}`"])
def test_what_mail_and_chat_put_about_a_share_string_does_no_harm(around):
    recipe = Recipe(seed=7)
    assert opened(around.format(packed(recipe))) == recipe


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("LABS2.0a.eJw", "begins with 'LABS2'; expected LABS1"),
        ("labs1.0a.ejw", "begins with 'labs1'; expected LABS1"),
        ("<p>1,2,a</p>", "the text is HTML"),
    ],
)
def test_what_is_nearly_right_is_called_by_its_name(text, said):
    with pytest.raises(RecipeError, match=said):
        opened(text)


@pytest.mark.parametrize("name", ["points.csv", "points.h5"])
def test_saved_points_open_as_they_were(edited, name):
    saved, points = edited.scene.files[name](), [list(point) for point in edited.scene.bench.own.points]
    edited.set(set="circles")
    paste(edited, saved)
    assert edited.scene.bench.own.points == points


def test_every_file_can_be_made(edited):
    made = {name: make() for name, make in edited.scene.files.items()}
    assert made["picture.png"].startswith(b"\x89PNG") and b"<svg" in made["picture.svg"]
    assert made["curves.csv"].count("\n") == 122
    assert json.loads(made["run.json"])["edits"] == [[240, "lambd", 0.7]]
    assert "settings = {" in made["run.py"]


def test_what_is_not_shown_is_not_saved(panel):
    panel.reset()
    panel.touch({"kind": "key", "key": "c"})
    for name in ("share string", "run.py", "run.json", "curves.csv"):
        with pytest.raises(ValueError, match="no run to save: own points: 0; expected 10"):
            panel.scene.files[name]()
    with pytest.raises(ValueError, match="no points to save"):
        panel.scene.files["points.h5"]()
    panel.touch({"kind": "key", "key": "1"})
    assert panel.scene.files["points.csv"]() == "x1,x2,label\n0.0,0.0,1\n"


def sealed(X, labels) -> bytes:
    """A file of points as somebody else may write it with ``store.save``."""
    return hdf5.encode({"X": X, "labels": labels}, {})


REFUSED = {f"csv, {kind}": content for kind, (content, _) in BAD.items()}
REFUSED |= {f"string, {kind}": text for kind, text in HOSTILE.items() if isinstance(text, str) and text}
X, LABELS = np.linspace(-1, 1, 24).reshape(2, 12), np.arange(12) % 2
REFUSED |= {
    "hdf5, half labels": sealed(X, LABELS / 2 + 0.5),
    "hdf5, complex points": sealed(X + 0j, LABELS),
    "hdf5, no label": sealed(X, np.where(LABELS, np.nan, 0)),
    "json cut short": '{"version": 1',
    "hdf5 cut short": b"labutils.store, sha256 of all after byte 512:\n" + b"0" * 600,
}


@pytest.mark.parametrize("kind", REFUSED)
def test_what_will_not_do_is_refused_in_one_sentence_and_nothing_is_lost(panel, kind):
    before = panel.values, [list(point) for point in panel.scene.bench.own.points], panel.status
    with pytest.raises(ValueError) as refused:
        paste(panel, REFUSED[kind])
    assert "expected" in str(refused.value) and "\n" not in str(refused.value)
    assert (panel.values, panel.scene.bench.own.points, panel.status) == before


def test_a_string_of_another_learner_sets_every_control(panel):
    recipe = Recipe(
        {"set": "spiral", "draw": 7}, {"layers": 3, "batch_size": 16, "batchnorm": True, "alpha": 0.0123}, seed=42
    )
    paste(panel, packed(recipe))
    assert panel.scene.bench.recipe == recipe
    assert (panel.values["layers"], panel.values["batch_size"], panel.values["alpha"], panel.values["seed"]) == (
        3,
        16,
        0.0123,
        42,
    )
