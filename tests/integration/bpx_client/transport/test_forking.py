"""A fork: it waits for OpenSSL, and the child begins with connections of its own, whichever transport is used."""

import os
import subprocess
import sys
import textwrap
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import httpx
import pytest

from bpx_auth.fork_safety import OpenSSL
from bpx_sandbox import RunningSandbox

pytestmark = [
    pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork here"),
    # That it works beside threads is what is tested.
    pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning"),
]


def run(body: str, sandbox: RunningSandbox, **environment: str) -> list[str]:
    """Run a program against the local exchange and return the lines that it prints."""
    begin = "import asyncio, os, sys, httpx\nfrom bpx_client import aconnect, connect, RateLimits\n"
    begin += "def say(*words): os.write(1, (' '.join(words) + chr(10)).encode())  # a line at once\n"
    program = [sys.executable, "-W", "ignore::DeprecationWarning", "-c", begin + textwrap.dedent(body)]
    environment = {**os.environ, **sandbox.environment, **environment}
    done = subprocess.run(program, env=environment, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout.splitlines()


def test_a_child_has_connections_of_its_own_and_its_parents_go_on(bpx_sandbox: RunningSandbox) -> None:
    lines = run(
        """
        bpx = connect(rate_limits=RateLimits())
        say("before", bpx.system.ping())
        child = os.fork()
        say("child" if child == 0 else "parent", bpx.system.ping())
        bpx.close()
        if child:
            assert os.waitpid(child, 0)[1] == 0
        """,
        bpx_sandbox,
    )

    assert sorted(lines) == ["before pong", "child pong", "parent pong"]


class Proxy(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        body = httpx.get(self.path, trust_env=False).content
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def proxy() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Proxy) as server:
        server.daemon_threads = True
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def test_a_child_goes_through_a_proxy_by_connections_of_its_own(bpx_sandbox: RunningSandbox, proxy: str) -> None:
    lines = run(
        """
        bpx = connect(timeout=5.0)
        say("before", bpx.system.ping())
        child = os.fork()
        say("child" if child == 0 else "parent", bpx.system.ping())
        bpx.close()
        if child:
            assert os.waitpid(child, 0)[1] == 0
        """,
        bpx_sandbox,
        http_proxy=proxy,
        no_proxy="",
    )

    assert sorted(lines) == ["before pong", "child pong", "parent pong"]


def test_a_users_own_client_is_refused_in_a_child(bpx_sandbox: RunningSandbox) -> None:
    lines = run(
        """
        bpx = connect(http_client=httpx.Client())
        child = os.fork()
        try:
            say("child" if child == 0 else "parent", bpx.system.ping())
        except Exception as error:
            say(str(error))
        if child:
            assert os.waitpid(child, 0)[1] == 0
        """,
        bpx_sandbox,
    )

    [refused] = [line for line in lines if line != "parent pong"]
    assert refused.startswith("http_client: belongs to process ")
    assert refused.endswith("Create the httpx client and call connect() after the fork")


def test_a_child_trades_in_an_event_loop_of_its_own_and_not_in_its_parents(bpx_sandbox: RunningSandbox) -> None:
    lines = run(
        """
        bpx = aconnect()

        async def talk(name):
            say(name, await bpx.system.ping())

        async def fork():
            await talk("before")
            child = os.fork()
            if child == 0:
                try:
                    await talk("child")
                except Exception as error:
                    say(type(error).__name__)
                return child
            await talk("parent")
            return child

        loop = asyncio.new_event_loop()
        child = loop.run_until_complete(fork())
        if child:
            assert os.waitpid(child, 0)[1] == 0
            loop.run_until_complete(bpx.aclose())
            loop.close()
        else:
            asyncio.run(talk("own loop"))
            os._exit(0)  # nobody can close the parent's loop here: at its end Python may warn of what is left in it
        """,
        bpx_sandbox,
    )

    assert sorted(lines) == ["EventLoopError", "before pong", "own loop pong", "parent pong"]


def test_an_event_loop_of_the_parents_is_refused_in_a_child(bpx_sandbox: RunningSandbox) -> None:
    """Parent and child would take each other's events."""
    lines = run(
        """
        bpx, loop = aconnect(), asyncio.new_event_loop()

        async def talk(name):
            say(name, await bpx.system.ping())

        loop.run_until_complete(talk("before"))
        child = os.fork()
        if child == 0:
            try:
                loop.run_until_complete(talk("child"))
            except Exception as error:
                say(str(error))
        else:
            loop.run_until_complete(talk("parent"))
            assert os.waitpid(child, 0)[1] == 0
        """,
        bpx_sandbox,
    )

    assert sorted(lines)[:2] == ["before pong", "parent pong"]
    assert sorted(lines)[2].startswith("this event loop belongs to the process that this one was forked from")


def test_a_client_that_is_opened_before_a_fork_is_used_after_it_alone(bpx_sandbox: RunningSandbox) -> None:
    """That is how a server forks its workers."""
    lines = run(
        """
        import bpx_client.transport.connection_async

        bpx = aconnect()

        async def talk(name):
            say(name, await bpx.system.ping())

        child = os.fork()
        asyncio.run(talk("child" if child == 0 else "parent"))
        if child:
            assert os.waitpid(child, 0)[1] == 0
        """,
        bpx_sandbox,
    )

    assert sorted(lines) == ["child pong", "parent pong"]


def test_a_fork_waits_for_a_call_of_openssl_and_the_next_call_for_the_fork() -> None:
    """A child whose parent forked within OpenSSL would hang at its first TLS connection."""
    began = threading.Event()
    ended: dict[str, float] = {}

    def call() -> None:
        with OpenSSL():
            began.set()
            time.sleep(0.3)
            ended["call"] = time.monotonic()

    def call_next() -> None:
        began.wait()
        time.sleep(0.1)  # until the fork waits
        with OpenSSL():
            ended["next call"] = time.monotonic()

    threads = [threading.Thread(target=each) for each in (call, call_next)]
    for thread in threads:
        thread.start()
    began.wait()
    child = os.fork()
    if child == 0:
        os._exit(0)
    ended["fork"] = time.monotonic()
    for thread in threads:
        thread.join()

    assert os.waitpid(child, 0)[1] == 0
    assert ended["fork"] >= ended["call"]


def test_a_child_does_not_wait_for_threads_that_only_its_parent_has(bpx_sandbox: RunningSandbox) -> None:
    lines = run(
        """
        import threading, time

        bpx, signed, done = connect(), threading.Event(), threading.Event()

        def trade():
            bpx.account.get_account()
            signed.set()
            done.wait()

        thread = threading.Thread(target=trade)
        thread.start()
        signed.wait()
        child = os.fork()
        if child:
            assert os.waitpid(child, 0)[1] == 0
            done.set()
            thread.join()
        else:
            began = time.monotonic()
            grandchild = os.fork()
            say("child" if grandchild else "grandchild", "quickly" if time.monotonic() - began < 0.9 else "late")
            if grandchild:
                assert os.waitpid(grandchild, 0)[1] == 0
        """,
        bpx_sandbox,
    )

    assert sorted(lines) == ["child quickly", "grandchild quickly"]
