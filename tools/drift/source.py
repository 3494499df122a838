"""Read an OpenAPI document from a file or a URL: YAML, JSON, or a documentation page that embeds it."""

from __future__ import annotations

import asyncio
import html
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import httpx
import yaml

from .facts import DocumentError

PUBLISHED = "https://docs.backpack.exchange/"
"""The exchange's documentation page, which embeds the document."""

DEADLINE = 60.0
"""The time limit of a download, in seconds."""

MAXIMUM_SIZE = 50_000_000
"""The size limit of a download, in bytes."""

MOST_BRACES = 2000
"""The number of opening braces that are tried as the beginning of an embedded document."""

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_VERSION = re.compile(r'"openapi"\s*:\s*"3')
_LINK = re.compile(
    r"""(?:spec-?url|data-url|specUrl|url)["']?\s*[=:]\s*["']([^"'<>\s]+\.(?:json|ya?ml)[^"'<>\s]*)["']"""
)


def read(source: str, *, deadline: float = DEADLINE) -> dict[str, Any]:
    """Read an OpenAPI document, or an AsyncAPI one.

    Args:
        source: A file or an http(s) URL, of the document or of a page that embeds it or links to it.
        deadline: The time limit of a download, in seconds.

    Raises:
        DocumentError: it can't be read, or is neither.
    """
    text = _text(source, deadline)
    if not text.lstrip("\ufeff \t\r\n").startswith("<"):
        return _document(source, text)
    embedded = next(_embedded(text), None) or next(_embedded(html.unescape(text)), None)
    if embedded is not None:
        return embedded
    link = _LINK.search(html.unescape(text))
    if link is None:
        raise DocumentError(f"{source} is a page without an OpenAPI document in it; name the document itself")
    linked = urljoin(source, link[1])
    return _document(linked, _text(linked, deadline))


def _text(source: str, deadline: float) -> str:
    try:
        if source.startswith(("http://", "https://")):
            content = asyncio.run(_download(source, deadline))
        else:
            content = Path(source).read_bytes()
    except (httpx.HTTPError, httpx.InvalidURL, OSError) as error:
        raise DocumentError(f"{source} can't be read: {error or type(error).__name__}") from None
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise DocumentError(
            f"{source} can't be read: it isn't UTF-8 text ({error.reason} at byte {error.start})"
        ) from None


async def _download(url: str, deadline: float) -> bytes:
    content = bytearray()
    try:
        async with (
            asyncio.timeout(deadline),
            httpx.AsyncClient(timeout=deadline, follow_redirects=True) as http,
            http.stream("GET", url) as response,
        ):
            response.raise_for_status()
            async for chunk in response.aiter_bytes():
                content += chunk
                if len(content) > MAXIMUM_SIZE:
                    raise DocumentError(f"{url} has more than {MAXIMUM_SIZE:,} bytes: not an OpenAPI document")
    except TimeoutError:
        raise DocumentError(f"{url} can't be read: it didn't arrive within {deadline:g} seconds") from None
    return bytes(content)


def _document(source: str, text: str) -> dict[str, Any]:
    try:
        document: Any = json.loads(text)
    except (ValueError, RecursionError):
        try:
            document = yaml.load(text, Loader=_LOADER)
        except (yaml.YAMLError, ValueError, RecursionError) as error:
            raise DocumentError(f"{source} can't be read: {error}") from None
    found: dict[str, Any] = document if isinstance(document, dict) else {}
    if not any(isinstance(found.get(member), dict) for member in ("paths", "channels")):
        raise DocumentError(f"{source} isn't an OpenAPI document: it has no paths (nor is it AsyncAPI, with channels)")
    return found


def _embedded(page: str) -> Iterator[dict[str, Any]]:
    """Yield the OpenAPI documents that a page contains as JSON, such as in a script."""
    decoder = json.JSONDecoder()
    for version in _VERSION.finditer(page):
        start = version.start()
        for _ in range(MOST_BRACES):
            start = page.rfind("{", 0, start)
            if start < 0:
                break
            try:
                found, end = decoder.raw_decode(page, start)
            except (ValueError, RecursionError):  # a brace in a string, or of the script itself
                continue
            if end > version.end():
                if isinstance(found, dict) and isinstance(found.get("paths"), dict):
                    yield found
                break
