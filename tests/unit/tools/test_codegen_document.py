"""A document's values are those of JSON, and each is found again by its line and by its JSON pointer."""

from pathlib import Path

import pytest

from tools.codegen.document import ContractError, Problem, Source

TEXT = """\
openapi: 3.1.0
paths:
  /a/b:
    get: {tags: [One,
                 Two]}
    x~y: 2025-01-01T00:00:00Z
base: &base {shared: [1]}
merged: {<<: *base, own: no}
again: *base
"""


@pytest.fixture
def read(tmp_path: Path) -> "Read":
    return Read(tmp_path / "tiny.yaml")


class Read:
    """Reads a string as a document."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __call__(self, content: str | bytes) -> Source:
        self.path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return Source(self.path)


def test_values_are_those_of_json(read: Read) -> None:
    assert read(TEXT).root == {
        "openapi": "3.1.0",
        "paths": {"/a/b": {"get": {"tags": ["One", "Two"]}, "x~y": "2025-01-01T00:00:00Z"}},
        "base": {"shared": [1]},
        "merged": {"shared": [1], "own": False},
        "again": {"shared": [1]},
    }


@pytest.mark.parametrize(
    ("pointer", "line"),
    [
        ("", 1),
        ("/paths", 2),
        ("/paths/~1a~1b", 3),
        ("/paths/~1a~1b/get/tags/1", 5),
        ("/paths/~1a~1b/x~0y", 6),
        ("/merged/own", 8),
        ("/merged/shared", 7),
        ("/paths/~1a~1b/post/tags", 3),  # isn't there: where it would be
    ],
)
def test_a_pointer_has_a_line(read: Read, pointer: str, line: int) -> None:
    assert read(TEXT).line(pointer) == line


def test_a_node_has_a_pointer(read: Read) -> None:
    source = read(TEXT)
    get = source.root["paths"]["/a/b"]["get"]

    assert source.pointer(get) == "/paths/~1a~1b/get"
    assert source.pointer(get["tags"]) == "/paths/~1a~1b/get/tags"
    assert source.pointer({"description": "Put together.", "tags": get["tags"]}) == "/paths/~1a~1b/get/tags"
    assert source.pointer({}) == ""


def test_a_byte_order_mark_is_no_part_of_the_text(read: Read) -> None:
    assert read("\ufeffopenapi: 3.1.0").root == {"openapi": "3.1.0"}


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("a: 1\nb:\n  c: 1\n  c: 2\n", "4 /b/c: duplicate key 'c'; leave one of the two out"),
        ("a: 1\n200: b\n", '2 /200: the key 200 is not text; write "200", in quotes'),
        ("a: 1\nno: b\n", '2 /no: the key no is not text; write "no", in quotes'),
        ("a: [1, .nan]\n", "1 /a/1: .nan is not a number that JSON has; write a number, or text in quotes"),
        ("a: !!binary YQ==\n", "1 /a: has the tag 'binary'; leave it out: JSON has no tags"),
        ("a: &a\n  b: *a\n", "2 /a/b: contains itself: 'a: &a'; write the value instead of the alias"),
        (
            "a: {<<: 1}\n",
            "1 /a/<<: can't be merged: expected a mapping or list of mappings for merging, but found scalar",
        ),
    ],
)
def test_what_json_does_not_have_is_a_problem_with_its_place(read: Read, content: str, said: str) -> None:
    [problem] = read(content).problems

    assert str(problem).startswith(f"tiny.yaml:{said}")


def test_all_of_them_are_found(read: Read) -> None:
    assert [problem.line for problem in read("1: a\nb: .inf\nb: c\n").problems] == [1, 3, 2]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("a: 1\nb: größe".encode("latin-1"), "2 /: is not UTF-8: invalid "),
        ("a: 1\nb: [\nc: 1\n", "3 /: is not YAML: while parsing a flow sequence of line 2, did not find"),
        ("a: 1\nb: *c\n", "2 /: is not YAML: found undefined alias: 'b: *c'; correct"),
        ("a: 1\nb: \x07\n", "2 /: is not YAML: control characters are not allowed"),
        ("a: 1\n---\nb: 1\n", "2 /: is not YAML: expected a single document"),
        ("", "1 /: is empty; write a mapping"),
        ("- a\n", "1 /: is not a mapping; write a mapping"),
    ],
)
def test_what_is_not_a_document_is_refused_with_the_line(read: Read, content: str | bytes, said: str) -> None:
    with pytest.raises(ContractError) as caught:
        read(content)

    [line] = str(caught.value).splitlines()
    assert line.startswith(f"tiny.yaml:{said}")


def test_a_problem_is_one_line_whatever_it_names() -> None:
    assert (
        str(Problem(3, "/a\nb", "has \x1b[31m", "write ü", "tiny.yaml")) == "tiny.yaml:3 /a\\nb: has \\x1b[31m; write ü"
    )
