"""`bpx_client.models`: the models of `bpx_api`, by the same names."""

import bpx_api.models
import bpx_client.models


def test_every_model_has_the_name_that_it_has_in_bpx_api() -> None:
    assert {*bpx_api.models.__all__} <= {*dir(bpx_client.models)}
    assert bpx_client.models.OrderType is bpx_api.models.OrderType
