"""Reading by several threads of a process of their own."""

import subprocess
import sys


def test_two_threads_may_read_the_first_object_of_a_class_at_once() -> None:
    program = [sys.executable, "-m", "tests.integration.bpx_api.first_objects_program"]

    ended = subprocess.run(program, capture_output=True, text=True, timeout=60, check=False)

    assert (ended.returncode, ended.stdout, ended.stderr) == (0, "equal\n", "")
