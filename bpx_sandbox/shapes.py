"""How the exchange writes its things as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from zlib import crc32

from bpx_sandbox.accounts import Account, Deposit, Withdrawal
from bpx_sandbox.candles import Candle
from bpx_sandbox.fees import PERPETUAL_FEES, SPOT_FEES
from bpx_sandbox.margin import Held
from bpx_sandbox.markets import Market
from bpx_sandbox.orders import Fill, Order, OrderType, Trade
from bpx_sandbox.wire import JSON, naive_time, plain, present, spaced_time

_FOUR_PLACES = Decimal("0.0001")
_FOUNDED = "2025-01-21T06:34:54.691858"


def _optional(amount: Decimal | None) -> str | None:
    return None if amount is None else plain(amount)


def _margin_functions(market: Market) -> dict[str, JSON]:
    return {
        "imfFunction": {"type": "sqrt", "base": plain(market.initial_margin), "factor": "0"},
        "mmfFunction": {"type": "sqrt", "base": plain(market.maintenance_margin), "factor": "0"},
    }


def market(market: Market) -> JSON:
    """A market with its rules."""
    perpetual: Mapping[str, JSON] = {
        **_margin_functions(market),
        "fundingInterval": 3_600_000,
        "fundingRateUpperBound": "100",
        "fundingRateLowerBound": "-100",
        "openInterestLimit": "10000000",
    }
    return {
        "symbol": market.symbol,
        "baseSymbol": market.base,
        "quoteSymbol": market.quote,
        "marketType": market.kind,
        "filters": {
            "price": {
                "minPrice": plain(market.min_price),
                "maxPrice": None,
                "tickSize": plain(market.tick),
                "maxMultiplier": plain(market.max_multiplier),
                "minMultiplier": plain(market.min_multiplier),
            },
            "quantity": {
                "minQuantity": plain(market.min_quantity),
                "maxQuantity": _optional(market.max_quantity),
                "stepSize": plain(market.step),
            },
        },
        **(perpetual if market.is_perpetual else {"imfFunction": None, "mmfFunction": None}),
        "orderBookState": "Open",
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


def position(held: Held, liquidation_price: Decimal, user: int) -> JSON:
    """An open position. Its exposure counts the position alone, without the open orders."""
    market, position = held.market, held.position
    return {
        "positionId": f"{user}{crc32(market.symbol.encode()):010d}",
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
        "cumulativeFundingPayment": "0",
        "cumulativeInterest": "0",
        "imf": plain(market.initial_margin),
        "mmf": plain(market.maintenance_margin),
        **_margin_functions(market),
    }


def mark_price(market: Market, price: Decimal, next_funding: int) -> JSON:
    """A market's mark price; the index price is the same, and no funding is paid."""
    perpetual: Mapping[str, JSON] = {
        "indexPrice": plain(price),
        "fundingRate": "0",
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


def deposit(deposit: Deposit) -> JSON:
    """Funds that came in."""
    return {
        "id": deposit.id,
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


def _order(order: Order) -> dict[str, JSON]:
    terms = order.terms
    return {
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
                "quantity": _optional(terms.quantity),
                "quoteQuantity": _optional(terms.quote_quantity),
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
        **_triggered(order),
    }


def _triggered(order: Order) -> dict[str, JSON]:
    related = None if order.related is None else order.related.id
    return present({"triggeredAt": order.triggered_at, "relatedOrderId": related})


def historical_order(order: Order) -> JSON:
    """An order as the history tells of it."""
    return {
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
