"""`POST /api/v1/borrowLend`: borrow or lend."""

from __future__ import annotations

import httpx

from ... import arguments as check
from ...calls import Call
from ...client import AsyncClient, Client
from ...models.borrow_lend_execute_payload import BorrowLendExecutePayload
from ...types import Response


def call(*, body: BorrowLendExecutePayload) -> Call[None]:
    """Check the arguments and build the call; nothing is sent."""
    return Call(
        operation="execute_borrow_lend",
        method="POST",
        path="/api/v1/borrowLend",
        read=_read,
        body=check.require_instance("body", body, BorrowLendExecutePayload).to_dict(),
    )


def _read(answer: httpx.Response) -> None:
    return None


def sync_detailed(*, client: Client, body: BorrowLendExecutePayload) -> Response[None]:
    """Return what `sync` does, with the status, headers and raw body."""
    return client.execute(call(body=body))


def sync(*, client: Client, body: BorrowLendExecutePayload) -> None:
    """Borrow or lend.

    Borrows or lends an asset. The response has no content; `get_borrow_lend_positions` has the resulting positions.

    Signed as `borrowLendExecute`.

    Args:
        body: A borrow or lend to execute.

    Returns:
        The borrow or lend is executed.

    Raises:
        InvalidArgumentError: an argument was refused before anything was sent.
        MissingCredentialsError: the client has no keys.
        ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
        TransportError: no answer came.
        OutcomeUnknownError: no answer came that tells whether it was carried out.

    Source: `POST /api/v1/borrowLend`, https://docs.backpack.exchange/#tag/Borrow-Lend/operation/execute_borrow_lend
    """
    client.execute(call(body=body))


async def asyncio_detailed(*, client: AsyncClient, body: BorrowLendExecutePayload) -> Response[None]:
    """Return what `asyncio` does, with the status, headers and raw body."""
    return await client.execute(call(body=body))


async def asyncio(*, client: AsyncClient, body: BorrowLendExecutePayload) -> None:
    """Borrow or lend.

    Borrows or lends an asset. The response has no content; `get_borrow_lend_positions` has the resulting positions.

    Signed as `borrowLendExecute`.

    Args:
        body: A borrow or lend to execute.

    Returns:
        The borrow or lend is executed.

    Raises:
        InvalidArgumentError: an argument was refused before anything was sent.
        MissingCredentialsError: the client has no keys.
        ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
        TransportError: no answer came.
        OutcomeUnknownError: no answer came that tells whether it was carried out.

    Source: `POST /api/v1/borrowLend`, https://docs.backpack.exchange/#tag/Borrow-Lend/operation/execute_borrow_lend
    """
    await client.execute(call(body=body))
