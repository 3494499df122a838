"""Size limits of a response; any bytes from a server give a response or an error of httpx."""

import asyncio
import gzip
import socket
import tracemalloc
import zlib
from collections.abc import Iterator

import httpx
import pytest

from bpx_api.errors import TransportError
from bpx_client import aconnect, connect
from bpx_client.transport.decoding import ResponseTooLarge, decode_body
from bpx_client.transport.direct import DirectTransport
from bpx_client.transport.wire import MAX_OVERHEAD, ResponseParser

from . import peer
from .peer import Peer, Script, answer

TIMEOUT = dict.fromkeys(("connect", "read", "write", "pool"), 20.0)
MiB = 1024 * 1024
GZIPPED = gzip.compress(b"ok", mtime=0)  # a time would give each worker's tests another name


@pytest.fixture
def server() -> Iterator[Peer]:
    with peer.running() as server:
        yield server


def sending(data: bytes) -> Script:
    def run(connection: socket.socket, request: bytes) -> None:
        connection.sendall(data)
        connection.shutdown(socket.SHUT_WR)

    return run


def flooding(start: bytes, again: bytes) -> Script:
    def run(connection: socket.socket, request: bytes) -> None:
        connection.sendall(start)
        while True:
            connection.sendall(again)

    return run


def ask(server: Peer, max_response_size: int = MiB) -> httpx.Response:
    origin = httpx.URL(f"http://127.0.0.1:{server.port}")
    transport = DirectTransport(origin, max_response_size)
    try:
        return transport.handle_request(
            httpx.Request("POST", origin.join("/order"), content=b"{}", extensions={"timeout": TIMEOUT})
        )
    finally:
        transport.close()


# --- Size -----------------------------------------------------------------------------------------------------------

OK, CHUNKED = b"HTTP/1.1 200 OK\r\n", b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"


@pytest.mark.parametrize(
    ("start", "again"),
    [
        pytest.param(OK + b"Content-Length: 9999999999999\r\n\r\n", b"x" * 65536, id="a body with a length"),
        pytest.param(OK + b"\r\n", b"x" * 65536, id="a body without a length"),
        pytest.param(CHUNKED, b"8\r\n12345678\r\n" * 5000, id="chunks"),
        pytest.param(b"", b"HTTP/1.1 100 Continue\r\n\r\n" * 2000, id="interim answers"),
        pytest.param(OK, b"X-Mood: good\r\n" * 4000, id="headers"),
        pytest.param(OK + b"X-Mood: ", b"x" * 65536, id="one header"),
        pytest.param(b"HTTP/1.1 200 ", b"O" * 65536, id="a reason"),
        pytest.param(CHUNKED + b"2;mood=", b"x" * 65536, id="a chunk's extension"),
        pytest.param(CHUNKED + b"2\r\nok\r\n0\r\n", b"X-Mood: good\r\n" * 4000, id="trailers"),
        pytest.param(CHUNKED + b"2\r\nok\r\n0\r\nX-Mood: ", b"x" * 65536, id="one trailer"),
    ],
)
def test_an_answer_without_end_is_given_up_on_soon(server: Peer, start: bytes, again: bytes) -> None:
    server.script = flooding(start, again)

    tracemalloc.start()
    with pytest.raises(httpx.RemoteProtocolError, match=r"the response has more than \d+ bytes"):
        ask(server)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert most < 8 * MiB


@pytest.mark.parametrize(
    ("encoding", "encoded"),
    [
        (b"identity", b"x" * 1000),
        (b"gzip", gzip.compress(b"x" * 1000, mtime=0)),
        (b"deflate", zlib.compress(b"x" * 1000)),
        (b"deflate", zlib.compress(b"x" * 1000)[2:-4]),
    ],
)
def test_a_body_may_have_as_many_bytes_as_is_said_and_no_more(server: Peer, encoding: bytes, encoded: bytes) -> None:
    server.script = sending(answer(encoded, b"Content-Encoding: " + encoding))

    assert ask(server, 1000).content == b"x" * 1000
    with pytest.raises(ResponseTooLarge, match=r"more than 999 bytes.*connect\(max_response_size"):
        ask(server, 999)


def test_a_bomb_takes_no_more_memory_than_the_limit(server: Peer) -> None:
    bomb = gzip.compress(bytes(200 * MiB), 1)
    server.script = sending(answer(bomb, b"Content-Encoding: gzip"))

    tracemalloc.start()
    with pytest.raises(ResponseTooLarge):
        ask(server, 2 * MiB)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert most < 16 * MiB


def test_a_read_whose_answer_is_too_large_is_not_tried_again(server: Peer) -> None:
    """It would be as large the next time, and has been downloaded once already."""
    server.script = sending(answer(b"x" * 2000))
    base_url = f"http://127.0.0.1:{server.port}"

    async def ping() -> None:
        async with aconnect(base_url=base_url, max_response_size=1000) as bpx:
            await bpx.system.ping()

    with (
        connect(base_url=base_url, max_response_size=1000) as bpx,
        pytest.raises(TransportError, match=r"more than 1000 bytes.*connect\(max_response_size"),
    ):
        bpx.system.ping()
    with pytest.raises(TransportError, match=r"more than 1000 bytes.*connect\(max_response_size"):
        asyncio.run(ping())

    assert server.orders == [b"/api/v1/ping"] * 2


@pytest.mark.parametrize("headers", [[b"Content-Encoding: gzip, gzip"], [b"Content-Encoding: gzip"] * 2])
def test_a_body_that_is_encoded_twice_is_refused_as_it_is(server: Peer, headers: list[bytes]) -> None:
    server.script = sending(answer(gzip.compress(gzip.compress(b"ok")), *headers))

    with pytest.raises(httpx.DecodingError, match=r"encoded as 'gzip, gzip'"):
        ask(server)


