"""Regeneration as people do it: edit a copy of openapi.yaml, run the generator, use what was added."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import yaml

from bpx_sandbox import running
from tools.codegen.__main__ import main

ROOT = Path(__file__).parents[2]

OPERATION = """\
  /api/v1/order/echo:
    post:
      operationId: echo_order
      tags: [Order]
      summary: Echo an order
      description: Sends an order back.
      x-instruction: orderEcho
      security:
        - signature: []
      requestBody:
        required: true
        content:
          application/json:
            schema:
              $ref: "#/components/schemas/OrderCancelPayload"
            example: {symbol: SOL_USDC, orderId: "1"}
      responses:
        "200":
          description: The order.
          content:
            application/json:
              schema:
                $ref: "#/components/schemas/OpenInterest"
              example: {symbol: SOL_USDC, openInterest: "1.50", timestamp: 1, mood: Bold}
        "400":
          $ref: "#/components/responses/BadRequest"
        "401":
          $ref: "#/components/responses/Unauthorized"

components:
"""
FIELD = """\
    OpenInterest:
      type: object
"""
ENUM = """\
    Mood:
      type: string
      description: The mood of a market.
      enum: [Shy, Bold]

    OpenInterest:
      type: object
"""
PROGRAM = """
import sys
from typing import assert_type
from bpx_client import connect, Credentials
from bpx_api.models import Mood, OpenInterest

with connect(Credentials(*sys.argv[2:]), base_url=sys.argv[1]) as bpx:
    echo = bpx.order.echo_order(symbol="SOL_USDC", order_id="1")
    assert_type(echo, OpenInterest)
    assert_type(echo.mood, Mood | None)
    assert echo.mood is Mood.BOLD, echo
