"""How programs with OpenAI's API answer that cannot be had for a test, as their sources and documents say."""

from __future__ import annotations

from http.server import BaseHTTPRequestHandler
from typing import Any

from desktop.judging.case import Case
from desktop.judging.judging import request_for
from resources.model_card.parameters import Parameters
from tests.faulty_ollama import whole
from tests.faulty_openai import NAME, chunk, events, serving_models, usage
from tests.openai_help import LONG_FACTS, judged, models, request
from trainer.engines.engine import Model


def test_llama_server_counts_before_it_writes() -> None:
    written: list[str] = []
    prompts: list[str] = []

    def template(handler: BaseHTTPRequestHandler, body: dict[str, Any]) -> None:
        assert body["chat_template_kwargs"] == {"enable_thinking": False}
        whole(handler, {"prompt": "".join(turn["content"] for turn in body["messages"]) + "<think>\n"})

    def tokenize(handler: BaseHTTPRequestHandler, body: dict[str, Any]) -> None:
        prompts.append(body["content"])
        whole(handler, {"tokens": list(range(len(body["content"])))})

    def chat(handler: BaseHTTPRequestHandler, _: dict[str, Any]) -> None:
        written.append("x")
        events(handler, chunk("想。</think>\n\n本院"), chunk("认为。", "stop"), usage(500))

    entry = {
        "id": NAME,
        "owned_by": "llamacpp",
        "meta": {"n_params": 4_022_468_096, "size": 2_497_281_024, "ftype": "Q4_K_M"},
    }
    props = {"default_generation_settings": {"n_ctx": 2048}}
    with serving_models(
        entry,
        chat=chat,
        props=lambda handler, _: whole(handler, props),
        tokenize=tokenize,
        **{"apply-template": template},
    ) as url:
        (model,) = models(url)
        assert (model.context_length, model.parameters, model.quantization) == (2048, "4.0B", "Q4_K_M")
        assert model.size_bytes == 2_497_281_024
        got, error = judged(url)
        assert (error, got.text) == (None, "本院认为。")  # the template had opened a block of thinking
        _, error = judged(url, request(LONG_FACTS))
    assert error is not None
    assert error.message.key == "engines.openai-too-long"
    assert error.message.values == {"tokens": len(prompts[-1]), "limit": 1536}
    assert written == ["x"]


def test_vllm_counts_and_has_its_answer_fitted_in() -> None:
    asked: list[dict[str, Any]] = []

    def tokenize(handler: BaseHTTPRequestHandler, body: dict[str, Any]) -> None:
        assert body["add_generation_prompt"] is True
        whole(
            handler, {"count": 3500, "max_model_len": 4096, "tokens": [], "token_strs": ["<|im_start|>", "assistant"]}
        )

    def chat(handler: BaseHTTPRequestHandler, body: dict[str, Any]) -> None:
        asked.append(body)
        events(handler, chunk("认为。", "stop"), usage(3500))

    entry = {"id": NAME, "owned_by": "vllm", "max_model_len": 4096}
    with serving_models(entry, chat=chat, tokenize=tokenize) as url:
        assert models(url)[0].context_length == 4096
        got, error = judged(url, request(LONG_FACTS, Parameters(num_predict=500)))
    assert (error, got.text) == (None, "认为。")
    assert asked[0]["max_tokens"] == 500
    with serving_models(entry, chat=chat, tokenize=tokenize) as url:
        _, error = judged(url, request(LONG_FACTS))
    assert error is not None
    assert error.message.values == {"tokens": 3500, "limit": 3072}


def test_sglang_counts_the_text_without_the_models_template() -> None:
    written: list[int] = []

    def tokenize(handler: BaseHTTPRequestHandler, body: dict[str, Any]) -> None:
        assert body["prompt"].endswith("<|im_start|>assistant\n")
        whole(handler, {"count": len(body["prompt"]), "max_model_len": 1_000_000, "tokens": []})

    def chat(handler: BaseHTTPRequestHandler, body: dict[str, Any]) -> None:
        written.append(body["max_tokens"])
        events(handler, chunk("认为。", "stop"))

    entry = {"id": NAME, "owned_by": "sglang", "max_model_len": 4096}
    with serving_models(entry, chat=chat, tokenize=tokenize) as url:
        _, error = judged(url, request("甲" * 2500, Parameters(num_predict=4000)))
        assert error is None
        _, error = judged(url, request("甲" * 3900))
    assert error is not None
    assert (error.kind, error.message.key) == ("too_long", "engines.openai-too-long-about")
    # The answer has what the context leaves, less what another template may take.
    assert 1024 <= written[0] < 4096 - 2500
    assert len(written) == 1


