"""`make generator-drift` reports on one page how the package of another generator differs."""

from tools.generator_drift import PAGE, difference, failure

CLIENT = "class Client:\n    @cached_property\n    def order(self) -> OrderOperations: ...\n"
OPERATIONS = (
    "class OrderOperations:\n    def get_order(self) -> Order: ...\n    def get_fills(self) -> list[Fill]: ...\n"
)
PACKAGE = {"client.py": CLIENT, "operations/order.py": OPERATIONS, "py.typed": ""}
TITLE = "openapi-python-client 9.0 (pinned: 8.0)"


def test_the_same_package_is_told_in_one_line() -> None:
    assert difference(TITLE, PACKAGE, dict(PACKAGE)) == f"{TITLE}: the generated package is the same"


def test_files_changes_for_users_and_lines_are_reported() -> None:
    new = {**PACKAGE, "operations/order.py": OPERATIONS.replace("-> Order", "-> Order | None"), "new.py": "x = 1\n"}

    assert difference(TITLE, PACKAGE, new).splitlines() == [
        f"{TITLE}: 2 of 3 generated files differ",
        "  new.py",
        "  operations/order.py",
        "",
        "For users:",
        "### Changed",
        "",
        "- **Breaking:** `bpx.order.get_order()`: may return None now.",
        "",
        "--- pinned/new.py",
        "+++ new/new.py",
        "@@ -0,0 +1 @@",
        "+x = 1",
        "--- pinned/operations/order.py",
        "+++ new/operations/order.py",
        "@@ -1,3 +1,3 @@",
        " class OrderOperations:",
        "-    def get_order(self) -> Order: ...",
        "+    def get_order(self) -> Order | None: ...",
        "     def get_fills(self) -> list[Fill]: ...",
    ]


def test_a_large_difference_fits_on_a_page() -> None:
    old = {**PACKAGE, **{f"models/m{number}.py": f"class M{number}(Model):\n    x: int\n" for number in range(100)}}
    new = {path: source.replace("x: int", "y: str") for path, source in old.items()}

    report = difference(TITLE, old, new).splitlines()

    assert report[0] == f"{TITLE}: 100 of 103 generated files differ"
    assert len(report) == PAGE
    assert sum("more lines" in line for line in report) == 3


def test_a_result_that_is_not_python_is_reported() -> None:
    report = difference(TITLE, PACKAGE, {**PACKAGE, "operations/order.py": "class:"})

    assert "operations/order.py:1: not valid Python: invalid syntax" in report


def test_a_failure_is_reported_with_the_end_of_its_output() -> None:
    report = failure(TITLE, "".join(f"line {number}\n" for number in range(500))).splitlines()

    assert report[0] == f"{TITLE}:"
    assert report[-1] == "line 499"
    assert len(report) == PAGE
