"""The benchmarks compare like with like, and write what they measured."""

import json
import platform
import sys
from pathlib import Path
from types import SimpleNamespace

import nbformat
import numpy as np
import pytest
import sklearn.neural_network  # noqa: F401 (before a test hides torch: SciPy looks into it when it is first imported)

from benchmarks import __main__ as bench
from benchmarks import around, hands, learner, live, load, panels, report, slow, steps
from benchmarks.cases import CASES, Case, Ours
from benchmarks.floor import Floor
from benchmarks.notebook_style import NotebookStyle
from benchmarks.peers import PyTorch, PyTorchTutorial, ScikitLearn, ScikitLearnSteps, Unable

BY_KEY = {case.key: case for case in CASES}
PAIRS = [(peer, key) for peer in (NotebookStyle, PyTorch, PyTorchTutorial) for key in ("i", "ii", "iii", "iv")]
PAIRS += [(ScikitLearn, "i"), (ScikitLearn, "ii"), (ScikitLearn, "iii"), (ScikitLearnSteps, "i"), (ScikitLearnSteps, "ii")]


def in_one_batch(case: Case) -> Case:
    """The case with the whole set as its batch: then no order of the samples can tell two contestants apart."""
    return Case(**{**vars(case), "batch_size": None})


def moved(make, case: Case, epochs: int = 2) -> dict:
    """How far each block of parameters moves from where all begin."""
    start = {name: block.copy() for name, block in case.network().blocks().items()}
    try:
        contestant = make(case)
    except Unable as reason:
        pytest.skip(f"{make.name} {reason}")
    contestant.train(epochs)
    return {name: block - start[name] for name, block in contestant.blocks().items()}


@pytest.mark.parametrize("peer, key", PAIRS, ids=[f"{peer.name}, {key}" for peer, key in PAIRS])
def test_a_peer_moves_its_parameters_as_ours_does(peer, key):
    case = in_one_batch(BY_KEY[key])
    ours, theirs = moved(Ours, case), moved(peer, case)
    assert ours.keys() == theirs.keys()
    # scikit-learn's epsilon stands inside Adam's correction, which shows where gradients are small
    tolerance = 1e-2 if peer is ScikitLearn and case.optimizer == "Adam" else 1e-5
    for name, block in ours.items():
        assert np.abs(block).max() > 1e-5, f"{name} did not move, so nothing is compared"
        assert np.allclose(theirs[name], block, rtol=tolerance, atol=tolerance * np.abs(block).max()), name


@pytest.mark.parametrize("peer", [NotebookStyle, PyTorch], ids=lambda peer: peer.name)
def test_a_peer_with_dropout_moves_as_ours_does_on_average(peer):
    case = BY_KEY["i-d"]
    ours, theirs = (np.mean([moved(make, case, 1)["W1"] for _ in range(40)], axis=0) for make in (Ours, peer))
    plain = moved(Ours, Case(**{**vars(case), "keep_prob": 1.0}), 1)["W1"]
    assert np.abs(theirs - ours).max() < 0.1 * np.abs(ours).max()
    assert not np.allclose(theirs, plain, rtol=1e-3), "nothing was dropped"


@pytest.mark.parametrize("key", ["i-d", "iv"])
def test_what_scikit_learn_cannot_do_is_said_and_not_timed(key):
    with pytest.raises(Unable, match="has no (dropout|batchnorm)"):
        ScikitLearn(BY_KEY[key])


@pytest.fixture
def hasty(monkeypatch):
    """Nothing here is about the times themselves: no collecting of garbage before each, and one round."""
    monkeypatch.setattr(steps, "gc", SimpleNamespace(collect=int, disable=int, enable=int))
    monkeypatch.setattr(steps, "QUICK", (1, 1))


def test_a_missing_peer_gets_a_row_that_says_how_to_install_it(monkeypatch, hasty):
    monkeypatch.setitem(sys.modules, "torch", None)
    row = steps.time_case(BY_KEY["ii"], repeats=1, updates=1)
    assert "not installed (python3 labs.py bench --peers" in steps.cell(row, PyTorch.name)
    assert PyTorch.name not in row["us"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.key)
def test_the_floor_holds_no_overflow_and_no_numbers_that_are_slow(case):
    with np.errstate(all="raise"):
        Floor(case).train(50)


