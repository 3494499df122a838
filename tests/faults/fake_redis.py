"""A faulty Redis server: it hangs, disconnects, or sends the same bytes in reply to any command."""

from __future__ import annotations

import socket
import threading
from collections.abc import Generator
from contextlib import contextmanager, suppress


@contextmanager
def fake_redis(answer: bytes | None) -> Generator[str]:
    """Reply to everything with these bytes, and return the URL. No bytes: disconnect. None: never reply."""
    open_sockets: list[socket.socket] = []

    def serve(connection: socket.socket) -> None:
        with suppress(OSError):
            while connection.recv(65536):
                if answer == b"":
                    connection.close()
                elif answer is not None:
                    connection.sendall(answer)

    def listen(door: socket.socket) -> None:
        with suppress(OSError):
            while True:
                connection, _ = door.accept()
                open_sockets.append(connection)
                threading.Thread(target=serve, args=(connection,), daemon=True).start()

    with socket.create_server(("127.0.0.1", 0), backlog=128) as door:
        listener = threading.Thread(target=listen, args=(door,), daemon=True)
        listener.start()
        try:
            yield f"redis://127.0.0.1:{door.getsockname()[1]}/0"
        finally:
            door.shutdown(socket.SHUT_RDWR)
            for each in open_sockets:
                with suppress(OSError):
                    each.shutdown(socket.SHUT_RDWR)
                each.close()
            listener.join()
