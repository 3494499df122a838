"""Recorded responses of the exchange, replayed from a socket: the client reads every value correctly.

The recordings are not part of the repository: they are looked for in `../shared/recordings`, or where `BPX_RECORDINGS`
says. Each is asked for as it was recorded; what the client sent otherwise than it was recorded fails too.
"""

# The recordings are plain JSON.
# pyright: reportUnknownVariableType=false, reportUnknownMemberType=false, reportUnknownArgumentType=false

from __future__ import annotations

import asyncio
import json
import os
import re
from collections.abc import Generator, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from enum import Enum
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import chain
from pathlib import Path
from threading import Thread
from typing import Any, TypeAlias
from urllib.parse import parse_qsl, urlsplit

import msgspec
import pytest

from bpx_api import AsyncClient, Client
from bpx_api.errors import ApiError, InvalidArgumentError
from bpx_client import Credentials, aconnect, connect
from tools.contract_live.cases import Case, normalize_name

from .document import CASES
from .test_two_ways_to_read import BODIES, field_by_field, outcome

ROOT = Path(__file__).resolve().parents[2]
FOLDER = Path(os.environ.get("BPX_RECORDINGS") or ROOT.parent / "shared" / "recordings")
FILE = FOLDER / "rest.json"
if not FILE.is_file():
    pytest.skip(f"no recordings in {FOLDER}; BPX_RECORDINGS names another folder", allow_module_level=True)

Recording: TypeAlias = Mapping[str, Any]

RECORDINGS: list[Recording] = json.loads(FILE.read_text(encoding="utf-8"), parse_float=Decimal)
BY_PLACE = {(case.operation.method.upper(), case.operation.path): case for case in CASES.values()}
WITHOUT_OPERATION = {"/api/v1/nope"}
"""Unknown paths that were requested on purpose."""

HEADER = "X-Recording"
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def case_of(recording: Recording) -> Case:
    return BY_PLACE[recording["method"], recording["path"]]


def is_success(recording: Recording) -> bool:
    return bool(recording["status"] < 300)


def each(*, success: bool) -> pytest.MarkDecorator:
    found = [
        pytest.param(recording, id=f"{number}-{case_of(recording).name}-{recording['kind']}")
        for number, recording in enumerate(RECORDINGS)
        if recording["path"] not in WITHOUT_OPERATION and is_success(recording) == success
    ]
    return pytest.mark.parametrize("recording", found)


SUCCESSES, REFUSALS = each(success=True), each(success=False)


