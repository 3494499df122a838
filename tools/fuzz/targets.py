"""What is fuzzed: nothing that arrives, and nothing that is to be signed, raises an error but the documented ones."""

from __future__ import annotations

import json
import pickle
import re
import traceback
from base64 import b64decode
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from typing import Any

import httpx
import yaml
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

import bpx_api.api
from bpx_api.calls import Call
from bpx_api.errors import ApiError, BpxError, InvalidArgumentError, InvalidResponseError, OutcomeUnknownError
from bpx_api.reading import JsonBody, from_json
from bpx_auth import signature, string_to_sign

DOCUMENT = Path(__file__).parents[2] / "openapi.yaml"
REQUEST = httpx.Request("GET", "https://api.backpack.exchange/")
KEY = Ed25519PrivateKey.from_private_bytes(bytes(32))
STATUSES = (101, 200, 201, 202, 204, 299, 302, 304, 400, 401, 403, 404, 408, 418, 429, 500, 502, 503, 520, 524, 599)

LONG_NUMBER = re.compile(rb"[0-9.]{64}")

Read = Callable[[httpx.Response], object]


@cache
def readers() -> Mapping[str, Read]:
    """What reads the answer of each operation, by the operation's name."""
    found: dict[str, Read] = {}
    for module in walk_packages(bpx_api.api.__path__, f"{bpx_api.api.__name__}."):
        if not module.ispkg:
            found[module.name.rpartition(".")[2]] = import_module(module.name)._read
    return found


@cache
def bodies() -> Mapping[str, JsonBody[Any]]:
    """How the body is read that is decoded in one go, by the operation's name."""
    modules = {name: import_module(read.__module__) for name, read in readers().items()}
    return {name: module._BODY for name, module in modules.items() if hasattr(module, "_BODY")}


@cache
def examples() -> Mapping[str, list[Any]]:
    """The documented examples of each operation's answers, by the operation's name."""
    document = yaml.load(DOCUMENT.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    found: dict[str, list[Any]] = {}
    for path in document["paths"].values():
        for operation in path.values():
            if isinstance(operation, dict) and "operationId" in operation:
                found[operation["operationId"]] = list(_examples(operation))
    return found


def _examples(operation: dict[str, Any]) -> list[Any]:
    found: list[Any] = []
    for response in operation["responses"].values():
        for media in response.get("content", {}).values():
            found += [media["example"]] if "example" in media else []
            found += [named["value"] for named in media.get("examples", {}).values()]
    return found


def answered(operation: str, changes: bool, status: int, headers: Mapping[str, str], body: bytes) -> object:
    """Read an answer as a client does.

    Returns:
        The value, or the documented error.
    """
    call: Call[object] = Call(
        operation=operation,
        method="POST" if changes else "GET",
        path="/",
        read=readers()[operation],
        statuses=(200, 202, 204),
        body={"clientId": 1, "symbol": "SOL_USDC"} if changes else None,
        echoes=(("clientId", "client_id"), ("symbol", "symbol")),
    )
    answer = httpx.Response(status, headers=list(headers.items()), content=body)
    try:
        parsed = call.response(answer, REQUEST).parsed
    except (ApiError, InvalidResponseError, OutcomeUnknownError) as error:
        # An error has to be shown and kept, too.
        _shown(error)
        if changes and (status >= 500 or status < 400) and not isinstance(error, OutcomeUnknownError):
            raise AssertionError(f"{status} leaves open what became of a change") from error
        return error
    in_one_go = bodies().get(operation)
    # Where nothing looks at a number, the fast way takes it with more digits than any price has.
    compared = status == 200 and in_one_go and not LONG_NUMBER.search(body)
    if in_one_go and compared and repr(from_json(body, in_one_go.tolerant)) != repr(parsed):
        raise AssertionError("decoded in one go, the body gives something else than object by object")
    return parsed


def signed(instruction: str, timestamp: int, window: int, query: Sequence[tuple[str, str]], body: bytes) -> str | None:
    """State and sign a request.

    Returns:
        The string; None where it was refused with the documented error.
    """
    try:
        text = string_to_sign(instruction, timestamp=timestamp, window=window, query=query, body=body)
        made = signature(KEY, text)
    except InvalidArgumentError:
        return None
    KEY.public_key().verify(b64decode(made), text.encode())
    if not text.startswith(f"instruction={instruction}") or not text.endswith(
        f"&timestamp={timestamp}&window={window}"
    ):
        raise AssertionError(text)
    return text


def typed(call: Callable[[], object]) -> object:
    """Call an operation with any arguments at all.

    Returns:
        What it gives, or the documented error.
    """
    try:
        return call()
    except BpxError as error:
        _shown(error)
        return error


def _shown(error: BpxError) -> None:
    """Print an error as a terminal would, and take it to another process and back."""
    for text in (str(error), repr(error), *traceback.format_exception(error)):
        text.encode()
    copied = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own
    if (str(copied), vars(copied).keys()) != (str(error), vars(error).keys()):
        raise AssertionError(copied) from error


def as_json(value: object) -> bytes:
    """A value as an answer's body."""
    return json.dumps(value, ensure_ascii=False).encode("utf-8", "surrogatepass")
