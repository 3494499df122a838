"""Measure the streams: bytes of a book ticker to an event, and of a change to an updated book, beside others.

The server is a process of its own that sends as fast as it can. All times are processor time of the reader, so other
processes distort them little; the median of some rounds is printed.
"""

from __future__ import annotations

import asyncio
import json
import statistics
import subprocess
import sys
import time
from base64 import b64encode
from collections.abc import Callable
from hashlib import sha1

from picows import WSFrame, WSListener, WSTransport, ws_connect  # pyright: ignore[reportUnknownVariableType]
from websockets.asyncio.client import connect as websockets_connect

from bpx_client import aconnect, connect
from bpx_client.streams import book_ticker
from bpx_client.streams.parsing import parse_frame

EVENTS = 200_000
ROUNDS = 5
AT_ONCE = 500
CHANGES = 100_000
LEVELS = 5_000
"""Levels of each side of the book."""

GUID = b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11"
FRAME = (
    b'{"data":{"A":"1.234","B":"20.55","E":1756742400123456,"T":1756742400123400,"a":"201.34","b":"201.33",'
    b'"e":"bookTicker","s":"SOL_USDC","u":4330361065},"stream":"bookTicker.SOL_USDC"}'
)


def main() -> None:
    """Print a small table."""
    with subprocess.Popen([sys.executable, "-m", "benchmarks.streams", "serve"], stdout=subprocess.PIPE) as server:
        try:
            port = int(server.stdout.readline()) if server.stdout is not None else 0
            url = f"ws://127.0.0.1:{port}/"
            subjects: dict[str, Callable[[str], float]] = {
                "picows and parse_frame, nothing else": lambda url: asyncio.run(floor(url)),
                "websockets, json.loads": lambda url: asyncio.run(websockets_and_json(url)),
                "bpx-client, async for": lambda url: asyncio.run(ours_async(url)),
                "bpx-client, for": ours,
            }
            taken: dict[str, list[float]] = {name: [] for name in subjects}
            for _ in range(ROUNDS):
                for name, measure in subjects.items():
                    taken[name].append(measure(url) / EVENTS * 1e6)
            book = statistics.median(asyncio.run(our_book(url)) / CHANGES * 1e6 for _ in range(ROUNDS))
        finally:
            server.kill()
    medians = {name: statistics.median(each) for name, each in taken.items()}
    bare, usual, *_ = medians.values()
    print(f"{EVENTS:,} book tickers, processor time of one  times the bare one  as fast as websockets")
    for name, median in medians.items():
        print(f"  {name:<37} {median:5.2f} µs {median / bare:15.2f} {usual / median:20.2f}")
    print(f"{CHANGES:,} changes of a book with {LEVELS:,} levels a side, from the socket on: {book:.2f} µs each")


async def floor(url: str) -> float:
    """The fastest library with the reading of frames."""
    done: asyncio.Future[float] = asyncio.get_running_loop().create_future()

    class Listener(WSListener):
        left = EVENTS

        def on_ws_connected(self, transport: WSTransport) -> None:
            self.began = time.process_time()

        def on_ws_frame(self, transport: WSTransport, frame: WSFrame) -> None:
            parse_frame(frame.get_payload_as_bytes())
            self.left -= 1
            if not self.left:
                done.set_result(time.process_time() - self.began)

    transport, _ = await ws_connect(Listener, url, use_aiofastnet=False)
    try:
        return await done
    finally:
        transport.disconnect(graceful=False)


async def websockets_and_json(url: str) -> float:
    """The way in which most people read a stream."""
    async with websockets_connect(url, compression=None, close_timeout=0) as connection:
        began = time.process_time()
        for _ in range(EVENTS):
            json.loads(await connection.recv())
        taken = time.process_time() - began
        connection.transport.abort()
        return taken


