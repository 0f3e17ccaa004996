"""Cases asked through an engine: the answers, and what becomes of those that are none."""

from __future__ import annotations

from dataclasses import replace
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

import pytest

from resources.model_card.parameters import Parameters
from tests.faulty_ollama import Reply, lines, serving, whole
from tests.fixtures_ollama import TINY, TINY_SYSTEM
from tests.ollama_server import OllamaServer
from tests.scripted_engine import STARTER, TUNED, ScriptedEngine
from trainer.__main__ import main
from trainer.engines.engine import EngineError
from trainer.engines.ollama.engine import OllamaEngine
from trainer.engines.own_parameters import OwnParameters
from trainer.evaluation.answering.answer import Answer
from trainer.evaluation.answering.answerer import Asked, greedy, sampled
from trainer.evaluation.answering.engine_answerer import EngineAnswerer, named_answerer
from trainer.judgment.think_filter import without_thinking
from trainer.samples.prompt import Turn, prompt_turns

FACTS = ("被告人甲某窃得手机一部。", "被告人乙某酒后驾驶小型轿车。", "被告人甲某将乙某打伤。")
CARD = {"template": "", "capabilities": ["completion"]}


def listed(*names: str, **more: Any) -> dict[str, Any]:
    """What /api/tags says."""
    return {"models": [{"name": name, "model": name, "size": 1, "digest": "0" * 64, **more} for name in names]}


def asked(replies: dict[str, Reply], name: str, turns: list[Turn]) -> Any:
    plain: dict[str, Reply] = {
        "/api/tags": lambda handler, _: whole(handler, listed(name)),
        "/api/ps": lambda handler, _: whole(handler, {"models": []}),
    }
    with serving(plain | replies) as host:
        answerer = named_answerer(OllamaEngine(host), name, greedy(24))
        try:
            return answerer.answer(turns)
        finally:
            answerer.close()


def test_ollama_answers_as_to_one_plain_request(ollama_server: OllamaServer) -> None:
    """The request that evaluations sent before they asked through the engine: the scores of a model stay comparable."""
    parameters = greedy(48)
    answerer = named_answerer(OllamaEngine(ollama_server.host), TINY, parameters)
    try:
        assert (answerer.engine, answerer.model, answerer.system) == ("ollama", TINY, TINY_SYSTEM)
        assert answerer.digest == ollama_server.digest(TINY)
        for facts in FACTS:
            turns = prompt_turns(facts, system=answerer.system)
            plain = ollama_server.call(
                "POST",
                "/api/chat",
                json={
                    "model": TINY,
                    "messages": turns,
                    "options": parameters.as_options(),
                    "think": False,
                    "truncate": False,
                    "shift": False,
                    "stream": False,
                },
            )
            answer = answerer.answer(turns)
            assert answer.text == without_thinking(plain["message"]["content"])
            assert answer.end == ("stop" if plain.get("done_reason") == "stop" else "length")
            if plain.get("done_reason") is not None:
                assert answer.prompt_tokens == plain["prompt_eval_count"]
                assert answer.answer_tokens == plain["eval_count"]
    finally:
        answerer.close()


def test_what_an_engine_writes_is_the_answer_without_its_thinking() -> None:
    engine = ScriptedEngine("<think>想</think>本院认为", models=(STARTER,), name="embedded")
    answerer = EngineAnswerer(engine, STARTER, greedy(64))
    answer = answerer.answer(prompt_turns("事实"))
    assert (answer.text, answer.end, answer.prompt_tokens) == ("本院认为", "stop", 412)
    assert engine.requests[0].parameters == greedy(64)
    assert not engine.closed
    answerer.close()
    assert engine.closed


def test_many_questions_are_answered_each_with_its_own_seed() -> None:
    engine = ScriptedEngine("本院认为", models=(STARTER,), name="embedded")
    answerer = EngineAnswerer(engine, STARTER, sampled(Parameters(), 64, 1))
    taken: dict[int, Answer] = {}
    answerer.answer_all([Asked(prompt_turns(facts), 7 + place) for place, facts in enumerate(FACTS)], taken.__setitem__)
    answerer.close()
    assert sorted(taken) == [0, 1, 2]
    assert {answer.text for answer in taken.values()} == {"本院认为"}
    assert [request.parameters.seed for request in engine.requests] == [7, 8, 9]
    assert {request.parameters.num_predict for request in engine.requests} == {64}


def test_samples_are_drawn_as_the_model_states_it() -> None:
    states = replace(TUNED, own=OwnParameters(temperature=0.9, seed=3, num_predict=5))
    answerer = EngineAnswerer(ScriptedEngine("", models=(states,)), states, sampled(Parameters(), 64, 1))
    answerer.close()
    drawn = answerer.parameters
    assert (drawn.temperature, drawn.top_p, drawn.seed, drawn.num_predict) == (0.9, 0.8, 1, 64)


