"""Functions that would hang, leave, flood or spoil the kernel: each gets a sentence, and the kernel is as it was."""

import linecache
import os
import random
import sys
import warnings

import numpy as np
import pytest

from labutils.checks import Exercise, Exercises, Wrong, guard, judge, learner, restore

CHECK = Exercises(
    [
        Exercise(
            "double",
            lambda A: 2 * A,
            lambda rng: (rng.normal(size=(3, 5)),),
            wrong=[Wrong("A", "That is A.")],
            hints=("a", "b", "c"),
        )
    ]
).check


def verdict(body: str, **names):
    space = {"np": np, "__name__": "__main__", **names}
    exec(compile(f"def double(A):\n    {body}", "<a cell>", "exec"), space)
    return CHECK(space["double"])


FOREVER = "            while True: pass\n"
ENDLESS = {
    "a loop without an end": "while True: pass",
    "a loop without an end whose error is caught": "try:\n        while True: pass\n    except: return A",
    "an error whose words never end": f"class Bad(Exception):\n        def __str__(self):\n{FOREVER}    raise Bad",
    "a class that never says": f"class Own:\n        @property\n        def __class__(self):\n{FOREVER}    return Own()",
    "a right answer whose calls are slow": "import time; time.sleep(0.25); return 2 * A",
    "a loop that catches all, and waits": "import time\n    while True:\n        try: time.sleep(100)\n        except: pass",
}
INPUT, LEAVES, KERNEL = "nobody is there to answer", "ends with `return`", "ends or changes this whole kernel"
ASK_AGAIN = "while True:\n        try:\n            return float(input()) * A\n        except: print('again')"
FAILS = "        @property\n        def {}(self): raise RuntimeError('no')\n"
ATTACKS = {
    "input()": ("return input()", INPUT),
    "input() whose error is caught": ("try: k = input()\n    except: k = 2\n    return k * A", INPUT),
    "a password": ("import getpass; return getpass.getpass()", INPUT),
    "a breakpoint": ("breakpoint()", "`breakpoint()`"),
    "sys.exit": ("import sys; sys.exit()", LEAVES),
    "SystemExit": ("raise SystemExit", LEAVES),
    "quit": ("quit()", LEAVES),
    "exit": ("exit(3)", LEAVES),
    "os._exit": ("import os; os._exit(1)", KERNEL),
    "os.fork": ("import os; os.fork(); return 2 * A", KERNEL),
    "another signal handler": ("import signal; signal.signal(signal.SIGALRM, signal.SIG_IGN)\n    while True: pass", KERNEL),
    "the alarm put off": ("import signal; signal.setitimer(signal.ITIMER_REAL, 0)\n    while True: pass", KERNEL),
    "another recursion limit": ("import sys; sys.setrecursionlimit(60); return 2 * A", KERNEL),
    "a recursion without an end": ("return double(A)", "calls itself without an end"),
    "a list that holds itself": ("a = []; a.append(a); return a", "hold itself"),
    "a dict that holds itself": ("a = {}; a['a'] = a; return a", "hold itself"),
    "a masked array": ("return np.ma.masked_less(2 * A, 0)", "masked array"),
    "10 million numbers": ("return np.zeros(10**7)", "more than 1,000,000 numbers"),
    "a list of 10 million numbers": ("return [0.0] * 10**7", "more than 1,000,000 numbers"),
    "an array that claims a trillion numbers": (
        "return np.broadcast_to(1.0, (10**6, 10**6))",
        "more than 1,000,000 numbers",
    ),
    "a number of 5,000 digits": ("return 10**5000", "more digits than an array can hold"),
    "a number of 21 digits": ("return 10**20", "more digits than an array can hold"),
    "more memory than there is": ("return np.ones((10**6, 10**6))", "MemoryError"),
    "an answer that is printed": ("print(A); print(2 * A)", "It prints its answer and returns nothing"),
    "a coroutine": ("async def later(): return A\n    return later()", "a coroutine"),
    "an error without words": (
        "class Bad(Exception):\n        def __str__(self): raise RuntimeError\n    raise Bad",
        "cannot be shown",
    ),
    "an error whose words end Python": (
        "class Bad(Exception):\n        def __str__(self): import os; os._exit(1)\n    raise Bad",
        KERNEL,
    ),
    "an error whose words replace a name of Python's": (
        "class Bad(Exception):\n        def __str__(self): import builtins; builtins.len = None; return ''\n    raise Bad",
        "Python's own `len`",
    ),
    "an error with half a letter": ("raise ValueError('\\ud800')", "raises ValueError: ?"),
    "an answer that says something when it goes": (
        "class Own:\n        def __del__(self): print('gone')\n    return Own()",
        "is a Own",
    ),
    "an error with a name without end": ("raise type('Bad' * 10**5, (Exception,), {})('no')", "BadBadBad"),
    "an error that is no Exception": ("class Bad(BaseException): pass\n    raise Bad('no')", "raises Bad: no"),
    "a message of a million letters": ("raise ValueError('x' * 10**6)", "ValueError"),
    "np.max = max": ("np.max = max; return 2 * A", "It replaces `np.max`"),
    "np.allclose that always agrees": ("np.allclose = lambda *_, **__: True; return A", "It replaces `np.allclose`"),
    "np.e = 2": ("np.e = 2; return 2 * A", "It replaces `np.e`"),
    "np.random.seed = 3": ("np.random.seed = 3; return 2 * A", "It replaces `np.random.seed`"),
    "os.abort": ("import os; os.abort()", KERNEL),
    "a signal to itself": ("import os, signal; os.kill(os.getpid(), signal.SIGTERM)", KERNEL),
    "a signal raised": ("import signal; signal.raise_signal(signal.SIGTERM)", KERNEL),
    "another program in its place": ("import os; os.execlp('true', 'true')", KERNEL),
    "builtins.isinstance = None": ("import builtins; builtins.isinstance = None; return 2 * A", "Python's own `isinstance`"),
    "builtins.next = None": ("import builtins; builtins.next = None; return 2 * A", "Python's own `next`"),
    "all of builtins gone": (
        "import builtins; vars(builtins).update(dict.fromkeys(vars(builtins)))",
        "It replaces Python's own",
    ),
    "a thread left over": (
        "import threading; threading.Thread(target=threading.Event().wait, daemon=True).start()",
        "running",
    ),
    "an array with a shape that fails": (
        f"class Own(np.ndarray):\n{FAILS.format('shape')}    return A.view(Own)",
        "class of its own",
    ),
    "a number with a method that fails": (
        f"class Own(float):\n{FAILS.format('__eq__')}    return Own(1)",
        "class of its own",
    ),
    "a list with a method that fails": (
        f"class Own(list):\n{FAILS.format('__len__')}    return Own('ab')",
        "class of its own",
    ),
    "a class with a name that fails": (
        f"class Kind(type):\n{FAILS.format('__name__')}    class Own(metaclass=Kind): pass\n    return Own()",
        "is a Own",
    ),
    "an error whose words leave": (
        "class Bad(Exception):\n        def __str__(self): raise SystemExit\n    raise Bad",
        "cannot be shown",
    ),
    "a name of a type without end": ("return np.zeros(2, [(f'f{i}', float) for i in range(500)])", "an array of ["),
    "another place for its words": ("import sys; sys.stdout.close(); return 2 * A", "closed file"),
}


