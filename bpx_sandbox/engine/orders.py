"""Orders, fills and trades."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

from bpx_sandbox.engine import errors
from bpx_sandbox.engine.fields import JSON, Fields, drop_none

if TYPE_CHECKING:
    from bpx_sandbox.engine.accounts import Account

ZERO = Decimal(0)


class Side(StrEnum):
    """The side of an order: a bid buys the base asset, an ask sells it."""

    BID = "Bid"
    ASK = "Ask"

    @property
    def opposite(self) -> Side:
        """The opposite side."""
        return Side.ASK if self is Side.BID else Side.BID

    @property
    def sign(self) -> int:
        """The sign of a fill of this side: +1 or -1."""
        return 1 if self is Side.BID else -1


class OrderType(StrEnum):
    """The type of an order: with a price, or at the best price."""

    LIMIT = "Limit"
    MARKET = "Market"


class TimeInForce(StrEnum):
    """The time in force: good till cancelled, immediate or cancel, fill or kill."""

    GTC = "GTC"
    IOC = "IOC"
    FOK = "FOK"


class SelfTradePrevention(StrEnum):
    """The order that is removed if an account would trade with itself."""

    REJECT_TAKER = "RejectTaker"
    REJECT_MAKER = "RejectMaker"
    REJECT_BOTH = "RejectBoth"


class OrderStatus(StrEnum):
    """The status of an order."""

    NEW = "New"
    PARTIALLY_FILLED = "PartiallyFilled"
    FILLED = "Filled"
    CANCELLED = "Cancelled"
    EXPIRED = "Expired"
    TRIGGER_PENDING = "TriggerPending"
    TRIGGER_FAILED = "TriggerFailed"


class ExpiryReason(StrEnum):
    """The reason why an order expired."""

    FILL_OR_KILL = "FillOrKill"
    IMMEDIATE_OR_CANCEL = "ImmediateOrCancel"
    INSUFFICIENT_LIQUIDITY = "InsufficientLiquidity"
    SELF_TRADE_PREVENTION = "SelfTradePrevention"
    PRICE_IMPACT = "PriceImpact"
    SLIPPAGE_TOLERANCE_EXCEEDED = "SlippageToleranceExceeded"
    REDUCE_ONLY_NOT_REDUCED = "ReduceOnlyNotReduced"
    INSUFFICIENT_MARGIN = "InsufficientMargin"
    LIQUIDATION = "Liquidation"


EXTRA_FIELDS = (
    "slippageTolerance", "slippageToleranceType", "stopLossLimitPrice", "stopLossTriggerBy", "stopLossTriggerPrice",
    "takeProfitLimitPrice", "takeProfitTriggerBy", "takeProfitTriggerPrice", "triggerBy", "triggerPrice",
    "triggerQuantity",
)  # fmt: skip
"""Fields that an order keeps and returns as they were sent."""


@dataclass(frozen=True, slots=True)
class Terms:
    """The terms of an order.

    Attributes:
        extra_fields: The trigger, attached orders and the slippage tolerance, as they were sent.
    """

    symbol: str
    side: Side
    order_type: OrderType
    price: Decimal | None = None
    quantity: Decimal | None = None
    quote_quantity: Decimal | None = None
    time_in_force: TimeInForce = TimeInForce.GTC
    post_only: bool = False
    reduce_only: bool = False
    self_trade_prevention: SelfTradePrevention = SelfTradePrevention.REJECT_TAKER
    client_id: int | None = None
    extra_fields: Mapping[str, JSON] = field(default_factory=dict[str, JSON])

    @property
    def is_conditional(self) -> bool:
        """True if the order waits for a trigger."""
        return "triggerPrice" in self.extra_fields

    @property
    def trigger_price(self) -> Decimal | None:
        """The trigger price; None without a trigger."""
        return self._extra_decimal("triggerPrice")

    def slippage_limit(self, best: Decimal, tick: Decimal) -> Decimal | None:
        """Return the worst price that a market order's slippage tolerance allows; None without a tolerance."""
        tolerance = self._extra_decimal("slippageTolerance")
        if tolerance is None:
            return None
        in_ticks = self.extra_fields["slippageToleranceType"] == "TickSize"
        return best + self.side.sign * tolerance * (tick if in_ticks else best / 100)

    def attached(self) -> Iterator[Terms]:
        """Iterate over the terms of the attached stop loss and take profit, without a quantity."""
        for kind in ("stopLoss", "takeProfit"):
            if f"{kind}TriggerPrice" in self.extra_fields:
                limit = self._extra_decimal(f"{kind}LimitPrice")
                trigger = {"triggerPrice": self.extra_fields[f"{kind}TriggerPrice"]}
                yield Terms(
                    symbol=self.symbol,
                    side=self.side.opposite,
                    order_type=OrderType.MARKET if limit is None else OrderType.LIMIT,
                    price=limit,
                    extra_fields=drop_none({**trigger, "triggerBy": self.extra_fields.get(f"{kind}TriggerBy")}),
                )

    def _extra_decimal(self, name: str) -> Decimal | None:
        text = self.extra_fields.get(name)
        return None if text is None else Decimal(str(text))

    @classmethod
    def from_fields(cls, fields: Fields) -> Terms:
        """Read the body of an order request, and refuse invalid combinations of fields."""
        order_type = OrderType(fields.require_str("orderType"))
        terms = cls(
            symbol=fields.require_str("symbol"),
            side=Side(fields.require_str("side")),
            order_type=order_type,
            price=fields.get_decimal("price") if order_type is OrderType.LIMIT else None,
            quantity=fields.get_decimal("quantity"),
            quote_quantity=fields.get_decimal("quoteQuantity"),
            time_in_force=TimeInForce(fields.get_str("timeInForce") or TimeInForce.GTC),
            post_only=fields.get_bool("postOnly"),
            reduce_only=fields.get_bool("reduceOnly"),
            self_trade_prevention=SelfTradePrevention(
                fields.get_str("selfTradePrevention") or SelfTradePrevention.REJECT_TAKER
            ),
            client_id=fields.get_int("clientId"),
            extra_fields=fields.select(*EXTRA_FIELDS),
        )
        terms._check()
        return terms

    def _check(self) -> None:
        if ("triggerPrice" in self.extra_fields) != ("triggerQuantity" in self.extra_fields):
            raise errors.invalid_request("Must specify both `triggerPrice` and `triggerQuantity` or neither")
        if ("slippageTolerance" in self.extra_fields) != ("slippageToleranceType" in self.extra_fields):
            raise errors.invalid_request("Must specify both `slippageTolerance` and `slippageToleranceType` or neither")
        if self.order_type is OrderType.LIMIT:
            if self.price is None:
                raise errors.invalid_request("Limit orders must specify a `price`")
            if self.quantity is None and not self.is_conditional:
                raise errors.invalid_request("Limit orders must specify a `quantity`")
            if self.post_only and self.time_in_force is not TimeInForce.GTC:
                raise errors.invalid_order("Post only orders must be good till cancelled")
        else:
            if not self.is_conditional and (self.quantity is None) == (self.quote_quantity is None):
                raise errors.invalid_request("Market orders must specify a `quantity` or `quoteQuantity`")
            if self.post_only:
                raise errors.invalid_order("Market orders can not be post only")


