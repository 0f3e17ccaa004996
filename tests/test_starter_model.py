"""The starter model that ships: its card, how it splits text, and what it writes in both engines."""

from __future__ import annotations

import asyncio
import hashlib
import json
import random
from collections.abc import Iterator
from typing import Any

import pytest
from gguf import GGUFReader
from tokenizers import Tokenizer

from desktop.judging.case import Case
from desktop.judging.examples import examples
from desktop.judging.judging import judge_case
from desktop.judging.verdict import Verdict
from resources.model_card.parameters import Parameters
from resources.model_card.template import OLLAMA_TEMPLATE, render
from resources.starter.reader import starter_figures, starter_model
from tests.corpus_texts import theft
from tests.fixtures_ollama import TINY_PARAMETERS
from tests.ollama_server import OllamaServer
from trainer.engines.embedded.engine import EmbeddedEngine
from trainer.samples.prompt import prompt_turns
from trainer.samples.qwen_vocabulary import Vocabulary, spelled
from trainer.samples.tokenizer_files import write_tokenizer

MOST_BYTES = 40_000_000
ODD = ("", " émigré 😀\n\t 12,345.60 ", "龘靐\r\n\r\n  ＡＢ①", "don't 1999年\u3000\u3000他说：“好！！”")
GREEDY = Parameters(temperature=0.0, seed=1, num_predict=256)


def texts(count: int) -> list[str]:
    """Judgments of our own, cut anywhere, some with what the model never saw."""
    rng = random.Random(11)
    found = []
    for number in range(count):
        text = theft(number, attitude=rng.choice(("confessed", "denied")))
        start = rng.randrange(len(text) // 2)
        odd = rng.choice(
            ("", " émigré 😀\n\t 12,345.60 ", "龘靐\r\n\r\n  ＡＢ①", "don't 1999年\u3000\u3000他说：“好！！”")
        )
        found.append(text[start : start + rng.randrange(20, 400)] + odd + text[:30])
    return found


@pytest.fixture(scope="module")
def reader() -> GGUFReader:
    return GGUFReader(starter_model())


@pytest.fixture(scope="module")
def trained_tokenizer(reader: GGUFReader, tmp_path_factory: pytest.TempPathFactory) -> Tokenizer:
    """As training splits text, made anew from the vocabulary that the file holds."""
    fields = reader.fields
    tokens: list[str] = fields["tokenizer.ggml.tokens"].contents()
    merges: list[str] = fields["tokenizer.ggml.merges"].contents()
    letters = {spelled(bytes([value])): value for value in range(256)}

    def plain(token: str) -> bytes:
        return bytes(letters[letter] for letter in token)

    pairs = tuple(tuple(plain(part) for part in merge.split(" ")) for merge in merges)
    specials = tuple(token for token in tokens if token.startswith("<|"))
    learnt = tuple(plain(token) for token in tokens if token not in specials)
    folder = tmp_path_factory.mktemp("tokenizer")
    # Vocabulary itself refuses one that is not closed under its merges.
    write_tokenizer(folder, Vocabulary(learnt, pairs, specials))  # type: ignore[arg-type]
    return Tokenizer.from_file(str(folder / "tokenizer.json"))


def test_the_card_is_this_files_and_says_what_it_is() -> None:
    file = starter_model()
    card = (file.parent / "README.md").read_text(encoding="utf-8")
    assert file.stat().st_size <= MOST_BYTES
    assert hashlib.sha256(file.read_bytes()).hexdigest() in card
    assert (file.parent / "training_loss.png").stat().st_size > 1000
    assert "这是一个演示" in card
    assert "This is a demonstration" in card
    figures = starter_figures()
    assert f"{figures.cases} 个没有参加训练的" in card
    assert f"| 罪名完全一致 | {figures.charges:.1%} |" in card
    assert figures.sha256 == hashlib.sha256(file.read_bytes()).hexdigest()
    # Better than what needs no model at all; what the card claims is measured by packaging/starter.py.
    assert figures.charges > 0.5


def test_the_file_states_its_licence_and_template(reader: GGUFReader) -> None:
    assert reader.fields["general.license"].contents() == "apache-2.0"
    assert "<|im_start|>" in reader.fields["tokenizer.chat_template"].contents()
    assert reader.fields["general.architecture"].contents() == "qwen3"


@pytest.mark.models
def test_llama_cpp_splits_a_thousand_texts_as_training_did(trained_tokenizer: Tokenizer) -> None:
    from trainer.publish.gguf_model import GgufModel

    with GgufModel(starter_model(), 64) as file:
        for text in texts(1000):
            prompt = render(prompt_turns(text))
            assert file.ids(prompt) == trained_tokenizer.encode(prompt).ids


@pytest.fixture(scope="module")
def published(ollama_server: OllamaServer) -> Iterator[str]:
    """The same file in a real Ollama, which other tests use after these."""
    ollama_server.add(
        "starter:latest", starter_model(), template=OLLAMA_TEMPLATE, system="", parameters=TINY_PARAMETERS
    )
    yield "starter:latest"
    ollama_server.call("DELETE", "/api/delete", json={"model": "starter:latest"})


@pytest.mark.models
def test_ollama_counts_as_training_does(
    ollama_server: OllamaServer, published: str, trained_tokenizer: Tokenizer
) -> None:
    for text in texts(100):
        turns = prompt_turns(text)
        body = {"model": published, "messages": turns, "stream": False, "options": {"num_predict": 1}}
        answer = ollama_server.call("POST", "/api/chat", json=body)
        assert answer["prompt_eval_count"] == len(trained_tokenizer.encode(render(turns)).ids)


def judged(cases: list[Case]) -> list[Verdict]:
    async def run() -> list[Verdict]:
        engine = EmbeddedEngine()
        try:
            model = (await engine.models())[0]
            assert model.demonstration
            return [await judge_case(engine, model, case, GREEDY, lambda _: None) for case in cases]
        finally:
            await engine.close()

    return asyncio.run(run())


@pytest.mark.models
def test_it_judges_the_examples_in_both_engines(ollama_server: OllamaServer, published: str) -> None:
    cases = [example.case for example in examples()]
    for case, verdict in zip(cases, judged(cases), strict=True):
        assert verdict.finished is not None
        assert verdict.finished.reason == "stop"
        defendants = verdict.judgment.defendants
        assert defendants
        assert all(charge.name.endswith("罪") for charge in defendants[0].charges)
        # Names come from the facts, never from what it was trained on.
        assert defendants[0].name in case.facts
        turns: list[Any] = prompt_turns(case.facts, case.attitude)
        body = {"model": published, "messages": turns, "stream": False, "options": GREEDY.as_options()}
        written = ollama_server.call("POST", "/api/chat", json=body)["message"]["content"]
        assert written[:24] == verdict.text[:24], json.dumps([written, verdict.text], ensure_ascii=False)