NAMED = Exercises([Exercise("named", lambda A: {"A": 2 * A}, lambda rng: (rng.normal(size=3),))]).check
WORD = Exercises([Exercise("word", lambda A: "bias", lambda rng: (rng.normal(size=3),))]).check
FILLED = Exercises([Exercise("filled", lambda A: A.update(W=2 * A["W"]), lambda rng: ({"W": rng.normal(size=3)},))]).check
WHOLE = {
    "a hundred thousand keys": (NAMED, "return dict.fromkeys(range(10**5))", "has the keys"),
    "a key of a million letters": (NAMED, "return {'k' * 10**6: A}", "has the keys"),
    "a key that cannot say its name": (NAMED, f"class Key:\n{FAILS.format('__str__')}    return {{Key(): A}}", "['Key']"),
    "a word repeated a million times": (WORD, "return 'bias' * 10**6", "got 'biasbias"),
    "ten million numbers put into its argument": (FILLED, "A['W'] = [0.0] * 10**7", "more than 1,000,000 numbers"),
    "a number of 5,000 digits put into its argument": (FILLED, "A['W'] = 10**5000", "more digits"),
    "an argument that holds itself": (FILLED, "A['W'] = A", "hold itself"),
    "an argument made a class of its own": (
        FILLED,
        f"class Own(np.ndarray):\n{FAILS.format('shape')}    A['W'] = A['W'].view(Own)",
        "class of its own",
    ),
}


