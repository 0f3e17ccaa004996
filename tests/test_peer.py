"""The peers' environments: nothing of theirs lies over our own packages, and what a failing one wrote is shown."""

from __future__ import annotations

import base64
import hashlib
import sys
from importlib.metadata import files

import pytest

from tests.peer import run_peer


def test_the_package_gguf_is_as_it_was_installed() -> None:
    """llama.cpp's converter brings a folder of the same name, with other contents."""
    compared = 0
    for file in files("gguf") or ():
        if file.hash is not None and file.suffix == ".py":
            digest = hashlib.new(file.hash.mode, file.read_binary()).digest()
            assert base64.urlsafe_b64encode(digest).rstrip(b"=").decode() == file.hash.value, file
            compared += 1
    assert compared > 5


def test_what_a_failing_peer_wrote_is_shown() -> None:
    with pytest.raises(pytest.fail.Exception, match=r"(?s)status 3:\n.*no such architecture"):
        run_peer([sys.executable, "-c", "import sys; print('no such architecture', file=sys.stderr); sys.exit(3)"])
    run_peer([sys.executable, "-c", ""])
