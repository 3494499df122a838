"""The package's files: each is made of one template and the part of the contract that it shows."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path

from .contract import Contract, ContractError
from .kinds import Enum, Object, Row
from .operations import accepted, secrets, tags
from .parameters import path_templates
from .schemas import EnumClass, ModelClass, RowClass, Schemas
from .streams import Streams
from .text import docstring, docstring_text, lower_first
from .upstream import Package, python_name, safe_for_docstring

TEMPLATES = Path(__file__).parent / "templates"
RUNTIME = Path(__file__).parent / "runtime"
"""Modules that are the same for every document; they are copied verbatim."""

CONSTANTS = {"true": "True", "false": "False", "null": "None"}


def write_package(contract: Contract, settings: Path, output: Path, streams: Streams | None = None) -> None:
    """Write the package to a folder that doesn't exist yet.

    Args:
        contract: The document.
        settings: The settings of openapi-python-client.
        output: The package folder to write.
        streams: The document of the streams. None: there is none.

    Raises:
        ContractError: a hook, ruff that is, had something to say.
    """

    def in_python(text: str) -> str:
        """Name fields, arguments and constants as Python does; the document names them as the wire does."""

        def renamed(found: re.Match[str]) -> str:
            name = found[1]
            return f"`{CONSTANTS.get(name) or (python_name(name) if name in contract.names else name)}`"

        return re.sub(r"`(\w+)`", renamed, text)

    filters: dict[str, Callable[..., str]] = {
        "doc": lambda text, margin: docstring_text(in_python(text), margin),
        "docstring": lambda text, margin: docstring(in_python(text), margin),
        "escaped": safe_for_docstring,
        "literal": lambda value: json.dumps(value, ensure_ascii=False),
        "lower_first": lower_first,
    }
    package = Package(settings, TEMPLATES, output, filters)
    _add_files(package, contract)
    if streams is not None:
        package.add("events.py", "events.py", streams=streams)
        package.add("channels.py", "channels.py", streams=streams)
    problems = package.write()
    if problems:
        raise ContractError("\n".join(problems))
    # After the hooks: ruff must not touch what is copied.
    for module in sorted(RUNTIME.glob("*.py")):
        (output / module.name).write_bytes(module.read_bytes())


def _add_files(package: Package, contract: Contract) -> None:
    schemas = Schemas(contract)
    tagged = tags(schemas)
    package.add("__init__.py", "package_init.py", title=contract.document["info"]["title"])
    package.add("py.typed", "py.typed")
    modules: list[tuple[str, list[str]]] = []
    for kind in schemas.classes():
        path = f"models/{kind.module}.py"
        modules.append((kind.module, [kind.name]))
        match kind:
            case Object():
                model = ModelClass(kind, schemas)
                package.add(path, "body.py" if model.sent else "model.py", model=model)
            case Row():
                package.add(path, "row.py", row=RowClass(kind, schemas))
            case Enum():
                enum = EnumClass(kind)
                package.add(path, "int_enum.py" if enum.numeric else "str_enum.py", enum=enum)
                modules[-1][1].append(f"{kind.name}Value")
    package.add("models/__init__.py", "models_init.py", modules=sorted(modules))
    base_url = contract.document["servers"][0]["url"]
    client = {"version": package.release, "base_url": base_url, "accepted": accepted(tagged)}
    package.add("client.py", "client.py", tags=tagged, **client)
    tables = {
        "operations": contract.operations,
        "secrets": secrets(schemas, tagged),
        "templates": path_templates(contract),
        "page_limits": {
            python_name(name): each.page_limit for name, each in contract.operations.items() if each.page_limit
        },
        "time_limits": {
            python_name(name): each.time_limit for name, each in contract.operations.items() if each.time_limit
        },
    }
    package.add("tables.py", "tables.py", **tables)
    package.add("api/__init__.py", "api_init.py")
    package.add("operations/__init__.py", "operations_init.py")
    for tag in tagged:
        package.add(f"operations/{tag.name}.py", "operations.py", tag=tag)
        package.add(f"api/{tag.name}/__init__.py", "endpoint_init.py")
        for operation in tag.operations:
            package.add(f"api/{tag.name}/{operation.name}.py", "endpoint_module.py", operation=operation)


def replace_tree(fresh: Path, target: Path) -> None:
    """Put a freshly generated package in the place of the one that is there."""
    if target.exists():
        shutil.rmtree(target)
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.move(fresh, target)
