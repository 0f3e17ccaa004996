"""What publishing asks of an Ollama server (docs/api.md of Ollama), over plain HTTP.

The ``ollama`` client's ``create_blob`` does not ask first whether the server has the blob, shows no progress and
cannot be stopped.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from http import HTTPStatus
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import httpx

from resources.ollama.host import OllamaHost
from trainer.publish.errors import PublishError

_CHUNK = 1 << 20
# Creating a model makes the server read the whole file; an answer's first token waits for the model to load.
_TIMEOUT = httpx.Timeout(900.0, connect=5.0)


class OllamaServer:
    """One connection to one server. Every method raises PublishError."""

    def __init__(self, host: OllamaHost) -> None:
        if host.is_cloud:
            raise PublishError("cloud", "publish.server-in-cloud")
        self.host = host
        key = os.environ.get("OLLAMA_API_KEY")
        self._client = httpx.Client(
            base_url=host.url,
            timeout=_TIMEOUT,
            # A proxy of the environment never knows this computer's own address.
            trust_env=not host.is_loopback,
            headers={"Authorization": f"Bearer {key}"} if key and host.may_carry_a_key else {},
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._client.close()

    def version(self) -> str:
        """Such as "0.24.0"; the quickest question that shows whether a server answers."""
        return str(self._json("GET", "/api/version")["version"])

    def digests(self) -> dict[str, str]:
        """The digest of every model by its full name; two tags of one model have the same."""
        return {entry["name"]: entry["digest"] for entry in self._json("GET", "/api/tags")["models"]}

    def has_blob(self, sha256: str) -> bool:
        """Whether the server already holds a file of this hash."""
        answer = self._send(self._client.build_request("HEAD", f"/api/blobs/sha256:{sha256}"))
        if answer.status_code == HTTPStatus.NOT_FOUND:
            return False
        self._check(answer)
        return True

    def upload_blob(self, file: Path, sha256: str, sent: Callable[[int], None]) -> None:
        """Sends the file; ``sent`` is told of each piece's bytes, and stops the upload by raising."""

        def pieces() -> Iterator[bytes]:
            with file.open("rb") as stream:
                while piece := stream.read(_CHUNK):
                    yield piece
                    sent(len(piece))

        request = self._client.build_request(
            "POST",
            f"/api/blobs/sha256:{sha256}",
            content=pieces(),
            headers={"Content-Length": str(file.stat().st_size)},
        )
        self._check(self._send(request))

    def create(self, model: str, files: dict[str, str], fields: dict[str, Any]) -> None:
        """Makes a model of blobs (``files``: name to sha256) that the server has."""
        body = {"model": model, "files": {name: f"sha256:{value}" for name, value in files.items()}, **fields}
        lines = self._text("POST", "/api/create", {**body, "stream": True}).splitlines()
        for line in lines:
            if "error" in (status := json.loads(line)):
                raise _refusal(str(status["error"]))
        if not lines or json.loads(lines[-1]).get("status") != "success":
            raise PublishError("died", "publish.server-left-off", "\n".join(lines[-3:]))

    def show(self, model: str) -> dict[str, Any]:
        """Template, system text, parameters, metadata and Modelfile of a model."""
        return self._json("POST", "/api/show", {"model": model})

    def copy(self, source: str, target: str) -> None:
        """Gives a model a second name; what had that name before loses it."""
        self._text("POST", "/api/copy", {"source": source, "destination": target})

    def delete(self, model: str) -> None:
        """Takes a name away; the files go where no other name needs them."""
        self._text("DELETE", "/api/delete", {"model": model})

    def chat(self, body: dict[str, Any]) -> dict[str, Any]:
        """One answer in one piece."""
        return self._json("POST", "/api/chat", {**body, "stream": False})

    def generate(self, body: dict[str, Any]) -> dict[str, Any]:
        """One completion in one piece."""
        return self._json("POST", "/api/generate", {**body, "stream": False})

    def _json(self, method: str, path: str, body: dict[str, Any] | None = None) -> dict[str, Any]:
        text = self._text(method, path, body)
        try:
            answer: dict[str, Any] = json.loads(text)
        except ValueError as error:
            raise PublishError("refused", "publish.server-not-ollama", text[:500], address=self.host.shown) from error
        return answer

    def _text(self, method: str, path: str, body: dict[str, Any] | None = None) -> str:
        answer = self._send(self._client.build_request(method, path, json=body))
        self._check(answer)
        return answer.text

    def _send(self, request: httpx.Request) -> httpx.Response:
        try:
            return self._client.send(request)
        except (httpx.ConnectError, httpx.ConnectTimeout) as error:
            raise PublishError("absent", "publish.server-absent", str(error), address=self.host.shown) from error
        except httpx.HTTPError as error:
            raise PublishError("died", "publish.server-lost", repr(error), address=self.host.shown) from error

    def _check(self, answer: httpx.Response) -> None:
        if answer.is_success:
            return
        try:
            reason = str(answer.json()["error"])
        except (ValueError, KeyError, TypeError):
            reason = f"{answer.status_code} {answer.text[:500]}".strip()
        raise _refusal(reason)


def _refusal(reason: str) -> PublishError:
    if "no space left" in reason or "not enough space" in reason or "quota exceeded" in reason:
        return PublishError("room", "publish.server-full", reason)
    return PublishError("refused", "publish.server-refused", reason, reason=reason)
