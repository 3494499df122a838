"""Bodies in other forms than plain JSON, and parameters that aren't a single text."""

import json
from email import message_from_bytes
from typing import Any

import httpx
import pytest

from bpx_api import encoding
from bpx_api.calls import Call
from bpx_api.errors import InvalidArgumentError
from bpx_api.secrets import hide

FIELDS: dict[str, Any] = {"name": "a b&c", "size": "1.50", "on": True, "count": 7, "ids": ["x", "y"], "own": {"a": [1]}}


def unread(answer: httpx.Response) -> None:
    """Read nothing."""


def request(body: Any, encode: Any, method: str = "POST") -> httpx.Request:
    """The request of a call with a body."""
    call = Call(operation="echo", method=method, path="/", read=unread, body=body, encode=encode)
    return call.request("http://localhost", (), {})


def test_a_form_has_a_field_for_each_value() -> None:
    sent = request(FIELDS, encoding.form)

    assert sent.headers["Content-Type"] == "application/x-www-form-urlencoded"
    assert httpx.QueryParams(sent.content.decode()).multi_items() == [
        ("name", "a b&c"),
        ("size", "1.50"),
        ("on", "true"),
        ("count", "7"),
        ("ids", "x"),
        ("ids", "y"),
        ("own", '{"a":[1]}'),
    ]


def test_a_multipart_form_has_a_part_for_each_value_and_bytes_are_files() -> None:
    sent = request({**FIELDS, "file": b"\x00\xff\r\n--"}, encoding.multipart)

    message = message_from_bytes(b"Content-Type: %s\r\n\r\n%s" % (sent.headers["Content-Type"].encode(), sent.content))
    parts = [
        (part.get_param("name", header="content-disposition"), part.get_filename(), part.get_payload(decode=True))
        for part in message.walk()
        if not part.is_multipart()
    ]
    assert parts[:4] == [
        ("name", None, b"a b&c"),
        ("size", None, b"1.50"),
        ("on", None, b"true"),
        ("count", None, b"7"),
    ]
    assert parts[4:] == [
        ("ids", None, b"x"),
        ("ids", None, b"y"),
        ("own", None, b'{"a":[1]}'),
        ("file", "file", b"\x00\xff\r\n--"),
    ]


@pytest.mark.parametrize(
    ("encode", "body", "content", "media"),
    [
        (encoding.json_as("application/vnd.note+json"), {"a": 1}, b'{"a":1}', "application/vnd.note+json"),
        (encoding.text_as("text/plain"), "größer", "größer".encode(), "text/plain; charset=utf-8"),
        (encoding.text_as("text/csv; charset=utf-8"), "a,b", b"a,b", "text/csv; charset=utf-8"),
        (encoding.text_as("text/plain"), hide("pin"), b"pin", "text/plain; charset=utf-8"),
        (encoding.bytes_as("image/png"), b"\x00\xff", b"\x00\xff", "image/png"),
    ],
    ids=["JSON", "text", "CSV", "a secret", "bytes"],
)
def test_a_body_is_sent_under_its_media_type(encode: Any, body: Any, content: bytes, media: str) -> None:
    sent = request(body, encode)

    assert (sent.content, sent.headers["Content-Type"]) == (content, media)
    assert sent.headers["Content-Length"] == str(len(content))


def test_a_get_with_a_body_states_its_length() -> None:
    assert request(b"abc", encoding.bytes_as("application/octet-stream"), "GET").headers["Content-Length"] == "3"


def test_an_object_is_a_parameter_for_each_of_its_members() -> None:
    assert encoding.members({"x": 1, "ids": ["a", "b"]}) == [("x", "1"), ("ids", "a"), ("ids", "b")]
    assert encoding.members({"x": {"y": False}, "ids": ["a"]}, "filter") == [
        ("filter[x][y]", "false"),
        ("filter[ids]", "a"),
    ]


def test_a_list_is_one_text_unless_that_would_make_two_items_of_one() -> None:
    assert encoding.joined("ids", ["a", "b c"], ",") == "a,b c"
    assert encoding.joined_members("filter", {"x": 1, "y": "a"}, ",", "=") == "x=1,y=a"
    assert encoding.joined_members("filter", {"x": 1, "y": "a"}, ",", ",") == "x,1,y,a"
    with pytest.raises(InvalidArgumentError, match=r"ids.*','"):
        encoding.joined("ids", ["a,b"], ",")


def test_cookies_are_one_header() -> None:
    assert encoding.cookies(["a=1", "b=2"]) == {"Cookie": "a=1; b=2"}
    assert encoding.cookies([]) == {}


def test_json_in_a_parameter_is_written_without_spaces() -> None:
    assert json.loads(encoding.json_text({"a": [1]})) == {"a": [1]}
    assert " " not in encoding.json_text({"a": [1, 2]})
