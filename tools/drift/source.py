"""Where the published document comes from: a file or an address, as YAML, as JSON, or inside a documentation page."""

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

from .shapes import DocumentError

PUBLISHED = "https://docs.backpack.exchange/"
"""The exchange's documentation page; it has the document embedded."""

DEADLINE = 60.0
"""Seconds for a whole download, however it trickles."""

MAXIMUM_SIZE = 50_000_000
"""Bytes beyond which a source is no OpenAPI document."""

MOST_BRACES = 2000
"""How many opening braces before the version are tried as the document's own."""

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_VERSION = re.compile(r'"openapi"\s*:\s*"3')
_LINK = re.compile(
    r"""(?:spec-?url|data-url|specUrl|url)["']?\s*[=:]\s*["']([^"'<>\s]+\.(?:json|ya?ml)[^"'<>\s]*)["']"""
)


def read(source: str, *, deadline: float = DEADLINE) -> dict[str, Any]:
    """Read an OpenAPI document, or an AsyncAPI one.

    Args:
        source: A file, or an http(s) address: of the document, or of a page that has it embedded or links to it.
        deadline: Seconds for a download.

    Raises:
        DocumentError: it can't be had, or is neither.
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
            content = asyncio.run(_downloaded(source, deadline))
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


async def _downloaded(address: str, deadline: float) -> bytes:
    content = bytearray()
    try:
        async with (
            asyncio.timeout(deadline),
            httpx.AsyncClient(timeout=deadline, follow_redirects=True) as http,
            http.stream("GET", address) as answer,
        ):
            answer.raise_for_status()
            async for piece in answer.aiter_bytes():
                content += piece
                if len(content) > MAXIMUM_SIZE:
                    raise DocumentError(f"{address} has more than {MAXIMUM_SIZE:,} bytes: not an OpenAPI document")
    except TimeoutError:
        raise DocumentError(f"{address} can't be read: it didn't arrive within {deadline:g} seconds") from None
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
    """Find JSON objects in a page that are OpenAPI documents, as documentation pages keep them in a script."""
    decoder = json.JSONDecoder()
    for version in _VERSION.finditer(page):
        start = version.start()
        for _ in range(MOST_BRACES):
            start = page.rfind("{", 0, start)
            if start < 0:
                break
            try:
                found, end = decoder.raw_decode(page, start)
            except (ValueError, RecursionError):  # a brace within a text, or of the script itself
                continue
            if end > version.end():
                if isinstance(found, dict) and isinstance(found.get("paths"), dict):
                    yield found
                break
