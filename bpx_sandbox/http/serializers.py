"""How the exchange writes its things as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from bpx_sandbox.engine.accounts import Account, Deposit, FundingPayment, InterestPayment, Loan, Movement, Withdrawal
from bpx_sandbox.engine.candles import Candle
from bpx_sandbox.engine.fees import PERPETUAL_FEES, SPOT_FEES
from bpx_sandbox.engine.fields import JSON, present
from bpx_sandbox.engine.funding import HOUR_MS
from bpx_sandbox.engine.margin import Held
from bpx_sandbox.engine.markets import Band, Market
from bpx_sandbox.engine.orders import ZERO, Fill, Order, OrderType, Trade
from bpx_sandbox.engine.position_history import Episode, Settlement
from bpx_sandbox.http.formatting import naive_time, plain, spaced_time, whole_second

_FOUR_PLACES = Decimal("0.0001")
_FOUNDED = "2025-01-21T06:34:54.691858"


def _optional(amount: Decimal | None) -> str | None:
    return None if amount is None else plain(amount)


def _margin_functions(market: Market) -> dict[str, JSON]:
    return {
        "imfFunction": margin_function(market.initial_margin),
        "mmfFunction": margin_function(market.maintenance_margin),
    }


def margin_function(base: Decimal) -> JSON:
    """A margin fraction that doesn't grow with size."""
    return {"type": "sqrt", "base": plain(base), "factor": "0"}


_NO_FUTURE: Mapping[str, JSON] = dict.fromkeys(
    ("imfFunction", "mmfFunction", "fundingInterval", "fundingRateUpperBound", "fundingRateLowerBound")
)


def _bounds(kind: str, band: Band | None) -> dict[str, JSON]:
    lowest, highest = (None, None) if band is None else (plain(band.lowest), plain(band.highest))
    return {f"min{kind}": lowest, f"max{kind}": highest}


def _band(band: Band | None) -> JSON:
    return None if band is None else _bounds("Multiplier", band)


def _price_filter(market: Market) -> JSON:
    free = _bounds("Multiplier", market.fee_free_band)
    return {
        "minPrice": plain(market.min_price),
        "maxPrice": _optional(market.max_price),
        "tickSize": plain(market.tick),
        **_bounds("Multiplier", market.band),
        **_bounds("ImpactMultiplier", market.impact_band),
        **_bounds("PriceUpdateMultiplier", market.update_band),
        "meanMarkPriceBand": _band(market.mark_band),
        "meanPremiumBand": {"tolerancePct": "0.05"} if market.is_perpetual else None,
        "discoveryBoundBand": _band(market.discovery_band),
        "borrowEntryFeeMinMultiplier": free["minMultiplier"],
        "borrowEntryFeeMaxMultiplier": free["maxMultiplier"],
    }


def market(market: Market) -> JSON:
    """A market with its rules."""
    perpetual: Mapping[str, JSON] = {
        **_margin_functions(market),
        "fundingInterval": 3_600_000,
        "fundingRateUpperBound": plain(market.funding_rate_bound),
        "fundingRateLowerBound": plain(-market.funding_rate_bound),
    }
    return {
        "symbol": market.symbol,
        "baseSymbol": market.base,
        "quoteSymbol": market.quote,
        "marketType": market.kind,
        "filters": {
            "price": _price_filter(market),
            "quantity": {
                "minQuantity": plain(market.min_quantity),
                "maxQuantity": _optional(market.max_quantity),
                "stepSize": plain(market.step),
            },
        },
        **(perpetual if market.is_perpetual else _NO_FUTURE),
        "openInterestLimit": _optional(market.open_interest_limit),
        "positionLimitWeight": "1" if market.is_perpetual else None,
        "rwaMarketType": market.rwa_type,
        "orderBookState": "Open" if market.is_open else "Closed",
        "createdAt": _FOUNDED,
        "visible": True,
    }


