"""Closed candles for tasks and threads: by the stream, and by REST after a lost connection."""

from __future__ import annotations

import asyncio
import json
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from http import HTTPStatus
from typing import Any

import pytest
from websockets.asyncio.server import ServerConnection
from websockets.http11 import Request, Response

from bpx_client import aconnect, connect
from bpx_client.errors import InvalidArgumentError
from bpx_client.streams import Candle, ConnectionPolicy, following, live_candles

from .stream_server import StreamServer

QUICK = ConnectionPolicy(first_wait=0.01, longest_wait=0.05)
MINUTE = timedelta(minutes=1)


class Exchange(StreamServer):
    """A server of one market's candles; minute 0 is ten minutes ago."""

    def __init__(self) -> None:
        super().__init__()
        self.start = datetime.now(UTC).replace(second=0, microsecond=0) - 10 * MINUTE
        self.past: list[dict[str, Any]] = []

    def candle(self, minute: int) -> dict[str, Any]:
        start = self.start + minute * MINUTE
        times = {"start": f"{start:%Y-%m-%d %H:%M:%S}", "end": f"{start + MINUTE:%Y-%m-%d %H:%M:%S}"}
        prices = dict.fromkeys(("open", "high", "low", "close", "quoteVolume"), str(100 + minute))
        return {**times, **prices, "volume": "1", "trades": "1"}

    def tell(self, minute: int, *, closed: bool) -> None:
        start = self.start + minute * MINUTE
        times = {"t": f"{start:%Y-%m-%dT%H:%M:%S}", "T": f"{start + MINUTE:%Y-%m-%dT%H:%M:%S}"}
        prices = dict.fromkeys("ohlc", str(100 + minute))
        data = {"e": "kline", "E": 1, "s": "SOL_USDC", **times, **prices, "v": "1", "n": 1, "X": closed}
        self.send(json.dumps({"data": data, "stream": "kline.1m.SOL_USDC"}))

    def minute_of(self, candle: Candle) -> int:
        minute = (candle.start - self.start) // MINUTE
        assert candle.close == 100 + minute
        return minute

    def _answer(self, connection: ServerConnection, request: Request) -> Response | None:
        if not request.path.startswith("/api/v1/klines"):
            return super()._answer(connection, request)
        response = connection.respond(HTTPStatus.OK, json.dumps(self.past))
        del response.headers["Content-Type"]
        response.headers["Content-Type"] = "application/json"
        return response


@pytest.fixture
def exchange(monkeypatch: pytest.MonkeyPatch) -> Iterator[Exchange]:
    monkeypatch.setattr(following, "FIRST_WAIT", 0.02)
    monkeypatch.setattr(following, "LONGEST_WAIT", 0.05)
    monkeypatch.setattr(live_candles, "LOOK", 0.05)
    with Exchange() as running:
        yield running


def test_candles_come_once_and_in_order_over_a_lost_connection(exchange: Exchange) -> None:
    async def main() -> None:
        async with (
            aconnect(base_url=exchange.base_url) as bpx,
            bpx.streams(policy=QUICK) as streams,
            streams.candles("SOL_USDC", "1m") as candles,
        ):
            await exchange.await_(lambda: exchange.subscribed)
            exchange.tell(0, closed=True)
            exchange.tell(1, closed=False)
            assert exchange.minute_of(await anext(candles)) == 0
            exchange.past = [exchange.candle(1), exchange.candle(2)]
            exchange.drop()
            await exchange.await_(lambda: len(exchange.subscribed) == 2)
            exchange.tell(3, closed=True)
            assert [exchange.minute_of(await anext(candles)) for _ in range(3)] == [1, 2, 3]
            await streams.aclose()
            assert all([each.is_empty async for each in candles]), "those up to now, as far as they were told"

    asyncio.run(main())


def test_candles_since_a_time_for_threads(exchange: Exchange) -> None:
    before = threading.active_count()
    exchange.past = [exchange.candle(minute) for minute in range(3)]
    with connect(base_url=exchange.base_url) as bpx, bpx.streams(policy=QUICK) as streams:
        with streams.candles("SOL_USDC", "1m", since=exchange.start) as candles:
            assert [exchange.minute_of(each) for _, each in zip(range(3), candles, strict=False)] == [0, 1, 2]
        with pytest.raises(InvalidArgumentError, match="interval"):
            streams.candles("SOL_USDC", "7m")  # type: ignore[arg-type]
        with pytest.raises(InvalidArgumentError, match="did you mean 'SOL_USDC'"), streams.candles("sol_usdc", "1m"):
            pass
    assert threading.active_count() == before
