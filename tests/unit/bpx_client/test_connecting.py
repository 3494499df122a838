"""`connect()` and `aconnect()`: where the exchange is, what a client shows, and what is refused when it is given."""

import asyncio
import os
import time
from collections.abc import Callable
from datetime import timedelta
from functools import partial
from pathlib import Path
from types import ModuleType
from typing import Any, cast

import httpx
import pytest

from bpx_api import BASE_URL, AsyncClient, Client
from bpx_api.errors import CredentialsError, InvalidArgumentError, MissingCredentialsError
from bpx_client import Credentials, aconnect, connect
from bpx_client.transport import RateLimits, RetryPolicy

PUBLIC = "5+yQgwU0ZdJ/9s+GXfuPFfo7yQQpl9CgvQedJXne30o="
SECRET = "TDSkv44jf/iD/QCKkyCdixO+p1sfLXxk+PZH7mW/ams="
LOCAL, OTHER = "http://127.0.0.1:8080", "http://127.0.0.1:9090"
ROOT = Path(__file__).parents[3]

each = pytest.mark.parametrize("opened", [connect, aconnect])
Opened = Callable[..., Any]


def refusal(opened: Opened, *args: object, **options: object) -> str:
    with pytest.raises(InvalidArgumentError) as refused:
        opened(*args, **options)
    return str(refused.value)


# --- BPX_BASE_URL ---------------------------------------------------------------------------------------------------


@each
def test_without_an_address_it_is_the_real_exchange(opened: Opened) -> None:
    assert opened().base_url == BASE_URL == "https://api.backpack.exchange"


@each
def test_the_address_comes_from_the_environment(
    opened: Opened, monkeypatch: pytest.MonkeyPatch, credentials: Credentials
) -> None:
    monkeypatch.setenv("BPX_BASE_URL", LOCAL)

    for bpx in (opened(), opened(credentials)):
        request = bpx.prepare(bpx.markets.get_markets)
        assert (bpx.base_url, str(request.url)) == (LOCAL, f"{LOCAL}/api/v1/markets")


@each
def test_the_address_comes_from_a_file_named_env_in_the_working_directory(
    opened: Opened, tmp_path: Path, credentials: Credentials
) -> None:
    (tmp_path / ".env").write_text(f"BPX_BASE_URL={LOCAL}\n")

    assert opened().base_url == opened(credentials).base_url == LOCAL


@each
def test_a_file_further_up_is_not_looked_for(opened: Opened, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / ".env").write_text(f"BPX_BASE_URL={LOCAL}\n")
    (tmp_path / "below").mkdir()
    monkeypatch.chdir(tmp_path / "below")

    assert opened().base_url == BASE_URL


@each
def test_an_argument_wins_over_the_environment_and_that_over_the_file(
    opened: Opened, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / ".env").write_text("BPX_BASE_URL=https://file.example\n")
    assert opened().base_url == "https://file.example"

    monkeypatch.setenv("BPX_BASE_URL", LOCAL)
    assert opened().base_url == LOCAL
    assert opened(base_url=OTHER).base_url == OTHER


@each
def test_keys_and_address_may_come_from_different_places(
    opened: Opened, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / ".env").write_text(f"PUBLIC_KEY={PUBLIC}\nSECRET_KEY={SECRET}\n")
    monkeypatch.setenv("BPX_BASE_URL", LOCAL)

    bpx = opened()

    request = bpx.prepare(bpx.order.get_open_orders)
    assert (bpx.base_url, request.headers["X-API-Key"]) == (LOCAL, PUBLIC)


