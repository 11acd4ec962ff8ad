"""Hostile hand-ins cost themselves only: nothing of the teacher's is read, changed or reached."""

import socket
import threading

import pytest

from labutils.classroom.grading import STOPPED
from labutils.labs import regularise
from tests.unit.classroom.hand_ins import RIGHT, graded, hand_in, needs_a_fence

NAME = ("03", "l2_step")
HOSTILE = {
    "a loop": ("while True:\n    pass", ("stopped", "ended before")),
    "processes without end": ("import os\nwhile True:\n    os.fork()", ("ended before", "ran longer")),
    "memory without end": ("x = []\nwhile True:\n    x.append(bytearray(10**7))", ("MemoryError",)),
    "leaving": ("import os\nos._exit(0)", ("ended before",)),
    "SystemExit": ("raise SystemExit", ("SystemExit",)),
    "ending the checker": ("import os\nos.kill(os.getppid(), 9)", (STOPPED, "PermissionError")),
    "forging": (
        'import os\nsaid = b\'["03", "l2_cost", "right", "well done"]\\n\'\n'
        "for to in range(3, 99):\n    try: os.write(to, said)\n    except OSError: pass\nos._exit(0)",
        ("ended before",),
    ),
    "forging where its judge writes": (
        'import os\nto = os.open(f"/proc/{os.getppid()}/fd/1", os.O_WRONLY)\n'
        'os.write(to, b\'["03", "l2_cost", "right", "well done"]\\n\')',
        ("PermissionError", "`l2_cost` is not a function"),
    ),
    "asking": ("input()", ("EOFError",)),
    "a page of errors": ("raise ValueError('x' * 10**7)", ("ValueError",)),
}
ENDLESS = ("a loop", "processes without end")  # only these run into their limit of time


@needs_a_fence
@pytest.mark.parametrize("kind", HOSTILE)
@pytest.mark.fault("a hand-in that tries: {kind}")
def test_hostile_code_costs_itself_only(tmp_path, kind):
    code, words = HOSTILE[kind]
    hand_in(tmp_path, "mallory", {("03", "l2_cost"): code, NAME: RIGHT})
    (hostile, after) = graded(tmp_path, seconds=5 if kind in ENDLESS else 60)["mallory"]
    assert hostile[0] == "wrong" and any(word in hostile[1] for word in words), hostile
    assert len(hostile[1]) <= 2_000
    assert after[0] == "right"


@needs_a_fence
@pytest.mark.fault("a hand-in that tries to read, delete and write files, and to reach the network")
def test_behind_the_fence_there_is_no_file_of_ours_and_no_network(tmp_path):
    kept = tmp_path / "marks.txt"
    kept.write_text("mine", "utf-8")
    with socket.create_server(("127.0.0.1", 0)) as server:
        heard = []
        server.settimeout(250)
        listening = threading.Thread(target=lambda: heard.append(_caller(server)))
        listening.start()
        hand_in(
            tmp_path,
            "mallory",
            {
                ("03", "l2_cost"): f"open({str(kept)!r}).read()",
                ("03", "dropout_forward"): f"import os\nos.remove({str(kept)!r})",
                ("03", "dropout_backward"): f"open({regularise.__file__!r}, 'a').write('#')",
                NAME: f"import socket\nsocket.create_connection({server.getsockname()!r}, timeout=5).close()",
            },
        )
        found = graded(tmp_path)["mallory"]
        with socket.create_connection(server.getsockname()) as ours:
            ours.sendall(b"ours")
        listening.join()
    assert [status for status, _ in found] == ["wrong"] * 4
    for (_, message), error in zip(found, ("FileNotFound", "FileNotFound", "Read-only|Permission", "refused"), strict=True):
        assert any(word in message for word in error.split("|")), message
    assert kept.read_text("utf-8") == "mine"
    assert heard == [b"ours"]


def _caller(server) -> bytes:
    """What the first caller says: a program that got out would call, and say nothing."""
    connection, _ = server.accept()
    with connection:
        return connection.recv(10)
