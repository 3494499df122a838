"""Recordings: what arrived, with its times, in a compressed file; and the same events, book and account from it.

A recording is JSON Lines, compressed by gzip; each line has its time (`recorded`) and one of:

- `frame`: a frame, to the byte as it came, or `frame_base64` where it isn't JSON on one line;
- `answer`: the body of an answer of REST, with `operation` and `arguments`: a book needs a snapshot;
- `connection`: what happened to it, such as `lost`.

A line may have more members, and a file that isn't compressed is read too. What a program that was killed has written
is read as far as it goes. A recording of an account's streams tells its orders and balances, but no keys.
"""

from __future__ import annotations

import gzip
import logging
import zlib
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from decimal import Decimal
from os import PathLike
from pathlib import Path
from threading import Lock
from types import TracebackType
from typing import Any, Final, Self, TypeAlias, TypeVar, overload

import msgspec

from bpx_api.errors import InvalidArgumentError
from bpx_api.events import BookTicker, DepthUpdate, Event
from bpx_api.models import Balance, Depth, HistoricalOrder, Order, OrderFill, Position
from bpx_api.streaming import Channel
from bpx_api.values import to_utc

from .account import AccountChange, AccountState
from .order_book import OrderBook, Outcome
from .parsing import StreamMessage, parse_frame

E = TypeVar("E", bound=Event)
T = TypeVar("T")

log: logging.Logger = logging.getLogger("bpx")

LEVEL: Final = 3
"""Level of the compression."""

AT_ONCE: Final = 200
"""Lines that are compressed at once."""

FLUSHED: Final = 5
"""Compressions after which what was written can be read, whatever becomes of the program."""

MAGIC: Final = b"\x1f\x8b"
"""The first bytes of a gzip file."""

LOST: Final = "lost"
"""The `connection` of one that was lost."""


@dataclass(frozen=True, slots=True)
class RecordedFrame:
    """A frame."""

    recorded: datetime
    """When it arrived (UTC)."""
    content: bytes = field(repr=False)
    """The frame as it came."""


@dataclass(frozen=True, slots=True)
class RecordedAnswer:
    """An answer of REST."""

    recorded: datetime
    """When it arrived (UTC)."""
    operation: str
    """The operation, such as `get_depth`."""
    arguments: Mapping[str, Any]
    """Its arguments."""
    content: bytes = field(repr=False)
    """The body as it came."""


@dataclass(frozen=True, slots=True)
class RecordedConnection:
    """Something that happened to the connection."""

    recorded: datetime
    """When it happened (UTC)."""
    state: str
    """The event, such as `lost`."""


Recorded: TypeAlias = RecordedFrame | RecordedAnswer | RecordedConnection
"""A line of a recording."""