def test_the_quick_runner_times_each_contestant_and_writes_nothing(capsys, monkeypatch, hasty):
    monkeypatch.setattr(report, "write", lambda *_: pytest.fail("a quick run proves nothing and must not be kept"))
    monkeypatch.setattr(steps, "CASES", CASES[:1])
    assert bench.main(["--quick", "--only", "step"]) == 0
    printed = capsys.readouterr().out
    for name in ("ours", "floor", NotebookStyle.name, ScikitLearn.name, f"stack of {steps.STACK}"):
        assert f"| {name} | " in printed


def result_of(ours: float, torch: float) -> dict:
    times = {"ours": ours, "floor": 20.0, f"stack of {steps.STACK}": 12.0, PyTorch.name: torch}
    rows = [{"case": "i", "what": "a net", "us": times, "unable": {ScikitLearn.name: "not today"}}]
    return {"rows": rows, "repeats": 3, "updates": 10, "stack": steps.STACK}


def test_the_page_is_written_from_the_results(tmp_path):
    results = report.record({}, "step", result_of(ours=30.0, torch=600.0))
    report.write(results, {"step": steps}, tmp_path)
    page = (tmp_path / "README.md").read_text("utf-8")
    assert "| PyTorch eager | 600.0 (20.00) |" in page
    assert "| scikit-learn | not today |" in page
    assert "| (i) PyTorch eager / ours | 20 | ≥ 6 | yes |" in page
    assert "| (i) ours / floor | 1.5 | ≤ 1.5 | yes |" in page
    assert report.load(tmp_path) == json.loads(json.dumps(results))


def test_an_aim_that_is_missed_says_so():
    page = steps.section(result_of(ours=50.0, torch=200.0))
    assert "| (i) PyTorch eager / ours | 4 | ≥ 6 | **no** |" in page
    assert "| (i) ours / floor | 2.5 | ≤ 1.5 | **no** |" in page


def test_a_question_above_the_first_panel_is_not_taken_for_it(tmp_path):
    notebook = nbformat.v4.new_notebook(cells=[
        nbformat.v4.new_code_cell("from labutils.labs import start as lab"),
        nbformat.v4.new_code_cell("lab.guess('nine of ten')"),
        nbformat.v4.new_code_cell("lab.descent_panel()"),
    ])  # fmt: skip
    nbformat.write(notebook, tmp_path / "both.ipynb")
    found = around.lab(tmp_path / "both.ipynb")
    assert found["panels"] == 1 and found["first_panel"] > 0


def test_the_page_says_what_a_lab_costs():
    lab = {"run_all": 25.0, "first_panel": 0.8, "panels": 3, "MB": 180.4, "own": 141.0}
    page = around.section({"import": 0.31, "labs": {"03_regularise": lab}})
    assert "| run-all of 03_regularise | 25 s | ≤ 20 s | **no** |" in page
    assert "| its own memory, 03_regularise | 141 MB | ≤ 140 MB | **no** |" in page
    assert "| 03_regularise | 0.80 s | 3 | 180 MB | 141 MB |" in page


def test_of_a_class_the_waits_are_kept_as_percentiles():
    waits = load.summary([float(ms) for ms in range(1, 1000)])
    assert waits == {"count": 999, "p5": 50.0, "p25": 250.0, "p50": 500.0, "p75": 750.0, "p95": 950.0, "p99": 990.0}
    MB = [{"rss": rss, "pss": rss - 40, "uss": rss - 50} for rss in (150.0, 250.0, 190.0)]
    found = {"lost": 2, "MB": MB, "processor": 0.4, "frames": 30.0}
    small = found | {"wait": waits | {"p50": 30.0, "p95": 149.0}}
    page = load.section({"cores": 4, "classes": {"1": small, "5": small, "10": found | {"wait": waits}}})
    assert "On 4 cores 5 learners keep p95 within 150 ms; 8 GB hold 53 such kernels." in page
    assert "| 5 | 30 | 149 | yes | 30 | 190 | 150 | 140 | 40 % | 2 |" in page
    assert "| 10 | 500 | 950 | **no** | 30 | 190 | 150 | 140 | 40 % | 2 |" in page


@pytest.mark.parametrize("takes, between", [(0.03, learner.MOVES), (0.2, 0.1), (2.0, 0.15)])
def test_a_learner_holds_moves_back_as_the_page_does(takes, between):
    gap = learner.Gap()
    assert gap.seconds(now=5.0) == learner.MOVES
    gap.sent = {1: 10.0, 2: 10.0}
    assert gap.seconds(now=10 + takes) == pytest.approx(between), "nothing has come yet"
    gap.heard(2, now=10 + takes)
    assert gap.seconds(now=99.0) == pytest.approx(between)


