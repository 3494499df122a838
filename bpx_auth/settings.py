"""The settings in the environment or in `.env`, guarded by pydantic."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar, Self

from pydantic import SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """The two variables of the exchange's own guide, and where the exchange is."""

    model_config: ClassVar[SettingsConfigDict] = SettingsConfigDict(
        env_file_encoding="utf-8", env_ignore_empty=True, extra="ignore", hide_input_in_errors=True
    )

    public_key: SecretStr | None = None
    """`PUBLIC_KEY`, base64."""

    secret_key: SecretStr | None = None
    """`SECRET_KEY`, base64."""

    bpx_base_url: str | None = None
    """`BPX_BASE_URL`, scheme and host."""

    bpx_stream_url: str | None = None
    """`BPX_STREAM_URL`, the address of the streams."""

    @classmethod
    def load(cls, env_file: str | Path | None) -> Self:
        """Read the environment, then the file."""
        return cls(_env_file=env_file)  # type: ignore[call-arg]  # pydantic-settings documents it, its stubs don't
