"""`make soak-streams`: an hour's worth of changes of 91 books over one connection, which is lost now and then.

A server in a process of its own sends 10,000 changes a second, or as many as `--rate` says, and breaks the connection
off every few seconds. At the end memory must be flat, each book in sync, and nothing left behind.

python -m tests.faults.streams_soak --frames 36000000 --rate 100000
"""

from __future__ import annotations

import argparse
import asyncio
import gc
import json
import os
import statistics
import subprocess
import sys
import threading
import time
from base64 import b64encode
from contextlib import AsyncExitStack
from hashlib import sha1
from itertools import count

import psutil

from bpx_client import aconnect
from bpx_client.streams import AsyncLiveBook, ConnectionPolicy, depth, following

SYMBOLS = [f"M{number}_USDC" for number in range(91)]
LEVELS = 200
PHASES = 10
GROWTH = 3_000
"""KiB by which the last phases may hold more than the early ones."""

GUID = b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11"
POLICY = ConnectionPolicy(first_wait=0.05, longest_wait=0.5)


def main(arguments: list[str] | None = None) -> int:
    """Run the soak; the exit status is 0 if all holds."""
    parser = argparse.ArgumentParser(prog="python -m tests.faults.streams_soak")
    parser.add_argument("--frames", type=int, default=36_000_000, help="changes to read; default: %(default)s")
    parser.add_argument("--rate", type=int, default=10_000, help="changes a second; default: %(default)s")
    parser.add_argument("--losses", type=float, default=20.0, help="seconds between two losses; default: %(default)s")
    options = parser.parse_args(arguments)
    following.FIRST_WAIT = 0.05
    program = [sys.executable, "-m", __spec__.name, "serve", str(options.rate), str(options.losses)]
    with subprocess.Popen(program, stdout=subprocess.PIPE) as server:
        try:
            port = int(server.stdout.readline()) if server.stdout is not None else 0
            problems = asyncio.run(soak(f"127.0.0.1:{port}", options.frames))
        finally:
            server.kill()
    left = [thread.name for thread in threading.enumerate() if thread is not threading.main_thread()]
    problems += [f"threads are left: {left}"] if left else []
    print("\n".join(problems) or "flat, in sync, and nothing left behind")
    return 1 if problems else 0


async def soak(address: str, frames: int) -> list[str]:
    """Keep the books until so many changes were read; gives what is wrong."""
    process = psutil.Process()
    descriptors, memory, late, problems = process.num_fds(), list[int](), list[float](), list[str]()
    async with (
        aconnect(base_url=f"http://{address}") as bpx,
        bpx.streams(url=f"ws://{address}/", check_symbols=False, policy=POLICY) as streams,
        AsyncExitStack() as stack,
    ):
        books = [await stack.enter_async_context(streams.order_book(symbol)) for symbol in SYMBOLS]
        began, first = time.monotonic(), sum(book.last_update_id for book in books)
        events = streams.subscribe(depth(SYMBOLS[0]), overflow="latest")
        async for event in events:
            late.append(time.time() * 1e6 - event.event_time_us)
            done = sum(book.last_update_id for book in books) - first
            if done >= frames * (len(memory) + 1) / PHASES:
                gc.collect()
                memory.append(process.memory_info().rss // 1024)
                taken = time.monotonic() - began
                print(f"{done:,} changes, {done / taken:,.0f} a second, {memory[-1]:,} KiB", flush=True)
                if len(memory) >= PHASES:
                    break
        await events.aclose()
        problems += await out_of_sync(books)
    await asyncio.sleep(0.1)
    tasks = asyncio.all_tasks() - {asyncio.current_task()}
    problems += [f"tasks are left: {tasks}"] if tasks else []
    problems += [f"{process.num_fds()} descriptors, not {descriptors}"] if process.num_fds() > descriptors + 1 else []
    growth = statistics.median(memory[-3:]) - statistics.median(memory[2:5])
    problems += [f"{growth:,.0f} KiB more at the end"] if growth > GROWTH else []
    ordered = sorted(late)
    middle, worst = statistics.median(late), ordered[len(ordered) * 99 // 100]
    used = process.cpu_times().user
    print(f"from the server to the program: median {middle:,.0f} µs, p99 {worst:,.0f} µs; processor {used:.0f} s")
    return problems


async def out_of_sync(books: list[AsyncLiveBook]) -> list[str]:
    """Wait a moment for the books to be in sync; gives those that aren't."""
    for _ in range(200):
        if all(book.is_synced for book in books):
            break
        await asyncio.sleep(0.05)
    broken = [book for book in books if not book.is_synced or len(book.bids()) != LEVELS or len(book.asks()) != LEVELS]
    return [f"out of sync, or not of {LEVELS} levels: {book}: {book.problem}" for book in broken]


async def serve(rate: int, losses: float) -> None:
    """Send changes of all books to who subscribes, and end the connection every so many seconds."""
    numbers = dict.fromkeys(SYMBOLS, 0)

    def frame(symbol: str, at: int) -> bytes:
        number = numbers[symbol] = numbers[symbol] + 1
        price = 1000 - number % LEVELS
        data = (
            b'{"data":{"E":%d,"T":1,"U":%d,"u":%d,"a":[],"b":[["%d.0","%d"]],"e":"depth","s":"%b"},"stream":"depth.%b"}'
        )
        content = data % (at, number, number, price, number % 9 + 1, symbol.encode(), symbol.encode())
        return b"\x81\x7e" + len(content).to_bytes(2, "big") + content

    def snapshot(symbol: str) -> bytes:
        sides = {
            "bids": [[str(801 + each), "1"] for each in range(LEVELS)],
            "asks": [[str(1001 + each), "1"] for each in range(LEVELS)],
        }
        return json.dumps({**sides, "lastUpdateId": str(numbers[symbol]), "timestamp": 1}).encode()

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = await reader.readuntil(b"\r\n\r\n")
        if head.startswith(b"GET /api/v1/depth"):
            while True:
                symbol = head.split(b"symbol=")[1].split(b" ")[0].split(b"&")[0].decode()
                body = snapshot(symbol)
                kind = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
                writer.write(kind % len(body) + body)
                head = await reader.readuntil(b"\r\n\r\n")
        [key] = [line.split()[1] for line in head.splitlines() if line.lower().startswith(b"sec-websocket-key:")]
        accept = b64encode(sha1(key + GUID, usedforsecurity=False).digest())
        writer.write(b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n")
        writer.write(b"Sec-WebSocket-Accept: %b\r\n\r\n" % accept)
        began, sent = time.monotonic(), 0
        for number in count():
            if time.monotonic() - began > losses:
                break
            if (due := int((time.monotonic() - began) * rate) - sent) > 0:
                at = time.time_ns() // 1000
                writer.write(
                    b"".join(frame(SYMBOLS[(sent + each) % len(SYMBOLS)], at) for each in range(min(due, 2000)))
                )
                sent += min(due, 2000)
                await writer.drain()
            await asyncio.sleep(0.002 if number % 50 else 0.005)
        writer.transport.abort()

    async def treat(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            await answer(reader, writer)
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            writer.close()

    server = await asyncio.start_server(treat, "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    if sys.argv[1:2] == ["serve"]:
        asyncio.run(serve(int(sys.argv[2]), float(sys.argv[3])))
    else:
        os.environ.pop("BPX_STREAM_URL", None)
        sys.exit(main())
