"""`POST /wapi/v1/user/2fa`: issue a two-factor token."""

from __future__ import annotations

import httpx

from ... import arguments as check
from ...calls import Call
from ...client import AsyncClient, Client
from ...models.two_factor_token import TwoFactorToken
from ...models.two_factor_token_request import TwoFactorTokenRequest
from ...reading import JsonBody
from ...types import Response


def call(*, body: TwoFactorTokenRequest) -> Call[TwoFactorToken]:
    """Check the arguments and build the call; nothing is sent."""
    return Call(
        operation="issue_two_factor_token",
        method="POST",
        path="/wapi/v1/user/2fa",
        read=_read,
        body=check.require_instance("body", body, TwoFactorTokenRequest).to_dict(),
    )


_BODY = JsonBody(TwoFactorToken)


def _read(answer: httpx.Response) -> TwoFactorToken:
    return _BODY.read(answer.content)


def sync_detailed(*, client: Client, body: TwoFactorTokenRequest) -> Response[TwoFactorToken]:
    """Return what `sync` does, with the status, headers and raw body."""
    return client.execute(call(body=body))


def sync(*, client: Client, body: TwoFactorTokenRequest) -> TwoFactorToken:
    """Issue a two-factor token.

    Issues a two-factor token, through an app or by email. Taken from the exchange's Rust client; the published
    document and the list of instructions don't contain this operation.

    Signed as `issueTwoFactorToken`.

    Args:
        body: The way of confirmation. The content of the fields is not documented.

    Returns:
        The token.

    Raises:
        InvalidArgumentError: an argument was refused before anything was sent.
        MissingCredentialsError: the client has no keys.
        ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
        TransportError: no answer came.
        OutcomeUnknownError: no answer came that tells whether it was carried out.

    Source: `POST /wapi/v1/user/2fa`, https://github.com/backpack-exchange/bpx-api-client
    """
    return client.execute(call(body=body)).parsed


async def asyncio_detailed(*, client: AsyncClient, body: TwoFactorTokenRequest) -> Response[TwoFactorToken]:
    """Return what `asyncio` does, with the status, headers and raw body."""
    return await client.execute(call(body=body))


async def asyncio(*, client: AsyncClient, body: TwoFactorTokenRequest) -> TwoFactorToken:
    """Issue a two-factor token.

    Issues a two-factor token, through an app or by email. Taken from the exchange's Rust client; the published
    document and the list of instructions don't contain this operation.

    Signed as `issueTwoFactorToken`.

    Args:
        body: The way of confirmation. The content of the fields is not documented.

    Returns:
        The token.

    Raises:
        InvalidArgumentError: an argument was refused before anything was sent.
        MissingCredentialsError: the client has no keys.
        ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
        TransportError: no answer came.
        OutcomeUnknownError: no answer came that tells whether it was carried out.

    Source: `POST /wapi/v1/user/2fa`, https://github.com/backpack-exchange/bpx-api-client
    """
    return (await client.execute(call(body=body))).parsed