def was_answered(found, said: str, capsys) -> None:
    assert found.status == "wrong" and said in found.message
    assert len(found.message) < 1_000 and capsys.readouterr() == ("", "")


@pytest.mark.parametrize("kind", ATTACKS)
@pytest.mark.fault("an exercise: {kind}")
def test_an_attack_gets_a_sentence(kind, capsys):
    body, said = ATTACKS[kind]
    was_answered(verdict(body), said, capsys)
    assert restore.spoilt_numpy() is None


@pytest.mark.parametrize("kind", WHOLE)
@pytest.mark.fault("an exercise: {kind}")
def test_what_is_named_measured_or_filled_gets_a_sentence_too(kind, capsys):
    check, body, said = WHOLE[kind]
    name, space = check.__self__.exercises[0].name, {"np": np, "__name__": "__main__"}
    exec(compile(f"def {name}(A):\n    {body}", "<a cell>", "exec"), space)
    was_answered(check(space[name]), said, capsys)


@pytest.mark.fault("an exercise: np.seterr(all='raise') and warnings as errors, left over from another cell")
def test_what_the_notebook_makes_of_warnings_does_not_reach_the_verdict():
    with np.errstate(all="raise"), warnings.catch_warnings():
        warnings.simplefilter("error")
        assert verdict("return 1e308 * np.sign(A)").status == "wrong"
        assert verdict("np.log(-np.abs(A)); return 2 * A").passed


@pytest.mark.parametrize("kind", ENDLESS)
@pytest.mark.fault("an exercise: {kind}")
def test_what_never_ends_gets_a_sentence_in_time(kind, capsys, monkeypatch):
    monkeypatch.setattr(learner, "SECONDS", 0.3)
    monkeypatch.setattr(judge, "TOGETHER", 0.5)
    was_answered(verdict(ENDLESS[kind]), "still running", capsys)


@pytest.mark.fault("an exercise: a loop that asks again until it is answered")
def test_a_loop_that_asks_again_is_told_what_it_waits_for(capsys, monkeypatch):
    monkeypatch.setattr(learner, "SECONDS", 0.3)
    was_answered(verdict(ASK_AGAIN), INPUT, capsys)


@pytest.mark.fault("an exercise: a line of a million letters")
def test_a_long_line_is_shown_by_its_beginning(monkeypatch):
    source = "def double(A):\n    return missing(" + "A, " * 10**5 + ")\n"
    monkeypatch.setitem(linecache.cache, "<a long cell>", (len(source), None, source.splitlines(True), "<a long cell>"))
    space = {}
    exec(compile(source, "<a long cell>", "exec"), space)
    said = CHECK(space["double"]).message
    assert "NameError" in said and len(said) < 1_000


def test_what_was_forbidden_is_back_afterwards():
    def now():
        return {(module, name): getattr(module, name, None) for module, name in guard._FORBIDDEN}

    before, tracer = now(), sys.gettrace()
    verdict("return 2 * A")
    verdict(ASK_AGAIN.replace("while True", "for _ in range(3)"))
    assert now() == before and sys.gettrace() is tracer


@pytest.mark.fault("an exercise: np.max = max, left over from another cell")
def test_numpy_replaced_by_the_learner_is_named(monkeypatch):
    monkeypatch.setattr(np, "max", max)
    assert "`np.max` is no longer the same" in verdict("return 2 * A").message


