"""A GGUF's own chat template, which newer servers may take instead of the one that they are given, and what becomes of
thinking and of rare characters then."""

from __future__ import annotations

import asyncio
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from resources.model_card.modelfile import Modelfile
from resources.model_card.parameters import Parameters
from resources.model_card.template import jinja_template
from resources.ollama.host import read_host
from tests.async_help import Answer, answer
from tests.faulty_ollama import Reply, serving, whole
from tests.faulty_ollama import lines as stream
from tests.fixtures_ollama import TINY_PARAMETERS
from tests.gguf_made import rewritten
from tests.ollama_server import OllamaServer
from tests.tiny_model import write_spelling_model
from trainer.engines.engine import Model, Request
from trainer.engines.ollama.engine import OllamaEngine
from trainer.engines.ollama.library import OllamaLibrary
from trainer.export.export import ExportJob, export
from trainer.export.metadata import Provenance
from trainer.export.mixture import FileType
from trainer.publish.errors import PublishError
from trainer.publish.names import read_published_name
from trainer.publish.parity import Parity, agreement, prove
from trainer.publish.push import push
from trainer.publish.standing_models import refuse_foreign_candidate
from trainer.samples.prompt import prompt_turns

TURNS = prompt_turns("被告人甲某盗窃。")
# ChatML, and more than a TEMPLATE of Ollama's can do: that is why a server takes it.
WITH_TOOLS = "{%- if tools %}{{ tools }}{%- endif %}" + jinja_template()
# The answer begins with thinking; that of earlier ones is left out. llama-server knows the ways of the second one, as
# of the published ones that it is made after, and sends the thinking apart; of the first it sends all as text.
UNKNOWN = (
    "{%- for message in messages %}{{ '<|im_start|>' + message['role'] + '\\n' }}"
    "{{ message['content'].split('</think>')[-1] + '<|im_end|>\\n' }}{%- endfor %}"
    "{%- if add_generation_prompt %}{{ '<|im_start|>assistant\\n<think>\\n' }}{%- endif %}"
)
KNOWN = (
    "{%- for message in messages %}{%- set content = message['content'] %}{%- if message['role'] == 'assistant' %}"
    "{%- if '</think>' in content %}{%- set content = content.split('</think>')[-1] %}{%- endif %}{%- endif %}"
    "{{ '<|im_start|>' + message['role'] + '\\n' + content + '<|im_end|>\\n' }}{%- endfor %}"
    "{%- if add_generation_prompt %}{{ '<|im_start|>assistant\\n<think>\\n' }}{%- endif %}"
)


def gguf(folder: Path, text: str, template: str | None = None) -> Path:
    """A model that spells ``text`` and ends."""
    plain = folder / "plain.gguf"
    export(ExportJob(write_spelling_model(folder / "base", text), plain, Provenance("law"), file_type=FileType.Q8_0))
    values = {"tokenizer.chat_template": template}
    return rewritten(plain, folder / "law.gguf", values)[0] if template else plain  # type: ignore[arg-type]


def judged(server: OllamaServer, name: str) -> Answer:
    async def run() -> Answer:
        engine = OllamaEngine(server.host)
        try:
            parameters = Parameters(temperature=0.0, seed=1, num_predict=48)
            return await answer(engine, Request(await engine.find(name), TURNS, parameters))
        finally:
            await engine.close()

    return asyncio.run(run())


@pytest.mark.parametrize(("template", "apart"), [(KNOWN, True), (UNKNOWN, False)])
def test_thinking_is_left_out_whoever_takes_it_out(
    ollama_server: OllamaServer, tmp_path: Path, template: str, apart: bool
) -> None:
    ollama_server.add("thinking", gguf(tmp_path, "x</think>ABC", template), parameters=TINY_PARAMETERS)
    assert ollama_server.call("POST", "/api/show", json={"model": "thinking"})["template"] == template
    plain = ollama_server.call(
        "POST",
        "/api/chat",
        json={"model": "thinking", "messages": TURNS, "stream": False, "options": {"temperature": 0}},
    )
    assert (plain["message"].get("thinking", "").strip() == "x") is apart
    got = judged(ollama_server, "thinking")
    assert got.text.strip() == "ABC"
    assert got.finished is not None
    assert got.finished.reason == "stop"


@pytest.mark.every_ollama
def test_where_it_does_not_the_desk_does(ollama_server: OllamaServer, tmp_path: Path) -> None:
    template = "{{ range .Messages }}{{ .Content }}{{ end }}\n<think>\n"
    ollama_server.add("open", gguf(tmp_path, "x</think>ABC"), template=template, parameters=TINY_PARAMETERS)
    assert judged(ollama_server, "open").text.strip() == "ABC"


def line(text: str, thinking: str = "") -> dict[str, Any]:
    return {"message": {"role": "assistant", "content": text, "thinking": thinking}}


