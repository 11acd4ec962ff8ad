"""python -m benchmarks [--quick] [--only step|live|hands|pieces|beside|slow|around|suite|load|search|site] [--peers]"""

import argparse
import importlib
import importlib.util
import sys

from . import report

NAMED = ("live", "hands", "pieces", "beside", "slow", "around", "suite", "load", "search", "site")
PARTS = {"step": "steps"} | {name: name for name in NAMED}

LONG = ("hands", "suite")  # many minutes each: measured where they are asked for by name, and in a quick run


def main(arguments: list[str]) -> int:
    """Measure what is asked for, write the report, print it."""
    options = parser().parse_args(arguments)
    if options.peers and not importlib.util.find_spec("torch"):
        print("PyTorch is not installed. Cure: python3 labs.py bench --peers installs it.", file=sys.stderr)
        return 1
    parts = {name: importlib.import_module(f".{PARTS[name]}", __package__) for name in available()}
    results = {} if options.quick else report.load()
    for name in asked(options, list(parts)):
        print(f"measuring: {name} ...", flush=True)
        chosen = {"labs": options.labs} if name == "hands" else {}
        results = report.record(results, name, parts[name].measure(quick=options.quick, **chosen))
        if not (options.quick or options.labs):  # a short run proves that it runs; its numbers prove nothing
            report.write(results, parts)
    print(report.page(results, parts))
    return 0


def asked(options: argparse.Namespace, parts: list[str]) -> list[str]:
    """The parts to be measured."""
    if options.only:
        return [options.only]
    return [name for name in parts if options.quick or name not in LONG]


def available() -> list[str]:
    return [name for name, module in PARTS.items() if importlib.util.find_spec(f".{module}", __package__)]


def parser() -> argparse.ArgumentParser:
    made = argparse.ArgumentParser("labs.py bench", description="Measure how fast the labs are.")
    made.add_argument("--quick", action="store_true", help="a short run that writes nothing")
    made.add_argument(
        "--only",
        choices=available(),
        help="one part instead of all; hands and suite, which take long, are measured so alone",
    )
    made.add_argument("--labs", nargs="+", default=[], help="of --only hands: these labs, say 03 05; writes nothing")
    made.add_argument("--peers", action="store_true", help="insist on PyTorch (labs.py installs it)")
    return made


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
