"""Compare two surfaces: items added, changed, deprecated, removed or renamed, and which changes break programs."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from decimal import Decimal
from difflib import SequenceMatcher
from typing import TypeAlias

from attrs import frozen

from .surface import LIMIT, Item, Tree, read_surface, union_members, with_replaced_names

CERTAIN, LIKELY = 1.0, 0.6
"""Scores from which an added item is a removed one under a new name, for certain or probably."""

FACTS = {
    "route": "sent as `{}`",
    "instructions": "signed as `{}`",
    "historical": "counted by the rate limit for historical market data",
    "page_limits": "pages of at most {} items",
    "time_limits": "at most {} items between two times",
    "default": "default `{}`",
    "bases": "derived from `{}`",
    "unpacked": "unpacks like a tuple",
}
"""Facts in words; those that aren't here are told under their own name."""

_Bound: TypeAlias = tuple[float | Decimal, bool]


@frozen
class Change:
    """A change of the surface.

    Attributes:
        section: The heading in the changelog: `Added`, `Changed`, `Deprecated` or `Removed`.
        place: The item as users write it; of a renamed one its old name.
        text: What is new.
        is_breaking: True if a correct program may fail because of it, when it runs or under a type checker.
        subject: The name of an argument or field; the same change of it in several places is told once.
        gone: The item whose name is gone.
        successor: Its new name, or what may be that.
    """

    section: str
    place: str
    text: str
    is_breaking: bool = False
    subject: str = ""
    gone: Item | None = None
    successor: str = ""


def compare(old: Tree, new: Tree) -> list[Change]:
    """Compare two versions of the package.

    Args:
        old: The earlier one.
        new: The later one.

    Returns:
        The changes, by place.

    Raises:
        SyntaxError: a module isn't Python.
    """
    before, after = read_surface(old, other=new), read_surface(new, other=old)
    renamed = {
        name: successor.name
        for name, (successor, score) in _successors(before, after).items()
        if successor.kind == "class" and score >= CERTAIN
    }
    # The literals of a renamed enum are renamed with it, and are not told separately.
    renamed |= {f"{name}Value": f"{to}Value" for name, to in renamed.items() if f"{name}Value" in before}
    before = {name: with_replaced_names(item, renamed) for name, item in before.items()}
    aliases = {renamed[name]: item for name, item in before.items() if item.kind == "alias" and name in renamed}
    before = {name: item for name, item in before.items() if item.kind != "alias" or name not in renamed} | aliases
    changes = list(_changes(before, after))
    told = {(change.section, change.place) for change in changes}
    return [
        each
        for each in changes
        if (each.section, each.place.removesuffix("Value")) not in told - {(each.section, each.place)}
    ]


def _changes(before: Mapping[str, Item], after: Mapping[str, Item], owner: Item | None = None) -> Iterator[Change]:
    successors = _successors(before, after)
    for name, item in before.items():
        successor, score = successors.get(name, (None, 0.0))
        other = after.get(name)
        if other is not None and (other.kind == item.kind or {other.kind, item.kind} == {"argument", "field"}):
            yield from _changes_of(item, other)
        elif other is not None:
            yield Change("Changed", item.place, f"is {_article(other.kind)} {other.kind} now.", True)
        elif successor is not None and score >= CERTAIN:
            is_part = bool(item.owner)
            new_name = successor.name if is_part else successor.place
            subject = item.name if is_part else ""
            yield Change("Changed", item.place, f"is now `{new_name}`.", True, subject, item, successor.name)
            yield from _changes_of(item, successor)
        else:
            guess = f"`{successor.name}` may be its new name." if successor else ""
            subject = item.name if item.owner else ""
            successor_name = f"{successor.name}?" if successor else ""
            yield Change("Removed", item.place, guess, True, subject, item, successor_name)
    found = {successor.name for successor, score in successors.values() if score >= CERTAIN}
    for name, item in after.items():
        if name not in before and name not in found:
            yield _added(item, owner)


def _article(noun: str) -> str:
    return "an" if noun[0] in "aeiou" else "a"


def _successors(before: Mapping[str, Item], after: Mapping[str, Item]) -> dict[str, tuple[Item, float]]:
    """Find the new names of items: the best pairs first, each item once."""
    gone = [item for name, item in before.items() if name not in after and item.kind != "alias"]
    new = [item for name, item in after.items() if name not in before]
    scores = [(_score(old, item), old, item) for old in gone for item in new if item.kind == old.kind]
    found: dict[str, tuple[Item, float]] = {}
    taken: set[str] = set()
    for score, old, item in sorted(scores, key=lambda each: -each[0]):
        if score >= LIKELY and old.name not in found and item.name not in taken:
            found[old.name] = item, score
            taken.add(item.name)
    return found


def _score(old: Item, new: Item) -> float:
    if old.kind == "operation" and old.facts.get("route") == new.facts.get("route"):
        return CERTAIN
    if old.kind == "member" and old.type == new.type:
        return CERTAIN
    if old.kind in ("argument", "field") and old.type == new.type and old.summary == new.summary != "":
        return CERTAIN
    likeness = SequenceMatcher(a=old.name, b=new.name).ratio()
    if old.kind == "class":
        names, others = (each.parts.keys() - {"additional_properties"} for each in (old, new))
        overlap = len(names & others) / max(len(names | others), 1)
        return CERTAIN if len(names) > 1 and overlap >= 0.8 else likeness * overlap
    return min(likeness + (0.15 if old.type == new.type else 0), 0.99)