@pytest.mark.parametrize(
    ("encoding", "raw", "problem"),
    [
        ("br", b"ok", "'br'; only one of gzip and deflate"),
        ("gzip", b"ok", "isn't gzip"),
        ("gzip", GZIPPED[:-1], "its end is missing"),
        ("gzip", GZIPPED + b"x", "bytes follow its end"),
        ("gzip", GZIPPED[:-1] + b"x", "incorrect length check"),
        ("deflate", b"\xff\xff", "isn't deflate"),
    ],
)
def test_a_body_that_cant_be_decoded_is_an_error(encoding: str, raw: bytes, problem: str) -> None:
    with pytest.raises(httpx.DecodingError, match=problem):
        decode_body(httpx.Headers({"Content-Encoding": encoding}), raw, MiB)


def test_an_empty_body_has_nothing_to_decode() -> None:
    assert decode_body(httpx.Headers({"Content-Encoding": "gzip"}), b"", 0) == b""


def test_a_body_in_tiny_pieces_takes_no_more_memory_than_it_has_bytes() -> None:
    parsed = ResponseParser(4 * MiB)
    parsed.receive_data(CHUNKED)
    tracemalloc.start()
    for _ in range(200):
        parsed.receive_data(b"2\r\nok\r\n" * 1000)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert most < 1.5 * MiB, "of which the body has 0.4"


# --- Sense ----------------------------------------------------------------------------------------------------------

END = b"Content-Length: 2\r\n\r\nok"
NONSENSE = {
    "101 with Upgrade": b"HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\nxx",
    "101 without": b"HTTP/1.1 101 Switching Protocols\r\n\r\n" + OK + END,
    "101 in the middle": b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 101 X\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n",
    "status 0": b"HTTP/1.1 000 Nothing\r\n" + END,
    "status 99": b"HTTP/1.1 099 Nothing\r\n" + END,
    "a status of four digits": b"HTTP/1.1 2000 OK\r\n" + END,
    "a negative status": b"HTTP/1.1 -20 OK\r\n" + END,
    "HTTP/0.9": b"<html>ok</html>",
    "two lengths": OK + b"Content-Length: 2\r\nContent-Length: 3\r\n\r\nokk",
    "the same length twice": OK + b"Content-Length: 2\r\n" + END,
    "a negative length": OK + b"Content-Length: -2\r\n\r\nok",
    "a huge length": OK + b"Content-Length: 99999999999999999999999999\r\n\r\nok",
    "a length with a sign": OK + b"Content-Length: +2\r\n\r\nok",
    "lengths in a list": OK + b"Content-Length: 2, 2\r\n\r\nok",
    "no length, named": OK + b"Content-Length:\r\n\r\nok",
    "a length and chunks": OK + b"Transfer-Encoding: chunked\r\nContent-Length: 2\r\n\r\n2\r\nok\r\n0\r\n\r\n",
    "a chunk too long": CHUNKED + b"3\r\nok\r\n0\r\n\r\n",
    "a chunk without a size": CHUNKED + b"\r\nok\r\n0\r\n\r\n",
    "a negative chunk": CHUNKED + b"-2\r\nok\r\n0\r\n\r\n",
    "a huge chunk": CHUNKED + b"fffffffffffffffffffff\r\nok",
    "another transfer encoding": OK + b"Transfer-Encoding: gzip, chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n",
    "an unknown transfer encoding": OK + b"Transfer-Encoding: mood\r\n\r\nok",
    "a null byte in a header": OK + b"X-Mood: go\x00od\r\n" + END,
    "a null byte in a name": OK + b"X-\x00Mood: good\r\n" + END,
    "a header without a colon": OK + b"X-Mood\r\n" + END,
    "a folded header": OK + b"X-Mood: a\r\n b\r\n" + END,
    "nothing": b"",
    "a line's end": b"\r\n",
    "garbage after the answer": OK + END + b"SSH-2.0-OpenSSH\r\n",
}


@pytest.mark.parametrize("data", NONSENSE.values(), ids=NONSENSE)
def test_nonsense_is_httpx_s_error_and_ends_the_connection(server: Peer, data: bytes) -> None:
    server.script = sending(data)

    with pytest.raises(httpx.RemoteProtocolError) as caught:
        ask(server)

    assert caught.value.request.url.path == "/order"


SENSE = {
    "HTTP/1.0": b"HTTP/1.0 200 OK\r\n" + END,
    "no reason": b"HTTP/1.1 200\r\n" + END,
    "an empty reason": b"HTTP/1.1 200 \r\n" + END,
    "trailers": CHUNKED + b"2\r\nok\r\n0\r\nX-Mood: bad\r\nContent-Encoding: gzip\r\n\r\n",
    "a header that isn't ASCII": OK + b"X-Mood: \xff\xfe\r\n" + END,
    "an empty header": OK + b"X-Empty:\r\n" + END,
    "a thousand interim answers": b"HTTP/1.1 100 Continue\r\n\r\n" * 1000 + OK + END,
    "a status of its own": b"HTTP/1.1 999 Own\r\n" + END,
    "Upgrade without 101": OK + b"Connection: Upgrade\r\nUpgrade: h2c\r\n" + END,
    "nearly too many headers": OK + b"X-Mood: good\r\n" * (MAX_OVERHEAD // 15) + END,
}


@pytest.mark.parametrize("data", SENSE.values(), ids=SENSE)
def test_what_http_allows_is_read(server: Peer, data: bytes) -> None:
    server.script = sending(data)

    got = ask(server)

    assert got.content == b"ok"
    assert got.headers.get("X-Mood", "good") != "bad", "a trailer isn't a header"
    assert "Content-Encoding" not in got.headers