def ticker(symbol: str, day: Candle) -> JSON:
    """A market's ticker, out of the candle of its whole interval."""
    change = day.close - day.open
    return {
        "symbol": symbol,
        "firstPrice": plain(day.open),
        "lastPrice": plain(day.close),
        "priceChange": plain(change),
        "priceChangePercent": plain((change / day.open).quantize(_FOUR_PLACES)),
        "high": plain(day.high),
        "low": plain(day.low),
        "volume": plain(day.volume),
        "quoteVolume": plain(day.quote_volume),
        "trades": str(day.trades),
    }


def kline(candle: Candle) -> JSON:
    """A candle."""
    return {
        "start": spaced_time(candle.start),
        "end": spaced_time(candle.end),
        "open": plain(candle.open),
        "high": plain(candle.high),
        "low": plain(candle.low),
        "close": plain(candle.close),
        "volume": plain(candle.volume),
        "quoteVolume": plain(candle.quote_volume),
        "trades": str(candle.trades),
    }


def trade(trade: Trade) -> JSON:
    """A trade as everyone sees it."""
    return {
        "id": trade.id,
        "price": plain(trade.price),
        "quantity": plain(trade.quantity),
        "quoteQuantity": plain(trade.price * trade.quantity),
        "timestamp": trade.timestamp,
        "isBuyerMaker": trade.is_buyer_maker,
    }


def historical_position(episode: Episode, mark: Decimal, leverage: Decimal) -> JSON:
    """A position as the history tells of it."""
    market, position = episode.market, episode.position
    is_open = episode.closed_at is None
    return {
        "id": episode.id,
        "symbol": market.symbol,
        "state": "Open" if is_open else "Closed",
        "netQuantity": plain(position.quantity),
        "netCost": plain(position.cost),
        "netExposureQuantity": plain(abs(position.quantity)),
        "netExposureNotional": plain(abs(position.quantity) * mark),
        "entryPrice": plain(episode.entry_price),
        "markPrice": plain(mark),
        "closedVolume": plain(episode.closed_value),
        "cumulativePnlRealized": plain(episode.realised),
        "unrealizedPnl": plain(position.quantity * mark - position.cost),
        "fundingQuantity": plain(episode.funding),
        "interest": "0",
        "fees": plain(episode.fees),
        "liquidated": plain(episode.liquidated),
        "liquidationFees": "0",
        "imf": plain(market.initial_margin),
        "accountLeverage": plain(leverage),
        "openedAt": naive_time(episode.opened_at),
        **present(
            {
                "closingPrice": _optional(episode.closing_price),
                "closedAt": None if episode.closed_at is None else naive_time(episode.closed_at),
            }
        ),
    }


def funding_payment(payment: FundingPayment, user: int) -> JSON:
    """Funding of one hour."""
    return {
        "userId": user,
        "subaccountId": 0,
        "symbol": payment.symbol,
        "quantity": plain(payment.quantity),
        "fundingRate": plain(payment.rate),
        "intervalEndTimestamp": whole_second(payment.ended_at),
    }


def funding_rate(symbol: str, rate: Decimal, ended_at: int) -> JSON:
    """The funding rate of one hour."""
    return {"symbol": symbol, "intervalEndTimestamp": whole_second(ended_at), "fundingRate": plain(rate)}


def settlement(settlement: Settlement, user: int) -> JSON:
    """An amount that was settled."""
    return {
        "source": settlement.source,
        "quantity": plain(settlement.quantity),
        "userId": user,
        "subaccountId": None,
        **present({"positionId": settlement.position_id}),
        "timestamp": naive_time(settlement.settled_at),
    }


def loan(loan: Loan, price: Decimal, margins: tuple[Decimal, Decimal]) -> JSON:
    """An open position in borrowing and lending. A lend has no exposure, and nothing here liquidates a borrow."""
    exposure = min(loan.net, ZERO)
    initial, maintenance = margins
    return {
        "id": loan.id,
        "symbol": loan.symbol,
        "netQuantity": plain(loan.net),
        "netExposureQuantity": plain(exposure),
        "netExposureNotional": plain(abs(exposure) * price),
        "markPrice": plain(price),
        "estLiquidationPrice": "0",
        "cumulativeInterest": plain(loan.interest),
        "imf": plain(initial),
        "imfFunction": margin_function(initial),
        "mmf": plain(maintenance),
        "mmfFunction": margin_function(maintenance),
    }


