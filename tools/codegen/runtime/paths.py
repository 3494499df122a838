"""The path of a request as the document writes it: `/orders/7` is one of `/orders/{orderId}`."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

import httpx

from .secrets import MASK
from .tables import SECRETS, TEMPLATES


class _Template(NamedTuple):
    method: str
    path: str
    match: Callable[[str], re.Match[str] | None]
    names: list[str]


def _template(method: str, path: str) -> _Template:
    literals, names = re.split(r"\{[^}]*\}", path), re.findall(r"\{([^}]*)\}", path)
    return _Template(method, path, re.compile("([^/]+)".join(map(re.escape, literals))).fullmatch, names)


_TEMPLATES = [_template(*each) for each in TEMPLATES]


def documented(request: httpx.Request) -> tuple[str, str]:
    """Return method and path of a request as the tables of operations have them."""
    found = _find(request) if _TEMPLATES else None
    return (request.method, request.url.path) if found is None else (request.method, found[0].path)


def shown_path(request: httpx.Request) -> str:
    """Return the path of a request as a log may show it."""
    found = _find(request) if _TEMPLATES else None
    if found is None:
        return request.url.path
    template, match = found
    shown = template.path
    for name, value in zip(template.names, match.groups(), strict=True):
        shown = shown.replace(f"{{{name}}}", MASK if name in SECRETS else value)
    return shown


def _find(request: httpx.Request) -> tuple[_Template, re.Match[str]] | None:
    path = request.url.raw_path.partition(b"?")[0].decode("ascii")  # a slash in a value is still encoded
    for template in _TEMPLATES:
        if template.method == request.method and (match := template.match(path)) is not None:
            return template, match
    return None
