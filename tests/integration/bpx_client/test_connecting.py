"""Programs that open a client load no more than they need."""

import os
import subprocess
import sys
from pathlib import Path

from tests.unit.bpx_client.test_connecting import LOCAL, PUBLIC, SECRET

ROOT = Path(__file__).parents[3]


def test_an_address_in_the_environment_loads_no_pydantic() -> None:
    program = (
        "import sys; from bpx_client import Credentials, connect; "
        f"bpx = connect(Credentials('{PUBLIC}', '{SECRET}')); assert bpx.base_url == '{LOCAL}'; "
        "assert not {'pydantic', 'dotenv'} & set(sys.modules)"
    )
    environment = {**os.environ, "BPX_BASE_URL": LOCAL, "PYTHONPATH": f"{ROOT / 'generated'}{os.pathsep}{ROOT}"}

    subprocess.run([sys.executable, "-c", program], env=environment, check=True)
