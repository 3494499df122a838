"""The initial state of a sandbox: markets, a day of trades, order books and funded accounts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from random import Random
from typing import Any, Final

from bpx_sandbox.engine.accounts import Account, Deposit
from bpx_sandbox.engine.engine import Engine
from bpx_sandbox.engine.markets import Band, Market, MarketType
from bpx_sandbox.engine.orders import OrderType, Side, Terms

D = Decimal


@dataclass(frozen=True, slots=True)
class Listing:
    """A market with its initial price and the size of an ordinary order."""

    market: Market
    price: Decimal
    size: Decimal


# The filters are those of the exchange's own markets, as recorded in September and October 2026.
_BAND = Band(D("0.25"), D(2))
_SPOT: Final[Any] = {"kind": MarketType.SPOT, "band": _BAND, "fee_free_band": Band(D("0.99"), D("1.01"))}
_PERP: Final[Any] = {"kind": MarketType.PERP, "band": _BAND}
_LIQUID: Final[Any] = {"impact_band": Band(D("0.99"), D("1.01")), "update_band": Band(D("0.9975"), D("1.0025"))}
_STOCK: Final[Any] = {
    "impact_band": Band(D("0.99"), D("1.01")), "update_band": Band(D("0.995"), D("1.005")),
    "mark_band": Band(D("0.95"), D("1.05")),
}  # fmt: skip
_OTHER: Final[Any] = {"impact_band": Band(D("0.95"), D("1.05")), "mark_band": Band(D("0.85"), D("1.15"))}

LISTINGS = (
    Listing(
        Market("SOL_USDC", "SOL", "USDC", tick=D("0.01"), step=D("0.01"), min_price=D("0.01"), min_quantity=D("0.01"),
               mark_band=Band(D("0.97"), D("1.03")), open_interest_limit=D(0), **_SPOT, **_LIQUID),
        price=D("171.25"),
        size=D(2),
    ),
    Listing(
        # This one isn't recorded; its filters are those of SOL_USDC.
        Market("BTC_USDC", "BTC", "USDC", tick=D("0.1"), step=D("0.00001"), min_price=D("0.1"),
               min_quantity=D("0.00001"), mark_band=Band(D("0.97"), D("1.03")), open_interest_limit=D(0), **_SPOT,
               **_LIQUID),
        price=D("104250.0"),
        size=D("0.02"),
    ),
    Listing(
        Market("SOL_USDC_PERP", "SOL", "USDC", tick=D("0.01"), step=D("0.01"), min_price=D("0.01"), max_price=D(1000),
               min_quantity=D("0.01"), mark_band=Band(D("0.925"), D("1.075")), open_interest_limit=D(4_000_000),
               **_PERP, **_LIQUID),
        price=D("171.30"),
        size=D(5),
    ),
)  # fmt: skip
"""The markets that are listed by default."""

OPTIONAL_LISTINGS = (
    Listing(
        Market("BTC_USDC_PERP", "BTC", "USDC", tick=D("0.1"), step=D("0.00001"), min_price=D("0.1"),
               max_price=D(1_000_000), min_quantity=D("0.00001"), mark_band=Band(D("0.96"), D("1.04")),
               open_interest_limit=D(4000), **_PERP, **_LIQUID),
        price=D("104280.0"),
        size=D("0.02"),
    ),
    Listing(
        Market("SPCX.US_USDC", "SPCX.US", "USDC", tick=D("0.01"), step=D("0.01"), min_price=D("0.01"),
               max_price=D(1000), min_quantity=D("0.01"), rwa_type="STOCK", **_SPOT, **_STOCK),
        price=D("182.40"),
        size=D(2),
    ),
    Listing(
        Market("MU.US_USDC_PERP", "MU.US", "USDC", tick=D("0.01"), step=D("0.001"), min_price=D("0.01"),
               max_price=D(5000), min_quantity=D("0.001"), rwa_type="STOCK", open_interest_limit=D(42_000),
               discovery_band=Band(D("0.85"), D("1.15")), funding_rate_bound=D(150), **_PERP, **_STOCK),
        price=D("930.50"),
        size=D("0.5"),
    ),
    Listing(
        Market("HNT_USDC", "HNT", "USDC", MarketType.SPOT, tick=D("0.001"), step=D("0.1"), min_price=D("0.1"),
               min_quantity=D("0.1"), band=Band(D("0.75"), D("1.25")), open_interest_limit=D(0), is_open=False,
               **_OTHER),
        price=D("2.500"),
        size=D(100),
    ),
)  # fmt: skip
"""Markets that are listed on request: a perpetual, two stocks, and a closed market."""

INITIAL_FUNDS: Mapping[str, Decimal] = {"USDC": D(100_000), "SOL": D(1_000), "BTC": D(2)}
"""The initial funds of an account; of any other asset it gets as many as of SOL."""

MAKERS = "makers"
"""The account that places the initial orders."""

TAKERS = "takers"
"""The account that trades with them."""

_SEED_FUNDS_FACTOR = 1_000_000
_TRADES, _LEVELS, _LEVEL_TICKS = 96, 50, 5
_QUARTER_HOUR_MS = 900_000


def select_listings(markets: Sequence[str]) -> tuple[Listing, ...]:
    """Return the listings for strings such as `SOL_USDC` or `ETH_USDC=3500`; `LISTINGS` by default.

    Raises:
        ValueError: A market is unknown and has no price.
    """
    known = {listing.market.symbol: listing for listing in (*LISTINGS, *OPTIONAL_LISTINGS)}
    chosen: dict[str, Listing] = {}
    for text in markets or (listing.market.symbol for listing in LISTINGS):
        symbol, _, price = text.partition("=")
        if price:
            chosen[symbol] = _new_listing(symbol, price)
        elif symbol in known:
            chosen[symbol] = known[symbol]
        else:
            raise ValueError(f"{symbol} is not one of {', '.join(known)}; give a price to list it: {symbol}=100")
    return tuple(chosen.values())


def create_engine(seed: int, now: int, listings: Sequence[Listing] = LISTINGS) -> Engine:
    """Create an engine with a day of trades and initial orders; equal seeds and times give equal engines."""
    random = Random(seed)  # noqa: S311 repeatable on purpose
    engine = Engine(
        (listing.market for listing in listings),
        first_order_id=random.randrange(10**17, 10**18),
        first_trade_id=random.randrange(10**8, 10**9),
    )
    funds = {asset: _SEED_FUNDS_FACTOR * quantity for asset, quantity in initial_funds(engine).items()}
    for listing in listings:
        # Orders for a cheap asset are about many times as many units as others.
        funds[listing.market.base] = max(funds[listing.market.base], _SEED_FUNDS_FACTOR * listing.size)
    makers, takers = (open_funded_account(engine, name, funds, now) for name in (MAKERS, TAKERS))
    for listing in listings:
        if listing.market.is_open:
            _trade_for_a_day(engine, listing, makers, takers, random, now)
            _fill_book(engine, listing, makers, random, now)
    return engine


def initial_funds(engine: Engine) -> dict[str, Decimal]:
    """Return the initial funds of an account."""
    return {
        asset: INITIAL_FUNDS.get(asset, INITIAL_FUNDS["SOL"])
        for asset in dict.fromkeys([*INITIAL_FUNDS, *engine.assets])
    }


def open_funded_account(engine: Engine, name: str, funds: Mapping[str, Decimal], now: int) -> Account:
    """Open an account and deposit its initial funds."""
    account = engine.open_account(name)
    for number, (asset, quantity) in enumerate(funds.items(), start=1):
        engine.deposit(account, Deposit(number, asset, quantity, now))
    return account


def _new_listing(symbol: str, text: str) -> Listing:
    """Create a market with five significant digits in its price and ordinary orders worth about 400."""
    base, _, rest = symbol.partition("_")
    quote, _, suffix = rest.partition("_")
    try:
        price = D(text)
    except InvalidOperation:
        price = D(0)
    if not (base and quote and suffix in ("", "PERP")) or not 0 < price < D(10) ** 9:
        raise ValueError(f"{symbol}={text} is not a valid market; for example ETH_USDC=3500 or ETH_USDC_PERP=3500")
    tick = min(D(10) ** (price.adjusted() - 4), D(1))
    step = min(D(10) ** -price.adjusted(), D(1))
    market = Market(
        symbol,
        base,
        quote,
        tick=tick,
        step=step,
        min_price=tick,
        min_quantity=step,
        rwa_type="STOCK" if base.endswith(".US") else None,
        **(_PERP if suffix else _SPOT),
        **_OTHER,
    )
    return Listing(market, price // tick * tick, max(400 / price // step * step, step))


def _trade_for_a_day(
    engine: Engine, listing: Listing, makers: Account, takers: Account, random: Random, now: int
) -> None:
    for age in range(_TRADES - 1, -1, -1):
        # The latest trade is at the listing's price, the center of the book.
        price = listing.price + listing.market.tick * (random.randint(-200, 200) if age else 0)
        side = random.choice((Side.BID, Side.ASK))
        quantity = listing.size * random.randint(1, 10)
        for account, direction in ((makers, side.opposite), (takers, side)):
            _place(engine, account, listing, direction, price, quantity, now - age * _QUARTER_HOUR_MS)


def _fill_book(engine: Engine, listing: Listing, makers: Account, random: Random, now: int) -> None:
    for level in range(_LEVELS):
        distance = listing.market.tick * (1 + level * _LEVEL_TICKS)
        for side in Side:
            quantity = listing.size * random.randint(1, 20)
            _place(engine, makers, listing, side, listing.price - side.sign * distance, quantity, now)


def _place(
    engine: Engine, account: Account, listing: Listing, side: Side, price: Decimal, quantity: Decimal, now: int
) -> None:
    terms = Terms(listing.market.symbol, side, OrderType.LIMIT, price=price, quantity=quantity)
    engine.place(account, terms, now)
