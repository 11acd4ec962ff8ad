"""mutmut, told which slips to plant: ``python mutate.py EVERY SAMPLE SEED run``.

EVERY : one in so many is planted, chosen by what the slip is; another SEED chooses others.
SAMPLE : so many of those are tried, in an order that SEED decides, so that a larger sample goes on where a smaller one
    ended; 0 is all.

Slips in sentences are left out; the tests that read them hold those. A name or a key gets one slip.
"""

import sys
from collections.abc import Callable, Iterator
from zlib import crc32


def main(every: int, sample: int, seed: int) -> None:
    """mutmut's own command line, with its operators narrowed."""
    import libcst  # here, so that who only collects tests does not import mutmut
    from mutmut.mutation import mutators

    def code(node: libcst.CSTNode) -> str:
        return libcst.Module([]).code_for_node(node)

    def is_said(node: libcst.CSTNode) -> bool:
        return isinstance(node, libcst.SimpleString) and " " in node.value

    def chosen(operator: Callable) -> Callable:
        """The operator, but for what is said, and of its slips one in so many; the same ones at each run."""

        def plant(node: libcst.CSTNode) -> Iterator[libcst.CSTNode]:
            slips = [] if is_said(node) else list(operator(node))
            for slip in slips[:1] if operator is mutators.operator_string else slips:
                if not crc32(f"{seed or ''}{code(node)} -> {code(slip)}".encode()) % every:
                    yield slip

        return plant

    mutators.mutation_operators[:] = [(kind, chosen(operator)) for kind, operator in mutators.mutation_operators]
    from mutmut import __main__ as tool

    collect = tool.collect_source_file_mutation_data

    def sampled(*, mutant_names) -> tuple:
        slips, files = collect(mutant_names=mutant_names)
        slips.sort(key=lambda slip: crc32(f"{seed} {slip[1]}".encode()))
        return slips[: sample or None], files

    tool.collect_source_file_mutation_data = sampled
    tool.cli()


if __name__ == "__main__":
    main(*(int(sys.argv.pop(1)) for _ in range(3)))