def _added(item: Item, owner: Item | None) -> Change:
    if item.kind in ("operation", "function"):
        return Change("Added", item.place, f"{item.summary} Returns `{item.type}`.".strip())
    if item.kind == "member":
        return Change("Added", item.place, f"`{item.type}`.")
    if item.kind not in ("argument", "field"):
        return Change("Added", item.place, item.summary or f"`{item.type}`.")
    is_required = item.kind == "argument" and item.is_required
    # Another place breaks `price, quantity = price_level`.
    is_breaking = is_required or (owner is not None and "unpacked" in owner.facts)
    extent = "" if item.kind == "field" else ", required" if is_required else ", optional"
    told = ([f"`{_without_none(item)}`{extent}."] if item.type else []) + [item.summary, *item.rules]
    text = " ".join(filter(None, dict.fromkeys(told)))
    return Change("Added", item.place, text, is_breaking, item.name)


def _without_none(item: Item) -> str:
    is_optional = item.kind == "argument" and not item.is_required
    return item.type.removesuffix(" | None") if is_optional else item.type


def _changes_of(old: Item, new: Item) -> Iterator[Change]:
    subject = new.name if new.owner else ""

    def changed(text: str, *, breaking: bool = False, section: str = "Changed") -> Change:
        return Change(section, new.place, f"{text}.", breaking, subject)

    if new.kind == "argument" and old.is_required != new.is_required:
        yield changed("required now" if new.is_required else "optional now", breaking=new.is_required)
    if types := _type_change(old, new):
        text, breaking = types
        yield changed(text, breaking=breaking)
    if set(old.rules) != set(new.rules):
        text = f"{_rules(new)}, was {_rules(old)}" if old.rules else _rules(new)
        yield changed(text, breaking=new.kind != "field" and _is_narrower(old.rules, new.rules))
    for fact in sorted(old.facts.keys() | new.facts.keys()):
        was, now = old.facts.get(fact), new.facts.get(fact)
        if was == now:
            continue
        if fact == "deprecated":
            yield changed(
                now.rstrip(".") if now else "no longer deprecated", section="Deprecated" if now else "Changed"
            )
            continue
        words = FACTS.get(fact, f"{fact.replace('_', ' ')}: {{}}")
        text = f"no longer {words.format(was)}" if now is None else words.format(now)
        if was is not None and now is not None:
            text += f", was `{was}`" if "`" in words else f", was {was}"
        needs_keys = fact == "instructions" and was is None
        yield changed(
            text + ("; it needs credentials" if needs_keys else ""),
            breaking=needs_keys or fact in ("bases", "unpacked"),
        )
    yield from _changes(old.parts, new.parts, new)


def _type_change(old: Item, new: Item) -> tuple[str, bool] | None:
    was, now = union_members(old.type), union_members(new.type)
    if new.kind == "argument":
        if old.is_required != new.is_required:
            was, now = was - {"None"}, now - {"None"}
        return None if was == now else (f"`{_without_none(new)}`, was `{_without_none(old)}`", not was <= now)
    if was == now:
        return None
    is_function = new.kind in ("operation", "function")
    if now == was - {"None"}:
        return "never returns None now" if is_function else "is never None now", False
    if now == was | {"None"}:
        return "may return None now" if is_function else "may be None now", True
    text = f"{'returns ' if is_function else ''}`{new.type}`, was `{old.type}`"
    return text, new.kind == "alias" or not now <= was


def _rules(item: Item) -> str:
    text = ", ".join(f"{rule[:1].lower()}{rule[1:-1]}" for rule in item.rules)
    return text or "no limit"


def _is_narrower(was: tuple[str, ...], now: tuple[str, ...]) -> bool:
    """Return True if something that was accepted may be refused now."""
    old, new = _bounds(was), _bounds(now)
    lowest: tuple[_Bound, _Bound] = (-math.inf, False), (-math.inf, False)
    others = [{rule for rule in rules if not LIMIT.fullmatch(rule)} for rules in (was, now)]
    narrower = any(
        limit > before for unit in new for limit, before in zip(new[unit], old.get(unit, lowest), strict=True)
    )
    return narrower or bool(others[1] - others[0])


def _bounds(rules: tuple[str, ...]) -> dict[str, tuple[_Bound, _Bound]]:
    """Return the limits by unit, the larger the narrower: the lower one, and the upper one negated."""
    found: dict[str, tuple[_Bound, _Bound]] = {}
    for match in filter(None, map(LIMIT.fullmatch, rules)):
        unit = match["unit"] or ""
        low, high = found.get(unit, ((-math.inf, False), (-math.inf, False)))
        word = match["word"]
        if match["low"]:
            low, high = (Decimal(match["low"]), False), (-Decimal(match["high"]), False)
        elif word in ("Above", "At least"):
            low = Decimal(match["bound"]), word == "Above"
        else:
            high = -Decimal(match["bound"]), word == "Below"
        found[unit] = low, high
    return found
