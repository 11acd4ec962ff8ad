"""A cell that is run first after a restart says which cell to run before it, in a real kernel."""

import sys

import pytest
from jupyter_client.manager import start_new_kernel

from launcher.wake import LINE, NAME, wake_kernels

SENTENCE = "The kernel has just started, so `lab` is not defined. Run the first code cell, then this one again."


def test_the_line_is_added_once_and_keeps_what_is_there(tmp_path):
    (tmp_path / NAME).parent.mkdir(parents=True)
    (tmp_path / NAME).write_text("c.IPKernelApp.quiet = True\n", "utf-8")
    wake_kernels(str(tmp_path))
    wake_kernels(str(tmp_path))
    assert (tmp_path / NAME).read_text("utf-8") == "c.IPKernelApp.quiet = True\n" + LINE


def test_where_nobody_may_write_nothing_happens(tmp_path):
    (tmp_path / "etc").write_text("a file where the folder would be", "utf-8")
    wake_kernels(str(tmp_path))
    assert (tmp_path / "etc").is_file()


@pytest.fixture
def shown(kernel):
    """Runs a cell in a kernel that knows no names; gives what the page would show of its error."""
    assert kernel("%reset -f") == ""
    return kernel


@pytest.fixture(scope="module")
def kernel(tmp_path_factory):
    """One kernel for all, with the line in its settings."""
    folder = tmp_path_factory.mktemp("ipython")
    profile = folder / "profile_default"
    profile.mkdir()
    (profile / "ipython_kernel_config.py").write_text(LINE, "utf-8")
    manager, client = start_new_kernel(extra_arguments=[f"--ipython-dir={folder}", "--log-level=ERROR"])
    errors = []

    def run(cell):
        errors.clear()
        hook = lambda message: errors.append(message["content"]) if message["msg_type"] == "error" else None  # noqa: E731
        status = client.execute_interactive(cell, timeout=100, output_hook=hook)["content"]["status"]
        assert status == ("error" if errors else "ok")
        return "\n".join(errors[0]["traceback"]) if errors else ""

    yield run
    client.stop_channels()
    manager.shutdown_kernel(now=True)


def test_a_kernel_of_this_python_is_the_one_that_is_asked(shown):
    assert sys.executable in shown("import sys; raise ValueError(sys.executable)")


def test_an_exercise_run_first_names_the_cell_to_run_before_it(shown):
    assert shown('def sigmoid(Z):\n    """..."""\n    ...\n\nlab.check(sigmoid)') == SENTENCE
    assert shown("lab.flower_panel()") == SENTENCE


def test_a_name_from_a_cell_above_is_said_with_its_traceback(shown):
    assert shown("from labutils.labs import start as lab") == ""
    said = shown("lab.activation_panel(lab.use(sigmoid))")
    assert "NameError" in said
    assert said.endswith(
        "If a cell above defines `sigmoid`, run it first. Run ▸ Run All Above Selected Cell runs all of them."
    )
    assert shown("def f():\n    return lab.no_such_name\nf()").endswith("'no_such_name'")


def test_what_is_no_unknown_name_stays_as_it_was(shown):
    assert shown("x = 3\ndel x") == ""
    assert "run it first" not in shown("def f():\n    y\n    y = 1\ny = 2\nf()")
    assert "run it first" not in shown("raise NameError('of my own')")