def test_a_server_that_cut_the_facts_is_found_out() -> None:
    def chat(handler: BaseHTTPRequestHandler, _: dict[str, Any]) -> None:
        events(handler, chunk("认为。", "stop"), usage(1024))

    with serving_models(chat=chat) as url:
        got, error = judged(url, request(LONG_FACTS, Parameters(num_ctx=16_384)))
    assert got.finished is None
    assert error is not None
    assert (error.kind, error.message.key) == ("too_long", "engines.openai-cut-facts")
    assert error.message.values["read"] == 1024


LM_STUDIO = [
    {"id": NAME, "type": "llm", "state": "not-loaded", "quantization": "Q4_K_M", "max_context_length": 262_144},
    {"id": "other", "type": "vlm", "state": "loaded", "max_context_length": 8192, "loaded_context_length": 8192},
    {"id": "vectors", "type": "embeddings", "state": "loaded", "max_context_length": 512},
]


def test_lm_studio_loads_on_demand_and_its_context_is_known_only_then() -> None:
    asked: list[dict[str, Any]] = []
    known = [dict(entry) for entry in LM_STUDIO]

    def chat(handler: BaseHTTPRequestHandler, body: dict[str, Any]) -> None:
        asked.append(body)
        known[0] |= {"state": "loaded", "loaded_context_length": 2048}
        events(handler, chunk("认为。", "stop"))

    listed = [{"id": entry["id"], "owned_by": "organization_owner"} for entry in LM_STUDIO]
    with serving_models(*listed, chat=chat, api__v0__models=lambda handler, _: whole(handler, {"data": known})) as url:
        found = models(url)
        assert [(model.name, model.loaded, model.context_length) for model in found] == [
            ("other", True, 8192),
            (NAME, False, None),
        ]
        assert found[1].quantization == "Q4_K_M"
        _, error = judged(url, request(LONG_FACTS))
    assert error is not None
    assert error.message.values["limit"] == 1536
    # The facts were not among what the server was asked to load it.
    assert [body["messages"] for body in asked] == [[{"role": "user", "content": "."}]]


def test_models_that_write_no_text_and_those_in_a_cloud_are_left_out() -> None:
    names = (
        "Qwen3-4B",
        "Qwen3-Embedding-4B",
        "bge-m3",
        "BAAI/bge-reranker-v2",
        "nomic-embed-text",
        "gpt-oss:120b-cloud",
    )
    with serving_models(*({"id": name} for name in names)) as url:
        assert [model.name for model in models(url)] == ["Qwen3-4B"]


def test_an_ollama_behind_the_interface_tells_which_models_are_elsewhere() -> None:
    tags = [{"model": "plain:latest"}, {"model": "alias:latest", "remote_host": "https://ollama.com:443"}]
    cards = {
        "plain:latest": {"capabilities": ["completion"]},
        "alias:latest": {"remote_host": "https://ollama.com:443"},
    }
    written: list[str] = []

    def chat(handler: BaseHTTPRequestHandler, body: dict[str, Any]) -> None:
        written.append(body["model"])
        assert body["reasoning_effort"] == "none"
        events(handler, chunk("认为。", "stop"))

    with serving_models(
        *({"id": tag["model"], "owned_by": "library"} for tag in tags),
        chat=chat,
        api__tags=lambda handler, _: whole(handler, {"models": tags}),
        api__show=lambda handler, body: whole(handler, cards[body["model"]]),
    ) as url:
        assert [model.name for model in models(url)] == ["plain:latest"]
        _, error = judged(url, request_for(Model("alias:latest", "openai"), Case("甲某盗窃。"), Parameters()))
        assert error is not None
        assert error.kind == "refused"
        assert written == []
        _, error = judged(url, request_for(Model("plain:latest", "openai"), Case("甲某盗窃。"), Parameters()))
    assert error is None