"""


def grown() -> str:
    """The document with an operation, a field and an enum more."""
    text = (ROOT / "openapi.yaml").read_text(encoding="utf-8")
    for old, new in (("\ncomponents:\n", f"\n{OPERATION}"), (FIELD, ENUM)):
        assert text.count(old) == 1
        text = text.replace(old, new)
    head, found, tail = text.partition("\n    OpenInterest:\n")
    field = '        mood:\n          $ref: "#/components/schemas/Mood"\n          description: The mood.\n'
    return head + found + tail.replace("      properties:\n", f"      properties:\n{field}", 1)


def test_what_is_added_to_the_document_is_on_the_typed_surface_and_on_the_local_exchange(tmp_path: Path) -> None:
    document, program = tmp_path / "openapi.yaml", tmp_path / "program.py"
    document.write_text(grown(), encoding="utf-8")
    program.write_text(PROGRAM, encoding="utf-8")

    assert main(["--document", str(document), "--output", str(tmp_path / "bpx_api")]) == 0

    # In front of the committed package, as if it had been regenerated in its place.
    environment = {**os.environ, "PYTHONPATH": str(tmp_path), "MYPYPATH": str(tmp_path)}
    with running(document=document) as sandbox:
        arguments = [sandbox.base_url, sandbox.public_key, sandbox.secret_key]
        subprocess.run([sys.executable, program, *arguments], env=environment, check=True)
    typed = [sys.executable, "-m", "mypy", "--strict", "--cache-dir", str(tmp_path / "cache"), str(program)]
    subprocess.run(typed, env=environment, check=True, cwd=tmp_path)


REFERRALS = [{"id": 5, "symbol": "SOL_USDC", "side": "Bid", "reward": "1.50"}, {"id": 6, "symbol": "SOL_USDC"}]
REFERRAL = {
    "type": "object",
    "description": "A referral.",
    "required": ["id"],
    "properties": {
        "id": {"type": "integer", "format": "int64", "description": "Number of the referral."},
        "symbol": {"type": "string", "description": "Market symbol."},
        "side": {"$ref": "#/components/schemas/Side", "description": "Side."},
        "reward": {"type": "string", "format": "decimal", "description": "Reward."},
    },
}
COPIED = ("bpx_auth", "bpx_client", "bpx_sandbox", "generated", "tests", "tools")
TESTED = (
    "tests/contract",
    "tests/unit/bpx_api/test_reading.py",
    "tests/unit/bpx_client/trading/test_paging.py",
    "tests/unit/bpx_sandbox/http/test_document.py",
    "tests/unit/bpx_sandbox/http/test_odd_requests.py",
)


def content(schema: Any, example: Any) -> dict[str, Any]:
    return {"content": {"application/json": {"schema": schema, "example": example}}}


def referral_operation(name: str, success: Any, *, is_signed: bool, status: str = "200", **more: Any) -> dict[str, Any]:
    """An operation under a tag of its own."""
    errors = {"400": "BadRequest", "401": "Unauthorized", "429": "TooManyRequests", "500": "InternalServerError"}
    signing: dict[str, Any] = {"x-instruction": "referral", "security": [{"signature": []}]} if is_signed else {}
    responses = {code: {"$ref": f"#/components/responses/{error}"} for code, error in errors.items()}
    return {
        "operationId": name,
        "tags": ["Referrals"],
        "summary": "Refer",
        "description": "Refers to referrals.",
        **signing,
        **more,
        "responses": {status: {"description": "What is referred to.", **success}, **responses},
    }


def with_referrals() -> Any:
    """The document with a history that is signed, historical data, a request that changes something, and a batch."""
    document: Any = yaml.load((ROOT / "openapi.yaml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    document["tags"].append({"name": "Referrals", "description": "Referrals."})
    document["components"]["schemas"] |= {"Referral": REFERRAL, "ReferralPayload": REFERRAL}
    one: Any = {"$ref": "#/components/schemas/Referral"}
    sent: Any = {"$ref": "#/components/schemas/ReferralPayload"}
    several = content({"type": "array", "items": one}, REFERRALS)
    batch = {**content({"type": "array", "items": sent}, REFERRALS), "required": True, "x-body-name": "referrals"}
    paged = [{"$ref": f"#/components/parameters/{name}"} for name in ("limit", "offset")]
    sorts: Any = {"$ref": "#/components/parameters/sortDirection"}
    symbol: Any = {"$ref": "#/components/parameters/symbol"}
    history = referral_operation("get_referral_history", several, is_signed=True, parameters=[sorts, *paged])
    data: dict[str, Any] = {"parameters": [symbol, *paged], "x-rate-limit": "historical"}
    body = {**content(sent, REFERRALS[0]), "required": True}
    document["paths"] |= {
        "/wapi/v1/history/referrals": {"get": history},
        "/api/v1/referrals/history": {"get": referral_operation("get_referral_data", several, is_signed=False, **data)},
        "/api/v1/referral": {
            "post": referral_operation(
                "create_referral", content(one, REFERRALS[0]), is_signed=True, status="201", requestBody=body
            ),
            "delete": referral_operation("forget_referral", {}, is_signed=True, status="204", requestBody=body),
        },
        "/api/v1/referrals": {
            "post": referral_operation("create_referrals", several, is_signed=True, requestBody=batch)
        },
    }
    return document


def test_what_is_added_to_the_document_is_tested_without_another_edit(tmp_path: Path) -> None:
    for folder in COPIED:
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("__pycache__"))
    for file in ("asyncapi.yaml", "generator-config.yaml", "pyproject.toml"):
        shutil.copy(ROOT / file, tmp_path)
    document = tmp_path / "openapi.yaml"
    document.write_text(yaml.dump(with_referrals(), sort_keys=False, width=120), encoding="utf-8")

    assert main(["--document", str(document), "--output", str(tmp_path / "generated" / "bpx_api")]) == 0

    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(map(str, (tmp_path / "generated", tmp_path)))}
    command = [sys.executable, "-m", "pytest", "-n", "0", "-q", "-p", "no:cacheprovider", "-k", "referral", *TESTED]
    run = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout
    passed = re.search(r"(\d+) passed", run.stdout)
    assert passed is not None, run.stdout
    assert int(passed[1]) > 150
