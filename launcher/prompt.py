"""JupyterLab's line to the page, without waiting: else every frame of a live picture is held back for 40 ms.

The kernel answers each word from the page with two small messages. TCP keeps a small packet back while an earlier one
is not acknowledged (Nagle, 1984), and the page's machine puts its acknowledgement off for 40 ms.
"""

from jupyter_server.services.kernels.connection.channels import ZMQChannelsWebsocketConnection


class PromptConnection(ZMQChannelsWebsocketConnection):
    """The usual connection of a kernel, its packets sent at once."""

    def connect(self):
        self.websocket_handler.set_nodelay(True)
        return super().connect()
