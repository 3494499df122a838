"""Texts of the document as docstrings of Python."""

from __future__ import annotations

import textwrap

from .upstream import safe_for_docstring

WIDTH = 118


def docstring_text(text: str, margin: int) -> str:
    """Wrap text for a docstring, every line but the first indented by `margin`.

    Paragraphs and list items keep their own lines.
    """
    lines: list[str] = []
    for paragraph in _paragraphs(safe_for_docstring(text.strip())):
        hanging = "  " if paragraph.startswith("- ") else ""
        lines += textwrap.wrap(
            paragraph, WIDTH - margin, subsequent_indent=hanging, break_long_words=False, break_on_hyphens=False
        ) or [""]
    joined = ("\n" + " " * margin).join(lines)
    clean = "\n".join(line.rstrip() for line in joined.split("\n"))
    return f"{clean} " if clean.endswith('"') else clean


def docstring(text: str, margin: int) -> str:
    """Text as a whole docstring: on one line where it fits, else with the closing quotes on a line of their own."""
    inner = docstring_text(text, margin)
    return f'"""{inner}\n{" " * margin}"""' if "\n" in inner else f'"""{inner}"""'


def _paragraphs(text: str) -> list[str]:
    found: list[str] = []
    fresh = True
    for line in text.splitlines():
        stripped = line.strip()
        if not stripped:
            found.append("")
            fresh = True
        elif fresh or stripped.startswith("- "):
            found.append(stripped)
            fresh = False
        else:
            found[-1] = f"{found[-1]} {stripped}"
    return found


def lower_first(text: str) -> str:
    """The text as it continues a sentence; an acronym in front stays."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def sentence(text: str) -> str:
    """The text with a full stop, unless it ends otherwise."""
    text = text.strip()
    return text if not text or text[-1] in ".:!?`" or "\n- " in text else f"{text}."