class Recorder:
    """Writes a recording; use it in a `with` block. Safe to share between threads.

    Args:
        path: The file, such as `sol.jsonl.gz`; a new one.
        clock: Gives the time.

    Raises:
        InvalidArgumentError: there is a file of this name already.
    """

    def __init__(self, path: str | PathLike[str], *, clock: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self.path: Path = Path(path)
        self._clock = clock
        try:
            self._file: gzip.GzipFile | None = gzip.GzipFile(self.path, "xb", compresslevel=LEVEL)
        except FileExistsError:
            raise InvalidArgumentError("path", f"{self.path} is there already; choose another name") from None
        self._lock = Lock()
        self._waiting: list[bytes] = []
        self._compressions = 0

    def frame(self, content: bytes, recorded: datetime | None = None) -> None:
        """Write a frame that has arrived.

        Args:
            content: The frame.
            recorded: When it arrived. None: now.
        """
        if content == content.strip() and _is_json_line(content):  # JSON loses white space around it
            self._write(recorded, b'"frame":', content)
        else:
            self._write(recorded, b'"frame_base64":"', b64encode(content), b'"')

    def answer(
        self, operation: str, arguments: Mapping[str, Any], content: bytes, recorded: datetime | None = None
    ) -> None:
        """Write an answer of REST.

        Args:
            operation: The operation, such as `get_depth`.
            arguments: What it was called with.
            content: The JSON body.
            recorded: When it arrived. None: now.
        """
        described = msgspec.json.encode({"operation": operation, "arguments": dict(arguments)})[1:-1]
        compact = content if _is_json_line(content) else msgspec.json.format(content, indent=-1)
        self._write(recorded, described, b',"answer":', compact)

    def connection(self, state: str, recorded: datetime | None = None) -> None:
        """Write what happened to the connection.

        Args:
            state: What it was; `lost` makes a book and an account begin anew.
            recorded: When it happened. None: now.
        """
        self._write(recorded, b'"connection":', msgspec.json.encode(state))

    def close(self) -> None:
        """Finish the file."""
        with self._lock:
            file, self._file = self._file, None
            if file is not None:
                with file:
                    self._compress(file)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def _write(self, recorded: datetime | None, *parts: bytes) -> None:
        time = msgspec.json.encode((recorded or self._clock()).astimezone(UTC))
        line = b"".join((b'{"recorded":', time, b",", *parts, b"}\n"))
        with self._lock:
            if self._file is None:
                raise InvalidArgumentError("path", f"the recording {self.path} is closed")
            self._waiting.append(line)
            if len(self._waiting) >= AT_ONCE:
                self._compress(self._file)

    def _compress(self, file: gzip.GzipFile) -> None:
        file.write(b"".join(self._waiting))
        self._waiting.clear()
        self._compressions += 1
        if self._compressions % FLUSHED == 0:
            file.flush()


class SafeRecorder:
    """Writes a recording beside the live streams, which a full disk must not end.

    Args:
        recorder: The recording.
    """

    def __init__(self, recorder: Recorder) -> None:
        self._recorder: Recorder | None = recorder

    def tee(self, receive: Callable[[bytes], None]) -> Callable[[bytes], None]:
        """A function that writes a frame and passes it on."""

        def received(frame: bytes) -> None:
            self._write(lambda recorder: recorder.frame(frame))
            receive(frame)

        return received

    def connection(self, state: str) -> None:
        """Write what happened to the connection."""
        self._write(lambda recorder: recorder.connection(state))

    def answer(self, operation: str, arguments: Mapping[str, Any], answer: object) -> None:
        """Write an answer of REST, as `to_dict` gives it."""
        self._write(lambda recorder: recorder.answer(operation, arguments, msgspec.json.encode(answer)))

    def _write(self, write: Callable[[Recorder], None]) -> None:
        if self._recorder is None:
            return
        try:
            write(self._recorder)
        except Exception as error:
            log.error("streams: nothing more is recorded to %s: %s", self._recorder.path, error)
            self._recorder = None


def read_recording(path: str | PathLike[str]) -> Iterator[Recorded]:
    """Read a recording, line by line, at any size.

    Args:
        path: The file, compressed or not.

    Raises:
        InvalidArgumentError: a line isn't one of a recording; the message says which.
    """
    return _read(path, _recorded)


@overload
def replay(path: str | PathLike[str]) -> Iterator[Event]: ...


@overload
def replay(path: str | PathLike[str], *channels: Channel[E]) -> Iterator[E]: ...


def replay(path: str | PathLike[str], *channels: Channel[Any]) -> Iterator[Any]:
    """Read the events of a recording, as a subscription yields them.

    Args:
        path: The recording.
        channels: The streams; none: all, events of unknown kinds and unreadable ones included.

    Raises:
        InvalidArgumentError: a line isn't one of a recording.
    """
    wanted = {channel.name: channel.event_type for channel in channels}
    for line in _read(path, _frame):
        message = None if line is None else parse_frame(line)
        if isinstance(message, StreamMessage) and (
            not wanted or isinstance(message.event, wanted.get(message.stream, ()))
        ):
            yield message.event


def replay_order_book(path: str | PathLike[str], symbol: str, *, snapshot: Depth | None = None) -> Iterator[OrderBook]:
    """Read a market's order book out of a recording of its depth stream.

    Args:
        path: The recording. It needs an answer of `get_depth`, or `snapshot`.
        symbol: The market.
        snapshot: The book to begin with.

    Yields:
        The book, the same one each time, after each change and each snapshot that it could use. It is checked against
        the tickers of the market, where they were recorded.

    Raises:
        InvalidArgumentError: a line isn't one of a recording.
    """
    book = OrderBook(symbol)
    if snapshot is not None:
        book.seed(snapshot)
    for line in read_recording(path):
        match line:
            case RecordedAnswer(operation="get_depth", arguments={"symbol": asked}) if asked == symbol:
                if book.seed(Depth.from_dict(_to_object(line.content))):
                    yield book
            case RecordedConnection(state="lost"):
                book.reset()
            case RecordedFrame():
                event = _event(line)
                if isinstance(event, BookTicker) and event.symbol == symbol:
                    book.check(event)
                elif isinstance(event, DepthUpdate) and event.symbol == symbol and book.apply(event) is Outcome.APPLIED:
                    yield book
            case _:
                pass


def replay_account(path: str | PathLike[str]) -> Iterator[tuple[AccountState, AccountChange]]:
    """Read an account out of a recording of its streams.

    Args:
        path: The recording. Answers of `get_open_orders`, `get_balances` and `get_positions`, in this order, seed
            the account; those of `get_fills` and `get_order_history` tell what was missed.

    Yields:
        The account, the same one each time, and what happened to it.

    Raises:
        InvalidArgumentError: a line isn't one of a recording.
    """
    state: AccountState | None = None
    answers: dict[str, Any] = {}
    begun = 0
    for line in read_recording(path):
        state = state or AccountState(line.recorded)
        changes: list[AccountChange] = []
        match line:
            case RecordedConnection(state="lost"):
                state.reset()
            case RecordedFrame():
                event = _event(line)
                if event is not None:
                    changes = state.apply(event)
            case RecordedAnswer(operation="get_open_orders"):
                begun = state.begin_seed(line.recorded)
                answers = {"orders": [Order.from_dict(each) for each in _to_objects(line.content)]}
            case RecordedAnswer(operation="get_balances"):
                answers["balances"] = {
                    asset: Balance.from_dict(each) for asset, each in _to_object(line.content).items()
                }
            case RecordedAnswer(operation="get_positions") if answers.keys() == {"orders", "balances"}:
                held = map(Position.from_dict, _to_objects(line.content))
                changes = state.seed(begun, positions=held, **answers)
                answers = {}
            case RecordedAnswer(operation="get_fills"):
                changes = state.add_fills(OrderFill.from_dict(each) for each in _to_objects(line.content))
            case RecordedAnswer(operation="get_order_history"):
                for order in map(HistoricalOrder.from_dict, _to_objects(line.content)):
                    changes += state.settle(order.id, order)
            case _:
                pass
        for change in changes:
            yield state, change


class _Line(msgspec.Struct):
    recorded: str
    frame: msgspec.Raw = msgspec.Raw(b"")
    frame_base64: str | None = None
    operation: str = ""
    arguments: dict[str, Any] = {}
    answer: msgspec.Raw = msgspec.Raw(b"")
    connection: str | None = None


_decode_line = msgspec.json.Decoder(_Line).decode


def _read(path: str | PathLike[str], understand: Callable[[_Line], T]) -> Iterator[T]:
    for number, line in enumerate(_lines(Path(path)), start=1):
        if not line.strip():
            continue
        try:
            found = understand(_decode_line(line))
        except (ValueError, msgspec.DecodeError) as error:
            raise InvalidArgumentError("path", f"line {number} of {path} can't be read: {error}") from None
        yield found


def _frame(line: _Line) -> bytes | None:
    return bytes(line.frame) or (None if line.frame_base64 is None else b64decode(line.frame_base64, validate=True))


def _recorded(line: _Line) -> Recorded:
    recorded = to_utc(datetime.fromisoformat(line.recorded))
    if (frame := _frame(line)) is not None:
        return RecordedFrame(recorded, frame)
    if answer := bytes(line.answer):
        return RecordedAnswer(recorded, line.operation, line.arguments, answer)
    if line.connection is not None:
        return RecordedConnection(recorded, line.connection)
    raise ValueError("it has no frame, answer or connection")


def _lines(path: Path) -> Iterator[bytes]:
    with path.open("rb") as raw:
        compressed = raw.read(len(MAGIC)) == MAGIC
        raw.seek(0)
        with gzip.GzipFile(fileobj=raw) if compressed else raw as file:
            try:
                for line in file:
                    if line.endswith(b"\n") or _is_json_line(line):
                        yield line
                    else:
                        raise EOFError
            except (EOFError, zlib.error, gzip.BadGzipFile):
                log.warning("recording: %s breaks off; what comes before was read", path)


def _event(line: RecordedFrame) -> Event | None:
    message = parse_frame(line.content)
    return message.event if isinstance(message, StreamMessage) else None


def _is_json_line(content: bytes) -> bool:
    try:
        _validate(content)
    except (ValueError, RecursionError):
        return False
    return b"\n" not in content and b"\r" not in content


_validate = msgspec.json.Decoder(msgspec.Raw).decode
_to_objects = msgspec.json.Decoder(list[dict[str, Any]], float_hook=Decimal).decode
_to_object = msgspec.json.Decoder(dict[str, Any], float_hook=Decimal).decode
