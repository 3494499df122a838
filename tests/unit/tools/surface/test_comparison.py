"""Each kind of change of the typed surface, as an entry of the changelog."""

import re
from pathlib import Path

import pytest

from bpx_client import models
from tools.surface.changelog import changelog
from tools.surface.comparison import compare
from tools.surface.surface import read_surface

GENERATED = Path(__file__).parents[4] / "generated" / "bpx_api"

CLIENT = """
class _Base:
    def with_options(self, *, window: int | None = None) -> Self: ...

class Client(_Base):
    @cached_property
    def order(self) -> OrderOperations: ...

    @cached_property
    def markets(self) -> MarketsOperations: ...

class AsyncClient(_Base):
    @cached_property
    def order(self) -> AsyncOrderOperations: ...
"""
OPERATION = '''
    {sync}def place_order(
        self,
        *,
        symbol: str,
        side: Side | SideValue,
        price: Decimal | int | str | None = None,
        window: int | None = None,
    ) -> Order:
        """Place an order.

        Pass exactly one of `price` and `window`.

        Args:
            symbol: The market. At most 20 characters.
            side: Buy or sell.
            price: The limit price. Above 0. A share is at
                most 100%.
            window: Milliseconds. From 1 to 60000. Default: 5000.

        Returns:
            The order.

        Source: `POST /order`, https://exchange.example
        """

    {sync}def get_order(self, *, order_id: str) -> Order | None:
        """Get an order.

        Source: `GET /order`, https://exchange.example
        """
'''
PACKAGE = {
    "client.py": CLIENT,
    "operations/order.py": "".join(
        f"class {flavour}OrderOperations:{OPERATION.format(sync=sync)}"
        for flavour, sync in (("", ""), ("Async", "async "))
    ),
    "operations/markets.py": "class MarketsOperations: ...",
    "api/order/get_order.py": "def sync(*, client: Client, order_id: str) -> Order | None: ...",
    "models/order.py": '''
class Order(Model, kw_only=True):
    """An order."""

    id: str
    """The id."""

    price: Decimal
    """The limit price."""

    made: UnixMilliseconds | None = None
    """The time."""

    def __post_init__(self) -> None: ...
''',
    "models/new_order.py": '''
class NewOrder(Body):
    """An order to place."""

    price: Decimal | None = None
    """The limit price."""

    def __init__(self, *, symbol: str, price: Decimal | int | str | None = None) -> None:
        """Check the fields.

        Args:
            symbol: The market. At most 20 characters.
            price: The limit price. Above 0.
        """
''',
    "models/price_level.py": '''
class PriceLevel(Row[Decimal], frozen=True):
    """A level."""

    price: Decimal
    """The price."""
''',
    "models/side.py": '''
class Side(OpenEnum):
    """The side."""

    BID = "Bid"
    ASK = "Ask"

SideValue: TypeAlias = Literal["Bid", "Ask"]
''',
    "model.py": """
if TYPE_CHECKING:
    UnixMilliseconds: TypeAlias = datetime
    UnixSeconds: TypeAlias = datetime
""",
    "errors.py": '''
class BpxError(Exception): ...

class ApiError(BpxError):
    """The exchange refused."""

    def __init__(self, operation: str, status: int) -> None:
        self.operation = operation
        self.status: int = status
''',
    "tables.py": """
INSTRUCTIONS: Mapping[tuple[str, str], str] = {("POST", "/order"): "orderExecute"}
HISTORICAL: frozenset[tuple[str, str]] = frozenset({("GET", "/order")})
PAGE_LIMITS: Mapping[str, int] = {"place_order": 1000}
""",
}


def entries(*edits: tuple[str, str, str]) -> list[str]:
    """The changelog after edits of the package, an entry a line: a module, what is replaced in it, and by what."""
    new = dict(PACKAGE)
    for path, old, text in edits:
        assert re.search(old, new[path])
        new[path] = re.sub(old, text, new[path])
    sections = re.split(r"### (\w+)\n\n", changelog(compare(PACKAGE, new)))
    return [
        f"{section}: {' '.join(entry.split())}"
        for section, text in zip(sections[1::2], sections[2::2], strict=True)
        for entry in re.split(r"^- ", text, flags=re.MULTILINE)[1:]
    ]


