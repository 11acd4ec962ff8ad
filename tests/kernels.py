"""A kernel of its own, whose cells are run as JupyterLab runs them: each under its id, again and again."""

import json
import os
from pathlib import Path

from jupyter_client.manager import start_new_kernel

REPOSITORY = Path(__file__).resolve().parents[1]
COUNT = """
import collections, comm, gc, json, psutil
from ipywidgets.widgets.widget import _instances
gc.collect()
kinds = collections.Counter(type(thing).__name__ for thing in gc.get_objects())
shown = [one.bundle for outputs in get_ipython().history_manager.outputs.values() for one in outputs]
print(json.dumps({
    "widgets": len(_instances), "comms": len(comm.get_comm_manager().comms),
    "pictures shown": sum("image/png" in bundle for bundle in shown),
    **{name: kinds[name] for name in ("Figure", "Picture", "Player", "Run", "Reel", "Stage", "Params")},
}))
print(psutil.Process().memory_info().rss)
"""


class Kernel:
    """``run(code, cell)`` runs it as the cell of that id and returns what it prints; an error there is raised here."""

    def __init__(self, folder: Path):
        path = os.pathsep.join([str(REPOSITORY), str(REPOSITORY / "tests" / "browser")])
        environment = {**os.environ, "PYTHONPATH": path, "IPYTHONDIR": str(folder), "OMP_NUM_THREADS": "1"}
        self.manager, self.client = start_new_kernel(kernel_name="python3", cwd=str(folder), env=environment)

    def run(self, code: str, cell: str | None = None) -> str:
        content = {"code": code, "silent": False, "store_history": True, "user_expressions": {}, "allow_stdin": False}
        content["stop_on_error"] = False  # else the next cell, where it comes soon, is thrown away without a word
        message = self.client.session.msg("execute_request", content, metadata={"cellId": cell} if cell else {})
        self.client.shell_channel.send(message)
        said = ""
        while True:
            answer = self.client.get_iopub_msg(timeout=240)
            if answer["parent_header"].get("msg_id") != message["header"]["msg_id"]:
                continue
            if answer["msg_type"] == "error":
                raise AssertionError("\n".join(answer["content"]["traceback"]))
            if answer["msg_type"] == "stream":
                said += answer["content"]["text"]
            if answer["content"].get("execution_state") == "idle":
                return said

    def count(self) -> tuple[dict[str, int], float]:
        """How many there are of each kind of thing a panel is made of, and the megabytes the process takes."""
        counts, memory = self.run(COUNT).splitlines()[-2:]
        return json.loads(counts), int(memory) / 1e6

    def close(self) -> None:
        self.client.stop_channels()
        self.manager.shutdown_kernel(now=True)


def growth(kernel: Kernel, code: str, runs: int, warm: int = 5, rest: str = "") -> tuple[dict[str, int], float]:
    """What runs of one cell leave behind beyond what the first ``warm`` of them do: things by kind, megabytes.

    rest : run before each of the two counts, to bring both to one state.
    """
    for run in range(runs):
        if run == warm:
            kernel.run(rest)
            before, memory = kernel.count()
        kernel.run(code, cell="the-cell")
    kernel.run(rest)
    after, more = kernel.count()
    return {name: after[name] - before[name] for name in after if after[name] != before[name]}, more - memory