def test_a_model_without_a_digest_has_one_of_its_name() -> None:
    engine = ScriptedEngine("本院认为", models=(TUNED,))
    digests = set()
    for name in ("one", "one", "two"):
        answerer = EngineAnswerer(engine, replace(TUNED, name=name, digest=None), greedy(64))
        digests.add(answerer.digest)
        answerer.close()
    assert {len(digest) for digest in digests} == {64}
    assert len(digests) == 2


def test_facts_that_do_not_fit_are_no_failure() -> None:
    for key, values, tokens in (
        ("engines.too-long", {"tokens": 9000, "limit": 3072}, 9000),
        ("engines.too-long-about", {"tokens": 9000, "limit": 3072}, None),
        ("engines.too-long-unknown", {}, None),
    ):
        engine = ScriptedEngine("", error=EngineError("too_long", key, **values))
        answerer = EngineAnswerer(engine, TUNED, greedy(64))
        answer = answerer.answer(prompt_turns("事实"))
        assert (answer.text, answer.end, answer.prompt_tokens) == ("", "too_long", tokens)
        answerer.close()


def test_a_longer_prompt_than_the_window_lets_through_is_refused_afterwards() -> None:
    """A server elsewhere counts for itself, and against the whole context."""

    def chat(handler: BaseHTTPRequestHandler, _: dict[str, Any]) -> None:
        end = {"message": {"role": "assistant", "content": "本院"}, "done": True, "done_reason": "stop"}
        lines(handler, end | {"prompt_eval_count": 4090, "eval_count": 1})

    answer = asked({"/api/chat": chat}, "far:latest", prompt_turns("事实"))
    assert (answer.text, answer.end, answer.prompt_tokens) == ("", "too_long", 4090)


def test_what_ollama_broke_off_counts_as_cut_off() -> None:
    def chat(handler: BaseHTTPRequestHandler, _: dict[str, Any]) -> None:
        lines(handler, {"message": {"role": "assistant", "content": "本院认为"}, "done": False})

    answer = asked({"/api/chat": chat}, "stuck:latest", prompt_turns("事实"))
    assert (answer.text, answer.end) == ("本院认为", "length")


def test_a_failing_engine_ends_the_evaluation() -> None:
    engine = ScriptedEngine("本院认为", error=EngineError("died", "engines.ollama-runner-died"))
    answerer = EngineAnswerer(engine, TUNED, greedy(64))
    with pytest.raises(EngineError, match="意外结束"):
        answerer.answer(prompt_turns("事实"))
    answerer.close()


@pytest.mark.parametrize(
    ("name", "entry", "card"),
    [
        ("gpt-oss:120b-cloud", {}, CARD),
        ("glm-4.6:CLOUD", {}, CARD),
        ("mine:latest", {"remote_host": "https://ollama.com:443", "remote_model": "gpt-oss:120b"}, CARD),
        ("mine:latest", {}, CARD | {"remote_host": "https://ollama.com:443", "remote_model": "gpt-oss:120b"}),
        ("mine:latest", {}, CARD | {"remote_model": "gpt-oss:120b"}),
    ],
)
def test_no_case_goes_to_the_cloud(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    name: str,
    entry: dict[str, str],
    card: dict[str, Any],
) -> None:
    chats: list[dict[str, Any]] = []
    cail = tmp_path / "cail.jsonl"
    cail.write_text(
        '{"fact": "甲某盗窃。", "meta": {"relevant_articles": [264], "accusation": ["盗窃"], "punish_of_money": 0, '
        '"criminals": ["甲某"], "term_of_imprisonment": {"death_penalty": false, "life_imprisonment": false, '
        '"imprisonment": 6}}}\n',
        encoding="utf-8",
    )

    def chat(handler: BaseHTTPRequestHandler, body: dict[str, Any]) -> None:
        chats.append(body)
        end = {"message": {"role": "assistant", "content": "本院"}, "done": True, "done_reason": "stop"}
        whole(handler, end)

    replies: dict[str, Reply] = {
        "/api/tags": lambda handler, _: whole(handler, listed(name, **entry)),
        "/api/ps": lambda handler, _: whole(handler, {"models": []}),
        "/api/show": lambda handler, _: whole(handler, card),
        "/api/chat": chat,
    }
    with serving(replies) as host:
        monkeypatch.setenv("OLLAMA_HOST", host)
        command = ["evaluate", "--cail", str(cail), "--engine", "ollama", "--model", name]
        assert main([*command, "--out", str(tmp_path / "out")]) == 3
    assert "云端" in capsys.readouterr().err
    assert chats == []
