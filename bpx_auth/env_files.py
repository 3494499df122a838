"""A `.env` before it is read: what can't be one, or can't be read, is refused instead of waited for."""

from __future__ import annotations

import os
import stat
import warnings
from pathlib import Path
from typing import TYPE_CHECKING

from bpx_api.errors import CredentialsError

if TYPE_CHECKING:
    from .settings import Settings

BASE_URL_VARIABLE = "BPX_BASE_URL"
STREAM_URL_VARIABLE = "BPX_STREAM_URL"
ENV_FILE = ".env"
"""Looked for in the working directory alone, not in those above it."""

LARGEST = 65536
"""Bytes of a file of settings at most."""


def load(env_file: str | Path | None) -> Settings:
    """Read the settings from the environment, and what isn't there from a file.

    Args:
        env_file: The file, which need not be there; None: the environment alone.

    Raises:
        CredentialsError: the file is there and can't be read.
    """
    # Imported here: pydantic takes longer to load than all else together, and what is given in code doesn't need it.
    from .settings import Settings

    if env_file is not None:
        is_there(env_file)
    try:
        return Settings.load(env_file)
    except UnicodeDecodeError:
        pass
    # Outside the handler: the error would carry the file's text along.
    raise CredentialsError(f"{env_file} is not UTF-8 text; save it as UTF-8")


def base_url() -> str | None:
    """The exchange's address as the environment, or else `.env`, has it; None: neither has.

    Raises:
        CredentialsError: the file is there and can't be read.
    """
    return _address(BASE_URL_VARIABLE)


def stream_url() -> str | None:
    """The address of the streams as the environment, or else `.env`, has it; None: neither has.

    Raises:
        CredentialsError: the file is there and can't be read.
    """
    return _address(STREAM_URL_VARIABLE)


def _address(variable: str) -> str | None:
    # pydantic, for which the case of a name doesn't matter either, is only loaded for a file.
    found = [value for name, value in os.environ.items() if name.upper() == variable and value]
    if found:
        return found[0]
    if not is_there(ENV_FILE):
        return None
    settings = load(ENV_FILE)
    return settings.bpx_base_url if variable == BASE_URL_VARIABLE else settings.bpx_stream_url


def is_there(env_file: str | Path) -> bool:
    """Return True if a file is there and can be read, False if none is there.

    Raises:
        CredentialsError: what is there is not a file, or can't be read.
    """
    file = Path(env_file).expanduser()
    try:
        found = file.stat()
        if stat.S_ISDIR(found.st_mode) and (file / "pyvenv.cfg").exists():
            return False  # a virtual environment of that name
        problem = _problem(found)
        if problem is None:
            file.open("rb").close()
    except FileNotFoundError:
        return False
    except OSError as error:
        problem = f"can't be read ({error.strerror})"
    if problem is not None:
        raise CredentialsError(
            f"{env_file} {problem}; put it right, remove it, or pass credentials and base_url to connect()"
        )
    return True


def warn_if_exposed(env_file: str | Path) -> None:
    """Warn where a file's mode lets anyone but its owner read it; Windows has no such mode."""
    if os.name == "posix" and Path(env_file).expanduser().stat().st_mode & (stat.S_IRGRP | stat.S_IROTH):
        warnings.warn(
            f"{env_file} holds the secret key and others on this machine can read it: chmod 600 {env_file}",
            stacklevel=3,
        )


def _problem(found: os.stat_result) -> str | None:
    if stat.S_ISDIR(found.st_mode):
        return "is a directory, not a file"
    # Opening a pipe would wait until somebody writes to it.
    if not stat.S_ISREG(found.st_mode):
        return "is not a regular file (a pipe or a device)"
    if found.st_size > LARGEST:
        return f"has {found.st_size} bytes, more than the {LARGEST} that a file of settings may have"
    return None