async def ours_async(url: str) -> float:
    """The iterator for tasks."""
    async with aconnect() as bpx, bpx.streams(url=url, check_symbols=False) as streams:
        began = time.process_time()
        left = EVENTS
        async for _ in streams.subscribe(book_ticker("SOL_USDC")):
            left -= 1
            if not left:
                break
        return time.process_time() - began


def ours(url: str) -> float:
    """The iterator for threads."""
    with connect() as bpx, bpx.streams(url=url, check_symbols=False) as streams:
        began = time.process_time()
        left = EVENTS
        for _ in streams.subscribe(book_ticker("SOL_USDC")):
            left -= 1
            if not left:
                break
        return time.process_time() - began


async def our_book(url: str) -> float:
    """A book that keeps itself."""
    base_url = f"http{url.removeprefix('ws').removesuffix('/')}"
    async with (
        aconnect(base_url=base_url) as bpx,
        bpx.streams(url=f"{url}depth", check_symbols=False, compression=False) as streams,
        streams.order_book("SOL_USDC") as book,
    ):
        began, first = time.process_time(), book.last_update_id
        while book.last_update_id < first + CHANGES:  # noqa: ASYNC110  # the book is what is measured, not its news
            await asyncio.sleep(0.01)
        taken = (time.process_time() - began) * CHANGES / (book.last_update_id - first)
        if not book.is_synced or len(book.bids()) < LEVELS:
            raise RuntimeError(f"not a book of {LEVELS} levels: {book}")
        return taken


def change(number: int) -> bytes:
    """A frame with one level of the book."""
    side, price = (b"b", 10_000 - number % 50) if number % 2 else (b"a", 10_001 + number % 50)
    level = b'[["%d.%02d","%d.5"]]' % (price // 100, price % 100, number % 9 + 1)
    a, b = (level, b"[]") if side == b"a" else (b"[]", level)
    return (
        b'{"data":{"E":1756742400123456,"T":1756742400123400,"U":%d,"a":%b,"b":%b,"e":"depth","s":"SOL_USDC","u":%d},'
        b'"stream":"depth.SOL_USDC"}' % (number, a, b, number)
    )


def snapshot(number: int) -> bytes:
    """The whole book, as REST has it."""
    bids = [[f"{(10_000 - each) / 100:.2f}", "1"] for each in range(LEVELS)]
    asks = [[f"{(10_001 + each) / 100:.2f}", "1"] for each in range(LEVELS)]
    return json.dumps({"bids": bids[::-1], "asks": asks, "lastUpdateId": str(number), "timestamp": 1}).encode()


async def serve() -> None:
    """Send book tickers, or changes of a book, to whoever connects, until the connection ends."""
    number = 0

    async def send(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        nonlocal number
        head = await reader.readuntil(b"\r\n\r\n")
        if head.startswith(b"GET /api/v1/depth"):
            body = snapshot(number)
            writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n" % len(body))
            writer.write(body)
            await writer.drain()
            writer.close()
            return
        [key] = [
            line.split(b":")[1].strip() for line in head.splitlines() if line.lower().startswith(b"sec-websocket-key")
        ]
        accept = b64encode(sha1(key + GUID, usedforsecurity=False).digest())
        writer.write(b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n")
        writer.write(b"Sec-WebSocket-Accept: %s\r\n\r\n" % accept)
        frames = framed(FRAME) * AT_ONCE
        try:
            while not writer.is_closing():
                if head.startswith(b"GET /depth"):
                    frames = b"".join(framed(change(each)) for each in range(number + 1, number + AT_ONCE + 1))
                    number += AT_ONCE
                    await asyncio.sleep(0.002)  # a book can't be joined at once to what comes faster than it is read
                writer.write(frames)
                await writer.drain()
        except ConnectionError:
            writer.close()

    def framed(content: bytes) -> bytes:
        return b"\x81\x7e" + len(content).to_bytes(2, "big") + content

    server = await asyncio.start_server(send, "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(serve()) if sys.argv[1:] == ["serve"] else main()
