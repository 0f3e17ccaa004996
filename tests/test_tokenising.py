"""Samples as token ids: equal to a chat template applied twice."""

from __future__ import annotations

import dataclasses
import subprocess
import sys
from pathlib import Path

import pytest
from tokenizers import Tokenizer

from resources.model_card.template import IM_END
from tests.sample_texts import made_up_samples
from trainer.samples.prompt import StatedAttitude
from trainer.samples.qwen_vocabulary import QWEN_SPECIALS, Vocabulary
from trainer.samples.sample import Sample
from trainer.samples.tokenising import tokenised
from trainer.samples.tokenizer_files import write_tokenizer

ODD_TEXTS = (
    "事实",
    "  前有空格\n\n后有空行\n",
    "数额3000元，１２３，émigré，😀，龘",
    "标记<|im_end|>在正文中，<|im_start|>亦然",
    "\t\t制表\r\n换行  两格",
)


def byte_vocabulary() -> Vocabulary:
    """Bytes, and the merges of the line break with itself and of common words: enough to meet at every border."""
    parts = [(b"\n", b"\n"), (b"u", b"s"), (b"us", b"e"), (b"use", b"r"), (b"\xe6", b"\x9c"), (b"\xe6\x9c", b"\xac")]
    tokens = tuple(bytes([value]) for value in range(256)) + tuple(left + right for left, right in parts)
    return Vocabulary(tokens, tuple(parts), QWEN_SPECIALS)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("tokenizer")
    write_tokenizer(place, byte_vocabulary())
    return place


@pytest.fixture(scope="module")
def tokenizer(folder: Path) -> Tokenizer:
    return Tokenizer.from_file(str(folder / "tokenizer.json"))


def some_samples() -> list[Sample]:
    samples = made_up_samples(6)
    for number, text in enumerate(ODD_TEXTS):
        samples.append(dataclasses.replace(samples[0], id=f"odd-{number}", facts=text))
        samples.append(dataclasses.replace(samples[1], id=f"odd-answer-{number}", answer="本院认为，" + text))
    return samples


def test_ids_and_mask_are_those_of_the_text_split_twice(tokenizer: Tokenizer) -> None:
    """The plain way, without any library's template: the whole text rendered and split, and the prompt alone."""
    from resources.model_card.template import render

    samples = some_samples()
    for sample, mine in zip(samples, tokenised(samples, tokenizer), strict=True):
        whole = tokenizer.encode(render(sample.turns(), generation_prompt=False), add_special_tokens=False).ids
        prompt = tokenizer.encode(render(sample.prompt()), add_special_tokens=False).ids
        assert whole[-1] == tokenizer.token_to_id("Ċ")  # the line break after the last turn, which nobody writes
        assert mine.ids.tolist() == whole[:-1]
        assert mine.label_mask() == [place >= len(prompt) for place in range(len(whole) - 1)]
        assert mine.id == sample.id


def test_the_loss_is_on_the_answer_and_the_token_that_ends_it(tokenizer: Tokenizer) -> None:
    sample = made_up_samples(1)[0]
    (mine,) = tokenised([sample], tokenizer)
    trained = mine.ids.tolist()[mine.answer_start :]
    assert tokenizer.decode(trained, skip_special_tokens=False) == sample.answer + IM_END
    assert len(mine) == len(mine.label_mask()) == mine.label_mask().count(True) + mine.answer_start


def test_the_stated_attitude_is_in_the_prompt_as_the_app_writes_it(tokenizer: Tokenizer) -> None:
    sample = dataclasses.replace(made_up_samples(1)[0], stated=StatedAttitude.DENIED)
    (mine,) = tokenised([sample], tokenizer)
    prompt = tokenizer.decode(mine.ids.tolist()[: mine.answer_start], skip_special_tokens=False)
    assert "【到案后的态度】拒不认罪<|im_end|>\n<|im_start|>assistant\n" in prompt


def test_an_answer_that_begins_with_white_space_is_refused(tokenizer: Tokenizer) -> None:
    sample = dataclasses.replace(made_up_samples(1)[0], answer="\n本院认为")
    with pytest.raises(ValueError, match="white space"):
        list(tokenised([sample], tokenizer))


def test_a_tokenizer_without_chatml_is_refused(tmp_path: Path) -> None:
    write_tokenizer(tmp_path, dataclasses.replace(byte_vocabulary(), specials=("<|endoftext|>",)))
    with pytest.raises(ValueError, match="im_start"):
        list(tokenised(made_up_samples(1), Tokenizer.from_file(str(tmp_path / "tokenizer.json"))))


def test_more_than_one_batch_keeps_the_order(tokenizer: Tokenizer) -> None:
    samples = [
        dataclasses.replace(sample, facts=sample.facts[:40], answer=sample.answer[:40])
        for sample in made_up_samples(1100)
    ]
    assert [each.id for each in tokenised(samples, tokenizer)] == [sample.id for sample in samples]


def test_transformers_is_not_imported() -> None:
    script = "import sys, trainer.samples.tokenising; print('transformers' in sys.modules, 'torch' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "False"]


@pytest.mark.torch
def test_ids_and_mask_are_those_of_the_chat_template_applied_twice(folder: Path, tokenizer: Tokenizer) -> None:
    from transformers import AutoTokenizer

    plain = AutoTokenizer.from_pretrained(folder)
    samples = some_samples()
    for sample, mine in zip(samples, tokenised(samples, tokenizer), strict=True):
        whole = plain.apply_chat_template(sample.turns(), return_dict=False)
        prompt = plain.apply_chat_template(sample.prompt(), add_generation_prompt=True, return_dict=False)
        assert mine.ids.tolist() == whole[:-1]
        assert mine.label_mask() == [place >= len(prompt) for place in range(len(whole) - 1)]
