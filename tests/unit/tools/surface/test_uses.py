"""The handwritten code that uses removed and renamed items is named, with file and line."""

import textwrap

import pytest

from tools.surface.changelog import used_places
from tools.surface.comparison import compare
from tools.surface.surface import read_surface
from tools.surface.uses import Use, find_uses

CLIENT = """
class Client:
    @cached_property
    def order(self) -> OrderOperations: ...

    def prepare(self, operation: object, *, window: int | None = None) -> Request: ...
"""
ERRORS = """
class ApiError(Exception):
    def __init__(self, operation: str, code: str) -> None:
        self.operation = operation
        self.code = code

class NotFoundError(ApiError): ...

class TransportError(Exception):
    def __init__(self, operation: str) -> None:
        self.operation = operation
"""
ORDERS = '''
class OrderOperations:
    def execute_order(self, *, symbol: str, side: Side | SideValue, price: Decimal | None = None) -> Order:
        """Place an order.

        Source: `POST /order`, https://exchange.example
        """

    def get_fills(self, *, symbol: str | None = None, limit: int | None = None) -> list[Fill]:
        """List fills.

        Source: `GET /fills`, https://exchange.example
        """
'''
ORDER = """
class Order(Model):
    id: str
    side: Side
    price: Decimal
    fills: list[Fill] | None = None
    trigger_price: Decimal | None = None
"""
FILL = """
class Fill(Model):
    id: str
    price: Decimal
    is_maker: bool
    fee: Decimal
"""
BODY = """
class OrderPayload(Body):
    def __init__(self, *, symbol: str, side: Side | SideValue) -> None: ...
"""
SIDE = """
class Side(OpenEnum):
    BID = "Bid"
    ASK = "Ask"

SideValue: TypeAlias = Literal["Bid", "Ask"]
"""
PACKAGE = {
    "client.py": CLIENT,
    "errors.py": ERRORS,
    "operations/order.py": ORDERS,
    "models/order.py": ORDER,
    "models/fill.py": FILL,
    "models/order_payload.py": BODY,
    "models/side.py": SIDE,
}


def uses(old: str, new: str, code: str, file: str = "program.py", **others: str) -> list[tuple[int, str]]:
    """The lines that use what an edit of the package takes away, and its new name."""
    tree = {path: source.replace(old, new) for path, source in PACKAGE.items()}
    assert tree != PACKAGE
    sources = {file: textwrap.dedent(code), **others}
    found = find_uses(sources, compare(PACKAGE, tree), read_surface(PACKAGE))
    return [(use.line, use.successor) for use in found if use.file == file]


RENAMED = "def get_fills", "def list_fills"
NEW_NAME = "bpx.order.list_fills"


@pytest.mark.parametrize(
    "code",
    [
        "fills = client.order.get_fills()",
        "await paginate(bpx.order.get_fills, symbol='SOL_USDC')",
        "from bpx_api.api.order import get_fills",
        "HISTORIES = ['get_fills']",
    ],
)
def test_an_operation_is_found(code: str) -> None:
    assert uses(*RENAMED, code) == [(1, NEW_NAME)]


@pytest.mark.parametrize(
    "code", ["engine.get_fills()", "get_fills()", "'all get_fills'", "def get_fills(): ...", "order_get_fills"]
)
def test_another_function_of_that_name_is_not_found(code: str) -> None:
    assert uses(*RENAMED, code) == []


def test_a_method_of_the_client_and_its_arguments_are_found() -> None:
    code = "bpx.prepare(bpx.order.execute_order, symbol='A')\nbpx.prepare(f, window=5)"

    assert uses("def prepare", "def dry_run", code) == [(1, ""), (2, "")]
    assert uses("window: int", "validity: int", code) == [(2, "")]


def test_an_attribute_of_an_error_is_found_in_its_family() -> None:
    code = """\
        from bpx_client import errors
        from bpx_client.errors import TransportError
        try: ...
        except errors.NotFoundError as error:
            error.operation
        except TransportError as error:
            error.operation
        except ValueError as error:
            error.operation
        """
    edit = "operation: str, code: str) -> None:\n        self.operation = operation\n", "code: str) -> None:\n"

    assert uses(*edit, code) == [(5, "")]


def test_the_line_of_a_call_over_several_lines_is_that_of_the_name() -> None:
    assert uses(*RENAMED, "x = [\n    1,\n    (bpx\n     .order\n     .get_fills()),\n]") == [(5, NEW_NAME)]


def test_pages_are_searched_too() -> None:
    page = """\
# Fills

Call `get_fills`, or get_fills.

```python
for fill in bpx.order.get_fills():
    print(fill.is_maker)
```
"""

    assert uses(*RENAMED, page, "README.md") == [(3, NEW_NAME), (6, NEW_NAME)]
    assert uses("is_maker", "was_maker", page, "README.md") == [(7, "was_maker?")]


@pytest.mark.parametrize(
    "code",
    [
        "from bpx_client.models import Fill\ndef f(fill: Fill):\n    return fill.price",
        "from bpx_client import models\ndef f(fill: models.Fill | None):\n    return fill.price",
        "from bpx_client.models import Fill\ndef f(fills: list[Fill]):\n    return [fill.price for fill in fills]",
        "fills = bpx.order.get_fills()\nlast = fills[-1]\nprint(last.price)",
        "fills = await bpx.order.get_fills()\nfor fill in fills[:3]:\n    print(fill.price)",
        "async def f():\n    async for fill in apaginate(bpx.order.get_fills):\n        print(fill.price)",
        "x = 1\norder = bpx.order.execute_order(symbol='A', side='Bid')\nx = order.fills[0].price",
        "from bpx_client.models import Fill\nmatch fill:\n    case Fill(price=price): pass",
        "from bpx_client.models import Fill\n\nFill(id='1', price=1, is_maker=True, fee=0)",
        "fills = run(bpx.order.get_fills())\n\nassert {fill.price for fill in fills} == {1}",
    ],
)
def test_a_field_is_found_by_the_class_of_its_object(code: str) -> None:
    edit = FILL, FILL.replace("    price: Decimal\n", "")

    assert uses(*edit, code) == [(3, "")]


