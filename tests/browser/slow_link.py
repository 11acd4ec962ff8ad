"""A slow line between the browser and a server: what comes through is late, and never more than so many bytes a second."""

import asyncio
import threading


class SlowLink:
    """Listens on a port of its own and hands everything on; slow once ``delay`` (seconds, one way) and ``rate`` are set.

    rate : bytes a second, each way of each connection
    """

    def __init__(self, port: int):
        self.to, self.delay, self.rate = port, 0.0, float("inf")
        self.loop = asyncio.new_event_loop()
        self.thread = threading.Thread(target=self.loop.run_forever, daemon=True)
        self.thread.start()
        self.server = self._at_home(asyncio.start_server(self._join, "127.0.0.1", 0))
        self.port = self.server.sockets[0].getsockname()[1]

    def _at_home(self, work):
        return asyncio.run_coroutine_threadsafe(work, self.loop).result(60)

    async def _join(self, near_in, near_out) -> None:
        far_in, far_out = await asyncio.open_connection("127.0.0.1", self.to)
        try:
            await asyncio.gather(self._carry(near_in, far_out), self._carry(far_in, near_out))
        finally:  # also when the link ends: its loop could not close them any more
            near_out.close()
            far_out.close()

    async def _carry(self, source, target) -> None:
        """One way: read at the line's pace, so that its sender feels it, and deliver later."""
        line: asyncio.Queue = asyncio.Queue()
        delivery = self.loop.create_task(self._deliver(line, target))
        try:
            while data := await source.read(4096):
                line.put_nowait((self.loop.time() + self.delay, data))
                await asyncio.sleep(len(data) / self.rate)
        except ConnectionError:
            pass  # its other end has gone, as that of a closed page does
        line.put_nowait((0, b""))
        await delivery

    async def _deliver(self, line: asyncio.Queue, target) -> None:
        try:
            while (item := await line.get())[1]:
                await asyncio.sleep(max(0, item[0] - self.loop.time()))
                target.write(item[1])
                await target.drain()
        except ConnectionError:
            pass
        target.close()

    def close(self) -> None:
        self._at_home(self._end())
        self.loop.call_soon_threadsafe(self.loop.stop)
        self.thread.join(60)
        self.loop.close()

    async def _end(self) -> None:
        self.server.close()
        tasks = asyncio.all_tasks() - {asyncio.current_task()}
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


class Through:
    """A server as it is seen through the link."""

    def __init__(self, server, link: SlowLink):
        self.lay, self.token, self.url = server.lay, server.token, f"http://127.0.0.1:{link.port}"
