"""``python -m labutils.classroom``: what ``labs.py handin`` and ``labs.py grade`` call, and the labs for nbgrader."""

import argparse
import getpass
import os
import sys
from pathlib import Path

from labutils.progress import settle

from . import fence
from .collecting import collect, left_behind
from .grading import TABLES, grade
from .handin import NotAHandIn
from .nbgrader import write_course
from .page import as_page
from .tables import as_csv


def main(words: list[str]) -> int:
    """Run one of the commands; 0 when all is well."""
    arguments = _arguments().parse_args(words)
    try:
        return arguments.run(arguments)
    except (NotAHandIn, OSError) as error:
        print(f"labs.py: {error}")
        return 1


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="labs.py")
    commands = parser.add_subparsers(required=True)
    handin = commands.add_parser("handin", help="write one file with your code, verdicts and guesses")
    handin.add_argument("--name", default=os.environ.get("JUPYTERHUB_USER") or getpass.getuser(), help="your name")
    handin.add_argument("--work", type=Path, default=Path("work"), help="the folder of your notebooks")
    handin.set_defaults(run=_handin)
    again = commands.add_parser("grade", help="re-check a folder of hand-ins and write grades.csv and grades.html there")
    again.add_argument("folder", type=Path)
    again.add_argument("--trusted", action="store_true", help="without bubblewrap: for code that you have read")
    again.add_argument("--seconds", type=int, default=fence.SECONDS, help="that one exercise may take (%(default)s)")
    again.set_defaults(run=_grade)
    course = commands.add_parser("nbgrader", help="write the labs as assignments into the folder of an nbgrader course")
    course.add_argument("course", type=Path)
    course.add_argument("--notebooks", type=Path, default=Path("notebooks"), help="where the shipped labs are")
    course.set_defaults(run=_course)
    return parser


def _handin(arguments: argparse.Namespace) -> int:
    if not arguments.work.is_dir():
        raise NotAHandIn(f"{arguments.work} is not a folder; expected the one of your notebooks, which labs.py open makes")
    handed_in = collect(arguments.work, arguments.name)
    path = arguments.work / handed_in.file_name
    write(path, handed_in.text())
    if told := settle():
        print(f"labs.py: {told}")
    if lost := left_behind(handed_in):
        print(f"labs.py: once right, and not in your notebooks as they are saved: {', '.join(lost)}. Have you saved, and do "
              "the notebooks still have the names they came with?")  # fmt: skip
    right = sum(one.status == "right" for one in handed_in.exercises)
    print(f"labs.py: {path} holds {right} exercises that were right, of {len(handed_in.exercises)}, and "
          f"{len(handed_in.guesses)} guesses. Send this one file to your teacher.")  # fmt: skip
    return 0


def _grade(arguments: argparse.Namespace) -> int:
    if not arguments.folder.is_dir():
        raise NotAHandIn(f"{arguments.folder} is not a folder; expected the one that holds the hand-ins")
    if not hasattr(os, "fork"):
        raise NotAHandIn(
            "this system cannot start a process apart for each exercise; expected Linux, or macOS with --trusted"
        )
    if not arguments.trusted and (reason := fence.why_not()):
        raise NotAHandIn(
            f"{reason}. A hand-in is a program that somebody else wrote, and without it that program could read and delete "
            "your files. At your own risk: labs.py grade --trusted FOLDER."
        )
    reports = []
    for report in grade(arguments.folder, fence=not arguments.trusted, seconds=arguments.seconds):
        reports.append(report)
        right = sum(one.status == "right" for one in report.exercises)
        print(f"{report.file}: " + (report.refused or f"{right} of {len(report.exercises)} right"), flush=True)
    for name, text in zip(TABLES, (as_csv(reports), as_page(reports)), strict=True):
        write(arguments.folder / name, text, "utf-8-sig" if name.endswith("csv") else "utf-8")  # for spreadsheets
        print(f"labs.py: wrote {arguments.folder / name}")
    return 0


def write(path: Path, text: str, encoding: str = "utf-8") -> None:
    """The file, new: a link of that name, which may have come with a folder of hand-ins, is not followed."""
    if path.is_symlink():
        path.unlink()
    path.write_text(text, encoding, errors="replace")  # half a letter can be in a string, and in no file


def _course(arguments: argparse.Namespace) -> int:
    written = write_course(arguments.notebooks, arguments.course)
    if not written:
        raise NotAHandIn(
            f"{arguments.notebooks} holds no labs; expected the project's folder notebooks/: --notebooks FOLDER"
        )
    print(f"labs.py: wrote {len(written)} assignments into {arguments.course / 'source'}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