@pytest.mark.parametrize(
    ("template", "lines", "reason", "text"),
    [
        (KNOWN, [line("", "想"), line("本院"), line("认为")], "stop", "本院认为"),
        (KNOWN, [line("想</thi"), line("nk>本院"), line("认为")], "stop", "本院认为"),
        # A server that takes it out, of a model that did not think.
        (KNOWN, [line("本院"), line("认为")], "stop", "本院认为"),
        # Thinking that was cut off.
        (KNOWN, [line("想"), line("来")], "length", ""),
        (KNOWN, [line("想</think>")], "stop", ""),
        # Ollama's own, of which the text comes as the model wrote it.
        ("{{ .Prompt }}<think>\n", [line("想"), line("</think>本院")], "stop", "本院"),
        ("{{ .Prompt }}<think>\n", [line("想")], "stop", ""),
        ("{{ .Prompt }}<think>\n", [line("", "想"), line("本院")], "stop", "本院"),
        ("{{ .Prompt }}<think>\n\n</think>\n", [line("本院"), line("认为")], "stop", "本院认为"),
        ("", [line("本院", "想")], "stop", "本院"),
    ],
)
def test_what_is_shown_of_an_answer(template: str, lines: list[dict[str, Any]], reason: str, text: str) -> None:
    replies: dict[str, Reply] = {
        "/api/show": lambda handler, _: whole(handler, {"template": template, "capabilities": ["completion"]}),
        "/api/chat": lambda handler, _: stream(handler, *lines, {**line(""), "done": True, "done_reason": reason}),
    }

    async def run(host: str) -> str:
        engine = OllamaEngine(host)
        try:
            return (await answer(engine, Request(Model("law", "ollama"), TURNS))).text
        finally:
            await engine.close()

    with serving(replies) as host:
        assert asyncio.run(run(host)) == text


def published(server: OllamaServer, file: Path, **more: Any) -> None:
    with OllamaLibrary(read_host(server.host)) as library:
        push(file, read_published_name("own"), library, Modelfile(("Apache-2.0",)), today=date(2026, 11, 27), **more)


def test_a_file_with_a_template_of_its_own_is_published_and_the_proof_decides(
    ollama_server: OllamaServer, tmp_path: Path
) -> None:
    file, found = gguf(tmp_path, "ABC", WITH_TOOLS), list[Parity]()

    def proof(candidate: str) -> None:
        shown = ollama_server.call("POST", "/api/show", json={"model": candidate})
        assert shown["template"] == WITH_TOOLS
        with OllamaLibrary(read_host(ollama_server.host)) as library:
            # What a killed push left is known as such.
            refuse_foreign_candidate(library, read_published_name("own"), library.models())
            found.append(prove(file, candidate, library, None))

    published(ollama_server, file, prove=proof)
    (parity,) = found
    assert not parity.same_template
    for prompt in parity.prompts:
        assert prompt.same_text_ollama
        assert prompt.same_count_ollama
        assert prompt.ended
        assert prompt.answer_tokens in {3, 4}


def test_any_other_template_is_refused(
    ollama_server: OllamaServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = OllamaLibrary.show

    def other(library: OllamaLibrary, model: str, **more: Any) -> dict[str, Any]:
        return {**real(library, model, **more), "template": WITH_TOOLS + " "}

    monkeypatch.setattr(OllamaLibrary, "show", other)
    with pytest.raises(PublishError, match="template"):
        published(ollama_server, gguf(tmp_path, "ABC", WITH_TOOLS))


@pytest.mark.every_ollama
def test_characters_of_several_tokens_are_the_same(ollama_server: OllamaServer, tmp_path: Path) -> None:
    """龘 is three tokens of this vocabulary, which a server tells joined, or as what cannot be read."""
    text = "AB龘C"
    file = gguf(tmp_path, text)
    published(ollama_server, file, replace=True)
    with OllamaLibrary(read_host(ollama_server.host)) as library:
        parity = prove(file, "own:q4", library, None)
    assert parity.failures() == []
    assert {prompt.greedy_ollama for prompt in parity.prompts} == {len(text.encode())}


@pytest.mark.parametrize(
    ("written", "same"),
    [
        ("AB龘C", 6),
        ("AB龘", 5),
        ("AB龙C", 4),
        ("AB�C", 4),
        ("AC", 1),
        ("", 0),
    ],
)
def test_how_many_tokens_a_text_begins_with(written: str, same: int) -> None:
    tokens = [bytes([value]) for value in "AB龘C".encode()]
    assert agreement(tokens, written) == same


def test_what_neither_can_read_is_the_same() -> None:
    assert agreement([b"A", b"\xe9", b"\xbe", b"B"], "A�B") == 4
    assert agreement([b"A", b"\xe9", b"\xbe", b"B"], "A��B") == 4
