"""The client in its two flavours, sync and async, called alike."""

import asyncio
from collections.abc import Callable, Coroutine
from inspect import iscoroutine
from typing import Any, Literal, TypeAlias, TypeVar, cast

from attrs import frozen

from bpx_api import AsyncClient, Client
from tools.contract_live.cases import Case

FlavourName: TypeAlias = Literal["sync", "async"]
T = TypeVar("T")


@frozen
class Flavour:
    """A client, and how to wait for what its methods give."""

    name: FlavourName
    client: Client | AsyncClient
    runner: asyncio.Runner

    def wait(self, value: T | Coroutine[Any, Any, T]) -> T:
        """The value that a method of the client gives, awaited where it must be."""
        return self.runner.run(value) if iscoroutine(value) else cast(T, value)

    def function(self, case: Case, *, detailed: bool = False) -> Callable[..., Any]:
        """The generator's function for an operation: `sync` or `asyncio`, or their detailed form."""
        name = "sync" if self.name == "sync" else "asyncio"
        function: Callable[..., Any] = getattr(case.module, f"{name}_detailed" if detailed else name)
        return function
