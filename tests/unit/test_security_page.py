"""Each promise of SECURITY.md and each claim of README.md is held by a test that exists."""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SECURITY = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
README = (ROOT / "README.md").read_text(encoding="utf-8")
TARGETS = re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
PROMISES = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in SECURITY.splitlines()
    if line.startswith("| ") and not line.startswith("| promise")
]

CLAIMS: Mapping[str, Mapping[str, Sequence[str]]] = {
    "bpx-client": {
        "sync and async": ["contract/test_operations.py::test_the_typed_surface_gives_the_documented_type"],
        "Both need Python 3.11": ["integration/test_readme.py::test_the_quickstart_places_an_order_and_cancels_it"],
        'rejects `side="Buy"`': ["typing/test_types.py::test_the_surface_is_as_stated_and_every_mistake_is_caught"],
        "A float is refused, with the reason. Decimals are sent in plain notation, with trailing zeros": [
            "unit/bpx_api/test_arguments.py::test_a_float_is_refused_with_what_to_pass_instead",
            "unit/bpx_api/test_arguments.py::test_any_decimal_goes_out_in_plain_notation_equal_in_value_with_its_trailing_zeros",
        ],
        "with status, code and message, and all from one base class": [
            "unit/bpx_api/test_client.py::test_every_error_is_of_one_family_with_a_docstring",
            "unit/bpx_api/test_client.py::test_an_error_carries_what_the_exchange_said",
        ],
        "A timeout is always set": ["unit/bpx_api/test_client.py::test_every_request_has_a_timeout_on_either_way"],
        "A signed call without keys, an unknown enum value or a value out of range raises before": [
            "unit/bpx_auth/test_hook.py::test_a_typed_signed_operation_without_keys_raises_before_anything_is_sent",
            "unit/bpx_auth/test_hook.py::test_an_awaited_signed_operation_without_keys_raises_before_anything_is_sent",
            "unit/bpx_api/test_arguments.py::test_an_unknown_text_in_the_query_is_refused_before_anything_is_sent",
            "unit/bpx_api/test_arguments.py::test_a_limit_out_of_range_is_refused_before_anything_is_sent",
        ],
        "A local exchange": [
            "integration/bpx_sandbox/test_server.py::test_it_answers_from_the_first_moment_and_closes"
        ],
    },
    "Install": {},
    "Use": {
        "This order is a real one, unless `BPX_BASE_URL` names a local exchange": [
            "unit/bpx_client/test_connecting.py::test_without_an_address_it_is_the_real_exchange",
            "unit/bpx_client/test_connecting.py::test_the_address_comes_from_the_environment",
            "integration/bpx_sandbox/test_server.py::test_the_command_prints_what_a_person_needs_and_stops_on_a_signal",
        ],
        "as in the exchange's own guide": ["unit/bpx_auth/test_credentials.py::test_keys_come_from_the_environment"],
        "a file `.env` that only you can read": [
            "unit/bpx_auth/test_credentials.py::test_keys_come_from_a_file_named_env_in_the_working_directory",
            "faults/test_secrets.py::test_a_file_with_the_secret_that_others_can_read_gives_a_warning",
        ],
        "from the environment, else from `.env` in the working directory": [
            "unit/bpx_client/test_connecting.py::test_the_address_comes_from_the_environment",
            "unit/bpx_client/test_connecting.py::test_the_address_comes_from_a_file_named_env_in_the_working_directory",
        ],
        "`connect(base_url=…)` takes precedence; without either, the client connects to the real exchange": [
            "unit/bpx_client/test_connecting.py::test_an_argument_wins_over_the_environment_and_that_over_the_file",
            "unit/bpx_client/test_connecting.py::test_without_an_address_it_is_the_real_exchange",
        ],
        "`repr(bpx)` shows": [
            "unit/bpx_client/test_connecting.py::test_a_client_shows_the_exchange_and_whether_it_has_keys"
        ],
        "Arguments are checked at once": ["unit/bpx_client/test_connecting.py::test_retries_are_retries"],
        "Money takes a `Decimal`, an int or a str": [
            "unit/bpx_api/test_arguments.py::test_a_decimal_goes_out_as_this_text",
        ],
        "An enum takes a member or its value": [
            "unit/bpx_api/test_arguments.py::test_an_enum_argument_takes_the_member_or_its_text"
        ],
        "numpy's integers are accepted as ints": [
            "unit/bpx_api/test_arguments.py::test_a_whole_number_within_its_limits_is_sent_as_a_number",
        ],
        "Seconds in place of milliseconds are refused": [
            "unit/bpx_api/test_arguments.py::test_a_count_in_another_unit_is_refused_with_the_one_that_is_wanted",
        ],
        "Every time in a response is a `datetime` in UTC": [
            "unit/bpx_api/test_reading.py::test_a_time_is_in_utc_whether_or_not_it_says_so",
        ],
        "An omitted argument is not sent and not signed": [
            "unit/bpx_auth/test_hook.py::test_a_parameter_that_is_not_given_is_neither_sent_nor_signed",
        ],
        "A field that is absent or `null` is `None`": [
            "unit/bpx_api/test_reading.py::test_an_optional_field_that_is_null_reads_as_absent",
        ],
        "is in `additional_properties`": [
            "unit/bpx_api/test_reading.py::test_an_unknown_field_is_kept_and_written_again"
        ],
        "becomes a new member with that value": [
            "unit/bpx_api/test_reading.py::test_an_unknown_enum_value_becomes_a_member_that_carries_the_text",
        ],
        "with `to_dict()` and `from_dict()`": [
            "unit/bpx_api/test_reading.py::test_an_example_of_the_document_reads_and_is_written_as_it_came",
        ],
        "check their fields when they are created": [
            "unit/bpx_api/test_arguments.py::test_a_body_cant_be_changed_past_its_checks",
        ],
    },
    "Async": {"The same methods, awaited": ["unit/bpx_auth/test_hook.py::test_sync_and_async_produce_the_same_bytes"]},
    "Streams": {
        "Market data and the account's events": [
            "integration/bpx_client/streams/test_async_streams.py::test_events_arrive_and_each_iterator_gets_its_own",
        ],
        "The connection then has a thread of its own": [
            "integration/bpx_client/streams/test_sync_streams.py::test_pings_are_answered_while_the_program_does_something_else",
            "integration/bpx_client/streams/test_sync_streams.py::test_nothing_is_left_behind",
        ],
        "All subscriptions share one connection": [
            "integration/bpx_client/streams/test_async_streams.py::test_subscriptions_come_and_go",
            "unit/bpx_client/streams/test_core.py::test_a_stream_that_two_want_is_subscribed_once_and_kept_until_neither_wants_it",
        ],
        "A lost connection is opened again": [
            "unit/bpx_client/streams/test_core.py::test_waits_grow_to_a_bound_and_are_random_parts_of_it",
            "unit/bpx_client/streams/test_core.py::test_all_is_subscribed_again_in_one_frame_and_what_is_private_is_signed_afresh",
            "unit/bpx_client/streams/test_core.py::test_a_half_open_connection_is_given_up_in_time",
        ],
        "refuses symbols that are not in the list of markets": [
            "integration/bpx_client/streams/test_async_streams.py::test_unknown_symbols_are_refused_up_front",
            "integration/bpx_client/streams/test_async_streams.py::test_what_the_exchange_refuses_is_raised_and_the_rest_goes_on",
        ],
        "yields the types that its streams promise": [
            "unit/bpx_client/streams/test_core.py::test_what_the_streams_did_not_promise_is_told_where_asked_for_and_logged",
            "unit/bpx_client/streams/test_core.py::test_who_reads_is_told_of_the_loss_and_of_the_gap",
            "unit/bpx_client/streams/test_core.py::test_a_subscription_that_delivers_nothing_is_told_once_for_a_connection",
        ],
        "A slow reader makes the whole connection wait": [
            "integration/bpx_client/streams/test_async_streams.py::test_a_slow_reader_makes_the_connection_wait_and_loses_nothing",
            "unit/bpx_client/streams/test_core.py::test_the_oldest_make_room_counted_and_told",
            "unit/bpx_client/streams/test_core.py::test_of_each_stream_the_latest_is_kept",
            "unit/bpx_client/streams/test_core.py::test_a_subscription_that_may_not_lose_anything_fails_when_it_would",
        ],
        "State that stays right over gaps": [
            "integration/bpx_client/streams/test_order_books.py::test_a_lost_connection_is_a_gap",
            "integration/bpx_client/streams/test_accounts.py::test_what_happened_while_the_connection_was_lost_is_told_once",
        ],
        "joins a snapshot with the changes by their numbers": [
            "unit/bpx_client/streams/test_order_book.py::test_a_book_in_sync_is_the_markets_whatever_the_stream_does",
            "unit/bpx_client/streams/test_order_book.py::test_a_crossed_book_is_a_gap_and_never_seen",
            "integration/bpx_client/streams/test_order_books.py::test_the_ticker_is_compared_where_that_is_wanted",
            "integration/bpx_client/streams/test_order_books.py::test_a_gap_is_told_and_one_snapshot_ends_it",
        ],
        "reads open orders, balances and positions by REST": [
            "unit/bpx_client/streams/test_account.py::test_after_every_gap_the_state_is_the_exchanges_and_each_fill_is_told_once",
            "integration/bpx_client/streams/test_accounts.py::test_an_account_follows_the_exchange",
            "integration/bpx_client/streams/test_accounts.py::test_an_order_that_the_account_has_seen_is_found_without_asking",
        ],
        "yields each closed candle once, in order": [
            "unit/bpx_client/streams/test_candles.py::test_whatever_is_lost_all_candles_come_in_order",
            "integration/bpx_client/streams/test_live_candles.py::test_candles_come_once_and_in_order_over_a_lost_connection",
        ],
        "is also False while the connection waits for a slow reader": [
            "integration/bpx_client/streams/test_order_books.py::test_a_book_that_waits_for_the_slow_reader_of_something_else_is_not_in_sync",
        ],
        "If such a state can't be kept any more": [
            "integration/bpx_client/streams/test_order_books.py::test_what_has_ended_a_book_is_raised_by_all_that_reads_it",
        ],
        "records all frames and the REST responses": [
            "integration/bpx_client/streams/test_live_recording.py::test_a_book_replays_over_a_lost_connection",
            "integration/bpx_client/streams/test_live_recording.py::test_an_account_replays",
        ],
        "Proxy and TLS settings are those of requests": [
            "unit/bpx_client/streams/test_endpoint.py::test_the_proxy_is_the_one_that_requests_take",
            "unit/bpx_client/streams/test_endpoint.py::test_a_proxy_of_ones_own_http_client_cannot_be_known_and_has_to_be_named",
            "integration/bpx_client/streams/test_async_streams.py::test_certificates_are_checked_as_those_of_requests",
            "unit/bpx_client/streams/test_endpoint.py::test_they_are_where_the_exchange_is",
        ],
    },
    "Errors": {
        "shows all error classes as a tree": [
            "unit/bpx_api/test_client.py::test_every_error_is_of_one_family_with_a_docstring"
        ],
        "the others aren't lost": [
            "unit/bpx_api/test_reading.py::test_one_unreadable_item_does_not_lose_the_others",
        ],
        "The same holds for mappings": [
            "unit/bpx_api/test_reading.py::test_an_unreadable_member_of_a_mapping_is_named",
            "unit/bpx_api/test_reading.py::test_where_nothing_can_be_read_there_is_nothing_to_go_on_with",
            "unit/bpx_api/test_reading.py::test_an_order_book_is_never_read_in_part",
            "unit/bpx_api/test_reading.py::test_of_a_batch_the_results_that_can_be_read_are_certain",
        ],
        "accepted but not executed yet (status 202) returns `None`": [
            "unit/bpx_api/test_client.py::test_accepted_and_not_carried_out_yet_reads_as_none",
        ],
        "its outcome is unknown, and an `OutcomeUnknownError` is raised": [
            "unit/bpx_api/test_client.py::test_an_order_that_may_have_been_placed_raises_that_its_outcome_is_unknown",
            "faults/test_ways.py::test_an_order_whose_answer_is_lost_is_found",
            "faults/test_storm.py::test_the_client_and_the_exchanges_books_agree_on_every_order",
        ],
        "`NotPlaced` needs two conditions": [
            "unit/bpx_client/trading/test_outcomes.py::test_not_placed_takes_that_the_window_has_passed_here_too"
        ],
        "has a note with the call to make": [
            "unit/bpx_client/trading/test_outcomes.py::test_an_interrupted_order_says_how_to_find_it",
            "unit/bpx_client/trading/test_outcomes.py::test_a_cancelled_order_is_found_as_the_note_says",
        ],
    },
    "Retries, rate limits, the clock": {
        "A read is attempted up to four times within 30 seconds": [
            "unit/bpx_client/transport/test_retries.py::test_a_read_is_given_up_after_the_last_attempt_with_what_happened_then",
            "unit/bpx_client/transport/test_retries.py::test_retry_after_is_kept_to",
        ],
        "only repeated if it certainly had no effect": [
            "unit/bpx_client/transport/test_retries.py::test_an_order_that_may_have_been_placed_is_never_sent_again",
            "unit/bpx_client/transport/test_retries.py::test_an_order_that_certainly_had_no_effect_is_sent_again",
        ],
        "is sent once more after the client has synchronized with the exchange's clock": [
            "faults/test_ways.py::test_an_order_refused_as_expired_is_placed_once_by_the_exchanges_clock",
        ],
        "one of them reads the exchange's clock, and the others wait for it": [
            "faults/test_clock.py::test_of_many_requests_that_expire_at_once_one_asks_for_the_time",
        ],
    },
    "Histories, and orders that fit": {
        "the iterator raises a `PartialResponseError`": [
            "unit/bpx_client/trading/test_paging.py::test_a_page_of_which_a_part_cant_be_read_is_no_gap_without_notice",
        ],
        "Candles are read 1,000 at a time": [
            "unit/bpx_client/trading/test_paging.py::test_candles_are_read_to_the_end_in_order_and_each_once",
            "unit/bpx_client/trading/test_paging.py::test_candles_are_read_whole_whatever_an_answer_holds",
        ],
    },
    "Caching": {
        "The `Response` of `sync_detailed` and `asyncio_detailed`": [
            "unit/bpx_api/test_reading.py::test_an_answer_out_of_a_cache_says_how_old_it_is",
        ],
        "It also has the size of a history": [
            "unit/bpx_api/test_reading.py::test_a_history_states_its_size",
        ],
    },
    "Timeouts, windows, headers": {
        "those in `SSL_CERT_FILE` (PEM) or `SSL_CERT_DIR`": [
            "faults/test_ways.py::test_a_certificate_is_trusted_that_the_environment_names",
            "unit/bpx_client/test_connecting.py::test_a_directory_of_hashed_certificates_is_taken",
        ],
        "`connect()` raises if they can't be read": [
            "unit/bpx_client/test_connecting.py::test_a_file_of_certificates_that_cant_be_used_is_refused_by_the_variables_name",
        ],
        "(proxy, event hooks, another transport)": [
            "contract/test_httpx.py::test_requests_go_through_the_proxy_of_the_users_own_client",
            "contract/test_httpx.py::test_event_hooks_see_every_request_signed_and_every_response",
            "contract/test_httpx.py::test_a_mounted_transport_takes_the_requests_of_its_address",
        ],
        "It belongs to one process": [
            "faults/test_http_client.py::test_a_users_client_is_refused_in_a_forked_child",
        ],
        "An exception from its request hooks is passed on unchanged": [
            "faults/test_http_client.py::test_what_a_request_hook_raises_is_the_users_own",
            "faults/test_http_client.py::test_what_a_response_hook_raises_leaves_it_open_whether_an_order_was_placed",
        ],
        "With a proxy in the environment they use": [
            "contract/test_httpx.py::test_requests_go_through_the_proxy_that_the_environment_names",
        ],
        "once httpx's own functions are patched": [
            "contract/test_httpx.py::test_respx_responds_whichever_client_was_opened_first",
            "contract/test_httpx.py::test_pytest_httpx_responds",
        ],
        "Threads may share a `Client`. A forked child may use it too": [
            "faults/test_fork.py::test_parent_and_children_that_place_orders_at_once_are_each_told_of_their_own",
            "faults/test_async_fork.py::test_parent_and_children_trade_through_one_client_without_crossing",
        ],
        "its exception is passed on unchanged": [
            "faults/test_signals.py::test_what_a_signal_handler_raises_arrives_as_it_is",
        ],
    },
    "See a request without sending it": {},
    "An operation that the client doesn't have yet": {
        "it signs the requests of any httpx client": [
            "contract/test_httpx.py::test_the_hook_signs_for_any_client_of_httpx"
        ],
    },
    "The local exchange": {
        "It prints its URL and a key pair": [
            "integration/bpx_sandbox/test_server.py::test_the_command_prints_what_a_person_needs_and_stops_on_a_signal",
        ],
        "it checks signatures, windows and requests": [
            "unit/bpx_sandbox/http/test_signatures.py::test_any_other_string_is_refused",
            "unit/bpx_sandbox/http/test_signatures.py::test_too_late_or_too_early_has_expired",
            "unit/bpx_sandbox/http/test_document.py::test_a_body_that_does_not_parse_is_refused_in_plain_text",
            "unit/test_architecture.py::test_imports_go_one_way",
        ],
        "injects faults on demand": [
            "integration/bpx_sandbox/faults/test_fault_injection.py::test_a_connection_drops_before_or_after_the_effect"
        ],
        "The extra includes a pytest fixture": [
            "integration/bpx_sandbox/test_command.py::test_the_fixture_is_as_good_as_new_for_every_test",
        ],
        "a bot tested in ten lines": ["integration/bpx_sandbox/test_docs.py::test_the_tests_on_the_page_pass"],
    },
    "Trade for real": {
        "is what `make demo` runs": ["integration/test_readme.py::test_the_quickstart_places_an_order_and_cancels_it"],
    },
    "How fast": {
        "has every figure": ["unit/test_benchmarks.py::test_the_goals_are_judged_by_the_figures"],
    },
    "When the API changes": {
        "ends with what changed for users since the last commit": [
            "integration/tools/surface/test_main.py::test_make_generate_ends_with_the_changes_since_the_last_commit",
            "unit/tools/surface/test_comparison.py::test_a_change_of_an_operation_is_told_once",
            "unit/tools/surface/test_comparison.py::test_a_change_of_a_class_is_told_once",
            "unit/tools/surface/test_uses.py::test_an_operation_is_found",
            "integration/tools/surface/test_main.py::test_two_revisions_are_compared_and_the_code_of_the_later_one_is_searched",
            "integration/tools/surface/test_main.py::test_breaking_changes_fail_where_asked_for",
        ],
        "reads the document in the exchange's documentation page": [
            "integration/tools/test_drift.py::test_the_document_is_found_in_a_documentation_page",
            "unit/tools/test_drift.py::test_a_change_is_reported_once_with_its_place_and_what_to_change",
        ],
        "their reasons in `tools/drift/accepted.yaml`": [
            "unit/tools/test_drift.py::test_an_accepted_difference_needs_a_reason",
        ],
        "only a part of the operations": [
            "unit/tools/test_drift.py::test_a_document_without_most_operations_is_reported_as_incomplete"
        ],
        "with the newest openapi-python-client": [
            "unit/tools/test_generator_drift.py::test_the_same_package_is_told_in_one_line",
            "unit/tools/test_generator_drift.py::test_a_large_difference_fits_on_a_page",
        ],
        "calls the read-only operations of a running exchange": [
            "contract/test_contract_live.py::test_nothing_but_get_is_ever_sent"
        ],
        "fails if `generated/` doesn't match": [
            "integration/tools/test_codegen.py::test_check_names_a_file_that_is_not_what_the_document_yields",
        ],
        "No operation and no event has handwritten code": [
            "integration/test_architecture.py::test_generated_holds_nothing_that_codegen_does_not_write",
            "contract/test_regeneration.py::test_what_is_added_to_the_document_is_on_the_typed_surface_and_on_the_local_exchange",
        ],
    },
}
"""By section of README.md what it claims, in its own words, and what holds it; its examples run in test_readme.

A paragraph of which nothing is here fails, unless it leads over to an example or a table.
"""

