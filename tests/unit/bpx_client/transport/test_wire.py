"""The parser of responses: what a server sends beyond its response is never taken for another one."""

import httpx
import pytest

from bpx_client.transport.wire import ResponseParser


def test_more_than_the_response_is_refused() -> None:
    parser = ResponseParser()
    parser.receive_data(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")
    assert parser.complete

    with pytest.raises(httpx.RemoteProtocolError, match="more than its response"):
        parser.receive_data(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nno")
