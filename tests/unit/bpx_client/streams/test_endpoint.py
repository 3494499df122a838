"""Where the streams are: never silently at another exchange than requests go to."""

from __future__ import annotations

import ssl
import zlib
from pathlib import Path
from typing import Any

import httpx
import pytest
from picows import WSProtocolError

from bpx_client import aconnect, connect
from bpx_client.errors import InvalidArgumentError
from bpx_client.streams import ConnectionPolicy, websocket
from bpx_client.streams.endpoint import find_proxy, stream_url, without_password
from bpx_client.streams.websocket import HandshakeRefusedError, Inflater, negotiated

REAL = "https://api.backpack.exchange"
PROXIES = ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY")


@pytest.fixture(autouse=True)
def no_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (*PROXIES, *map(str.lower, PROXIES), "BPX_STREAM_URL"):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.parametrize(
    ("base_url", "streams"),
    [
        (REAL, "wss://ws.backpack.exchange"),
        (f"{REAL}/", "wss://ws.backpack.exchange"),
        ("http://127.0.0.1:8080", "ws://127.0.0.1:8080/"),
        ("http://[::1]:8080", "ws://[::1]:8080/"),
        ("http://sandbox:80", "ws://sandbox/"),
        ("https://localhost:8443", "wss://localhost:8443/"),
    ],
)
def test_they_are_where_the_exchange_is(base_url: str, streams: str) -> None:
    assert stream_url(None, base_url) == httpx.URL(streams)


