"""Handlers for the signer's account and its funds."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256

from bpx_sandbox.engine import errors
from bpx_sandbox.engine.accounts import Account, Deposit, Withdrawal
from bpx_sandbox.engine.assets import deposit_address, get_asset
from bpx_sandbox.engine.fields import Value
from bpx_sandbox.http import serializers
from bpx_sandbox.http.requests import ApiRequest, handles, is_in_time_range, page, require_asset

TWO_FACTOR_CODES = {"app": "123456", "email": "654321"}
"""The two-factor codes of every authenticator app and every e-mail. The app's code is valid as a token too."""


@handles("GET /api/v1/account")
def get_account(request: ApiRequest) -> Value:
    """Return settings, fees and the number of open orders."""
    return serializers.account(request.account)


@handles("PATCH /api/v1/account")
def update_account_settings(request: ApiRequest) -> Value:
    """Change settings."""
    settings, given = request.account.settings, request.fields
    if "autoBorrowSettlements" in given.values:
        settings.auto_borrow_settlements = given.get_bool("autoBorrowSettlements")
    if "autoLend" in given.values:
        settings.auto_lend = given.get_bool("autoLend")
    if "autoRepayBorrows" in given.values:
        settings.auto_repay_borrows = given.get_bool("autoRepayBorrows")
    leverage = given.get_decimal("leverageLimit")
    if leverage is not None:
        if leverage < 1:
            raise errors.invalid_request("Leverage limit is below 1")
        settings.leverage_limit = leverage
    return None


@handles("GET /api/v1/capital")
def get_balances(request: ApiRequest) -> Value:
    """Return the available and the locked balance of each asset."""
    return serializers.balances(request.account)


@handles("GET /wapi/v1/capital/deposits")
def get_deposits(request: ApiRequest) -> Value:
    """Return the initial funds as deposits."""
    if request.fields.get_bool("excludePlatform"):
        return []
    deposits = [deposit for deposit in request.account.deposits if is_in_time_range(deposit.created_at, request.fields)]

    def write(deposit: Deposit) -> Value:
        blockchain = get_asset(deposit.symbol).blockchain
        return serializers.deposit(deposit, deposit_address(request.account.name, blockchain))

    return page(deposits, request.fields, write).items


@handles("GET /wapi/v1/capital/deposit/address")
def get_deposit_address(request: ApiRequest) -> Value:
    """Return an address in the right format; it doesn't exist on the blockchain."""
    return {"address": deposit_address(request.account.name, request.fields.require_str("blockchain"))}


@handles("GET /wapi/v1/capital/withdrawals")
def get_withdrawals(request: ApiRequest) -> Value:
    """Return the requested withdrawals."""
    number, client_id = request.fields.get_int("id"), request.fields.get_str("clientId")
    found = [
        withdrawal
        for withdrawal in request.account.withdrawals
        if is_in_time_range(withdrawal.created_at, request.fields)
        and (number is None or withdrawal.id == number)
        and (client_id is None or withdrawal.client_id == client_id)
    ]
    return page(found, request.fields, serializers.withdrawal).items


@handles("POST /wapi/v1/capital/withdrawals")
def request_withdrawal(request: ApiRequest) -> Value:
    """Withdraw available funds; an address that isn't exempt needs a two-factor token."""
    account, fields = request.account, request.fields
    asset, quantity = require_asset(request, "symbol"), fields.require_decimal("quantity")
    if quantity < get_asset(asset).minimum:
        raise errors.invalid_quantity("Quantity is below the minimum withdrawal")
    if fields.require_str("address") not in request.engine.exempt_addresses:
        _check_token(account, fields.get_str("twoFactorToken"))
    withdrawal = Withdrawal(
        id=len(account.withdrawals) + 1,
        symbol=asset,
        quantity=quantity,
        blockchain=fields.require_str("blockchain"),
        address=fields.require_str("address"),
        client_id=fields.get_str("clientId"),
        created_at=request.now,
    )
    request.engine.withdraw(account, withdrawal)
    return serializers.withdrawal(withdrawal)


@handles("POST /wapi/v1/user/2fa")
def issue_two_factor_token(request: ApiRequest) -> Value:
    """Issue a two-factor token for the code of an authenticator app or an e-mail."""
    given = {name: request.fields.get_str(name) for name in TWO_FACTOR_CODES if name in request.fields.values}
    if not given or any(code != TWO_FACTOR_CODES[name] for name, code in given.items()):
        raise errors.invalid_two_factor_code("Invalid two factor code")
    text = f"{request.account.name} {len(request.account.tokens)}"
    token = b64encode(sha256(text.encode()).digest()).decode()
    request.account.tokens.add(token)
    return {"signature": token}


def _check_token(account: Account, token: str | None) -> None:
    if token is None:
        raise errors.invalid_two_factor_code("Two factor token required: the address is not exempt")
    if token != TWO_FACTOR_CODES["app"] and token not in account.tokens:
        raise errors.invalid_two_factor_code("Invalid two factor token")
