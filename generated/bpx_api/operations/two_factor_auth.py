"""Two-Factor Auth: tokens for operations that need a second factor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..secrets import hide

if TYPE_CHECKING:
    from ..client import AsyncClient, Client
    from ..models.two_factor_token import TwoFactorToken


class TwoFactorAuthOperations:
    """Tokens for operations that need a second factor."""

    def __init__(self, client: Client) -> None:
        self._client = client

    def issue_two_factor_token(self, *, app: str | None = None, email: str | None = None) -> TwoFactorToken:
        """Issue a two-factor token.

        Issues a two-factor token, through an app or by email. Taken from the exchange's Rust client; the published
        document and the list of instructions don't contain this operation.

        Signed as `issueTwoFactorToken`.

        Args:
            app: Confirmation by app.
            email: Confirmation by email.

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
        from ..api.two_factor_auth import issue_two_factor_token
        from ..models.two_factor_token_request import TwoFactorTokenRequest

        app = hide(app)
        email = hide(email)
        call = issue_two_factor_token.call(body=TwoFactorTokenRequest(app=app, email=email))
        return self._client.execute(call).parsed


class AsyncTwoFactorAuthOperations:
    """Tokens for operations that need a second factor."""

    def __init__(self, client: AsyncClient) -> None:
        self._client = client

    async def issue_two_factor_token(self, *, app: str | None = None, email: str | None = None) -> TwoFactorToken:
        """Issue a two-factor token.

        Issues a two-factor token, through an app or by email. Taken from the exchange's Rust client; the published
        document and the list of instructions don't contain this operation.

        Signed as `issueTwoFactorToken`.

        Args:
            app: Confirmation by app.
            email: Confirmation by email.

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
        from ..api.two_factor_auth import issue_two_factor_token
        from ..models.two_factor_token_request import TwoFactorTokenRequest

        app = hide(app)
        email = hide(email)
        call = issue_two_factor_token.call(body=TwoFactorTokenRequest(app=app, email=email))
        return (await self._client.execute(call)).parsed
