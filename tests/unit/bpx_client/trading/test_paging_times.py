"""The start and the end of a history of candles may be given as a datetime or as Unix seconds."""

from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest

from bpx_client import connect
from bpx_client.trading import paginate

START = 1_753_574_400


@pytest.mark.parametrize(
    "moment",
    [START, datetime.fromtimestamp(START, UTC), datetime.fromtimestamp(START, UTC) + timedelta(milliseconds=999)],
    ids=["seconds", "a datetime", "a datetime within the second"],
)
def test_candles_are_read_from_a_moment_on(moment: int | datetime) -> None:
    asked: list[str] = []

    def note(request: httpx.Request) -> httpx.Response:
        asked.append(request.url.params["startTime"])
        return httpx.Response(200, json=[])

    with httpx.Client(transport=httpx.MockTransport(note)) as http:
        method: Any = connect(http_client=http).markets.get_klines
        assert list(paginate(method, symbol="S", interval="1m", start_time=moment, end_time=START + 60)) == []

    assert asked[0] == str(START)