@contextmanager
def replaying() -> Generator[str]:
    """A server that returns the recording named by a header, if the request is the recorded one."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        def respond(self) -> None:
            self.rfile.read(int(self.headers.get("Content-Length", 0)))
            recording = RECORDINGS[int(self.headers[HEADER])]
            asked = urlsplit(self.path)
            stated = dict(parse_qsl(asked.query))
            if (self.command, asked.path) != (recording["method"], recording["path"]) or not (
                recording["query"].items() <= stated.items()
            ):
                self.reply(418, "text/plain", f"{self.command} {self.path} was not recorded".encode())
                return
            body = recording["body"]
            if isinstance(body, str):
                self.reply(recording["status"], "text/plain", body.encode(), recording)
            else:
                self.reply(recording["status"], "application/json; charset=utf-8", _wire(body), recording)

        def reply(self, status: int, kind: str, body: bytes, recording: Recording | None = None) -> None:
            self.send_response(status)
            self.send_header("Content-Type", (recording or {}).get("content_type") or kind)
            self.send_header("Content-Length", str(len(body)))
            for name, value in ((recording or {}).get("headers") or {}).items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        do_GET = do_POST = do_DELETE = respond  # noqa: N815 - the names of http.server

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def _wire(body: Any) -> bytes:
    """JSON with its numbers as they were recorded."""

    def number(value: Decimal) -> msgspec.Raw:
        return msgspec.Raw(str(value).encode())

    return msgspec.json.encode(body, enc_hook=number)


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with replaying() as found:
        yield found


@pytest.fixture(scope="module")
def sync_client(address: str, credentials: Credentials) -> Iterator[Client]:
    with connect(credentials, base_url=address) as client:
        yield client


@pytest.fixture(scope="module")
def async_client(address: str, credentials: Credentials, runner: asyncio.Runner) -> Iterator[AsyncClient]:
    client = aconnect(credentials, base_url=address)
    yield client
    runner.run(client.aclose())


def arguments_of(recording: Recording) -> dict[str, Any]:
    """Return the arguments that lead to a recording: the recorded ones, and for a body those of the response."""
    case = case_of(recording)
    arguments = dict(case.required)
    known = {normalize_name(name): name for name in chain(case.required, case.optional)}
    for name, value in recording["query"].items():
        node = case.operation.parameters[name]
        kind = node["schema"].get("type") or ("integer" if value.isdigit() and "imit" in name else "string")
        arguments[known[normalize_name(name)]] = int(value) if kind == "integer" else value
    body = recording["body"]
    if case.name in ("execute_order", "cancel_order") and isinstance(body, dict) and "id" in body:
        arguments |= {"symbol": body["symbol"]}
        if case.name == "cancel_order":
            arguments = {"symbol": body["symbol"], "order_id": body["id"]}
        else:
            arguments |= {"side": body["side"], "order_type": body["orderType"], "quantity": body["quantity"]}
            arguments |= {"price": body["price"]} if "price" in body else {}
            arguments = {name: value for name, value in arguments.items() if name != "client_id"}
    return arguments


def replay(recording: Recording, client: Client | AsyncClient, runner: asyncio.Runner) -> Any:
    """Call the operation of a recording."""
    asking = client.with_options(headers={HEADER: str(RECORDINGS.index(recording))})
    value = case_of(recording).method(asking)(**arguments_of(recording))
    return runner.run(value) if isinstance(client, AsyncClient) else value


@pytest.fixture(params=["sync", "async"])
def client(request: pytest.FixtureRequest, sync_client: Client, async_client: AsyncClient) -> Client | AsyncClient:
    return sync_client if request.param == "sync" else async_client


@SUCCESSES
def test_every_value_is_read_as_it_was_recorded(
    recording: Recording, client: Client | AsyncClient, runner: asyncio.Runner
) -> None:
    value = replay(recording, client, runner)

    assert list(misread(value, recording["body"], known=recording["kind"] == "live")) == []


@SUCCESSES
def test_what_was_read_is_written_as_it_was_recorded(
    recording: Recording, client: Client | AsyncClient, runner: asyncio.Runner
) -> None:
    written = _written(replay(recording, client, runner))

    assert written == _without_nulls(recording["body"])


@SUCCESSES
def test_a_recording_reads_the_same_at_once_and_field_by_field(recording: Recording) -> None:
    body = BODIES.get(case_of(recording).name)
    if body is None:
        pytest.skip("plain text, or a batch: there is one way to read it")
    sent = _wire(recording["body"])

    found = outcome(body.read, sent)

    assert found == outcome(field_by_field(body.tolerant), sent)


@REFUSALS
def test_an_error_says_what_was_recorded(
    recording: Recording, client: Client | AsyncClient, runner: asyncio.Runner
) -> None:
    body = recording["body"]
    code, message = (body["code"], body["message"]) if isinstance(body, dict) else (None, body)

    with pytest.raises((ApiError, InvalidArgumentError)) as caught:
        replay(recording, client, runner)

    error = caught.value
    if isinstance(error, InvalidArgumentError):  # the exchange need not be asked
        assert f"parameter `{error.argument}`" in message
        return
    assert isinstance(error, ApiError)
    assert (error.status, error.code, error.message) == (recording["status"], code, message)
    assert error.body == (body.encode() if isinstance(body, str) else _wire(body))


def misread(value: Any, wire: Any, place: str = "", *, known: bool) -> Iterator[str]:
    """Compare a value with the JSON that it was read from, by rules of this test's own.

    Args:
        value: The value that the client returned.
        wire: The recorded value.
        place: The place in the response.
        known: True if the models must have every field.

    Yields:
        A line for each value that was read otherwise, and for each that ended in `additional_properties`.
    """
    match value, wire:
        case msgspec.Struct(), dict():
            yield from _misread_object(value, wire, place, known=known)
        case msgspec.Struct(), list():
            for name, item in zip(value.__struct_fields__, wire, strict=True):
                yield from misread(getattr(value, name), item, f"{place}.{name}", known=known)
        case dict(), dict():
            if value.keys() != wire.keys():
                yield f"{place}: {sorted(value)} instead of {sorted(wire)}"
            for name in value.keys() & wire.keys():
                yield from misread(value[name], wire[name], f"{place}.{name}", known=known)
        case list(), list():
            if len(value) != len(wire):
                yield f"{place}: {len(value)} items instead of {len(wire)}"
            for number, (one, other) in enumerate(zip(value, wire, strict=False)):
                yield from misread(one, other, f"{place}[{number}]", known=known)
        case _:
            if not _same(value, wire):
                yield f"{place}: {value!r} instead of {wire!r}"


def _misread_object(value: msgspec.Struct, wire: dict[str, Any], place: str, *, known: bool) -> Iterator[str]:
    of_python = {normalize_name(name): name for name in value.__struct_fields__}
    more: dict[str, Any] = getattr(value, "additional_properties", {})
    for name, item in wire.items():
        here = f"{place}.{name}"
        if normalize_name(name) in of_python:
            yield from misread(getattr(value, of_python[normalize_name(name)]), item, here, known=known)
        elif name not in more:
            yield f"{here} was lost"
        elif known:
            yield f"{here} is not in the document"
        elif not _same(more[name], item):
            yield f"{here}: {more[name]!r} instead of {item!r}"
    for letter, name in of_python.items():
        if (
            letter not in set(map(normalize_name, wire))
            and name != "additional_properties"
            and getattr(value, name) is not None
        ):
            yield f"{place}.{name}: {getattr(value, name)!r}, which the exchange didn't say"


def _same(value: Any, wire: Any) -> bool:
    """Compare one value: decimals to the digit, times to the microsecond."""
    match value:
        case Enum():
            return bool(value.value == wire)
        case Decimal():
            return str(value) == str(wire) or (value.as_tuple() == Decimal(str(wire)).as_tuple())
        case datetime():
            return value.tzinfo is UTC and value == _time(wire)
        case bool() | None:
            return value is wire
        case int():
            return not isinstance(wire, bool) and str(value) == str(wire)
        case str():
            return value == str(wire) and not isinstance(wire, bool)
        case _:
            return bool(value == wire)


def _time(wire: Any) -> datetime:
    """A time of the exchange: text without a zone is UTC, an integer counts seconds, milli- or microseconds."""
    if isinstance(wire, str) and not re.fullmatch(r"\d{10,16}", wire):
        return datetime.fromisoformat(wire).replace(tzinfo=UTC)
    digits = len(str(wire))
    return EPOCH + timedelta(microseconds=int(wire) * 10 ** (16 - digits))


def _written(value: Any) -> Any:
    if isinstance(value, datetime | int):  # the time alone, of get_time
        return str(value if isinstance(value, int) else (value - EPOCH) // timedelta(milliseconds=1))
    for write in ("to_dict", "to_list"):
        if hasattr(value, write):
            return _without_nulls(getattr(value, write)())
    if isinstance(value, list):
        return [_written(item) for item in value]
    return {name: _written(item) for name, item in value.items()} if isinstance(value, dict) else value


def _without_nulls(value: Any) -> Any:
    """JSON as it is compared: an absent field and one that is null say the same."""
    if isinstance(value, dict):
        return {name: _without_nulls(item) for name, item in value.items() if item is not None}
    return [_without_nulls(item) for item in value] if isinstance(value, list) else value