def test_what_a_learner_knows_of_the_page_stands_in_the_page():
    assert learner.ANSWER == 0.08 and learner.SLOW < learner.GAP < 1
    with pytest.raises(LookupError, match="no constant NOTHING"):
        learner.of_the_page("NOTHING")


def test_the_page_says_how_soon_a_slow_line_shows_the_last_value():
    page = slow.section({"said": [4300.0, 900.0, 2100.0, 950.0], "stands": [4400.0, 1500.0, 2500.0, 1600.0]})
    assert "300 ms there and back and 500 kbit/s" in page and "after 1,600 ms" in page
    assert "3 drags over" in page and "the first on a line that had been quick until then, took 4,300 ms" in page
    assert "| last value on the screen, median (ms) | 950 | ≤ 2,000 | yes |" in page
    assert "| last value on the screen, slowest (ms) | 2,100 | ≤ 2,000 | **no** |" in page


def live_result(first: list[float], **other) -> dict:
    panel = {"first": first, "last of burst": 60.0}
    return {
        "panels": {"boundary": panel},
        "run": [250.0, 320.0, 260.0],
        "seeds": [1400.0],
        "stream": {"boundary": 59.0},
        "idle": {"frames": 0, "kernel": 0.001, "page": 0.005},
    } | other


def test_the_page_says_how_soon_the_picture_follows_the_hand():
    page = live.section(live_result([30.0] * 50 + [90.0] * 10))
    assert "| boundary | 30 | 90 | 60 | 59 |" in page
    assert "| first pixels, p50 (ms) | 30 | ≤ 40 | yes |" in page
    assert "| first pixels, p95 (ms) | 90 | ≤ 70 | **no** |" in page
    assert "| 3,000 steps on the screen, median (ms) | 260 | ≤ 300 | yes |" in page
    assert "| twenty seeds, 2,000 steps each, on the screen, median (ms) | 1,400 | ≤ 1,500 | yes |" in page
    assert "0 frames sent, 0.1% of a core" in page


def test_a_panel_that_sends_while_idle_misses_its_aim():
    page = live.section(live_result([30.0], idle={"frames": 3, "kernel": 0.1, "page": 0.1}))
    assert "| frames sent while idle | 3 | ≤ 0 | **no** |" in page


def test_the_page_shows_every_control_under_the_hand_slowest_first():
    quick = {"first": [20.0, 30.0, 90.0], "last": [20.0, 130.0, 900.0], "final": [50.0, 60.0, 350.0], "pictures": [1, 1, 1]}
    slow = {"first": [50.0, 45.0, 40.0], "last": [], "final": [350.0, 310.0, 300.0], "pictures": [2, 3, 1]}
    page = hands.section(
        {"03 a: λ": quick, "03 b: go": slow, "03 c: x": {"first": [], "last": [], "final": [], "pictures": []}}
    )
    assert page.index("| 03 b: go | 45 | 50 | – | 310 |") < page.index("| 03 a: λ | 30 | 90 | 130 | 60 |")
    assert "| first pixels of all moves, p50 (ms) | 42.5 | ≤ 40 | **no** |" in page
    assert "| first pixels of all moves, p95 (ms) | 90 | ≤ 70 | **no** |" in page
    assert "| controls whose median is over 40 ms | 1 | ≤ 0 | **no** |" in page
    assert "| last value after a burst, slowest control (ms) | 130 | ≤ 120 | **no** |" in page
    assert "| moves neither at rest nor seen to go on after 300 ms | 1 | ≤ 0 | **no** |" in page
    assert "Moves that changed no pixel: 03 c: x." in page


@pytest.mark.parametrize("kind", panels.KINDS)
def test_a_measured_panel_trains_and_says_so(kind):
    panel = panels.panel(kind, 40)
    before = panel.status
    assert "after" in before  # the bench waits for this word
    panel.set(lambd=10)
    assert panel.status != before
    panel.close()


def test_a_part_measured_again_leaves_the_others_as_they_were():
    results = report.record({"live": {"kept": True}}, "step", result_of(1.0, 1.0))
    assert results["live"] == {"kept": True}


def test_the_machine_is_described_without_names_of_hosts_or_folders():
    described = json.dumps(report.describe())
    assert "numpy" in described and "cores" in described
    assert platform.node() not in described and str(Path.home()) not in described


def test_plain_bench_leaves_out_what_takes_many_minutes_and_a_name_asks_for_it():
    def asked(*arguments):
        return bench.asked(bench.parser().parse_args(arguments), bench.available())

    assert not {"hands", "suite"} & {*asked()} and {"step", "live"} <= {*asked()}
    assert asked("--only", "hands") == ["hands"] and "hands" in asked("--quick")
