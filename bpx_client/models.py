"""The models and enums of the API, as `bpx_api.models` has them: each is loaded when it is first used."""

from typing import TYPE_CHECKING

from bpx_api import models

if TYPE_CHECKING:
    from bpx_api.models import *  # noqa: F403

__all__: list[str] = []
__all__ += models.__all__


def __getattr__(name: str) -> object:
    return getattr(models, name)


def __dir__() -> list[str]:
    return dir(models)
