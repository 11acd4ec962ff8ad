"""JupyterLab's line to the page, without waiting: else every frame of a live picture is held back.

The kernel answers each word from the page with two small messages, busy and idle. TCP keeps a small packet back while an
earlier one is not acknowledged (Nagle, 1984), and the page's machine puts its acknowledgement off for 40 ms. And for each of
the two JupyterLab lays out and paints its page, some 8 ms of it, while the picture comes in.
"""

from asyncio import Future
from collections.abc import Callable
from typing import Any

from jupyter_server.services.kernels.connection.channels import ZMQChannelsWebsocketConnection
from tornado.ioloop import IOLoop
from tornado.websocket import WebSocketClosedError

HELD = 0.1  # seconds for which a widget may be at work before its kernel is called busy


class PromptConnection(ZMQChannelsWebsocketConnection):
    """The usual connection of a kernel, its packets sent at once; what a widget does in a moment makes no kernel busy."""

    def __init__(self, *arguments: Any, **options: Any):
        super().__init__(*arguments, **options)
        self.held: dict[str, object] = {}  # word to a widget, still at work -> what will call the kernel busy

    def connect(self):
        self.websocket_handler.set_nodelay(True)
        return super().connect()

    def disconnect(self) -> None:
        """Nobody is left to be told of what is held."""
        for parent in list(self.held):
            self._let_go(parent)
        super().disconnect()

    def handle_outgoing_message(self, stream, outgoing_msg: list) -> None:
        """To the page; that a widget is at work only when it takes longer, and idle always: the page waits for it."""
        parent, state = self._at_work(outgoing_msg)
        tell = super().handle_outgoing_message
        if state == "busy":
            self.held[parent] = IOLoop.current().call_later(HELD, tell, stream, outgoing_msg)
            return
        if state == "idle":
            self._let_go(parent)
        tell(stream, outgoing_msg)

    def _at_work(self, message: list) -> tuple[str, str]:
        """(id of a word to a widget, what the kernel calls itself for it); empty for any other message."""
        _, (_, _, parent, _, content, *_) = self.session.feed_identities(message)
        if b'"execution_state"' in content[:40]:
            word = self.session.unpack(parent)
            if word.get("msg_type") == "comm_msg":
                return word["msg_id"], self.session.unpack(content)["execution_state"]
        return "", ""

    def _let_go(self, parent: str) -> None:
        if parent in self.held:
            IOLoop.current().remove_timeout(self.held.pop(parent))

    @property
    def write_message(self) -> Callable[..., Future]:
        """The usual one, but a page that is left in mid-word (F5 while a picture streams) leaves no traceback."""

        def write(*message, **options) -> Future:
            sent = self.websocket_handler.write_message(*message, **options)
            sent.add_done_callback(_heed)
            return sent

        return write


def _heed(sent: Future) -> None:
    """Nobody waits for what was sent, so asyncio would report each error; a page that is gone is none."""
    error = None if sent.cancelled() else sent.exception()
    if error and not isinstance(error, WebSocketClosedError):
        raise error