LEADS_OVER = (
    "The typed, signed Python client",
    "Or pass them:",
    "Arguments:",
    "Responses:",
    "Programs usually handle these:",
    "determines the outcome:",
    "With your own keys it places",
    "`make help` lists the targets.",
)


@cache
def named_tests(path: str) -> frozenset[str]:
    """The names of the tests of a file; none where there is no such file."""
    file = ROOT / path
    return frozenset(
        re.findall(r"^def (test_\w+)", file.read_text(encoding="utf-8"), re.MULTILINE) if file.exists() else []
    )


def sections(page: str) -> dict[str, str]:
    """The prose of each section, by its heading; without code and tables."""
    prose = re.sub(r"^```.*?^```$|^\|.*?$", "", page, flags=re.DOTALL | re.MULTILINE)
    _, *parts = re.split(r"^##? (.+)$", prose, flags=re.MULTILINE)
    return dict(zip(parts[::2], parts[1::2], strict=True))


def paragraphs(text: str) -> list[str]:
    """Each paragraph and each point of a list, on one line."""
    return [" ".join(part.split()) for part in re.split(r"\n\n|\n(?=- )", text) if part.strip()]


@pytest.mark.parametrize("promise", PROMISES, ids=lambda promise: promise[0][:50])
def test_a_promise_names_where_it_is_kept_and_tests_that_exist(promise: list[str]) -> None:
    _, where, proof = promise
    proofs = re.findall(r"`([^`]+)`", proof)
    tests = [each for each in proofs if each.startswith("tests/")]
    others = [each for each in proofs if each not in tests]

    assert tests or "`make check`" in proof, "nothing that runs with every change proves it"
    assert [each for each in tests if not named_tests(each)] == []
    assert [each for each in others if not (ROOT / each).exists() and each.removeprefix("make ") not in TARGETS] == []
    kept = re.findall(r"`([^`]+)`", where)
    assert kept
    assert [each for each in kept if not any((ROOT / at / each).exists() for at in ("", "generated"))] == []


def test_there_are_promises() -> None:
    assert len(PROMISES) > 20


@pytest.mark.parametrize("section", sections(README))
def test_what_the_readme_claims_is_held_by_tests_that_exist(section: str) -> None:
    assert section in CLAIMS, "a new section: state what holds it"
    said = paragraphs(sections(README)[section])
    claims = CLAIMS[section]

    assert [each for each in claims if not any(each in paragraph for paragraph in said)] == [], "no longer claimed"
    unheld = [each for each in said if not any(words in each for words in [*claims, *LEADS_OVER])]
    assert unheld == []
    tests = [test.split("::") for each in claims.values() for test in each]
    assert [f"{path}::{name}" for path, name in tests if name not in named_tests(f"tests/{path}")] == []


def test_no_claim_is_of_a_section_that_is_gone() -> None:
    assert CLAIMS.keys() == sections(README).keys()
