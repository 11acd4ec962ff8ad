"""JupyterLab's line to the page, without waiting: else every frame of a live picture is held back for 40 ms.

The kernel answers each word from the page with two small messages. TCP keeps a small packet back while an earlier one
is not acknowledged (Nagle, 1984), and the page's machine puts its acknowledgement off for 40 ms.
"""

from asyncio import Future
from collections.abc import Callable

from jupyter_server.services.kernels.connection.channels import ZMQChannelsWebsocketConnection
from tornado.websocket import WebSocketClosedError


class PromptConnection(ZMQChannelsWebsocketConnection):
    """The usual connection of a kernel, its packets sent at once."""

    def connect(self):
        self.websocket_handler.set_nodelay(True)
        return super().connect()

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
