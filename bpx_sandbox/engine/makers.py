"""Passive market makers: they replace their filled orders and never take liquidity."""

from __future__ import annotations

from dataclasses import replace

from bpx_sandbox.engine.accounts import Account
from bpx_sandbox.engine.engine import Engine
from bpx_sandbox.engine.errors import Refusal
from bpx_sandbox.engine.orders import Terms


class PassiveMakers:
    """Keeps the initial open orders of an account: an order that is gone is placed again."""

    def __init__(self, engine: Engine, account: Account) -> None:
        self._engine = engine
        self._account = account
        self._quotes: dict[str, Terms] = {
            order.id: replace(order.terms, post_only=True) for order in account.open_orders.values()
        }
        self._missing: list[Terms] = []

    def refill(self, now: int) -> None:
        """Place filled orders again. An order that would trade at once waits until it would rest."""
        if not self._missing and len(self._account.open_orders) == len(self._quotes):
            return
        for order_id in [order_id for order_id in self._quotes if order_id not in self._account.open_orders]:
            self._missing.append(self._quotes.pop(order_id))
        missing, self._missing = self._missing, []
        for terms in missing:
            try:
                order = self._engine.place(self._account, terms, now)
            except Refusal:
                self._missing.append(terms)
            else:
                self._quotes[order.id] = terms