ORDERS, ORDER, NEW_ORDER, SIDE, TABLES = (
    "operations/order.py",
    "models/order.py",
    "models/new_order.py",
    "models/side.py",
    "tables.py",
)


def test_the_same_package_has_no_changes() -> None:
    assert entries() == []


def test_code_that_is_not_part_of_the_surface_may_change() -> None:
    edits = [
        (ORDER, "def __post_init__", "def _check"),
        (ORDERS, "The limit price", "The price of the order"),
        ("api/order/get_order.py", "sync", "asyncio"),
        ("client.py", "async def close", "")
        if False
        else (ORDERS, "Returns:\n +The order", "Returns:\n            One order"),
    ]
    assert entries(*edits) == []


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        pytest.param(
            (
                ORDERS,
                r"def get_order\(",
                "def get_fill(self) -> Fill:\n        '''Get a fill.'''\n\n    def get_order(",
            ),
            [
                "Added: `bpx.order.get_fill()`: Get a fill. Returns `Fill`.",
            ],
            id="an operation is added",
        ),
        pytest.param(
            (ORDERS, r"(?s)(async )?def get_order.*?\"\"\".*?\"\"\"", ""),
            [
                "Removed: **Breaking:** `bpx.order.get_order(…)`.",
            ],
            id="an operation is removed",
        ),
        pytest.param(
            (ORDERS, "def get_order", "def find_order"),
            [
                "Changed: **Breaking:** `bpx.order.get_order(…)`: is now `bpx.order.find_order(…)`.",
            ],
            id="an operation is renamed: it is sent to the same path",
        ),
        pytest.param(
            (ORDERS, r"order_id: str\)", "order_id: str, symbol: str)"),
            [
                "Added: **Breaking:** `bpx.order.get_order(symbol=…)`: `str`, required.",
            ],
            id="a required argument is added",
        ),
        pytest.param(
            (ORDERS, r"order_id: str\)", "order_id: str, depth: int | None = None)"),
            [
                "Added: `bpx.order.get_order(depth=…)`: `int`, optional.",
            ],
            id="an optional argument is added",
        ),
        pytest.param(
            (ORDERS, r"order_id: str\)", "order_id: str | None = None)"),
            [
                "Changed: `bpx.order.get_order(order_id=…)`: optional now.",
            ],
            id="an argument becomes optional",
        ),
        pytest.param(
            (ORDERS, r"window: int \| None = None", "window: int"),
            [
                "Changed: **Breaking:** `bpx.order.place_order(window=…)`: required now.",
            ],
            id="an argument becomes required",
        ),
        pytest.param(
            (ORDERS, r"window: int", "window: int | str"),
            [
                "Changed: `bpx.order.place_order(window=…)`: `int | str`, was `int`.",
            ],
            id="an argument takes more types",
        ),
        pytest.param(
            (ORDERS, r"Decimal \| int \| str", "Decimal | str"),
            [
                "Changed: **Breaking:** `bpx.order.place_order(price=…)`: `Decimal | str`, was `Decimal | int | str`.",
            ],
            id="an argument takes fewer types",
        ),
        pytest.param(
            (ORDERS, "to 60000", "to 5000"),
            [
                "Changed: **Breaking:** `bpx.order.place_order(window=…)`: from 1 to 5000, was from 1 to 60000.",
            ],
            id="a limit is narrowed",
        ),
        pytest.param(
            (ORDERS, "From 1 to", "From 0 to"),
            [
                "Changed: `bpx.order.place_order(window=…)`: from 0 to 60000, was from 1 to 60000.",
            ],
            id="a limit is widened",
        ),
        pytest.param(
            (ORDERS, r"Above 0\.", "At least 0."),
            [
                "Changed: `bpx.order.place_order(price=…)`: at least 0, was above 0.",
            ],
            id="an exclusive limit becomes an inclusive one",
        ),
        pytest.param(
            (ORDERS, r"Buy or sell\.", "Buy or sell. It matches `[A-Z]. x`."),
            [
                "Changed: **Breaking:** `bpx.order.place_order(side=…)`: it matches `[A-Z]. x`.",
            ],
            id="a pattern is added",
        ),
        pytest.param(
            (ORDERS, "At most 20 characters.", ""),
            [
                "Changed: `bpx.order.place_order(symbol=…)`: no limit, was at most 20 characters.",
            ],
            id="a limit is removed",
        ),
        pytest.param(
            (ORDERS, "exactly one", "all or none"),
            [
                "Changed: **Breaking:** `bpx.order.place_order(…)`: pass all or none of `price` and `window`, "
                "was pass exactly one of `price` and `window`.",
            ],
            id="a rule between arguments changes",
        ),
        pytest.param(
            (ORDERS, "Default: 5000", "Default: 1000"),
            [
                "Changed: `bpx.order.place_order(window=…)`: default `1000`, was `5000`.",
            ],
            id="a default changes",
        ),
        pytest.param(
            (ORDERS, "-> Order:", "-> Order | None:"),
            [
                "Changed: **Breaking:** `bpx.order.place_order(…)`: may return None now.",
            ],
            id="a result may be missing",
        ),
        pytest.param(
            (ORDERS, r"-> Order \| None:", "-> Order:"),
            [
                "Changed: `bpx.order.get_order(…)`: never returns None now.",
            ],
            id="a result is always there",
        ),
        pytest.param(
            (ORDERS, "-> Order:", "-> list[Order]:"),
            [
                "Changed: **Breaking:** `bpx.order.place_order(…)`: returns `list[Order]`, was `Order`.",
            ],
            id="a result has another type",
        ),
        pytest.param(
            (ORDERS, r"( +)((?:async )?def get_order)", r'\1@deprecated("get_order is deprecated; use find")\n\1\2'),
            [
                "Deprecated: `bpx.order.get_order(…)`: get_order is deprecated; use find.",
            ],
            id="an operation is deprecated",
        ),
        pytest.param(
            (ORDERS, "GET /order", "GET /v2/order"),
            [
                "Changed: `bpx.order.get_order(…)`: no longer counted by the rate limit for historical market data.",
                "Changed: `bpx.order.get_order(…)`: sent as `GET /v2/order`, was `GET /order`.",
            ],
            id="an operation moves to another path",
        ),
        pytest.param(
            (TABLES, "orderExecute", "orderPlace"),
            [
                "Changed: `bpx.order.place_order(…)`: signed as `orderPlace`, was `orderExecute`.",
            ],
            id="another instruction is signed",
        ),
        pytest.param(
            (TABLES, r"\{\(\"POST", '{("GET", "/order"): "orderQuery", ("POST'),
            [
                "Changed: **Breaking:** `bpx.order.get_order(…)`: signed as `orderQuery`; it needs credentials.",
            ],
            id="an operation needs credentials",
        ),
        pytest.param(
            (TABLES, "1000", "500"),
            [
                "Changed: `bpx.order.place_order(…)`: pages of at most 500 items, was 1000.",
            ],
            id="pages are smaller",
        ),
        pytest.param(
            ("client.py", "def markets", "def market"), [], id="a group without operations is renamed: nothing to call"
        ),
        pytest.param(
            ("client.py", "def order", "def orders"),
            [
                "Changed: **Breaking:** `bpx.order.place_order(…)`: is now `bpx.orders.place_order(…)`.",
                "Changed: **Breaking:** `bpx.order.get_order(…)`: is now `bpx.orders.get_order(…)`.",
            ],
            id="a group of operations is renamed",
        ),
    ],
)
def test_a_change_of_an_operation_is_told_once(edit: tuple[str, str, str], expected: list[str]) -> None:
    assert entries(edit) == expected


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        pytest.param(
            (
                ORDER,
                "id: str",
                'id: str\n    """The id."""\n\n    symbol: str | None = None\n    """The market."""\n\n    x: int',
            ),
            [
                "Added: `Order.symbol`: `str | None`. The market.",
                "Added: `Order.x`: `int`. The id.",
            ],
            id="a field is added",
        ),
        pytest.param(
            (ORDER, r"    price: Decimal\n.*\n", ""),
            [
                "Removed: **Breaking:** `Order.price`.",
            ],
            id="a field is removed",
        ),
        pytest.param(
            (ORDER, "price: Decimal", "limit: Decimal"),
            [
                "Changed: **Breaking:** `Order.price`: is now `limit`.",
            ],
            id="a field is renamed: its type and description are the same",
        ),
        pytest.param(
            (ORDER, r"price: Decimal\n.*\n", 'limit_price: Decimal\n    """The highest price."""\n'),
            [
                "Added: `Order.limit_price`: `Decimal`. The highest price.",
                "Removed: **Breaking:** `Order.price`: `limit_price` may be its new name.",
            ],
            id="a field is probably renamed",
        ),
        pytest.param(
            (ORDER, "price: Decimal", "price: Decimal | None = None"),
            [
                "Changed: **Breaking:** `Order.price`: may be None now.",
            ],
            id="a field becomes optional",
        ),
        pytest.param(
            (ORDER, r"made: UnixMilliseconds \| None = None", "made: UnixMilliseconds"),
            [
                "Changed: `Order.made`: is never None now.",
            ],
            id="a field becomes required",
        ),
        pytest.param(
            (ORDER, "UnixMilliseconds", "UnixSeconds"), [], id="the unit on the wire changes: a datetime is one"
        ),
        pytest.param(
            (ORDER, "UnixMilliseconds", "int"),
            [
                "Changed: **Breaking:** `Order.made`: `int | None`, was `datetime | None`.",
            ],
            id="a field has another type",
        ),
        pytest.param(
            (ORDER, r"The limit price\.", "The limit price. Above 0."),
            [
                "Changed: `Order.price`: above 0.",
            ],
            id="a limit of a response doesn't break who reads it",
        ),
        pytest.param(
            (ORDER, r"class Order\(.*", "class SpotOrder(Model):"),
            [
                "Changed: **Breaking:** `Order`: is now `SpotOrder`.",
            ],
            id="a model is renamed: it has the same fields",
        ),
        pytest.param(
            (NEW_ORDER, "symbol: str,", "symbol: str, note: str,"),
            [
                "Added: **Breaking:** `NewOrder(note=…)`: `str`, required.",
            ],
            id="a body gets a required field",
        ),
        pytest.param(
            ("models/price_level.py", r"\Z", "\n    quantity: Decimal\n"),
            [
                "Added: **Breaking:** `PriceLevel.quantity`: `Decimal`.",
            ],
            id="a tuple has another place, so that it no longer unpacks into as many variables",
        ),
        pytest.param(
            (
                SIDE,
                "(?s)    ASK.*",
                '    ASK = "Ask"\n    MID = "Mid"\n\nSideValue: TypeAlias = Literal["Bid", "Ask", "Mid"]',
            ),
            [
                "Added: `Side.MID`: `'Mid'`.",
            ],
            id="an enum has another value; its literals aren't told again",
        ),
        pytest.param(
            (SIDE, "(?s)    ASK.*", '\nSideValue: TypeAlias = Literal["Bid"]'),
            [
                "Removed: **Breaking:** `Side.ASK`.",
            ],
            id="an enum loses a value",
        ),
        pytest.param(
            (SIDE, "ASK =", "SELL ="),
            [
                "Changed: **Breaking:** `Side.ASK`: is now `SELL`.",
            ],
            id="a value has another name",
        ),
        pytest.param(
            (SIDE, '"Ask"', '"ASK"'),
            [
                "Changed: **Breaking:** `Side.ASK`: `'ASK'`, was `'Ask'`.",
            ],
            id="a name has another value",
        ),
        pytest.param(
            (SIDE, r'\["Bid", "Ask"\]', '["Bid"]'),
            [
                "Changed: **Breaking:** `SideValue`: `Literal['Bid']`, was `Literal[Side]`.",
            ],
            id="a literal is no longer accepted",
        ),
        pytest.param(
            (SIDE, "Side", "Way"),
            [
                "Changed: **Breaking:** `Side`: is now `Way`.",
            ],
            id="an enum is renamed, and its literals with it",
        ),
        pytest.param(
            ("errors.py", r"ApiError\(BpxError", "ApiError(Exception"),
            [
                "Changed: **Breaking:** `errors.ApiError`: derived from `Exception`, was `BpxError`.",
            ],
            id="an error is no longer caught with its family",
        ),
        pytest.param(
            ("errors.py", "self.operation", "self.name"),
            [
                "Added: `errors.ApiError.name`.",
                "Removed: **Breaking:** `errors.ApiError.operation`.",
            ],
            id="an attribute of an error is replaced",
        ),
        pytest.param(
            ("client.py", "window: int", "patience: int"),
            [
                "Added: `Client.with_options(patience=…)`: `int`, optional.",
                "Removed: **Breaking:** `Client.with_options(window=…)`.",
            ],
            id="an argument of the client is replaced; that of the async client is not told again",
        ),
    ],
)
def test_a_change_of_a_class_is_told_once(edit: tuple[str, str, str], expected: list[str]) -> None:
    assert entries(edit) == expected