@pytest.mark.fault("an exercise: np.random and np.seterr changed")
def test_dice_and_settings_are_as_before():
    np.random.seed(3)
    random.seed(3)
    before, settings = (np.random.get_state()[1].tolist(), random.getstate()), np.geterr()
    verdict("np.random.seed(1); np.random.rand(5); import random; random.seed(5); np.seterr(all='raise'); return 2 * A")
    assert (np.random.get_state()[1].tolist(), random.getstate()) == before and np.geterr() == settings


MOVED = {
    "another working folder": ("import os; os.chdir('/')", os.getcwd),
    "another environment": ("import os; os.environ.clear(); os.environ['PATH'] = 'mine'", lambda: dict(os.environ)),
    "another search path": ("import sys; sys.path.clear()", lambda: list(sys.path)),
    "another profile": ("import sys; sys.setprofile(lambda *_: None)", sys.getprofile),
    "another tracer": ("import sys; sys.settrace(lambda *_: None)", sys.gettrace),
    "other hooks": ("import sys; sys.excepthook = sys.displayhook = None", lambda: (sys.excepthook, sys.displayhook)),
    "other warnings": ("import warnings; warnings.simplefilter('error')", lambda: list(warnings.filters)),
}


@pytest.mark.parametrize("kind", MOVED)
@pytest.mark.fault("an exercise: {kind}")
def test_what_a_right_answer_moves_in_the_process_is_put_back(kind):
    moves, now = MOVED[kind]
    before = now()
    assert verdict(f"{moves}\n    return 2 * A").passed
    assert now() == before


@pytest.mark.fault("an exercise: a thread that ends by itself")
def test_a_thread_that_has_done_its_work_is_no_fault():
    assert verdict("import threading; t = threading.Thread(target=print); t.start(); t.join(); return 2 * A").passed


def test_the_notebooks_own_names_stay_as_the_function_left_them():
    """In a notebook ``exit`` and ``quit`` are among them."""
    space = {"np": np, "exit": "IPython's", "calls": 0}
    exec("def double(A):\n    global calls\n    calls += 1\n    return 2 * A", space)
    assert CHECK(space["double"]).passed
    assert space["calls"] > 0 and space["exit"] == "IPython's"


def test_a_function_without_a_signature_is_judged():
    space = {}
    exec("import numpy as np\ndouble = np.tanh", space)
    exercises = Exercises([Exercise("tanh", np.sinh, lambda rng: (rng.normal(size=3),), wrong=[Wrong("np.cosh(x)", "c")])])
    assert exercises.check(space["double"]).status == "wrong"


@pytest.mark.parametrize("says", ["__wrapped__ = double", "__signature__ = 3"])
@pytest.mark.fault("an exercise: a function that says of itself {says}")
def test_a_function_that_says_something_odd_of_itself_is_judged(says):
    space = {}
    exec(f"def double(A): return 2 * A\ndouble.{says}", space)
    assert CHECK(space["double"]).passed


def test_a_lambda_is_known_by_its_name_and_right():
    space = {}
    exec("double = lambda A: 2 * A", space)
    assert CHECK(space["double"]).passed


@pytest.mark.fault("an exercise: a timer that was set before")
def test_a_timer_that_was_set_before_goes_on():
    signal = pytest.importorskip("signal")
    if not hasattr(signal, "setitimer"):
        pytest.skip("no timers here")
    before = signal.setitimer(signal.ITIMER_REAL, 100)
    verdict("return 2 * A")
    left, _ = signal.setitimer(signal.ITIMER_REAL, *before)
    assert 50 < left <= 100


def test_a_guard_within_another_ends_the_outer_call_too():
    with pytest.raises(guard.Halted, match="from within"), guard.guarded(verdict, 3.0):
        raise guard.Halted("from within")


def test_formulas_keep_their_stars():
    from labutils.checks.verdicts import Note

    assert "a*b*c" in Note("a*b*c, and *this* matters")._repr_html_()
    assert "<em>this</em>" in Note("a*b*c, and *this* matters")._repr_html_()
