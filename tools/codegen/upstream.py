"""The one door to openapi-python-client: its names, its templates' environment, its writing of a package."""

from __future__ import annotations

import contextlib
import io
import os
import sysconfig
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from openapi_python_client import Project
from openapi_python_client.config import Config, ConfigFile, MetaType
from openapi_python_client.parser import GeneratorData
from openapi_python_client.schema.untrusted_string import UntrustedString
from openapi_python_client.strings import ClassName, PythonIdentifier, safe_for_docstring, snake_case

__all__ = ["Package", "class_name", "module_name", "python_name", "safe_for_docstring"]

PREFIX = "field_"
"""The prefix of a name that Python wouldn't take."""


@cache
def python_name(name: str) -> str:
    """Return the name of an operation, an argument or a field in Python."""
    return str(PythonIdentifier(name, prefix=PREFIX))


@cache
def class_name(name: str) -> str:
    """Return the name of a class; openapi-python-client takes words apart at letters of other alphabets."""
    if name.isidentifier() and not name.isascii():
        return name[0].upper() + name[1:]
    found = str(ClassName(name, prefix=PREFIX))
    return f"{found[:-1]}Model" if found.endswith("_") else found


@cache
def module_name(name: str) -> str:
    """Return the name of a class's module."""
    return python_name(snake_case(name))


class Package(Project):
    """A package that is written from templates, and finished by the hooks of the settings.

    Args:
        settings: The file with the settings of openapi-python-client.
        templates: The folder of the templates.
        output: The folder to write, which doesn't exist yet.
        filters: Filters for the templates.
    """

    def __init__(
        self, settings: Path, templates: Path, output: Path, filters: Mapping[str, Callable[..., object]]
    ) -> None:
        config = Config.from_sources(
            ConfigFile.load_from_path(settings),
            MetaType.NONE,
            document_source=settings,
            file_encoding="utf-8",
            overwrite=True,
            output_path=output,
        )
        nothing = GeneratorData(
            title=UntrustedString(""),
            description=None,
            version=UntrustedString(""),
            models=[],
            errors=[],
            endpoint_collections_by_tag={},
            enums=[],
        )
        super().__init__(openapi=nothing, config=config, custom_template_path=templates)
        self.env.filters.update(filters)
        self._files: list[tuple[str, str, Mapping[str, Any]]] = []

    @property
    def release(self) -> str:
        """The version of the distribution."""
        return str(self.version.get_untrusted_value())

    def add(self, path: str, template: str, **context: Any) -> None:
        """Add a file that is made of a template."""
        self._files.append((path, template, context))

    def write(self) -> Sequence[str]:
        """Write the files and run the hooks; return what they had to say."""
        with contextlib.redirect_stdout(io.StringIO()), _own_tools_first():
            said = self.build()
        return [" ".join(filter(None, (problem.header, problem.detail))) for problem in said]

    def _create_package(self) -> None:
        for path, template, context in self._files:
            target = self.package_dir / path
            target.parent.mkdir(parents=True, exist_ok=True)
            text = self.env.get_template(f"{template}.jinja").render(**context)
            target.write_text(text, encoding="utf-8")

    def _build_models(self) -> None:
        """Do nothing: `_create_package` has written all."""

    _build_api = _build_models


@contextlib.contextmanager
def _own_tools_first() -> Iterator[None]:
    """The hooks call ruff by name: the one beside this interpreter, wherever the shell looks first."""
    before = dict(os.environ)
    os.environ["RUFF_NO_CACHE"] = "true"
    os.environ["PATH"] = os.pathsep.join([sysconfig.get_path("scripts"), os.environ.get("PATH", "")])
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)
