"""A key pair says what is wrong with it when it is given, and never shows its secret."""

import copy
import logging
import pickle
import traceback
from base64 import b64decode, b64encode
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Any

import pytest

import bpx_auth
from bpx_api.errors import CredentialsError, InvalidArgumentError, MissingCredentialsError
from bpx_client import Credentials, connect

# The guide's key pair, and the public key of another one.
PUBLIC = "5+yQgwU0ZdJ/9s+GXfuPFfo7yQQpl9CgvQedJXne30o="
SECRET = "TDSkv44jf/iD/QCKkyCdixO+p1sfLXxk+PZH7mW/ams="
OTHER_PUBLIC = "zDIJj9qneWIY0IYZ5aXoHcNMCm+XDhVcTssiT0HyY0A="
OWN_CODE = str(Path(bpx_auth.__file__).parent)


def both(secret_key: str, public_key: str) -> str:
    """The 64 bytes that some tools store: seed, then public key."""
    return b64encode(b64decode(secret_key) + b64decode(public_key)).decode()


def one_byte_less(key: str) -> str:
    return b64encode(b64decode(key)[:-1]).decode()


# --- What is accepted -----------------------------------------------------------------------------------------------


def test_a_key_pair_signs_and_shows_its_public_key() -> None:
    credentials = Credentials(public_key=PUBLIC, secret_key=SECRET)

    assert credentials.public_key == PUBLIC
    assert credentials.private_key.private_bytes_raw() == b64decode(SECRET)


def test_a_secret_of_64_bytes_is_the_seed_and_the_public_key() -> None:
    credentials = Credentials(PUBLIC, both(SECRET, PUBLIC))

    assert credentials == Credentials(PUBLIC, SECRET)


def test_blanks_around_a_copied_key_do_no_harm() -> None:
    assert Credentials(f" {PUBLIC}\n", f"\t{SECRET} ").public_key == PUBLIC


# --- What is refused ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("public", "secret", "message"),
    [
        (PUBLIC + "!", SECRET, "the public key is not base64"),
        (PUBLIC, SECRET + "!", "the secret key is not base64"),
        (PUBLIC, "ключ", "the secret key is not base64"),
        (None, SECRET, "the public key must be a str, not NoneType"),
        (PUBLIC, b64decode(SECRET), "the secret key must be a str, not bytes"),
        ("", SECRET, "the public key has 0 bytes"),
        (PUBLIC, "", "the secret key has 0 bytes"),
        (one_byte_less(PUBLIC), SECRET, "the public key has 31 bytes; an Ed25519 public key has 32"),
        (PUBLIC, one_byte_less(SECRET), "the secret key has 31 bytes; an Ed25519 secret key has 32, or 64"),
        (OTHER_PUBLIC, SECRET, "doesn't belong to the secret key"),
        (PUBLIC, both(SECRET, OTHER_PUBLIC), "doesn't belong to the secret key"),
    ],
    ids=[
        "the public key isn't base64",
        "the secret key isn't base64",
        "the secret key has other letters",
        "the public key is None",
        "the secret key is bytes",
        "the public key is empty",
        "the secret key is empty",
        "the public key is too short",
        "the secret key is too short",
        "another's public key",
        "another's second half",
    ],
)
def test_keys_that_cant_be_used_are_refused_with_what_is_wrong(public: Any, secret: Any, message: str) -> None:
    with pytest.raises(CredentialsError) as refused:
        Credentials(public, secret)

    assert message in str(refused.value)
    assert SECRET not in str(refused.value)


def test_keys_given_the_wrong_way_round_are_refused_without_showing_the_secret() -> None:
    with pytest.raises(CredentialsError) as refused:
        Credentials(public_key=SECRET, secret_key=PUBLIC)

    assert SECRET not in str(refused.value)
    assert shown_by_frames(refused.tb) == []


# --- The environment and .env ---------------------------------------------------------------------------------------


