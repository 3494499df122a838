"""Call every method of a client, and report the failing ones."""

import inspect

ARGUMENTS = {
    "symbol": "SOL_USDC", "interval": "1d", "start_time": 0, "side": "Bid", "blockchain": "Solana",
    "blockchain_name": "Solana", "quantity": "1", "price": "150.00", "address": "elsewhere", "rfq_id": "1",
    "rfqId": "1", "bid_price": "1", "ask_price": "2", "bidPrice": "1", "askPrice": "2", "quoteId": "1", "borrow": "1",
    "withdrawalDelayHours": 24, "twoFactorToken": "123456", "strategyType": "Scheduled",
}  # fmt: skip
"""The value of each required argument, by name."""

ASSET = {"symbol": "SOL"}
_LEND = {"side": "Lend", "symbol": "SOL"}
OWN = {
    "cancel_rfq": {"rfqId": "1"}, "cancel_strategy": {"strategyId": "1"}, "convert_dust": ASSET,
    "execute_borrow_lend": _LEND, "get_max_borrow_quantity": ASSET, "get_max_withdrawal_quantity": ASSET,
    "get_strategy": {"strategyId": "1"}, "request_withdrawal": {**ASSET, "two_factor_token": "123456"},
    "submit_rfq": {"quantity": "1"}, "update_account": {"leverageLimit": "5", "leverage_limit": "5"},
    "withdrawal": {**ASSET, "two_factor_code": "123456"},
}  # fmt: skip
"""Values for single methods, which take precedence; a method gets those that it accepts."""


def failures(client: object, but: tuple[str, ...] = ()) -> dict[str, str]:
    """Call every method, and return what the failing ones said.

    Args:
        client: Whose methods to call, those apart that only make an address.
        but: Methods that the script has called already.
    """
    failed: dict[str, str] = {}
    for name, method in inspect.getmembers(client, inspect.ismethod):
        if name.startswith("_") or name.endswith("_url") or name in but:
            continue
        parameters = inspect.signature(method).parameters
        given = {each.name: ARGUMENTS.get(each.name) for each in parameters.values() if each.default is each.empty}
        given |= {each: value for each, value in OWN.get(name, {}).items() if each in parameters}
        try:
            response = method(**given)
        except Exception as error:
            failed[name] = f"{type(error).__name__}: {error}"
        else:
            if inspect.iscoroutine(response):
                response.close()
                failed[name] = "a coroutine"
            is_refusal = isinstance(response, dict) and "code" in response and "message" in response
            if is_refusal or (isinstance(response, str) and "parse" in response):
                failed[name] = str(response)
    return failed
