"""A private Ollama server for tests and benchmarks: a free port, a models folder of its own, nothing of the user's."""

from __future__ import annotations

import hashlib
import os
import re
import signal
import socket
import subprocess
import time
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

import httpx

ROOT = Path(__file__).resolve().parent.parent
HOW_TO_INSTALL = "A real Ollama is needed: run packaging/install_ollama.sh {version} (make test does)."
VERSIONS = tuple((ROOT / "packaging" / "ollama" / "versions.txt").read_text(encoding="utf-8").split())
"""What the tests run on, newest first: one that runs models in llama-server, and one that is all of Ollama's own."""
NEWEST = VERSIONS[0]


def ollama_program(version: str) -> Path:
    """What packaging/install_ollama.sh has put there. Raises FileNotFoundError with what to do."""
    cache = Path(os.environ.get("CRIMINAL_LAW_DESK_CACHE") or ROOT / ".cache")
    program = cache / "ollama" / version / "bin" / "ollama"
    if not program.is_file():
        raise FileNotFoundError(HOW_TO_INSTALL.format(version=version))
    return program


def free_port() -> int:
    """One that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


class OllamaServer:
    """``start`` it, ``kill`` it, ``start`` it again: the models stay."""

    def __init__(
        self,
        folder: Path,
        port: int | None = None,
        version: str = NEWEST,
        settings: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        """``settings``: variables of its own, as its user has them."""
        self.folder = folder
        self.settings = settings
        self.version = version
        self.address = "127.0.0.1"
        self.models = folder / "models"
        self.log = folder / "server.log"
        self.port = port or free_port()
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def host(self) -> str:
        """As OLLAMA_HOST is written."""
        return f"{self.address}:{self.port}"

    @property
    def pid(self) -> int:
        """Of the server; the model runs in a child of it."""
        assert self._process is not None
        return self._process.pid

    def start(self) -> None:
        """Returns when it answers. Raises RuntimeError with its log where it does not within a minute."""
        self.folder.mkdir(parents=True, exist_ok=True)
        environment = {name: value for name, value in os.environ.items() if not name.startswith("OLLAMA_")}
        environment |= {
            "OLLAMA_HOST": self.host,
            "OLLAMA_MODELS": str(self.models),
            "OLLAMA_NO_CLOUD": "1",
            "OLLAMA_NOHISTORY": "1",
            "HOME": str(self.folder),
            **self.settings,
        }
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                [ollama_program(self.version), "serve"], env=environment, stdout=log, stderr=log, start_new_session=True
            )
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline and self._process.poll() is None:
            try:
                self.call("GET", "/api/version")
            except httpx.TransportError:
                time.sleep(0.05)
            else:
                return
        self.kill()
        raise RuntimeError(f"ollama serve did not start:\n{self.log.read_text(errors='replace')[-4000:]}")

    def kill(self) -> None:
        """At once, with the child that runs the model."""
        process, self._process = self._process, None
        if process is not None:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()

    def add(self, name: str, gguf: Path, **fields: Any) -> str:
        """Makes a model of a GGUF file; ``fields`` as /api/create takes them. Returns the file's sha256."""
        digest = hashlib.sha256(gguf.read_bytes()).hexdigest()
        self.call("POST", f"/api/blobs/sha256:{digest}", content=gguf.read_bytes())
        body = {"model": name, "files": {gguf.name: f"sha256:{digest}"}, "stream": False, **fields}
        self.call("POST", "/api/create", json=body)
        return digest

    def digest(self, name: str) -> str:
        """Of the model of that name; other tests may have left theirs."""
        found: str = next(model["digest"] for model in self.call("GET", "/api/tags")["models"] if model["name"] == name)
        return found

    def call(self, method: str, path: str, **content: Any) -> Any:
        """The answer as JSON; an error status raises."""
        with httpx.Client(base_url=f"http://{self.host}", trust_env=False, timeout=120) as client:
            answer = client.request(method, path, **content)
        answer.raise_for_status()
        return answer.json() if answer.content else None

    def loads(self) -> int:
        """How often the server has loaded a model, as its log tells."""
        return len(
            re.findall(r'msg="starting (?:runner|llama-server)".* --model ', self.log.read_text(errors="replace"))
        )

    def finished_chats(self) -> int:
        """How many chat requests the server has ended, as its log tells."""
        return sum('POST     "/api/chat"' in line for line in self.log.read_text(errors="replace").splitlines())