def test_keys_come_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PUBLIC_KEY", PUBLIC)
    monkeypatch.setenv("SECRET_KEY", SECRET)

    assert Credentials.from_env() == Credentials(PUBLIC, SECRET)


def test_keys_come_from_a_file_named_env_in_the_working_directory(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text(f"# the guide's keys\nPUBLIC_KEY={PUBLIC}\nSECRET_KEY='{SECRET}'\nX=1\n")

    assert Credentials.from_env() == Credentials(PUBLIC, SECRET)


def test_keys_come_from_another_file_that_is_named(tmp_path: Path) -> None:
    file = tmp_path / "keys"
    file.write_text(f"PUBLIC_KEY={PUBLIC}\nSECRET_KEY={SECRET}\n")

    assert Credentials.from_env(file) == Credentials(PUBLIC, SECRET)


def test_the_environment_wins_over_the_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("PUBLIC_KEY=old\nSECRET_KEY=old\n")
    monkeypatch.setenv("PUBLIC_KEY", PUBLIC)
    monkeypatch.setenv("SECRET_KEY", SECRET)

    assert Credentials.from_env() == Credentials(PUBLIC, SECRET)


def test_the_file_can_be_left_out(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text(f"PUBLIC_KEY={PUBLIC}\nSECRET_KEY={SECRET}\n")

    with pytest.raises(MissingCredentialsError, match="neither PUBLIC_KEY nor SECRET_KEY is set in the environment"):
        Credentials.from_env(None)


def test_a_message_about_the_environment_alone_names_no_file() -> None:
    with pytest.raises(MissingCredentialsError) as missing:
        Credentials.from_env(None)

    assert "None" not in str(missing.value)


def test_a_file_with_a_byte_order_mark_is_read(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text(f"PUBLIC_KEY={PUBLIC}\nSECRET_KEY={SECRET}\n", encoding="utf-8-sig")

    assert Credentials.from_env() == Credentials(PUBLIC, SECRET)


def test_a_file_that_is_not_utf_8_is_refused_by_name(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text(f"PUBLIC_KEY={PUBLIC}\nSECRET_KEY={SECRET}\n", encoding="utf-16")

    with pytest.raises(CredentialsError, match=r"\.env is not UTF-8") as refused:
        Credentials.from_env()

    assert not isinstance(refused.value, MissingCredentialsError), "the keys are there"
    chained = (refused.value.__cause__, refused.value.__context__)
    assert chained == (None, None), "a UnicodeDecodeError carries the whole file along"
    assert shown_by_frames(refused.tb) == []


@pytest.mark.parametrize("blank", [None, ""], ids=["not set", "empty"])
def test_with_no_key_set_there_are_none(monkeypatch: pytest.MonkeyPatch, blank: str | None) -> None:
    for name in ("PUBLIC_KEY", "SECRET_KEY"):
        if blank is not None:
            monkeypatch.setenv(name, blank)

    with pytest.raises(MissingCredentialsError, match="neither PUBLIC_KEY nor SECRET_KEY is set"):
        Credentials.from_env()


@pytest.mark.parametrize(("present", "missing"), [("PUBLIC_KEY", "SECRET_KEY"), ("SECRET_KEY", "PUBLIC_KEY")])
def test_with_only_one_key_set_the_other_is_asked_for(
    monkeypatch: pytest.MonkeyPatch, present: str, missing: str
) -> None:
    monkeypatch.setenv(present, SECRET)

    with pytest.raises(CredentialsError, match=f"{present} is set and {missing} is not") as refused:
        Credentials.from_env()

    assert not isinstance(refused.value, MissingCredentialsError)


def test_connect_without_keys_opens_a_client_for_public_operations() -> None:
    with connect() as bpx:
        assert bpx.prepare(bpx.markets.get_markets).url.path == "/api/v1/markets"


def test_connect_refuses_half_a_key_pair_in_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PUBLIC_KEY", PUBLIC)

    with pytest.raises(CredentialsError, match="SECRET_KEY is not"):
        connect()


# --- The secret stays secret ----------------------------------------------------------------------------------------


def by_the_environment(public: str, secret: str) -> Credentials:
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("PUBLIC_KEY", public)
        environment.setenv("SECRET_KEY", secret)
        return Credentials.from_env()


def shown_by_frames(trace: TracebackType | None) -> list[str]:
    """Where a traceback that renders local variables (rich, Sentry) shows the secret, in the frames of bpx_auth."""
    frames = [frame for frame, _ in traceback.walk_tb(trace) if frame.f_code.co_filename.startswith(OWN_CODE)]
    assert frames, "the error comes from there"
    as_bytes = repr(b64decode(SECRET))[2:-1]
    return [
        f"{frame.f_code.co_qualname}: {name}"
        for frame in frames
        for name, value in frame.f_locals.items()
        if SECRET[:-4] in repr(value) or as_bytes in repr(value)
    ]


def test_the_secret_is_in_no_text_made_of_the_credentials(credentials: Credentials) -> None:
    texts = [repr(credentials), str(credentials), f"{credentials}", f"{[credentials]!r}", "{}".format(credentials)]  # noqa: UP032

    assert all(SECRET not in text and credentials.public_key in text for text in texts)


def test_the_secret_is_in_no_log_record(caplog: pytest.LogCaptureFixture, credentials: Credentials) -> None:
    with caplog.at_level(logging.DEBUG):
        logging.getLogger("anyone").warning("connecting with %s", credentials, extra={"credentials": credentials})
        logging.getLogger("anyone").error("%r", [credentials])

    assert "Credentials(" in caplog.text
    assert SECRET not in caplog.text


@pytest.mark.parametrize(
    ("public", "secret"),
    [
        pytest.param(PUBLIC + "!", SECRET, id="the public key isn't base64"),
        pytest.param(PUBLIC, SECRET + "!", id="the secret key isn't base64"),
        pytest.param(PUBLIC, SECRET + SECRET, id="the secret key was pasted twice"),
        pytest.param(PUBLIC, SECRET[:-4], id="the secret key was cut"),
        pytest.param(OTHER_PUBLIC, SECRET, id="another's public key"),
        pytest.param(PUBLIC, both(SECRET, OTHER_PUBLIC), id="another's second half"),
    ],
)
@pytest.mark.parametrize("loaded", [Credentials, by_the_environment])
def test_a_traceback_that_renders_locals_does_not_show_a_refused_secret(
    public: str, secret: str, loaded: Callable[[str, str], Credentials]
) -> None:
    with pytest.raises(CredentialsError) as refused:
        loaded(public, secret)

    assert shown_by_frames(refused.tb) == []


def test_a_traceback_that_renders_locals_does_not_show_the_secret_of_a_client_at_work(credentials: Credentials) -> None:
    times = iter([1750793021519])
    bpx = connect(credentials, clock=lambda: next(times))

    with pytest.raises(InvalidArgumentError, match=r"^clock: failed: StopIteration") as failed:
        bpx.prepare(bpx.order.get_open_orders)

    assert shown_by_frames(failed.tb) == []


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_credentials_cant_be_pickled(credentials: Credentials, protocol: int) -> None:
    with pytest.raises(TypeError, match="can't be pickled: the secret key would be written out"):
        pickle.dumps(credentials, protocol)


@pytest.mark.parametrize("copied", [copy.copy, copy.deepcopy])
def test_a_copy_is_as_good_as_the_original(
    credentials: Credentials, copied: Callable[[Credentials], Credentials]
) -> None:
    other = copied(credentials)

    assert other == credentials
    assert hash(other) == hash(credentials)
    assert other.private_key.sign(b"x") == credentials.private_key.sign(b"x")
