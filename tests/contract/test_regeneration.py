"""Regeneration as people do it: edit a copy of openapi.yaml, run the generator, use what was added."""

import os
import subprocess
import sys
from pathlib import Path

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