@each
def test_an_empty_address_is_none(opened: Opened, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("BPX_BASE_URL", "")
    assert opened().base_url == BASE_URL

    (tmp_path / ".env").write_text("BPX_BASE_URL=\n")
    assert opened().base_url == BASE_URL


@each
@pytest.mark.parametrize("where", ["environment", "file"])
@pytest.mark.parametrize("address", ["api.backpack.exchange", "https://x.example/api", "https://x.example ", "wss://x"])
def test_an_address_that_cant_be_used_is_refused_by_the_variables_name(
    opened: Opened, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, where: str, address: str
) -> None:
    if where == "file":
        (tmp_path / ".env").write_text(f"BPX_BASE_URL='{address}'\n")
    else:
        monkeypatch.setenv("BPX_BASE_URL", address)

    assert refusal(opened).startswith("BPX_BASE_URL: ")


@each
def test_a_password_in_the_address_is_not_shown(opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    # Parsed, half of it would be a port.
    for address in ("https://me:pa55word@x.example", "https://me:pa55#word@x.example", "https://me:pa55word@x:y"):
        monkeypatch.setenv("BPX_BASE_URL", address)
        message = refusal(opened)
        assert message == "BPX_BASE_URL: must not contain a user or a password"


# --- .env -----------------------------------------------------------------------------------------------------------


def pipe(file: Path) -> None:
    os.mkfifo(file)


def endless(file: Path) -> None:
    file.symlink_to("/dev/zero")


def loop(file: Path) -> None:
    file.symlink_to(file)


def large(file: Path) -> None:
    file.write_text(f"BPX_BASE_URL={LOCAL}\n" + "#" * 65536)


NO_FILES = [
    pytest.param(pipe, "is not a regular file", id="a pipe"),
    pytest.param(endless, "is not a regular file", id="a device"),
    pytest.param(Path.mkdir, "is a directory, not a file", id="a directory"),
    pytest.param(loop, r"can't be read \(", id="links in a circle"),
    pytest.param(large, "has 65571 bytes, more than the 65536", id="too large"),
]


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such files")
@pytest.mark.parametrize("opened", [connect, aconnect, Credentials.from_env])
@pytest.mark.parametrize(("make", "problem"), NO_FILES)
def test_an_env_file_that_is_none_is_refused_and_not_waited_for(
    opened: Opened, tmp_path: Path, make: Callable[[Path], None], problem: str
) -> None:
    make(tmp_path / ".env")

    with pytest.raises(CredentialsError, match=rf"^\.env {problem}.*; put it right, remove it, or") as refused:
        opened()

    assert not isinstance(refused.value, MissingCredentialsError)
    assert (refused.value.__cause__, refused.value.__suppress_context__ or refused.value.__context__) in [
        (None, None),
        (None, True),
    ]


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="Windows has no modes, and root reads everything")
@each
def test_an_env_file_that_may_not_be_read_is_refused(opened: Opened, tmp_path: Path) -> None:
    (tmp_path / ".env").write_text(f"BPX_BASE_URL={LOCAL}\n")
    (tmp_path / ".env").chmod(0)

    with pytest.raises(CredentialsError, match=r"^\.env can't be read \(Permission denied\)"):
        opened()


@each
def test_an_env_file_that_is_not_utf_8_is_refused_where_only_the_address_is_looked_for(
    opened: Opened, tmp_path: Path, credentials: Credentials
) -> None:
    (tmp_path / ".env").write_text(f"BPX_BASE_URL={LOCAL}\n", encoding="utf-16")

    with pytest.raises(CredentialsError, match=r"^\.env is not UTF-8 text"):
        opened(credentials)


@pytest.mark.skipif(os.name != "posix", reason="links need rights on Windows")
@each
def test_an_env_file_may_be_a_link(opened: Opened, tmp_path: Path) -> None:
    (tmp_path / "settings").write_text(f"BPX_BASE_URL={LOCAL}\n")
    (tmp_path / ".env").symlink_to("settings")

    assert opened().base_url == LOCAL


@each
def test_a_virtual_environment_of_that_name_is_no_env_file(opened: Opened, tmp_path: Path) -> None:
    (tmp_path / ".env").mkdir()
    (tmp_path / ".env" / "pyvenv.cfg").touch()

    assert opened().base_url == BASE_URL


@each
def test_with_keys_and_address_given_no_file_is_looked_at(
    opened: Opened, tmp_path: Path, credentials: Credentials
) -> None:
    (tmp_path / ".env").mkdir()

    assert opened(credentials, base_url=LOCAL).base_url == LOCAL


# --- What a client shows --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("opened", "name"), [(connect, "Client"), (aconnect, "AsyncClient")])
def test_a_client_shows_the_exchange_and_whether_it_has_keys(
    opened: Opened, name: str, credentials: Credentials
) -> None:
    signed, unsigned = opened(credentials), opened(base_url=LOCAL)

    assert repr(signed) == repr(signed.with_options(window=1)) == f"<{name} {BASE_URL}, signed as {PUBLIC[:8]}…>"
    assert repr(unsigned) == str(unsigned.with_options()) == f"<{name} {LOCAL}, no keys>"
    assert SECRET not in repr(signed)


def test_a_bare_client_shows_the_exchange() -> None:
    assert repr(Client(httpx.Client().send, base_url=LOCAL)) == f"<Client {LOCAL}>"
    assert repr(AsyncClient(httpx.AsyncClient().send)) == f"<AsyncClient {BASE_URL}>"


# --- Arguments ------------------------------------------------------------------------------------------------------


@each
@pytest.mark.parametrize(
    ("given", "advice"),
    [
        (LOCAL, "is an address; pass base_url=…"),
        ((PUBLIC, SECRET), "is of type tuple; pass Credentials(public_key=…, secret_key=…)"),
        ({"public_key": PUBLIC, "secret_key": SECRET}, "is of type dict; pass Credentials("),
        (SECRET, "is of type str; pass Credentials("),
        ((), "is of type tuple; pass Credentials("),
        ("", "is of type str; pass Credentials("),
        (Credentials, "is the class Credentials; pass Credentials("),
        (False, "is of type bool; pass Credentials("),
    ],
    ids=["an address", "a tuple", "a dict", "one key", "nothing", "an empty text", "the class", "False"],
)
def test_credentials_are_credentials(
    opened: Opened, monkeypatch: pytest.MonkeyPatch, given: object, advice: str
) -> None:
    monkeypatch.setenv("PUBLIC_KEY", PUBLIC)
    monkeypatch.setenv("SECRET_KEY", SECRET)

    with pytest.raises(InvalidArgumentError) as refused:
        opened(given)

    assert str(refused.value).startswith(f"credentials: {advice}")
    assert SECRET not in str(refused.value)
    frames = refused.traceback[1:]
    assert not any(SECRET in repr(value) for frame in frames for value in frame.locals.values())


@each
@pytest.mark.parametrize(
    ("given", "advice"),
    [
        (0, "0 is not a RetryPolicy; pass RetryPolicy(attempts=1)"),
        (3, "3 is not a RetryPolicy; pass RetryPolicy(attempts=3)"),
        (False, "False is not a RetryPolicy; pass RetryPolicy(attempts=1)"),
        (True, "True is not a RetryPolicy; pass RetryPolicy(attempts=1)"),
        (1.5, "1.5 is not a RetryPolicy; pass RetryPolicy(attempts=3)"),
        ({"attempts": 3}, "{'attempts': 3} is not a RetryPolicy; pass RetryPolicy(attempts=3)"),
        (RetryPolicy, "<class 'bpx_client.transport.retries.RetryPolicy'> is not a RetryPolicy"),
    ],
)
def test_retries_are_retries(opened: Opened, given: object, advice: str) -> None:
    assert refusal(opened, retries=given).startswith(f"retries: {advice}")


@each
@pytest.mark.parametrize("given", [{"ordinary": 100}, 100, "redis://:pa55word@x", RateLimits, None, 1])
def test_rate_limits_are_a_bool_or_rate_limits(opened: Opened, given: object) -> None:
    message = refusal(opened, rate_limits=given)

    assert message.startswith("rate_limits: is ")
    assert message.endswith("; pass True, False, or RateLimits(ordinary=…, historical=…)")
    assert "pa55word" not in message


class Session:
    """Another library's client."""


@pytest.mark.parametrize(
    ("opened", "given", "advice"),
    [
        (connect, httpx.AsyncClient(), "is of type AsyncClient; pass an httpx.Client(…), or use aconnect()"),
        (aconnect, httpx.Client(), "is of type Client; pass an httpx.AsyncClient(…), or use connect()"),
        (connect, Session(), "is of type Session; pass an httpx.Client(…)"),
        (aconnect, Session(), "is of type Session; pass an httpx.AsyncClient(…)"),
        (connect, httpx, "is of type module; pass an httpx.Client(…)"),
        (connect, httpx.Client, "is the class Client; pass an httpx.Client(…)"),
        (aconnect, httpx.AsyncClient, "is the class AsyncClient; pass an httpx.AsyncClient(…)"),
    ],
    ids=lambda value: value.__name__ if isinstance(value, type | ModuleType) or callable(value) else "",
)
def test_an_http_client_is_one_of_the_right_kind(opened: Opened, given: object, advice: str) -> None:
    assert refusal(opened, http_client=given) == f"http_client: {advice}"


def test_an_http_client_is_open() -> None:
    own = httpx.Client()
    own.close()

    assert refusal(connect, http_client=own) == "http_client: is closed; pass an open one"


BAD_HEADERS: list[tuple[Any, str]] = [
    ([("X-Own", "1")], "list is not a mapping; pass a dict such as {'X-Own': '1'}"),
    ("X-Own: 1", "str is not a mapping"),
    ({"X-Own": 1}, "'X-Own' has a value of type int; names and values must be str"),
    ({"X-Own": None}, "'X-Own' has a value of type NoneType"),
    ({b"X-Own": "1"}, "b'X-Own' has a value of type str; names and values must be str"),
    ({"X Own": "1"}, "'X Own' is not the name of a header"),
    ({"": "1"}, "'' is not the name of a header"),
    ({"X-Öwn": "1"}, "'X-Öwn' is not the name of a header"),
    ({"X-Own": "1\r\nX-More: 2"}, "the value of X-Own must be printable ASCII, without blanks at its ends"),
    ({"X-Own": "1\n"}, "the value of X-Own must be"),
    ({"X-Own": " 1"}, "the value of X-Own must be"),
    ({"X-Own": "grün"}, "the value of X-Own must be"),
    ({"X-Own": "\0"}, "the value of X-Own must be"),
    ({"X-API-Key": PUBLIC}, "X-API-Key is part of the signature, which the client adds"),
    ({"x-signature": "1"}, "x-signature is part of the signature"),
    ({"X-Timestamp": "1"}, "X-Timestamp is part of the signature"),
    ({"X-Window": "1"}, "X-Window is part of the signature"),
    ({"Host": "x.example"}, "Host is set by the client"),
    ({"content-length": "0"}, "content-length is set by the client"),
    ({"Transfer-Encoding": "chunked"}, "Transfer-Encoding is set by the client"),
    ({"Content-Type": "text/plain"}, "Content-Type is set by the client"),
    ({"Upgrade": "h2c"}, "Upgrade is set by the client"),
]


@pytest.mark.parametrize(("headers", "problem"), BAD_HEADERS)
def test_headers_are_such_as_can_be_sent_and_are_not_the_clients(headers: Any, problem: str) -> None:
    bare = partial(Client, httpx.Client().send)
    kinds: list[Opened] = [connect, aconnect, connect().with_options, aconnect().with_options, bare]

    for opened in kinds:
        assert refusal(opened, headers=headers).startswith(f"headers: {problem}")


@pytest.mark.parametrize("headers", [{}, {"X-Own": ""}, {"x-own": "a\tb c"}, httpx.Headers({"X-Own": "~!"})])
def test_headers_that_can_be_sent_are_taken(headers: Any) -> None:
    bpx = connect(headers=headers)

    assert all(bpx.prepare(bpx.markets.get_markets).headers[name] == value for name, value in headers.items())


@each
@pytest.mark.parametrize(
    ("clock", "problem"),
    [
        (time.time, "gave 1"),
        (lambda: int(time.time()), "(seconds)"),
        (lambda: time.time() * 1000, "(a float)"),
        (lambda: time.time_ns() // 1000, "(microseconds)"),
        (time.time_ns, "(nanoseconds)"),
        (lambda: "1750793021519", "gave '1750793021519'"),
        (lambda: None, "gave None"),
        (lambda: True, "gave True"),
        (lambda: 0, "gave 0"),
        (lambda: float("nan"), "gave nan"),
        (lambda: 10**400, "gave 1000"),
        (1750793021519, "1750793021519 is not a function"),
        (None, "None is not a function"),
    ],
    ids=["time.time", "s", "float", "µs", "ns", "str", "None", "bool", "0", "nan", "huge", "a number", "no clock"],
)
def test_a_clock_gives_milliseconds(opened: Opened, clock: Any, problem: str) -> None:
    message = refusal(opened, clock=clock)

    assert message.startswith("clock: ")
    assert problem in message
    assert message.endswith(
        "it must give this machine's Unix time in milliseconds, such as `lambda: time.time_ns() // 1_000_000`"
    )


@each
def test_a_clock_is_no_async_function(opened: Opened) -> None:
    async def clock() -> int:
        return 1750793021519

    assert refusal(opened, clock=clock).startswith("clock: is an async function; it must give")


@each
def test_a_clock_that_fails_is_refused_with_its_error(opened: Opened) -> None:
    def clock() -> int:
        raise RuntimeError("no battery")

    assert refusal(opened, clock=clock) == "clock: failed: RuntimeError: no battery"


def test_this_machines_own_clock_may_be_wrong(monkeypatch: pytest.MonkeyPatch, credentials: Credentials) -> None:
    monkeypatch.setattr(time, "time_ns", lambda: 0)  # as on a machine without a battery, before it has a network

    bpx = connect(credentials)

    assert bpx.prepare(bpx.order.get_open_orders).headers["X-Timestamp"] == "0"


@pytest.mark.parametrize("window", [5000.0, "5000", timedelta(seconds=5), True, None, 0, 60001])
def test_a_window_is_an_int_of_milliseconds(window: Any) -> None:
    options: list[Opened] = [connect, aconnect]
    if window is not None:
        options += [connect().with_options, aconnect().with_options]

    for opened in options:
        assert refusal(opened, window=window).startswith(f"window: {window!r} is not an int of milliseconds from 1 to ")


@pytest.mark.parametrize(
    ("timeout", "problem"),
    [
        ("5", "'5' is not a positive number of seconds"),
        (True, "True is not a positive number of seconds"),
        ((5, 5), "(5, 5) is not a positive number of seconds"),
        (float("nan"), "nan is not"),
        (httpx.Timeout(cast("float", "5")), "connect '5', read '5', write '5', pool '5' is not"),
        (timedelta(seconds=5), "is a timedelta; pass seconds: 5"),
        (90_000, "90000 is more than a day; it is in seconds"),
        (1e300, "1e+300 is more than a day"),
    ],
)
def test_a_timeout_is_a_number_of_seconds(timeout: Any, problem: str) -> None:
    for opened in (connect, aconnect, connect().with_options, aconnect().with_options):
        assert refusal(opened, timeout=timeout).startswith(f"timeout: {problem}")


@each
@pytest.mark.parametrize("size", [0, -1, True, 1.5, "64", None])
def test_the_size_of_an_answer_is_a_number_of_bytes(opened: Opened, size: Any) -> None:
    assert refusal(opened, max_response_size=size) == (
        f"max_response_size: {size!r} is not a positive int of bytes; such as 64 * 2**20"
    )


LABEL = "a" * 63


@each
@pytest.mark.parametrize(
    ("base_url", "problem"),
    [
        (f"https://{LABEL}a.example", "names no host: its parts have from 1 to 63 letters"),
        (f"https://{LABEL}.{LABEL}.{LABEL}.{LABEL}", "names no host"),
        ("https://x..example", "names no host"),
        ("https://.example", "names no host"),
        ("https://x.example:99999", "must be a scheme and a host"),
        ("https://x.example:0", "must be a scheme and a host"),
        ("https://x.example\n", "can't be read"),
        ("https://x.example\u00a0", "can't be read"),
        (" https://x.example", "must be a scheme and a host"),
        ("https://\u0378.example", "can't be read"),
        ("wss://ws.backpack.exchange", "is an address of streams; requests go to https://api.backpack.exchange"),
        ("ws://ws.backpack.exchange", "is an address of streams"),
        (b"https://x.example", "is of type bytes; pass a str such as https://api.backpack.exchange"),
        (httpx.URL("https://x.example"), "is of type URL; pass a str"),
        (8080, "is of type int; pass a str"),
    ],
)
def test_an_address_names_a_host(opened: Opened, base_url: Any, problem: str) -> None:
    message = refusal(opened, base_url=base_url)

    assert message.startswith("base_url: ")
    assert problem in message


@each
@pytest.mark.parametrize("base_url", [f"https://{LABEL}.example", "http://[::1]:8080", "https://x.example.", LOCAL])
def test_an_address_of_any_host_is_taken(opened: Opened, base_url: str) -> None:
    assert opened(base_url=base_url).base_url == base_url


# --- Certificates ---------------------------------------------------------------------------------------------------


@pytest.fixture
def no_certificates(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of this machine's own settings."""
    for name in ("SSL_CERT_FILE", "SSL_CERT_DIR", "SSLKEYLOGFILE"):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.usefixtures("no_certificates")
@each
@pytest.mark.parametrize("proxy", [False, True], ids=["direct", "proxy"])
@pytest.mark.parametrize("kind", ["missing", "no certificate", "a directory"])
def test_a_file_of_certificates_that_cant_be_used_is_refused_by_the_variables_name(
    opened: Opened, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, kind: str, proxy: bool
) -> None:
    file = tmp_path / "certificates.pem"
    if kind == "no certificate":
        file.write_text("hello\n")
    elif kind == "a directory":
        file.mkdir()
    monkeypatch.setenv("SSL_CERT_FILE", str(file))
    if proxy:
        monkeypatch.setenv("https_proxy", "http://127.0.0.1:9")

    message = refusal(opened)

    assert message.startswith("SSL_CERT_FILE: ")
    assert str(file) in message
    assert message.endswith("or unset the variable")


@pytest.mark.usefixtures("no_certificates")
@each
@pytest.mark.parametrize("kind", ["missing", "empty", "not hashed"])
def test_a_directory_without_certificates_is_refused_by_the_variables_name(
    opened: Opened, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, kind: str
) -> None:
    directory = tmp_path / "certificates"
    if kind != "missing":
        directory.mkdir()
    if kind == "not hashed":
        (directory / "authority.pem").touch()
    monkeypatch.setenv("SSL_CERT_DIR", str(directory))

    message = refusal(opened)

    assert message.startswith(f"SSL_CERT_DIR: {str(directory)!r} has no certificates named by their hashes")
    assert "openssl rehash" in message


@pytest.mark.usefixtures("no_certificates")
@each
def test_a_directory_of_hashed_certificates_is_taken(
    opened: Opened, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "9d04f354.0").touch()
    monkeypatch.setenv("SSL_CERT_DIR", f"{tmp_path / 'none'}{os.pathsep}{tmp_path}")

    assert opened().base_url == BASE_URL


@pytest.mark.usefixtures("no_certificates")
@each
def test_certificates_do_not_matter_where_no_tls_is_spoken(opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", "/nowhere")
    monkeypatch.setenv("SSL_CERT_DIR", "/nowhere")

    assert opened(base_url=LOCAL).base_url == LOCAL


@pytest.mark.usefixtures("no_certificates")
@each
def test_a_file_for_session_keys_that_cant_be_written_is_refused_by_the_variables_name(
    opened: Opened, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("SSLKEYLOGFILE", str(tmp_path / "none" / "keys"))

    assert refusal(opened).startswith("SSLKEYLOGFILE: TLS can't be set up with ")


def test_an_address_in_other_letters_is_taken_as_it_is_sent() -> None:
    assert connect(base_url="https://bücher.example").base_url == "https://xn--bcher-kva.example"


# --- The other flavour ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", [Client, AsyncClient])
@pytest.mark.parametrize("given", [(), (LOCAL,), (httpx.Client(),), (Credentials(PUBLIC, SECRET),)])
def test_a_client_that_is_made_without_anything_to_send_with_says_what_opens_one(
    kind: Callable[..., Any], given: tuple[object, ...]
) -> None:
    with pytest.raises(InvalidArgumentError, match=r"^send: .* use bpx_client\.connect\(\) or aconnect\(\)$"):
        kind(*given)


def test_an_async_client_in_a_plain_with_says_what_is_meant() -> None:
    meant = pytest.raises(TypeError, match=r"async: write `async with aconnect\(\) as bpx:`, or use connect\(\)")

    with meant, cast("Any", aconnect()):
        raise AssertionError


def test_a_sync_client_in_an_async_with_says_what_is_meant() -> None:
    async def run() -> None:
        async with cast("Any", connect()):
            raise AssertionError

    with pytest.raises(TypeError, match=r"sync: write `with connect\(\) as bpx:`, or use aconnect\(\)"):
        asyncio.run(run())


def test_an_async_client_is_closed_by_either_name() -> None:
    closed: list[str] = []

    async def send(request: httpx.Request) -> httpx.Response:
        raise AssertionError(request)

    async def close() -> None:
        closed.append("closed")

    async def run() -> None:
        await AsyncClient(send, close=close).close()
        await AsyncClient(send, close=close).aclose()
        await AsyncClient(send, close=close).with_options().close()

    asyncio.run(run())

    assert closed == ["closed", "closed"]


def test_a_sync_client_that_is_closed_by_the_async_name_says_what_is_meant() -> None:
    with pytest.raises(TypeError, match=r"this client is sync: call close\(\), without await"):
        cast("Any", connect()).aclose()