def historical_loan(loan: Loan, rate: Decimal) -> JSON:
    """A position in borrowing and lending as the history tells of it."""
    return {
        "positionId": loan.id,
        "symbol": loan.symbol,
        "side": loan.side,
        "source": "Manual",
        "quantity": plain(loan.largest),
        "cumulativeInterest": plain(loan.interest),
        "avgInterestRate": plain(rate),
        "createdAt": naive_time(loan.created_at),
    }


def movement(movement: Movement) -> JSON:
    """A change of a position in borrowing and lending."""
    return {
        "eventType": movement.event,
        "source": "Manual",
        "positionId": movement.loan_id,
        "positionQuantity": plain(movement.net),
        "symbol": movement.symbol,
        "quantity": plain(movement.quantity),
        "spotMarginOrderId": None,
        "timestamp": naive_time(movement.moved_at),
    }


def interest_payment(payment: InterestPayment, market: str) -> JSON:
    """Interest of one hour."""
    return {
        "paymentType": payment.side,
        "symbol": payment.symbol,
        "marketSymbol": market,
        "positionId": payment.loan_id,
        "quantity": plain(payment.quantity),
        "interestRate": plain(payment.rate),
        "interval": HOUR_MS,
        "timestamp": whole_second(payment.paid_at),
    }


def position(held: Held, liquidation_price: Decimal, user: int) -> JSON:
    """An open position. Its exposure counts the position alone, without the open orders."""
    market, position = held.market, held.position
    return {
        "positionId": position.id,
        "symbol": market.symbol,
        "userId": user,
        "subaccountId": None,
        "netQuantity": plain(position.quantity),
        "netCost": plain(position.cost),
        "entryPrice": plain(position.entry_price),
        "breakEvenPrice": plain(position.entry_price),
        "markPrice": plain(held.mark),
        "estLiquidationPrice": plain(liquidation_price),
        "netExposureQuantity": plain(abs(position.quantity)),
        "netExposureNotional": plain(abs(position.quantity) * held.mark),
        "pnlRealized": plain(position.realised),
        "pnlUnrealized": plain(held.unrealised),
        "cumulativeFundingPayment": plain(position.funding),
        "cumulativeInterest": "0",
        "imf": plain(market.initial_margin),
        "mmf": plain(market.maintenance_margin),
        **_margin_functions(market),
    }


def mark_price(market: Market, price: Decimal, rate: Decimal, next_funding: int) -> JSON:
    """A market's mark price; the index price is the same."""
    perpetual: Mapping[str, JSON] = {
        "indexPrice": plain(price),
        "fundingRate": plain(rate),
        "nextFundingTimestamp": next_funding,
    }
    return {"symbol": market.symbol, "markPrice": plain(price), **(perpetual if market.is_perpetual else {})}


def account(account: Account) -> JSON:
    """An account's settings, fees and counts."""
    conditional = sum(order.is_pending for order in account.open_orders.values())
    settings = account.settings
    return {
        "autoBorrowSettlements": settings.auto_borrow_settlements,
        "autoLend": settings.auto_lend,
        "autoRealizePnl": True,
        "autoRepayBorrows": settings.auto_repay_borrows,
        "borrowLimit": "0",
        "futuresMakerFee": plain(PERPETUAL_FEES.maker),
        "futuresTakerFee": plain(PERPETUAL_FEES.taker),
        "leverageLimit": plain(settings.leverage_limit),
        "limitOrders": len(account.open_orders) - conditional,
        "liquidating": False,
        "positionLimit": "10000000",
        "spotMakerFee": plain(SPOT_FEES.maker),
        "spotTakerFee": plain(SPOT_FEES.taker),
        "triggerOrders": conditional,
    }


def balances(account: Account) -> JSON:
    """What an account has of each asset that it ever held."""
    return {
        asset: {"available": plain(balance.available), "locked": plain(balance.locked), "staked": "0"}
        for asset, balance in sorted(account.balances.items())
    }


