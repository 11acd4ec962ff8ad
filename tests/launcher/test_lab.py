"""A real JupyterLab started by the launcher: locked by its token, silent towards the world, gone after one Ctrl-C."""

import asyncio
import gc
import json
import os
import re
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from pathlib import Path
from types import SimpleNamespace

import pytest
import websocket
from jupyter_client.session import Session
from jupyter_server.services.kernels.connection.channels import ZMQChannelsWebsocketConnection
from playwright.sync_api import sync_playwright
from tornado.websocket import WebSocketClosedError

from launcher import prompt
from launcher.prompt import PromptConnection
from launcher.server import ours
from tests.launcher.conftest import PATIENCE, heed_ctrl_c, wait_until

QUIET_CHROMIUM = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-sync",
    "--disable-background-networking",
    "--disable-component-update",
]
OPEN_HERE = """
import sys
from launcher import environment
environment.PYTHON, environment.environment_is_ready = sys.executable, lambda: True
sys.path.insert(0, "")
from launcher.lab import open_labs
sys.exit(open_labs("03", "--no-browser", *sys.argv[1:]))
"""


SYSTEM_FOLDER = """
import sys
sys.path.append(sys.path.pop(0))
del sys.modules["jupyter_core"]
import jupyter_core.paths
jupyter_core.paths.SYSTEM_CONFIG_PATH[:] = [{path!r}]
"""


class Server:
    """JupyterLab on a project's working copies; `address` and `token` as it printed them."""

    def __init__(self, project, *options: str, **settings: str):
        env = {key: value for key, value in os.environ.items() if key not in ("DISPLAY", "WAYLAND_DISPLAY")}
        self.process = subprocess.Popen(
            [sys.executable, "-c", OPEN_HERE, *options],
            cwd=project.folder,
            env={**env, **settings},
            text=True,
            encoding="utf-8",
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            preexec_fn=heed_ctrl_c,
        )
        self.said = ""
        while not (found := re.search(r"(http://127\.0\.0\.1:\d+)/lab\S*?(?:\?token=([\w.]+))?\s", self.said)):
            line = self.process.stdout.readline()
            assert line, f"JupyterLab ended: {self.said}"
            self.said += line
        self.address, self.token = found.groups()
        self.wait_until_it_listens()

    def wait_until_it_listens(self) -> None:
        wait_until(self.listens)

    def listens(self) -> bool:
        with socket.socket() as probe:
            return probe.connect_ex(("127.0.0.1", int(self.address.rsplit(":", 1)[1]))) == 0

    def ask(self, path: str, *, method: str = "GET", **headers: str) -> tuple[int, str]:
        request = urllib.request.Request(f"{self.address}/{path}", headers=headers, method=method)
        try:
            with urllib.request.urlopen(request) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as refusal:
            with refusal:
                return refusal.code, refusal.read().decode()

    def headers_for_a_stranger(self, path: str) -> str:
        request = urllib.request.Request(f"{self.address}/{path}", headers={"Origin": "http://elsewhere.example"})
        with urllib.request.urlopen(request) as answer:
            return str(answer.headers).lower()

    def ask_with_token(self, path: str) -> str:
        status, text = self.ask(path, Authorization=f"token {self.token}")
        assert status == 200, (path, status)
        return text

    def press_ctrl_c(self) -> int:
        os.killpg(self.process.pid, signal.SIGINT)
        self.said += self.process.stdout.read()
        return self.process.wait(timeout=PATIENCE)

    def end(self) -> None:
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.stdout.close()
        self.process.wait()


@pytest.fixture
def start(project):
    project.lay_lab("03_regularise.ipynb")
    servers = []

    def one_more(*options: str, **settings: str) -> Server:
        servers.append(Server(project, *options, **settings))
        return servers[-1]

    yield one_more
    for server in servers:
        server.end()


OPEN_DOORS = {
    "IdentityProvider": {"token": ""},
    "ServerApp": {
        "token": "",
        "password": "",
        "ip": "0.0.0.0",
        "allow_origin": "*",
        "allow_credentials": True,
        "allow_remote_access": True,
        "disable_check_xsrf": True,
        "allow_unauthenticated_access": True,
        "identity_provider_class": "jupyter_server.auth.identity.PasswordIdentityProvider",
    },
}


