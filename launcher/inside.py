"""Inside the environment: ``python -m launcher.inside MODULE ...`` runs one of the labs' modules, or a file of theirs.

What the system refuses on the way (a full or read-only disk, a folder that is not there) ends it with a sentence.
"""

import runpy
import sys

from launcher.basics import plain_words


def run(what: str, *words: str) -> None:
    """Run it as if it had been called with these words."""
    sys.argv = [what, *words]
    try:
        if what.endswith(".py"):
            runpy.run_path(what, run_name="__main__")
        else:
            runpy.run_module(what, run_name="__main__", alter_sys=True)
    except OSError as error:
        sys.exit(f"labs.py: {plain_words(error)}")


if __name__ == "__main__":
    run(*sys.argv[1:])
