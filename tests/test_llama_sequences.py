"""What llama.cpp reads of prompts that begin alike, and that what is copied instead changes no answer."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from resources.model_card.template import render
from trainer.engines.llama_cpp.llama_threads import Threads
from trainer.engines.llama_cpp.model import EmbeddedModel, Sampling, Written
from trainer.engines.llama_cpp.sequences import Sequences
from trainer.samples.prompt import prompt_turns

ALONE = Threads(reading=1, writing=1)
GREEDY = Sampling(num_predict=12, temperature=0.0, top_p=0.8, seed=0)
FACTS = ("被告人甲某窃得手机一部。" * 12, "乙某酒后驾驶小型轿车。", "丙某将丁某打伤。")


class Counted:
    """llama.cpp, with the tokens that were decoded."""

    def __init__(self, module: Any) -> None:
        self._module = module
        self.tokens = 0

    def __getattr__(self, name: str) -> Any:
        return getattr(self._module, name)

    def llama_decode(self, context: Any, batch: Any) -> Any:
        self.tokens += batch.n_tokens
        return self._module.llama_decode(context, batch)


def written(sequences: Sequences, prompts: list[list[int]]) -> list[str]:
    """All answers, asked for at once."""
    for number, tokens in enumerate(prompts):
        sequences.add(number, tokens, GREEDY)
    texts = [""] * len(prompts)
    while sequences.numbers:
        for number, piece, prompt in sequences.step():
            assert prompt == len(prompts[number])
            texts[number] += "" if isinstance(piece, Written) else piece
    return texts


def test_what_one_place_has_read_no_other_reads_again(tiny_gguf: Path) -> None:
    model = EmbeddedModel(str(tiny_gguf), num_ctx=256, threads=ALONE)
    prompts = [model.tokens(render(prompt_turns(facts))) for facts in FACTS]
    alone = [written(Sequences(model, 1, 1024, ALONE), [tokens])[0] for tokens in prompts]
    sequences = Sequences(model, 3, 1024, ALONE)
    counted = Counted(sequences._llama_cpp)
    sequences._llama_cpp = counted
    assert written(sequences, prompts) == alone
    assert len(set(alone)) > 1
    alike = next(place for place, tokens in enumerate(zip(*prompts, strict=False)) if len(set(tokens)) > 1)
    assert alike > 100
    answers = 3 * GREEDY.num_predict
    assert counted.tokens <= sum(map(len, prompts)) - 2 * alike + answers
    # The same case three times, as samples are drawn: its prompt is there already but for its last token.
    counted.tokens = 0
    assert written(sequences, [prompts[0]] * 3) == [alone[0]] * 3
    assert counted.tokens <= 3 + answers


def test_an_answer_that_is_dropped_leaves_its_place(tiny_gguf: Path) -> None:
    model = EmbeddedModel(str(tiny_gguf), num_ctx=256, threads=ALONE)
    prompts = [model.tokens(render(prompt_turns(facts))) for facts in FACTS]
    sequences = Sequences(model, 1, 1024, ALONE)
    alone = written(sequences, prompts[:1])
    sequences.add(7, prompts[1], GREEDY)
    sequences.step()
    sequences.drop(7)
    assert sequences.numbers == []
    assert written(sequences, prompts[:1]) == alone