def lay_open_doors(folder) -> str:
    """Jupyter's configuration as an old installation, or an ill-meaning one, may leave it, in each of its forms."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in ("jupyter_config", "jupyter_server_config", "jupyter_lab_config"):
        (folder / f"{name}.json").write_text(json.dumps(OPEN_DOORS))
        lines = [f"c.{part}.{key} = {value!r}" for part, keys in OPEN_DOORS.items() for key, value in keys.items()]
        (folder / f"{name}.py").write_text("\n".join(["c = get_config()", *lines]))
    return str(folder)


def listens(port: str) -> set[str]:
    """The addresses at which anybody listens on this port, as the system has them."""
    rows = [line.split() for name in ("tcp", "tcp6") for line in Path("/proc/net", name).read_text().splitlines()[1:]]
    return {row[1].split(":")[0] for row in rows if row[3] == "0A" and int(row[1].split(":")[1], 16) == int(port)}


@pytest.mark.parametrize(
    "place", ["JUPYTER_CONFIG_PATH", "JUPYTER_CONFIG_DIR", "HOME", "work/.jupyter", "the system's folder"]
)
@pytest.mark.fault("Jupyter configuration that opens every door, from {place}")
def test_no_configuration_from_outside_opens_a_door(start, project, tmp_path, place):
    settings = {"JUPYTER_TOKEN": "known", "JUPYTER_SERVER_ALLOW_UNAUTHENTICATED_ACCESS": "true"}
    if place == "HOME":
        lay_open_doors(tmp_path / ".jupyter")
        lay_open_doors(tmp_path / ".config/jupyter")
        (tmp_path / ".local/share/jupyter/runtime").mkdir(parents=True)  # open to the other accounts of the machine
        settings |= {"HOME": str(tmp_path)}
    elif place == "work/.jupyter":
        lay_open_doors(project.folder / "work/.jupyter")
    elif place == "the system's folder":  # named to jupyter_core as it is imported
        path = lay_open_doors(tmp_path / "etc")
        project.write("jupyter_core/__init__.py", SYSTEM_FOLDER.format(path=path))
    else:
        settings |= {place: lay_open_doors(tmp_path / "open")}
    server = start(**settings)
    assert server.token and server.token != "known"
    assert {server.ask(f"api/contents{known}")[0] for known in ("", "?token=known", "?token=")} == {403}
    assert server.ask("api/kernels", method="POST", Cookie="username-127-0-0-1=guess")[0] == 403
    assert listens(server.address.rsplit(":", 1)[1]) == {"0100007F"}
    assert "content-type" in (headers := server.headers_for_a_stranger("login")) and "access-control-allow" not in headers
    assert not any(server.token in file.read_text() for file in tmp_path.rglob("*.html"))
    listing = json.loads(server.ask_with_token("api/contents"))
    assert [file["name"] for file in listing["content"]] == ["03_regularise.ipynb"]


def test_only_the_learners_own_command_line_opens_a_door():
    mine = ("--ip=0.0.0.0", "--ServerApp.allow_origin=http://my.school", "--debug")
    shut, opened = (ours(Path("work"), "/lab", True, options) for options in ((), mine))
    assert {"--ServerApp.ip=127.0.0.1", "--ServerApp.disable_check_xsrf=False", "--ServerApp.allow_origin="} <= set(shut)
    assert set(shut) - set(opened) == {"--ServerApp.ip=127.0.0.1", "--ServerApp.allow_origin="}
    assert not any("token" in option for option in shut)


def test_what_the_kernel_says_is_sent_at_once(monkeypatch):
    """No packet waits for the page's machine to acknowledge the one before: that costs 40 ms a frame."""
    said, usual = [], ZMQChannelsWebsocketConnection
    monkeypatch.setattr(usual, "connect", lambda self: said.append("connected"))
    handler = SimpleNamespace(set_nodelay=lambda on: said.append(("no delay", on)))
    monkeypatch.setattr(PromptConnection, "websocket_handler", handler)
    PromptConnection.__new__(PromptConnection).connect()
    assert said == [("no delay", True), "connected"]
    assert "--ServerApp.kernel_websocket_connection_class=launcher.prompt.PromptConnection" in ours(
        Path("w"), "/lab", True, ()
    )


@pytest.mark.parametrize(
    ("words", "left", "told"),
    [
        ([("a", "comm_msg", "busy"), ("a", "comm_msg", "idle")], False, ["idle"]),
        ([("a", "comm_msg", "busy"), ("b", "comm_msg", "busy"), ("b", "comm_msg", "idle")], False, ["idle", "busy"]),
        ([("a", "execute_request", "busy"), ("a", "execute_request", "idle")], False, ["busy", "idle"]),
        ([("a", "comm_msg", "busy")], True, []),
    ],
    ids=("a word to a widget", "one that takes long", "a cell", "a page that is left"),
)
def test_a_widget_that_is_done_in_a_moment_calls_no_kernel_busy(monkeypatch, words, left, told):
    """Else the page is laid out and painted twice for every move of a hand, while the picture comes in."""
    heard, session = [], Session()

    def tell(self, stream, message):
        heard.append(json.loads(message[-1])["execution_state"])

    async def said() -> None:
        connection = PromptConnection(session=session)
        for name, kind, state in words:
            parent = {"msg_id": name, "msg_type": kind}
            message = session.msg("status", {"execution_state": state}) | {"parent_header": parent}
            connection.handle_outgoing_message("iopub", session.serialize(message))
        if left:
            connection.disconnect()
        await asyncio.sleep(0.01)

    monkeypatch.setattr(prompt, "HELD", 0.0)
    monkeypatch.setattr(ZMQChannelsWebsocketConnection, "handle_outgoing_message", tell)
    monkeypatch.setattr(ZMQChannelsWebsocketConnection, "disconnect", lambda self: None)
    asyncio.run(said())
    assert heard == told


