#!/usr/bin/env python3
"""The one launcher of the practice labs. It needs nothing but Python.

    python3 labs.py                  open the lab you saved last in JupyterLab (the same as: open)
    python3 labs.py open [NN]        ... at lab NN; options such as --no-browser go on to JupyterLab
    python3 labs.py update [NN]      where a lab is newer than your copy: the newer one, with your answers in it
    python3 labs.py reset NN         make a fresh copy of lab NN; yours is kept beside it under a dated name
    python3 labs.py progress         say how many exercises are solved and guesses made, lab by lab
    python3 labs.py handin           write one file with your answers, verdicts and guesses, for a teacher
    python3 labs.py grade FOLDER     check a folder of such files again, and write a table of who solved what
    python3 labs.py test [--fast]    run the test suite (--fast: no browser, no notebooks), or pytest as told
    python3 labs.py soak             run the long trials of tests/soak (many minutes), or those you name
    python3 labs.py notebooks [NN]   run the shipped notebooks again and write their outputs
    python3 labs.py site [NN]        build the labs as a static site in site/ (--to FOLDER, --repository OWNER/NAME)
    python3 labs.py bench [--peers]  measure speed; --peers installs PyTorch first, to compare with it
    python3 labs.py data             make the data files again, where one is missing or damaged
    python3 labs.py doctor           say what is wrong with this machine, and the cure

The first run builds .venv from requirements.lock; every later one starts without touching the network.
"""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 (a learner's Python may be older than the project's oldest)
    sys.exit(
        "labs.py: this Python is too old: the labs need 3.11 or newer. Cure: install it from "
        "https://www.python.org and run labs.py with it, for example python3.12 labs.py"
    )

import os
from inspect import signature

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))  # PYTHONSAFEPATH leaves it out

try:
    from launcher.basics import Stop, plain_words, say, tell
    from launcher.copies import reset_lab
    from launcher.doctor import doctor
    from launcher.lab import open_labs
    from launcher.runs import (
        run_bench,
        run_data,
        run_grade,
        run_handin,
        run_notebooks,
        run_progress,
        run_site,
        run_soak,
        run_tests,
    )
    from launcher.update import update_labs
except (ImportError, SyntaxError) as error:  # labs.py was copied without it, or not all of it was
    sys.exit(
        f"labs.py: the folder launcher/ beside labs.py is missing or damaged ({error}). "
        "Cure: fetch the labs again, all of them, or git checkout -- launcher"
    )
except KeyboardInterrupt:
    sys.exit("labs.py: stopped. Nothing was begun.")

COMMANDS = {
    "open": open_labs,
    "test": run_tests,
    "soak": run_soak,
    "bench": run_bench,
    "notebooks": run_notebooks,
    "site": run_site,
    "data": run_data,
    "progress": run_progress,
    "handin": run_handin,
    "grade": run_grade,
    "update": update_labs,
    "reset": reset_lab,
    "doctor": doctor,
}


def fitting(command: str, words: list[str]) -> list[str]:
    """The words after a command, if it takes that many."""
    try:
        signature(COMMANDS[command]).bind(*words)
    except TypeError:
        raise Stop(f"{command} does not take these words: {' '.join(words)}. Cure: python3 labs.py --help.") from None
    return words


def main(arguments: list[str]) -> int:
    """Run one command; 0 when all is well."""
    if sys.stdout:  # None where it was closed from outside
        sys.stdout.reconfigure(errors="replace")  # a folder's name must not break an old console
    if arguments and arguments[0] in ("-h", "--help", "help"):
        tell(__doc__.strip())
        return 0
    if not arguments or arguments[0].startswith("-"):
        arguments = ["open", *arguments]
    command, *rest = arguments
    try:
        if command not in COMMANDS:
            raise Stop(f"there is no command {command}. There are: {', '.join(COMMANDS)}.")
        return COMMANDS[command](*fitting(command, rest))
    except Stop as stop:
        say(str(stop))
    except OSError as error:  # a full or read-only disk, a file in the way
        say(plain_words(error))
    except KeyboardInterrupt:
        say("stopped. Nothing is half done: start labs.py again.")
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
