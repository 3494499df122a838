"""The optional admin endpoint: faults, clock, rate limits, accounts and reset over HTTP.

It isn't part of the exchange's API. Everyone who reaches it can use it, except a web page in a browser on this machine:
the host of a request must be this machine (a page whose own name resolves to a loopback address has another host), the
origin must be the same, and a body must be JSON.
"""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable, Collection
from ipaddress import ip_address
from typing import TYPE_CHECKING, Annotated
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, Field
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bpx_sandbox.engine.errors import Refusal
from bpx_sandbox.faults.fault import ActiveFault, read_fault
from bpx_sandbox.http.rate_limiting import SlidingWindowLimiter
from bpx_sandbox.http.request_size import read_body

if TYPE_CHECKING:
    from bpx_sandbox.sandbox import Sandbox


MAX_CLOCK_OFFSET_MS = 10**12
"""About 31 years: every time stays within the calendar."""

Endpoint = Callable[[Request], Awaitable[Response]]


class ClockSetting(BaseModel, frozen=True, extra="forbid"):
    """The milliseconds by which the exchange's clock is ahead."""

    offset: int = Field(ge=-MAX_CLOCK_OFFSET_MS, le=MAX_CLOCK_OFFSET_MS)


class RateLimitSetting(BaseModel, frozen=True, extra="forbid"):
    """The state of the documented rate limits."""

    enabled: bool


class NewAccount(BaseModel, frozen=True, extra="forbid"):
    """The name of an account to open."""

    name: str


def _require_close_code(code: int) -> int:
    if code in (1004, 1005, 1015):
        raise ValueError(f"the code {code} is not valid in a close frame")
    return code


class Disconnection(BaseModel, frozen=True, extra="forbid"):
    """The close code for all connections of the streams, and the seconds for which new ones are refused."""

    code: Annotated[int, Field(ge=1000, le=4999), AfterValidator(_require_close_code)] = 1001
    refuse: float = Field(default=0, ge=0, le=3600)


def admin_routes(sandbox: Sandbox, hosts: Collection[str] = ()) -> list[Route]:
    """Create the routes under `/admin`.

    Args:
        sandbox: The sandbox to control.
        hosts: More valid hosts, besides loopback and the address of the connection.
    """

    async def list_faults(_: Request) -> Response:
        return JSONResponse([_describe(each) for each in sandbox.faults.active])

    async def add_fault(request: Request) -> Response:
        sandbox.faults.add(read_fault(await _read_json(request)))
        return JSONResponse(_describe(sandbox.faults.active[-1]), 201)

    async def clear_faults(_: Request) -> Response:
        sandbox.faults.clear()
        return Response(status_code=204)

    async def set_clock(request: Request) -> Response:
        sandbox.exchange.clock_offset = ClockSetting.model_validate(await _read_json(request)).offset
        return Response(status_code=204)

    async def set_rate_limits(request: Request) -> Response:
        enabled = RateLimitSetting.model_validate(await _read_json(request)).enabled
        sandbox.exchange.rate_limiter = SlidingWindowLimiter() if enabled else None
        return Response(status_code=204)

    async def open_account(request: Request) -> Response:
        keys = sandbox.open_account(NewAccount.model_validate(await _read_json(request)).name)
        return JSONResponse({"publicKey": keys.public_key, "secretKey": keys.secret_key}, 201)

    async def disconnect_streams(request: Request) -> Response:
        asked = Disconnection.model_validate(await _read_json(request))
        sandbox.streams.refuse(asked.refuse)
        sandbox.streams.disconnect(asked.code)
        return Response(status_code=204)

    async def reset(_: Request) -> Response:
        sandbox.reset()
        return Response(status_code=204)

    endpoints = {
        ("GET", "/admin/faults"): list_faults,
        ("POST", "/admin/faults"): add_fault,
        ("DELETE", "/admin/faults"): clear_faults,
        ("PUT", "/admin/clock"): set_clock,
        ("PUT", "/admin/rate-limits"): set_rate_limits,
        ("POST", "/admin/accounts"): open_account,
        ("POST", "/admin/streams/disconnect"): disconnect_streams,
        ("POST", "/admin/reset"): reset,
    }
    names = frozenset(host.lower() for host in hosts)
    return [Route(path, _guard(endpoint, names), methods=[method]) for (method, path), endpoint in endpoints.items()]


def _describe(active: ActiveFault) -> dict[str, object]:
    return {**active.fault.model_dump(exclude_defaults=True), "injected": active.injected}


async def _read_json(request: Request) -> object:
    try:
        parsed: object = json.loads(await read_body(request))
    except RecursionError:
        raise ValueError("the body is nested too deeply") from None
    return parsed


def _guard(endpoint: Endpoint, hosts: Collection[str]) -> Endpoint:
    """Wrap an endpoint to refuse requests that a web page of another origin can send, and to report invalid ones."""

    async def guarded(request: Request) -> Response:
        host, origin = request.headers.get("Host", ""), request.headers.get("Origin")
        if not _names_this_machine(host, request, hosts):
            names = "127.0.0.1, [::1], localhost or the address it listens on"
            return _error(421, f"the host of the admin endpoint must be {names}, not {host!r}; see admin_hosts")
        if origin is not None and origin.lower() != f"{request.url.scheme}://{host.lower()}":
            return _error(403, f"the admin endpoint refuses requests from the origin {origin!r}")
        has_body = request.method in ("POST", "PUT")
        if has_body and request.headers.get("Content-Type", "").partition(";")[0] != "application/json":
            return _error(415, "the Content-Type must be application/json")
        try:
            return await endpoint(request)
        except Refusal as refusal:  # the body is too long
            return _error(refusal.status, refusal.message)
        except ValueError as error:  # invalid JSON, invalid values (pydantic's errors too), or a duplicate name
            return _error(400, str(error))

    return guarded


def _error(status: int, message: str) -> Response:
    return JSONResponse({"message": message}, status)


def _names_this_machine(host: str, request: Request, hosts: Collection[str]) -> bool:
    try:
        name = urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return False
    server = request.scope.get("server") or ("",)
    if name == "localhost" or name in hosts or name == server[0]:
        return True
    try:
        return ip_address(name).is_loopback
    except ValueError:
        return False
