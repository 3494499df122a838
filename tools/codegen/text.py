"""Descriptions of the document as docstrings of Python."""

from __future__ import annotations

import re
import textwrap

from .upstream import safe_for_docstring

WIDTH = 118


_ITEM = re.compile(r"\s*(?:[-*+]|\d+[.)])\s+")
_OWN_LINE = re.compile(r"\s*(?:[|#>]|```)| {4}|\t")


def docstring_text(text: str, margin: int) -> str:
    """Wrap text for a docstring, every line but the first indented by `margin`.

    Paragraphs and list items keep their own lines; code, tables and headings are left as they are.
    """
    lines: list[str] = []
    for paragraph in _paragraphs(safe_for_docstring(text.strip())):
        item = _ITEM.match(paragraph)
        if paragraph.startswith("\0"):
            lines.append(paragraph[1:])
        else:
            indent = re.match(r"\s*", paragraph)[0] if item else ""  # type: ignore[index]
            lines += textwrap.wrap(
                paragraph.lstrip(),
                WIDTH - margin,
                initial_indent=indent,
                subsequent_indent=" " * len(item[0]) if item else "",
                break_long_words=False,
                break_on_hyphens=False,
            ) or [""]
    joined = ("\n" + " " * margin).join(lines)
    clean = "\n".join(line.rstrip() for line in joined.split("\n"))
    return f"{clean} " if clean.endswith('"') else clean


def docstring(text: str, margin: int) -> str:
    """Text as a whole docstring: on one line where it fits, else with the closing quotes on a line of their own."""
    inner = docstring_text(text, margin)
    return f'"""{inner}\n{" " * margin}"""' if "\n" in inner else f'"""{inner}"""'


def _paragraphs(text: str) -> list[str]:
    """The paragraphs of a description; a line that stays as it is begins with a null character."""
    found: list[str] = []
    is_code = False
    joins = False
    for line in text.splitlines():
        fence = line.lstrip().startswith("```")
        if is_code or fence or (not _ITEM.match(line) and _OWN_LINE.match(line)):
            found.append(f"\0{line.rstrip()}")
            joins = False
            is_code ^= fence
        elif not line.strip():
            found.append("")
            joins = False
        elif joins and not _ITEM.match(line):
            found[-1] = f"{found[-1]} {line.strip()}"
        else:
            found.append(line.rstrip() if _ITEM.match(line) else line.strip())
            joins = True
    return found


def lower_first(text: str) -> str:
    """The text as it continues a sentence; an acronym in front stays."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def sentence(text: str) -> str:
    """The text with a full stop, unless it ends otherwise."""
    text = text.strip()
    return text if not text or text[-1] in ".:!?`" or "\n- " in text else f"{text}."
