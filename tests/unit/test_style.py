"""The project's words: replaced names and phrases are gone, and a docstring begins with what a thing is or does."""

import ast
import io
import re
import tokenize
from collections import Counter
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

import pytest
import yaml

from tools.contract_live.json_values import Json, is_list, is_object

ROOT = Path(__file__).parents[2]
PAGES = [
    *(ROOT / name for name in ("README.md", "SECURITY.md", "CHANGELOG.md", "openapi.yaml", "Makefile", ".ci/run")),
    *(ROOT / name for name in ("pyproject.toml", "generator-config.yaml")),
    *sorted((ROOT / "docs").rglob("*.md")),
]
ROOMS = ("benchmarks", "bpx_auth", "bpx_client", "bpx_sandbox", "examples", "generated", "tests", "tools")
CODE = [
    path
    for room in ROOMS
    for path in sorted((ROOT / room).rglob("*"))
    if path.suffix in (".py", ".jinja") and path != Path(__file__)
]

NAMES = re.compile(
    "journey|Steps|Given|Conduct|Transmit|Pause|Admit|patience|DirectPool|OrdinaryPool|ShortPool|_Ways|Pace|Pacing|Retries"
    "|PASSING|mend|mended|LONGEST_IDLE|aitems|stability|RowProperty|breach|trouble|novelty|Gatekeeper"
)
"""Identifiers that were renamed."""

FUNCTIONS = re.compile("stated|complete|written|items|whole|truth|moment|text|settle|keep|found")
"""Names that say too little for a function of a module. Variables and methods may have them."""

PHRASES = re.compile(
    r"""
    (?<!\bthere\ )\b(?:is|are|was|were)\ no\ (?!longer\b|more\b|less\b|later\b|earlier\b|worse\b|older\b)
    | \bwhole\ numbers?\b
    | \ba\ text\b(?!\ (?:file|message|editor|frame)) | \btexts\b
    | \bmend(?:s|ed|ing)?\b
    | \bknows?\ neither\b
    | \btells?\ (?:its|the)\ time\b
    | \bfrom\ the\ moment\b
    | \bshort\ way\b
    | \bwithout\ a\ word\b
    | \btake\ a\ measurement\b
    | \bstands?\ (?:in\b(?!\ front)|twice\b)
    | \bhas\ no\ place\ in\b
    | \bfor\ the\ refusal\b
    """,
    re.VERBOSE | re.IGNORECASE,
)

RIDDLE = re.compile(r"(?:What|Whether|How|Why)\b|.*\?$", re.IGNORECASE)
"""The first line of a docstring that is not a noun phrase or an imperative."""

PROSE = {
    kind
    for name in ("STRING", "COMMENT", "FSTRING_MIDDLE")
    if (kind := getattr(tokenize, name, None)) is not None  # FSTRING_MIDDLE is new in Python 3.12
}
BREAKS = {tokenize.NL, tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT}
QUOTES = re.compile(r"^[a-zA-Z]{0,2}(\"\"\"|'''|\"|')|(\"\"\"|'''|\"|')$|^#[: ]*")


def tokens(source: str) -> Iterator[tokenize.TokenInfo]:
    return tokenize.generate_tokens(io.StringIO(source).readline)


def names(source: str) -> Iterator[str]:
    """Yield the renamed identifiers, and the functions whose names say too little."""
    for token in tokens(source):
        if token.type == tokenize.NAME and NAMES.fullmatch(token.string):
            yield token.string
    for node in ast.parse(source).body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and FUNCTIONS.fullmatch(node.name):
            yield f"{node.name}()"


def riddles(source: str) -> Iterator[str]:
    """Yield the wrong first lines of docstrings, including those of attributes."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str):
            first = node.value.value.strip().partition("\n")[0]
            if RIDDLE.match(first):
                yield first


def prose(source: str) -> Iterator[str]:
    """Yield the comments and strings of Python code, neighbouring ones joined."""
    relevant = (token for token in tokens(source) if token.type not in BREAKS)
    for kind, group in groupby(relevant, key=lambda token: token.type if token.type in PROSE else None):
        if kind is not None:
            yield " ".join(QUOTES.sub("", token.string) for token in group)


def phrases(text: str) -> list[str]:
    """List the replaced phrases in a text, also those with a line break."""
    return [match[0] for match in PHRASES.finditer(re.sub(r"\s+(?:# )?", " ", text))]


@pytest.mark.parametrize("path", [*PAGES, *CODE], ids=lambda path: str(path.relative_to(ROOT)))
def test_words_are_those_of_the_field(path: Path) -> None:
    content = path.read_text(encoding="utf-8")
    if path.suffix != ".py":
        assert phrases(content) == []
        return
    assert [*names(content), *riddles(content)] == []
    assert [phrase for text in prose(content) for phrase in phrases(text)] == []


def descriptions(node: Json) -> Iterator[str]:
    """Yield the descriptions and summaries of an OpenAPI document, without its examples."""
    if is_list(node):
        for item in node:
            yield from descriptions(item)
    elif is_object(node):
        for key, item in node.items():
            if key in ("description", "summary") and isinstance(item, str):
                yield item.partition("\n")[0]
            elif key != "example":
                yield from descriptions(item)


def test_a_description_is_a_noun_phrase_or_an_imperative() -> None:
    document = yaml.load((ROOT / "openapi.yaml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    found = list(descriptions(document))
    assert len(found) > 1000
    assert [description for description in found if RIDDLE.match(description)] == []


def test_the_changelog_has_each_entry_once() -> None:
    """A merge repeats entries whose words have changed, but not their first ones."""
    entries = re.findall(r"^- (.{30})", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert [entry for entry, count in Counter(entries).items() if count > 1] == []


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("class Conduct: ...", ["Conduct"]),
        ("breach = 1", ["breach"]),
        ("def whole(): ...", ["whole()"]),
        ('"""Whether it rains."""', ["Whether it rains."]),
        ('class A:\n    b: int\n    """How many?"""', ["How many?"]),
        ('def f():\n    """Is it so?\n\n    Yes.\n    """', ["Is it so?"]),
        ("print('nan is ' 'no number')", ["is no "]),
        ("x = 1  # without\n# a word", ["without a word"]),
        ('f"{x} is no number"', ["is no "]),
        ("# There is no time, and it is no longer needed.\nwhole = items.text()", []),
    ],
)
def test_a_wrong_word_is_found(source: str, expected: list[str]) -> None:
    found = [phrase for text in prose(source) for phrase in phrases(text)]
    assert [*names(source), *riddles(source), *found] == expected
