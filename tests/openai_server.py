"""A real OpenAI-compatible server for tests: llama-cpp-python's own, in a process of its own, with a key."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import httpx
import pytest

from tests.ollama_server import free_port

KEY = "a-key-of-the-tests"
MODEL = "tiny-law"


class LlamaCppServer:
    """``start`` it, ``stop`` it. It has one model, a context of ``num_ctx`` tokens, and tells neither."""

    def __init__(self, folder: Path, gguf: Path, num_ctx: int = 4096) -> None:
        self.log = folder / "openai-server.log"
        self.port = free_port()
        self._command = [
            *(sys.executable, "-m", "llama_cpp.server", "--model", str(gguf), "--model_alias", MODEL),
            *("--host", "127.0.0.1", "--port", str(self.port), "--api_key", KEY),
            *("--n_ctx", str(num_ctx), "--n_threads", "1", "--chat_format", "chatml"),
        ]
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        """As it is pasted into the settings."""
        return f"http://127.0.0.1:{self.port}/v1"

    @property
    def pid(self) -> int:
        """Of the server, which runs the model itself."""
        assert self._process is not None
        return self._process.pid

    def start(self) -> None:
        """Returns when it answers. Raises RuntimeError with its log where it does not within two minutes."""
        if sys.platform == "win32":
            pytest.skip("llama-cpp-python's server loads none of the kernels of the wheel for Windows")
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(self._command, stdout=log, stderr=log)
        deadline = time.monotonic() + 120
        while time.monotonic() < deadline and self._process.poll() is None:
            try:
                httpx.get(f"{self.url}/models", trust_env=False).raise_for_status()
            except httpx.TransportError:
                time.sleep(0.05)
            except httpx.HTTPStatusError:
                return  # it wants the key
        self.stop()
        raise RuntimeError(f"the server did not start:\n{self.log.read_text(errors='replace')[-4000:]}")

    def stop(self) -> None:
        """At once."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.wait()