@pytest.mark.parametrize(("fault", "told"), [(WebSocketClosedError(), False), (OSError("no line"), True)], ids=repr)
def test_a_page_left_in_mid_word_is_no_error_and_any_other_fault_is(monkeypatch, fault, told):
    async def fail():
        raise fault

    async def sent() -> list:
        said, loop = [], asyncio.get_running_loop()
        loop.set_exception_handler(lambda _, context: said.append(context["exception"]))
        handler = SimpleNamespace(write_message=lambda *message, **options: loop.create_task(fail()))
        monkeypatch.setattr(PromptConnection, "websocket_handler", handler)
        PromptConnection.__new__(PromptConnection).write_message(b"", binary=True)
        for _ in range(3):
            await asyncio.sleep(0)
        gc.collect()  # a task whose error nobody has looked at is reported when it goes
        return said

    assert asyncio.run(sent()) == [fault] * told


@pytest.mark.fault("two starts at the same moment")
def test_two_starts_at_the_same_moment_both_open(start):
    first, second = start(), start()
    assert first.address != second.address and first.ask_with_token("api/status") and second.ask_with_token("api/status")


def test_the_lab_fetches_no_news_and_asks_for_no_updates(start):
    server = start()
    assert '"news": {"disabled": true}' in server.ask_with_token("lab")
    settings = json.loads(server.ask_with_token("lab/api/settings/@jupyterlab/apputils-extension:notification"))
    defaults = {key: value["default"] for key, value in settings["schema"]["properties"].items()}
    assert (defaults["fetchNews"], defaults["checkForUpdates"]) == ("false", False)
    assert json.loads(server.ask_with_token("lab/api/news")) == {"news": []}
    assert json.loads(server.ask_with_token("lab/api/update")) == {"notification": None}


def test_a_kernel_starts_with_its_messages_encrypted_and_no_complaint(start):
    server = start()
    kernel = json.loads(server.ask("api/kernels", method="POST", Authorization=f"token {server.token}")[1])
    line = websocket.create_connection(
        f"{server.address}/api/kernels/{kernel['id']}/channels?token={server.token}".replace("http", "ws"), timeout=PATIENCE
    )
    header = {"msg_id": "1", "msg_type": "kernel_info_request", "session": "s", "username": "", "version": "5.3"}
    line.send(json.dumps({"channel": "shell", "header": header, "parent_header": {}, "metadata": {}, "content": {}}))
    while (answer := json.loads(line.recv()))["msg_type"] != "kernel_info_reply":
        pass
    line.close()
    assert answer["content"]["status"] == "ok"
    server.press_ctrl_c()
    assert not re.search("without encryption|Traceback|Error", server.said), server.said


def test_one_ctrl_c_ends_the_lab_and_says_where_the_work_is(start, project):
    project.write("work/labutils.py", "")
    server = start()
    assert "work/labutils.py hides the package of that name from your notebooks. Cure: rename it." in server.said
    assert "no screen here" in server.said and "/lab/tree/03_regularise.ipynb?token=" in server.said
    assert server.press_ctrl_c() == 0
    assert server.said.endswith("labs.py: JupyterLab has ended. Your work is in work/; python3 labs.py opens it again.\n")


def test_a_lab_that_cannot_start_sends_to_the_doctor(project):
    project.stand_in_for_uv()
    project.lay_lab("03_regularise.ipynb")
    run = project.run("open")  # the stand-in has no JupyterLab
    assert run.returncode == 1 and "Cure: python3 labs.py doctor looks at the machine." in run.stdout.splitlines()[-2]


@pytest.mark.fault("the port is taken")
def test_a_taken_port_makes_the_lab_take_another(start):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        server = start(f"--ServerApp.port={port}")
        assert server.address != f"http://127.0.0.1:{port}"
        assert server.ask_with_token("api/status")


@pytest.mark.browser
def test_the_opened_page_asks_nobody_but_its_own_server_and_never_for_news(start, chromium):
    server, asked = start(), []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=QUIET_CHROMIUM)
        page = browser.new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.goto(f"{server.address}/lab/tree/03_regularise.ipynb?token={server.token}", timeout=PATIENCE * 1000)
        page.wait_for_selector(".jp-Notebook .jp-MarkdownOutput h1", timeout=PATIENCE * 1000)
        page.wait_for_timeout(3000)  # the news would be asked for once the page stands
        notifications = page.locator(".Toastify__toast").count()
        browser.close()
    strangers = {url for url in asked if not url.startswith((server.address, "data:", "blob:"))}
    assert (strangers, notifications) == (set(), 0)
    assert asked and not [url for url in asked if re.search("/lab/api/(news|update)", url)]
