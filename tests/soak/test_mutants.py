"""Slips planted one at a time: at least nine in ten are noticed, and every other one is known, with its reason."""

import pytest

from tests.soak import script_slips
from tests.soak.mutants import HERE, NOTICED, plant, reasons, results

LISTED = sorted(path.stem for path in (HERE / "survivors").glob("*.toml"))  # the groups that were once run to the end


@pytest.mark.parametrize("name", LISTED)
def test_slips_are_noticed(name, tmp_path):
    folder = tmp_path / "labs"
    plant(folder, name)
    tried, unnoticed = results(folder)
    assert 1 - len(unnoticed) / tried >= NOTICED
    new = sorted(set(unnoticed) - reasons(name).keys())
    assert not new, "no test notices:\n" + "\n".join(f"{slip.where}: {slip.was} -> {slip.now}" for slip in new)


def test_slips_in_the_scripts_are_noticed():
    tried = 40
    assert 1 - len(script_slips.unnoticed(tried, seed=1)) / tried >= NOTICED