def test_of_an_unknown_exchange_it_has_to_be_said_where_they_are(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(InvalidArgumentError, match=r"base_url is https://example.org.*BPX_STREAM_URL"):
        stream_url(None, "https://example.org")

    monkeypatch.setenv("BPX_STREAM_URL", "wss://streams.example.org/v1")
    assert str(stream_url(None, "https://example.org")) == "wss://streams.example.org/v1"
    assert str(stream_url("wss://other.example.org", "https://example.org")) == "wss://other.example.org"


def test_the_address_may_stand_in_a_file_named_env() -> None:
    Path(".env").write_text("BPX_STREAM_URL=ws://localhost:9999\n")

    assert str(stream_url(None, REAL)) == "ws://localhost:9999"


@pytest.mark.parametrize(
    ("url", "said"),
    [
        (7, "type int"),
        ("https://ws.backpack.exchange", "must be an address of streams"),
        ("wss://", "must be an address of streams"),
        ("wss://a b", "must be|can't be read"),
        ("wss://host/#part", "must be an address of streams"),
        ("ws://example.org", "unencrypted; use wss"),
        ("ws://8.8.8.8", "unencrypted; use wss"),
        ("wss://host:0", "no port"),
        ("wss://host:port", "can't be read"),
    ],
)
def test_an_address_that_cannot_be_used_is_refused(url: Any, said: str) -> None:
    with pytest.raises(InvalidArgumentError, match=said):
        stream_url(url, REAL)


def test_a_password_in_an_address_is_refused_and_not_shown() -> None:
    with pytest.raises(InvalidArgumentError) as refused:
        stream_url("wss://user:hunter2@host", REAL)
    assert "hunter2" not in str(refused.value)


@pytest.mark.parametrize("opened", [connect, aconnect])
def test_both_clients_open_them_without_connecting(opened: Any) -> None:
    assert repr(opened().streams()).endswith("Streams wss://ws.backpack.exchange, idle>")
    assert "ws://127.0.0.1:8080/" in repr(opened(base_url="http://127.0.0.1:8080").streams())
    with pytest.raises(InvalidArgumentError, match="policy: is of type float"):
        opened().streams(policy=1.5)


# Proxies.


def test_the_proxy_is_the_one_that_requests_take(monkeypatch: pytest.MonkeyPatch) -> None:
    secure, plain = httpx.URL("wss://ws.backpack.exchange"), httpx.URL("ws://localhost:8080")
    assert find_proxy(None, secure, has_http_client=False) is None

    monkeypatch.setenv("HTTPS_PROXY", "http://proxy:3128")
    assert find_proxy(None, secure, has_http_client=False) == httpx.URL("http://proxy:3128")
    assert find_proxy(None, plain, has_http_client=False) is None
    monkeypatch.setenv("NO_PROXY", "backpack.exchange")
    assert find_proxy(None, secure, has_http_client=False) is None
    monkeypatch.delenv("NO_PROXY")
    monkeypatch.delenv("HTTPS_PROXY")
    monkeypatch.setenv("ALL_PROXY", "proxy:1080")
    for url in (secure, plain):
        assert find_proxy(True, url, has_http_client=True) == httpx.URL("http://proxy:1080")
    assert find_proxy(False, secure, has_http_client=False) is None
    assert find_proxy("socks5://here", secure, has_http_client=False) == httpx.URL("socks5://here")


def test_a_proxy_of_ones_own_http_client_cannot_be_known_and_has_to_be_named() -> None:
    with httpx.Client() as http:
        bpx = connect(http_client=http)
        with pytest.raises(InvalidArgumentError, match="over your http_client"):
            bpx.streams()
        assert "wss" in repr(bpx.streams(proxy=False))


@pytest.mark.parametrize("proxy", ["ftp://user:hunter2@host", "http://", "http://user:hunter2@host:port", 7])
def test_a_proxy_that_cannot_be_used_is_refused(proxy: Any) -> None:
    with pytest.raises(InvalidArgumentError) as refused:
        find_proxy(proxy, httpx.URL("wss://host"), has_http_client=False)
    assert "hunter2" not in str(refused.value)
    assert without_password(httpx.URL("http://user:hunter2@host:1")) == "http://host:1"


def test_a_certificate_file_that_cannot_be_read_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", "nowhere.pem")
    from bpx_client.streams.endpoint import Endpoint

    endpoint = Endpoint(httpx.URL("wss://host"), None, None, compression=True, user_agent="test")
    with pytest.raises(InvalidArgumentError, match="SSL_CERT_FILE"):
        endpoint.ssl_context()
    own = ssl.create_default_context()
    assert Endpoint(httpx.URL("wss://host"), None, own, compression=True, user_agent="test").ssl_context() is own


# Compression.


def deflated(*messages: bytes, bits: int = 15) -> list[bytes]:
    compressor = zlib.compressobj(wbits=-bits)
    return [(compressor.compress(each) + compressor.flush(zlib.Z_SYNC_FLUSH))[:-4] for each in messages]


def test_messages_refer_to_those_before_them() -> None:
    inflater = negotiated("permessage-deflate", offered=True)
    assert inflater is not None

    first, second = deflated(b"some words" * 50, b"some words" * 50)

    assert len(second) < len(first)
    assert [inflater.inflate(first), inflater.inflate(second)] == [b"some words" * 50] * 2


@pytest.mark.parametrize(
    "agreed",
    [
        "permessage-deflate; server_no_context_takeover; client_no_context_takeover",
        "permessage-deflate; server_max_window_bits=10; client_max_window_bits=15; server_no_context_takeover",
    ],
)
def test_messages_may_stand_by_themselves(agreed: str) -> None:
    inflater = negotiated(agreed, offered=True)
    assert inflater is not None

    assert [inflater.inflate(deflated(b"abc" * 9, bits=10)[0]) for _ in range(3)] == [b"abc" * 9] * 3


@pytest.mark.parametrize(
    ("agreed", "offered"),
    [
        ("permessage-deflate", False),
        ("x-other", True),
        ("permessage-deflate; server_max_window_bits=16", True),
        ("permessage-deflate; unheard_of", True),
        ("permessage-deflate, x-other", True),
    ],
)
def test_what_was_not_offered_is_refused(agreed: str, offered: bool) -> None:
    with pytest.raises(HandshakeRefusedError):
        negotiated(agreed, offered=offered)


def test_no_message_takes_more_memory_than_the_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(websocket, "MAX_MESSAGE", 1000)
    [bomb] = deflated(b"0" * 1_000_000)

    with pytest.raises(WSProtocolError, match="more than 1000 bytes"):
        Inflater(15, keeps=True).inflate(bomb)
    with pytest.raises(WSProtocolError, match="can't be decompressed"):
        Inflater(15, keeps=True).inflate(b"\xff\xff\xff")


def test_times_of_the_connection_can_be_set() -> None:
    assert ConnectionPolicy(dead_after=5).dead_after == 5
