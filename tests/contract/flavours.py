"""The two flavours of the client, sync and async, with the same interface."""

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
    """A client, and the runner for its methods."""

    name: FlavourName
    client: Client | AsyncClient
    runner: asyncio.Runner

    def wait(self, value: T | Coroutine[Any, Any, T]) -> T:
        """Return the result of a method, awaited if necessary."""
        return self.runner.run(value) if iscoroutine(value) else cast(T, value)

    def function(self, case: Case, *, detailed: bool = False) -> Callable[..., Any]:
        """Return the generated function of an operation: `sync` or `asyncio`, or their detailed form."""
        name = "sync" if self.name == "sync" else "asyncio"
        function: Callable[..., Any] = getattr(case.module, f"{name}_detailed" if detailed else name)
        return function
