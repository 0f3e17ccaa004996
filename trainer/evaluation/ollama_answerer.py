"""A model of an Ollama server, asked over its API (docs/api.md of Ollama)."""

from __future__ import annotations

import time
from collections.abc import Sequence
from http import HTTPStatus
from typing import Any

import httpx

from resources.model_card.parameters import Parameters
from trainer.evaluation.answer import Answer
from trainer.evaluation.answerer import AnswererError, without_thinking
from trainer.samples.prompt import Message

NO_SERVER = "Ollama 没有运行：请先启动 Ollama（ollama serve），或检查 OLLAMA_HOST。"
TIMEOUT = httpx.Timeout(600.0, connect=5.0)  # reading a long prompt on a slow machine takes minutes


class OllamaAnswerer:
    """Holds a connection. Facts that do not fit are refused by the server, never cut."""

    engine = "ollama"

    def __init__(self, model: str, host: str, parameters: Parameters) -> None:
        """Looks the model up. Raises AnswererError where there is no server or no such model."""
        # No proxy for an address on this machine: many proxies answer for it with an error of their own.
        loopback = httpx.URL(host).host in ("127.0.0.1", "::1", "localhost")
        self._client = httpx.Client(base_url=host, timeout=TIMEOUT, trust_env=not loopback)
        self.model = model
        self.parameters = parameters
        listed = self._get("/api/tags")["models"]
        names = {model, model if ":" in model else f"{model}:latest"}
        digest = next((entry["digest"] for entry in listed if entry["name"] in names), None)
        if digest is None:
            raise AnswererError(f"Ollama 中没有模型 {model}：请先执行 ollama pull {model}。")
        self.digest: str = digest
        self.system: str | None = self._post("/api/show", {"model": model}).get("system") or None

    def answer(self, messages: Sequence[Message]) -> Answer:
        """Greedy decoding, thinking off."""
        started = time.monotonic()
        try:
            reply = self._post(
                "/api/chat",
                {
                    "model": self.model,
                    "messages": list(messages),
                    "options": self.parameters.as_options(),
                    "stream": False,
                    "think": False,
                    "truncate": False,
                    "shift": False,
                    "keep_alive": "30m",
                },
            )
        except TooLongError:
            return Answer("", "too_long", 0.0)
        return Answer(
            text=without_thinking(reply["message"]["content"]),
            end="length" if reply.get("done_reason") == "length" else "stop",
            seconds=time.monotonic() - started,
            prompt_tokens=reply.get("prompt_eval_count"),
            answer_tokens=reply.get("eval_count", 0),
        )

    def close(self) -> None:
        """Ends the connection; the server unloads the model by itself."""
        self._client.close()

    def _get(self, path: str) -> dict[str, Any]:
        return self._send(self._client.build_request("GET", path))

    def _post(self, path: str, body: dict[str, Any]) -> dict[str, Any]:
        return self._send(self._client.build_request("POST", path, json=body))

    def _send(self, request: httpx.Request) -> dict[str, Any]:
        try:
            reply = self._client.send(request)
        except httpx.ConnectError as error:
            raise AnswererError(NO_SERVER) from error
        except httpx.HTTPError as error:
            raise AnswererError(f"与 Ollama 的连接中断（{error}）：已有的答案都已保存，请重新执行同一命令。") from error
        if reply.status_code == HTTPStatus.BAD_REQUEST and "context length" in reply.text:
            raise TooLongError
        if reply.is_error:
            raise AnswererError(f"Ollama 报告错误：{reply.text.strip()}")
        answer: dict[str, Any] = reply.json()
        return answer


class TooLongError(Exception):
    """The prompt has more tokens than num_ctx."""