@pytest.mark.parametrize(
    "code",
    [
        "order = bpx.order.execute_order(symbol='A', side='Bid')\norder.price",
        "from engine import Fill\ndef f(fill: Fill):\n    return fill.price",
        "something.price",
        "price = 1",
    ],
)
def test_a_field_of_that_name_of_another_class_is_not_found(code: str) -> None:
    assert uses(FILL, FILL.replace("    price: Decimal\n", ""), code) == []


def test_a_field_of_an_unknown_object_is_found_if_nothing_else_has_such_a_field() -> None:
    edit = "    trigger_price: Decimal | None = None\n", ""

    assert uses(*edit, "print(order.trigger_price)") == [(1, "")]
    assert uses(*edit, "print(order.trigger_price)", other="class Mine:\n    trigger_price: int") == []


def test_an_argument_is_found_also_where_the_operation_is_passed_on() -> None:
    code = """\
        bpx.order.get_fills(limit=5)
        paginate(bpx.order.get_fills, limit=5)
        partial(bpx.order.get_fills, limit=5)
        bpx.markets.get_depth(limit=5)
        """
    assert uses("limit: int", "page_size: int", code) == [(1, ""), (2, ""), (3, "")]


def test_an_argument_of_a_body_is_found() -> None:
    code = "from bpx_client.models import OrderPayload\nOrderPayload(symbol='A', side='Bid')"

    assert uses(
        "symbol: str, side: Side | SideValue) -> None", "market: str, side: Side | SideValue) -> None", code
    ) == [(2, "")]


def test_a_member_of_an_enum_is_found_by_name_and_by_value() -> None:
    code = """\
        from bpx_client import models
        from bpx_client.models import Side
        Side.ASK, models.Side.ASK, Side.BID
        order = bpx.order.execute_order(symbol="Ask", side="Ask")
        if order.side == "Ask" or order.id == "Ask":
            "Ask"
        """
    found = uses(SIDE, SIDE.replace('    ASK = "Ask"\n', "").replace(', "Ask"', ""), code)

    assert found == [(3, ""), (4, ""), (5, "")]
    assert uses(SIDE, SIDE.replace("ASK =", "SELL ="), code)[:1] == [(3, "SELL")]


def test_an_enum_of_that_name_that_is_not_ours_is_not_found() -> None:
    code = "from engine import Side\nSide.ASK"

    assert uses(SIDE, SIDE.replace('    ASK = "Ask"\n', "").replace(', "Ask"', ""), code) == []


def test_a_model_is_found_where_it_is_imported_and_used() -> None:
    code = """\
        from bpx_client import models
        from bpx_client.models import Order, SideValue
        def f(order: Order) -> models.Order: ...
        def g(fill: models.Fill) -> None: ...
        """
    assert [line for line, _ in uses(ORDER, "", code)] == [2, 3]
    assert uses("Side", "Way", code) == [(2, "Way")]


def test_an_event_and_a_model_of_one_name_are_told_apart() -> None:
    package = {**PACKAGE, "events.py": "class Fill(Event):\n    price: Decimal\n    size: Decimal\n"}
    code = """\
        from bpx_client import events, models
        from bpx_client.events import Fill as Filled
        from bpx_client.models import Fill
        def f(a: models.Fill, b: Fill | None, c: "events.Fill", d: Sequence[Filled], e: engine.Fill) -> None:
            a.price, b.price, e.price
            c.price
            [each.price for each in d]
        """

    def lines(path: str, old: str, new: str) -> list[int]:
        edited = {**package, path: package[path].replace(old, new)}
        found = find_uses({"a.py": textwrap.dedent(code)}, compare(package, edited), read_surface(package))
        return [use.line for use in found]

    assert lines("events.py", "price", "cost") == [6, 7]
    assert lines("models/fill.py", "price", "cost") == [5]
    assert lines("events.py", "class Fill", "class Filled") == [2, 4]
    assert lines("models/fill.py", "class Fill", "class Filled") == [3, 4]


def test_code_that_cannot_be_parsed_is_skipped() -> None:
    assert uses(*RENAMED, "bpx.order.get_fills(") == []


def test_the_places_are_listed_by_item_a_line_a_file_and_tests_come_last() -> None:
    found = [
        Use("tests/a.py", 1, "bpx.order.get_fills(…)", "bpx.order.list_fills"),
        Use("tools/b.py", 2, "bpx.order.get_fills(…)", "bpx.order.list_fills"),
        Use("tools/b.py", 5, "bpx.order.get_fills(…)", "bpx.order.list_fills"),
        Use("tools/b.py", 7, "Side.ASK", ""),
    ]

    assert used_places(found).splitlines()[1:] == [
        "  Side.ASK",
        "    tools/b.py:7",
        "  bpx.order.get_fills(…) → bpx.order.list_fills",
        "    tools/b.py:2, 5",
        "    tests/a.py:1",
    ]
    assert used_places(found, most=2).splitlines()[-2:] == [
        "    tools/b.py:2, 5",
        "    … and 1 more files: see `make surface`",
    ]
