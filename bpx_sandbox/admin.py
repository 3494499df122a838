"""The optional admin endpoint: faults, clock, rate limits, accounts and reset over HTTP.

It isn't part of the exchange's API. Everyone who reaches it can use it, except a web page in a browser on this machine:
the host of a request must be this machine (a page whose own name resolves to a loopback address has another host), the
origin must be the same, and a body must be JSON.
"""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable, Collection
from ipaddress import ip_address
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from pydantic import BaseModel, Field
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bpx_sandbox.engine.errors import Refusal
from bpx_sandbox.faults.fault import read_fault
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


class Disconnection(BaseModel, frozen=True, extra="forbid"):
    """How the connections of the streams end: a close code, and the seconds for which no new one is accepted."""

    code: int = Field(default=1001, ge=1000, le=4999)
    refuse: float = Field(default=0, ge=0, le=3600)


def admin_routes(sandbox: Sandbox, hosts: Collection[str] = ()) -> list[Route]:
    """Make the routes under `/admin`.

    Args:
        sandbox: The sandbox to control.
        hosts: More valid hosts, besides loopback and the address of the connection.
    """

    def guarded(endpoint: Endpoint) -> Endpoint:
        return _require_local(endpoint, frozenset(host.lower() for host in hosts))

    async def list_faults(_: Request) -> Response:
        return JSONResponse([_describe(sandbox, place) for place in range(len(sandbox.faults.active))])

    async def add_fault(request: Request) -> Response:
        sandbox.faults.add(read_fault(await _json(request)))
        return JSONResponse(_describe(sandbox, -1), 201)

    async def clear_faults(_: Request) -> Response:
        sandbox.faults.clear()
        return Response(status_code=204)

    async def set_clock(request: Request) -> Response:
        sandbox.exchange.clock_offset = ClockSetting.model_validate(await _json(request)).offset
        return Response(status_code=204)

    async def set_rate_limits(request: Request) -> Response:
        enabled = RateLimitSetting.model_validate(await _json(request)).enabled
        sandbox.exchange.rate_limiter = SlidingWindowLimiter() if enabled else None
        return Response(status_code=204)

    async def open_account(request: Request) -> Response:
        keys = sandbox.open_account(NewAccount.model_validate(await _json(request)).name)
        return JSONResponse({"publicKey": keys.public_key, "secretKey": keys.secret_key}, 201)

    async def disconnect_streams(request: Request) -> Response:
        asked = Disconnection.model_validate(await _json(request))
        sandbox.streams.refuse(asked.refuse)
        sandbox.streams.disconnect(asked.code)
        return Response(status_code=204)

    async def reset(_: Request) -> Response:
        sandbox.reset()
        return Response(status_code=204)

    return [
        Route("/admin/faults", guarded(list_faults), methods=["GET"]),
        Route("/admin/faults", guarded(_report_errors(add_fault)), methods=["POST"]),
        Route("/admin/faults", guarded(clear_faults), methods=["DELETE"]),
        Route("/admin/clock", guarded(_report_errors(set_clock)), methods=["PUT"]),
        Route("/admin/rate-limits", guarded(_report_errors(set_rate_limits)), methods=["PUT"]),
        Route("/admin/accounts", guarded(_report_errors(open_account)), methods=["POST"]),
        Route("/admin/streams/disconnect", guarded(_report_errors(disconnect_streams)), methods=["POST"]),
        Route("/admin/reset", guarded(_report_errors(reset)), methods=["POST"]),
    ]


def _describe(sandbox: Sandbox, place: int) -> dict[str, object]:
    active = sandbox.faults.active[place]
    return {**active.fault.model_dump(exclude_defaults=True), "injected": active.injected}


async def _json(request: Request) -> object:
    try:
        parsed: object = json.loads(await read_body(request))
    except RecursionError:
        raise ValueError("the body is nested too deeply") from None
    return parsed


def _require_local(endpoint: Endpoint, hosts: Collection[str]) -> Endpoint:
    """Wrap an endpoint to refuse requests that a web page of another origin can send."""

    async def guarded(request: Request) -> Response:
        host, origin = request.headers.get("Host", ""), request.headers.get("Origin")
        if not _names_this_machine(host, request, hosts):
            names = "127.0.0.1, [::1], localhost or the address it listens on"
            message = f"the host of the admin endpoint must be {names}, not {host!r}; see admin_hosts"
            return JSONResponse({"message": message}, 421)
        if origin is not None and origin.lower() != f"{request.url.scheme}://{host.lower()}":
            return JSONResponse({"message": f"the admin endpoint refuses requests from the origin {origin!r}"}, 403)
        return await endpoint(request)

    return guarded


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


def _report_errors(endpoint: Endpoint) -> Endpoint:
    """Wrap an endpoint to report invalid requests."""

    async def checked(request: Request) -> Response:
        if request.headers.get("Content-Type", "").partition(";")[0] != "application/json":
            return JSONResponse({"message": "the Content-Type must be application/json"}, 415)
        try:
            return await endpoint(request)
        except Refusal as refusal:  # the body is too long
            return JSONResponse({"message": refusal.message}, refusal.status)
        except ValueError as error:  # invalid JSON, invalid values (pydantic's errors too), or a duplicate name
            return JSONResponse({"message": str(error)}, 400)

    return checked
