"""Measure the streams: from the bytes of a book ticker to an event in the program, beside the bare library.

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
        finally:
            server.kill()
    medians = {name: statistics.median(each) for name, each in taken.items()}
    bare, usual, *_ = medians.values()
    print(f"{EVENTS:,} book tickers, processor time of one  times the bare one  as fast as websockets")
    for name, median in medians.items():
        print(f"  {name:<37} {median:5.2f} µs {median / bare:15.2f} {usual / median:20.2f}")


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


async def serve() -> None:
    """Send book tickers to whoever connects, until the connection ends."""

    async def send(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = await reader.readuntil(b"\r\n\r\n")
        [key] = [
            line.split(b":")[1].strip() for line in head.splitlines() if line.lower().startswith(b"sec-websocket-key")
        ]
        accept = b64encode(sha1(key + GUID, usedforsecurity=False).digest())
        writer.write(b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n")
        writer.write(b"Sec-WebSocket-Accept: %s\r\n\r\n" % accept)
        frames = (b"\x81\x7e" + len(FRAME).to_bytes(2, "big") + FRAME) * AT_ONCE
        try:
            while not writer.is_closing():
                writer.write(frames)
                await writer.drain()
        except ConnectionError:
            writer.close()

    server = await asyncio.start_server(send, "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(serve()) if sys.argv[1:] == ["serve"] else main()