def test_a_model_that_becomes_a_union_is_a_change() -> None:
    found = entries((ORDER, "(?s)class Order.*", "Order: TypeAlias = SpotOrder | FuturesOrder"))

    assert found == ["Changed: **Breaking:** `Order`: is an alias now."]


def test_the_same_change_of_an_operation_and_its_body_is_one_entry() -> None:
    found = entries((ORDERS, "Above 0", "Above 1"), (NEW_ORDER, "Above 0", "Above 1"))

    assert found == [
        "Changed: **Breaking:** `bpx.order.place_order(price=…)`, `NewOrder(price=…)`: above 1, was above 0.",
    ]


def test_the_same_change_of_several_parts_is_one_entry_by_class_and_operation() -> None:
    found = entries(
        (ORDERS, r"Above 0\.|From 1 to 60000\.", "At least 5."),
        (ORDERS, r"At most 20 characters\.", "At least 5."),
        (ORDERS, "Milliseconds. At least 5.", "Milliseconds. At least 7."),
        (ORDER, "id: str", "id: str | None"),
        (ORDER, "price: Decimal", "price: Decimal | None"),
        ("models/price_level.py", "price: Decimal", "price: Decimal | None"),
    )

    assert found == [
        "Changed: **Breaking:** `bpx.order.place_order(symbol=…)`: at least 5, was at most 20 characters.",
        "Changed: **Breaking:** `bpx.order.place_order(price=…)`: at least 5, was above 0.",
        "Changed: **Breaking:** `bpx.order.place_order(window=…)`: at least 7, was from 1 to 60000.",
        "Changed: **Breaking:** `Order.id`, `.price`, `PriceLevel.price`: may be None now.",
    ]
    assert entries((ORDERS, "str, side: .*\n|str,\n", "int,\n"), (ORDERS, "order_id: str", "order_id: int")) == [
        "Changed: **Breaking:** `bpx.order.place_order(symbol=…)`, `bpx.order.get_order(order_id=…)`: "
        "`int`, was `str`.",
    ]
    assert entries((ORDERS, " = None", "")) == [
        "Changed: **Breaking:** `bpx.order.place_order(price=…, window=…)`: required now."
    ]


