"""The admin endpoint, off unless asked for: trouble, the clock, rate limits, accounts and a fresh start, over HTTP.

It isn't part of the exchange's API, and nothing guards it but the loopback address and its insistence on JSON, which a
web page of another origin can't send without asking first.
"""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from pydantic import BaseModel
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bpx_sandbox.faults import Fault
from bpx_sandbox.rate_limits import RateLimits

if TYPE_CHECKING:
    from bpx_sandbox.sandbox import Sandbox


class ClockSetting(BaseModel, frozen=True, extra="forbid"):
    """By how many milliseconds the exchange's clock is ahead."""

    offset: int


class RateLimitSetting(BaseModel, frozen=True, extra="forbid"):
    """Whether the documented rate limits are in force."""

    enabled: bool


class NewAccount(BaseModel, frozen=True, extra="forbid"):
    """The name of an account to open."""

    name: str


def admin_routes(sandbox: Sandbox) -> list[Route]:
    """The routes under `/admin`."""

    async def list_faults(_: Request) -> Response:
        return JSONResponse([_described(sandbox, place) for place in range(len(sandbox.faults.armed))])

    async def add_fault(request: Request) -> Response:
        sandbox.faults.add(Fault.model_validate(await _json(request)))
        return JSONResponse(_described(sandbox, -1), 201)

    async def clear_faults(_: Request) -> Response:
        sandbox.faults.clear()
        return Response(status_code=204)

    async def set_clock(request: Request) -> Response:
        sandbox.exchange.clock_offset = ClockSetting.model_validate(await _json(request)).offset
        return Response(status_code=204)

    async def set_rate_limits(request: Request) -> Response:
        enabled = RateLimitSetting.model_validate(await _json(request)).enabled
        sandbox.exchange.rate_limits = RateLimits() if enabled else None
        return Response(status_code=204)

    async def open_account(request: Request) -> Response:
        keys = sandbox.open_account(NewAccount.model_validate(await _json(request)).name)
        return JSONResponse({"publicKey": keys.public_key, "secretKey": keys.secret_key}, 201)

    async def reset(_: Request) -> Response:
        sandbox.reset()
        return Response(status_code=204)

    return [
        Route("/admin/faults", list_faults, methods=["GET"]),
        Route("/admin/faults", _checked(add_fault), methods=["POST"]),
        Route("/admin/faults", clear_faults, methods=["DELETE"]),
        Route("/admin/clock", _checked(set_clock), methods=["PUT"]),
        Route("/admin/rate-limits", _checked(set_rate_limits), methods=["PUT"]),
        Route("/admin/accounts", _checked(open_account), methods=["POST"]),
        Route("/admin/reset", _checked(reset), methods=["POST"]),
    ]


def _described(sandbox: Sandbox, place: int) -> dict[str, object]:
    armed = sandbox.faults.armed[place]
    return {**armed.fault.model_dump(exclude_defaults=True), "struck": armed.struck}


async def _json(request: Request) -> object:
    parsed: object = json.loads(await request.body())
    return parsed


def _checked(endpoint: Callable[[Request], Awaitable[Response]]) -> Callable[[Request], Awaitable[Response]]:
    """The endpoint, but with a 400 that says what was wrong with the request."""

    async def checked(request: Request) -> Response:
        if request.headers.get("Content-Type", "").partition(";")[0] != "application/json":
            return JSONResponse({"message": "the admin endpoint takes Content-Type: application/json alone"}, 415)
        try:
            return await endpoint(request)
        except ValueError as error:  # no JSON, no sense in it (pydantic's errors are of this kind), or a name twice
            return JSONResponse({"message": str(error)}, 400)

    return checked
