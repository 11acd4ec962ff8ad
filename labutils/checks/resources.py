"""What a process may take of the machine, for code that is not ours. Not on Windows."""

from pathlib import Path

_STATM = Path("/proc/self/statm")  # Linux: the pages of this process, all of them and those in memory


def limit_this_process(memory: int, **most: int) -> None:
    """Bound this process and its children, for good, and never above a bound that is there already.

    memory : bytes beside those it has by now, where the system says how many these are.
    most : by the name of a limit without its RLIMIT_: ``CPU`` (seconds of the processor), ``NPROC``, ``FSIZE``, ``CORE``.
    """
    import resource

    if _STATM.exists():
        most["AS"] = _pages(0) * resource.getpagesize() + memory
    for name, bound in most.items():
        number = getattr(resource, f"RLIMIT_{name}")
        there = [limit for limit in resource.getrlimit(number) if limit != resource.RLIM_INFINITY]
        resource.setrlimit(number, (min([bound, *there]),) * 2)


def memory_in_use() -> int:
    """Bytes of this process that are in memory now, on Linux."""
    import resource

    return _pages(1) * resource.getpagesize()


def _pages(which: int) -> int:
    return int(_STATM.read_text().split()[which])
