"""`make drift` finds the document on a documentation page, and gives up on a server that doesn't answer."""

from __future__ import annotations

import json
import socket
from collections.abc import Generator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from time import monotonic, sleep

import pytest

from tests.unit.tools.test_drift import DOCUMENT
from tools.drift.__main__ import main


def test_an_unreachable_url_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["http://127.0.0.1:9/openapi.json"]) == 2
    assert "http://127.0.0.1:9/openapi.json can't be read" in capsys.readouterr().err


@contextmanager
def serving(page: bytes, *, pause: float = 0) -> Generator[str]:
    """A server that answers every path but `/openapi.json` with a page, byte by byte where there is a pause."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = json.dumps(DOCUMENT).encode() if self.path == "/openapi.json" else page
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            try:
                for start in range(0, len(body), 1 if pause else len(body)):
                    self.wfile.write(body[start : start + (1 if pause else len(body))])
                    sleep(pause)
            except OSError:
                return  # whoever asked has gone

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


BRACES = {**DOCUMENT, "info": {"title": "Exchange", "version": "1", "description": "A description with { braces } {"}}


PAGES = {
    "a script": f"<html><script>const __redoc_state = {{menu: {{}}, spec: {json.dumps(BRACES)}}};</script>",
    "a script, the version last": f"<!doctype html><script>x={json.dumps(dict(reversed(BRACES.items())))}</script>",
    "an attribute": '<div data-spec="' + json.dumps(DOCUMENT).replace('"', "&quot;") + '"></div>',
    "a link": '<redoc spec-url="/openapi.json"></redoc>',
}


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES.keys())
def test_the_document_is_found_in_a_documentation_page(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], page: str
) -> None:
    ours, accepted = tmp_path / "ours.yaml", tmp_path / "accepted.yaml"
    ours.write_text(json.dumps(DOCUMENT))
    accepted.write_text("[]")

    with serving(page.encode()) as address:
        status = main([address, "--document", str(ours), "--accepted", str(accepted)])

    assert (status, capsys.readouterr().err) == (0, "")


def test_a_page_without_a_document_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    with serving(b"<html>Nothing here.</html>") as address:
        assert main([address]) == 2
    assert f"{address} is a page without an OpenAPI document in it" in capsys.readouterr().err


def test_a_slow_download_ends_at_the_deadline(capsys: pytest.CaptureFixture[str]) -> None:
    began = monotonic()
    with serving(b"<html>" * 1000, pause=0.05) as address:
        assert main([address, "--deadline", "0.3"]) == 2
    assert monotonic() - began < 10
    assert "didn't arrive within 0.3 seconds" in capsys.readouterr().err


def test_a_silent_server_ends_at_the_deadline(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        assert main([f"http://127.0.0.1:{silent.getsockname()[1]}/", "--deadline", "0.2"]) == 2
    assert "can't be read" in capsys.readouterr().err
