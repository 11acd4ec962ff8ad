"""python -m website [NN ...] [--to FOLDER] [--repository OWNER/NAME]"""

import argparse
import shutil
import sys
import time
from pathlib import Path

from .build import ROOT, build, notebooks
from .links import broken

MARK = "labs-site"  # a folder without it is not ours to replace


def main(arguments: list[str]) -> int:
    """Build the site, look after its links, say how large it is."""
    options = parser().parse_args(arguments)
    if unknown := sorted({*options.labs} - {path.name[:2] for path in notebooks()}):
        print(f"there is no lab {unknown[0]}.", file=sys.stderr)
        return 1
    folder, began = Path(options.to).resolve(), time.monotonic()
    if folder.exists() and any(folder.iterdir()) and not (folder / MARK).exists():
        print(f"{folder} holds something else. Cure: name an empty folder after --to.", file=sys.stderr)
        return 1
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    (folder / MARK).write_text("Built by labs.py site; the next build replaces this folder.\n", "utf-8")
    build(folder, options.labs, options.repository)
    left_out = [f"{path.stem}.html" for path in notebooks() if options.labs and path.name[:2] not in options.labs]
    if lost := broken(folder, left_out):
        print("these links lead nowhere:", *lost, sep="\n", file=sys.stderr)
        return 1
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    print(f"built in {time.monotonic() - began:.0f} s: {size / 1e6:.1f} MB in {folder}")
    print(f"look at it with: python3 -m http.server -d {folder}")
    return 0


def parser() -> argparse.ArgumentParser:
    made = argparse.ArgumentParser("labs.py site", description="Build the labs as a static site.")
    made.add_argument("labs", nargs="*", metavar="NN", help="these labs only")
    made.add_argument("--to", default=str(ROOT / "site"), help="the folder (site/)")
    made.add_argument("--repository", default="", help="owner/name on GitHub, for the link to Binder")
    return made


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
