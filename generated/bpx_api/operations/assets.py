"""Assets: assets, their blockchains, and their weight as collateral."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..client import AsyncClient, Client
    from ..models.collateral_summary import CollateralSummary
    from ..models.market_asset import MarketAsset


class AssetsOperations:
    """Assets, their blockchains, and their weight as collateral."""

    def __init__(self, client: Client) -> None:
        self._client = client

    def get_assets(self, *, country: str | None = None) -> list[MarketAsset]:
        """List assets.

        Lists the assets of the exchange, with the minimums and fees for deposits and withdrawals on each blockchain.

        Args:
            country: Country as a two-letter code (ISO 3166-1). Only assets that are available there are listed.

        Returns:
            The assets.

        Raises:
            InvalidArgumentError: an argument was refused before anything was sent.
            ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
            TransportError: no answer came.

        Source: `GET /api/v1/assets`, https://docs.backpack.exchange/#tag/Assets/operation/get_assets
        """
        from ..api.assets import get_assets

        call = get_assets.call(country=country)
        return self._client.execute(call).parsed

    def get_collateral_parameters(self) -> list[CollateralSummary]:
        """List collateral parameters of assets.

        Lists the assets that serve as collateral, each with its margin functions and the haircut on its value.
        `get_collateral` has the holdings of the account.

        Returns:
            The parameters, by asset.

        Raises:
            ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
            TransportError: no answer came.

        Source: `GET /api/v1/collateral`, https://docs.backpack.exchange/#tag/Assets/operation/get_collateral_parameters
        """
        from ..api.assets import get_collateral_parameters

        call = get_collateral_parameters.call()
        return self._client.execute(call).parsed


class AsyncAssetsOperations:
    """Assets, their blockchains, and their weight as collateral."""

    def __init__(self, client: AsyncClient) -> None:
        self._client = client

    async def get_assets(self, *, country: str | None = None) -> list[MarketAsset]:
        """List assets.

        Lists the assets of the exchange, with the minimums and fees for deposits and withdrawals on each blockchain.

        Args:
            country: Country as a two-letter code (ISO 3166-1). Only assets that are available there are listed.

        Returns:
            The assets.

        Raises:
            InvalidArgumentError: an argument was refused before anything was sent.
            ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
            TransportError: no answer came.

        Source: `GET /api/v1/assets`, https://docs.backpack.exchange/#tag/Assets/operation/get_assets
        """
        from ..api.assets import get_assets

        call = get_assets.call(country=country)
        return (await self._client.execute(call)).parsed

    async def get_collateral_parameters(self) -> list[CollateralSummary]:
        """List collateral parameters of assets.

        Lists the assets that serve as collateral, each with its margin functions and the haircut on its value.
        `get_collateral` has the holdings of the account.

        Returns:
            The parameters, by asset.

        Raises:
            ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
            TransportError: no answer came.

        Source: `GET /api/v1/collateral`, https://docs.backpack.exchange/#tag/Assets/operation/get_collateral_parameters
        """
        from ..api.assets import get_collateral_parameters

        call = get_collateral_parameters.call()
        return (await self._client.execute(call)).parsed