@dataclass(slots=True, eq=False)
class Order:
    """An order and its state.

    Attributes:
        terms: Its terms; the trigger replaces them to set the quantity.
        created_at: Unix milliseconds.
        reserved: The funds that it still locks.
        opening: For a perpetual, the quantity that opens a position and needs margin.
        triggered_at: The time when its trigger was reached, in Unix milliseconds.
        related: The order to which it is attached.
        system_type: The type of an order that the exchange itself placed; None for an account's order.
        quote_value: Its value in the quote asset when it was accepted; None while it waits for its trigger.
        fills: Its fills, oldest first.
    """

    id: str
    account: Account
    terms: Terms
    created_at: int
    status: OrderStatus = OrderStatus.NEW
    expiry_reason: ExpiryReason | None = None
    executed_quantity: Decimal = ZERO
    executed_quote_quantity: Decimal = ZERO
    reserved: Decimal = ZERO
    opening: Decimal = ZERO
    triggered_at: int | None = None
    related: Order | None = None
    system_type: str | None = None
    quote_value: Decimal | None = None
    fills: list[Fill] = field(default_factory=lambda: list[Fill]())

    @property
    def is_pending(self) -> bool:
        """True if it still waits for its trigger."""
        return self.status is OrderStatus.TRIGGER_PENDING

    @property
    def limit(self) -> Decimal:
        """The price of a limit order."""
        if self.terms.price is None:
            raise ValueError(f"order {self.id} has no price")
        return self.terms.price

    @property
    def remaining(self) -> Decimal:
        """The unfilled quantity; zero for an order by value in the quote asset."""
        return ZERO if self.terms.quantity is None else self.terms.quantity - self.executed_quantity


@dataclass(frozen=True, slots=True)
class Trade:
    """A public trade; `timestamp` is in Unix milliseconds."""

    id: int
    price: Decimal
    quantity: Decimal
    timestamp: int
    is_buyer_maker: bool


@dataclass(frozen=True, slots=True)
class Fill:
    """A trade as one of its two parties sees it."""

    trade: Trade
    order: Order
    fee: Decimal
    fee_symbol: str
    is_maker: bool