def deposit(deposit: Deposit, address: str) -> JSON:
    """Funds that came in, to this address."""
    return {
        "id": deposit.id,
        "toAddress": address,
        "source": "administrator",
        "status": "confirmed",
        "symbol": deposit.symbol,
        "quantity": plain(deposit.quantity),
        "createdAt": naive_time(deposit.created_at),
    }


def withdrawal(withdrawal: Withdrawal) -> JSON:
    """Funds that were asked to go out."""
    return {
        "id": withdrawal.id,
        "blockchain": withdrawal.blockchain,
        "clientId": withdrawal.client_id,
        "identifier": None,
        "quantity": plain(withdrawal.quantity),
        "fee": "0",
        "symbol": withdrawal.symbol,
        "status": "pending",
        "toAddress": withdrawal.address,
        "transactionHash": None,
        "createdAt": naive_time(withdrawal.created_at),
        "isInternal": False,
    }


_UNSET: Mapping[str, JSON] = dict.fromkeys(
    (
        "stopLossLimitPrice", "stopLossTriggerBy", "stopLossTriggerPrice", "strategyId", "takeProfitLimitPrice",
        "takeProfitTriggerBy", "takeProfitTriggerPrice", "triggerBy", "triggerPrice", "triggerQuantity",
    )
)  # fmt: skip
"""Fields of every order that are null where it doesn't have them."""


def _order(order: Order) -> dict[str, JSON]:
    terms = order.terms
    # The size of an order that waits is its `triggerQuantity` alone.
    quantity = ZERO if order.is_pending else terms.quantity
    return {
        **_UNSET,
        "id": order.id,
        "clientId": terms.client_id,
        "symbol": terms.symbol,
        "side": terms.side,
        "orderType": terms.order_type,
        "status": order.status,
        "executedQuantity": plain(order.executed_quantity),
        "executedQuoteQuantity": plain(order.executed_quote_quantity),
        "timeInForce": terms.time_in_force,
        "selfTradePrevention": terms.self_trade_prevention,
        **present(
            {
                "price": _optional(terms.price),
                "quantity": _optional(quantity),
                "quoteQuantity": _optional(_value(order)),
                "postOnly": terms.post_only if terms.order_type is OrderType.LIMIT else None,
            }
        ),
        **terms.carried,
    }


def order(order: Order) -> dict[str, JSON]:
    """An order as it is placed, cancelled or listed among the open ones."""
    return {
        **_order(order),
        "createdAt": order.created_at,
        "reduceOnly": order.terms.reduce_only or None,
        "relatedOrderId": None if order.related is None else order.related.id,
        "triggeredAt": order.triggered_at,
    }


def _value(order: Order) -> Decimal | None:
    """What a market order was to be worth, or came to; a limit order's value is told by the history alone."""
    terms = order.terms
    if terms.order_type is OrderType.LIMIT:
        return None
    return order.executed_quote_quantity if terms.quote_quantity is None else terms.quote_quantity


def historical_order(order: Order) -> JSON:
    """An order as the history tells of it."""
    terms = order.terms
    value = None if terms.price is None or terms.quantity is None else terms.price * terms.quantity
    return {
        "slippageTolerance": None,
        "slippageToleranceType": None,
        **present({"quoteQuantity": _optional(value)}),
        **_order(order),
        "createdAt": naive_time(order.created_at),
        "expiryReason": order.expiry_reason,
        "systemOrderType": order.system_type,
    }


def fill(fill: Fill) -> JSON:
    """A match as one of its owners sees it."""
    terms = fill.order.terms
    return {
        "tradeId": fill.trade.id,
        "orderId": fill.order.id,
        "clientId": None if terms.client_id is None else str(terms.client_id),
        "symbol": terms.symbol,
        "side": terms.side,
        "price": plain(fill.trade.price),
        "quantity": plain(fill.trade.quantity),
        "fee": plain(fill.fee),
        "feeSymbol": fill.fee_symbol,
        "isMaker": fill.is_maker,
        "systemOrderType": fill.order.system_type,
        "timestamp": naive_time(fill.trade.timestamp),
    }