def test_types_that_only_follow_a_renamed_model_are_not_changes() -> None:
    found = entries((ORDER, "class Order", "class SpotOrder"), (ORDERS, r"-> Order\b", "-> SpotOrder"))

    assert found == [
        "Changed: **Breaking:** `Order`: is now `SpotOrder`.",
    ]


def test_the_whole_generated_package_is_read() -> None:
    tree = {str(path.relative_to(GENERATED)): path.read_text("utf-8") for path in GENERATED.rglob("*.py")}
    found = read_surface(tree)

    functions = [path for path in GENERATED.glob("api/*/*.py") if path.name != "__init__.py"]
    operations = {f"bpx.{path.parent.name}.{path.stem}" for path in functions}
    assert {name for name, item in found.items() if item.kind == "operation"} == operations
    assert set(models.__all__) <= found.keys()
    client_id = found["bpx.order.execute_order"].parts["client_id"]
    assert (client_id.type, client_id.is_required, client_id.rules) == ("int | None", False, ("From 0 to 4294967295.",))
    assert found["bpx.order.execute_order"].facts == {"route": "POST /api/v1/order", "instructions": "orderExecute"}
    assert found["bpx.order.get_fills"].facts["page_limits"] == "1000"
    assert compare(tree, tree) == []
    assert len(compare({}, tree)) > 200
