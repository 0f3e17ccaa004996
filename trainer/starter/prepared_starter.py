"""All that the steps of the starter's training need, made before the first of them."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch

from resources.model_card.template import END_OF_TEXT, IM_END
from trainer.patient_files import remove_file, remove_folder
from trainer.runs.run_folder import RunFolder
from trainer.starter.committee import seat_together
from trainer.starter.copying_heads import begin_copying
from trainer.starter.data import StarterData, build_vocabulary
from trainer.starter.expected_terms import with_expected_terms, with_months
from trainer.starter.first_embeddings import first_embeddings
from trainer.starter.learner import Learner
from trainer.starter.model import StarterNetwork, new_model
from trainer.starter.phases import Phase, phases_of
from trainer.starter.samples import StarterCase, starter_case
from trainer.starter.starter_job import StarterJob
from trainer.starter.starter_recipe import StarterRecipe, StarterRun
from trainer.tuning.device import Device, described
from trainer.whole_file import whole_folder, write_whole

_TERMS = "terms.json"
TOKENIZER = "tokenizer"


@dataclass(frozen=True, slots=True)
class PreparedStarter:
    """``phase_steps[i]`` are the steps of ``phases[i]``; ``left_out``: cases that are too long to be shown whole."""

    job: StarterJob
    folder: RunFolder
    asked_to_stop: Callable[[], bool]
    tokenizer: Any
    data: StarterData
    left_out: int
    phases: tuple[Phase, ...]
    phase_steps: tuple[int, ...]
    device: Device
    learner: Learner

    @property
    def vocabulary_size(self) -> int:
        """Tokens of the cut vocabulary."""
        size: int = self.tokenizer.get_vocab_size()
        return size

    def new_model(self, members: int) -> Any:
        """With random weights, ``members`` times as wide as one member."""
        return _new_model(self.job.recipe, self.tokenizer, members)


def prepare_starter(job: StarterJob, folder: RunFolder, asked_to_stop: Callable[[], bool]) -> PreparedStarter:
    """Works out the terms to be learnt, the vocabulary and the first weights, or finds them in the run's folder."""
    recipe = job.recipe
    torch.manual_seed(recipe.run.seed)
    device = described(torch.device("cuda" if torch.cuda.is_available() else "cpu"))
    cases = _expected_cases(job.run / _TERMS, tuple(starter_case(case) for case in job.cases), recipe.run)
    tokenizer = _tokenizer(job.run / TOKENIZER, cases, recipe)
    data = _data(job, cases, tokenizer)
    network = _new_network(recipe, data, begins=not folder.has_checkpoints()).to(device.torch)
    phases = phases_of(recipe, data)
    return PreparedStarter(
        job=job,
        folder=folder,
        asked_to_stop=asked_to_stop,
        tokenizer=tokenizer,
        data=data,
        left_out=data.left_out(),
        phases=phases,
        phase_steps=tuple(phase.steps() for phase in phases),
        device=device,
        learner=Learner(network, recipe.run),
    )


def forget_prepared(run: Path) -> None:
    """Before a run begins: what lies there was worked out from other cases, perhaps by an older version."""
    remove_file(run / _TERMS)
    remove_folder(run / TOKENIZER)


def _expected_cases(file: Path, cases: tuple[StarterCase, ...], run: StarterRun) -> tuple[StarterCase, ...]:
    """The cases with the terms to be learnt, in months; worked out once, and kept for a run that goes on."""
    if file.exists():
        return with_months(cases, json.loads(file.read_text(encoding="utf-8")))
    expected = with_expected_terms(cases, run.term_folds, run.seed)
    write_whole(file, json.dumps([case.case.months for case in expected]))
    return expected


def _tokenizer(folder: Path, cases: tuple[StarterCase, ...], recipe: StarterRecipe) -> Any:
    """With the tokens that the cases need; chosen once, and kept for a run that goes on."""
    from tokenizers import Tokenizer

    if not folder.exists():
        with whole_folder(folder) as part:
            build_vocabulary(part, cases, recipe.model.least_token_count, recipe.run.seed)
    return Tokenizer.from_file(str(folder / "tokenizer.json"))


def _data(job: StarterJob, cases: tuple[StarterCase, ...], tokenizer: Any) -> StarterData:
    recipe = job.recipe
    return StarterData(
        cases,
        tokenizer,
        tuple(sorted({name for case in job.cases for name in case.charges})),
        recipe.loss.decisive_weight,
        recipe.model.max_tokens,
        recipe.run.batch_size,
        recipe.run.left_out_share,
        recipe.run.rare_below,
        recipe.run.seed,
    )


def _new_network(recipe: StarterRecipe, data: StarterData, *, begins: bool) -> StarterNetwork:
    """The committee. Where a run goes on, its weights are read afterwards and need not be chosen well."""
    members = recipe.model.members
    model = _new_model(recipe, data.tokenizer, members)
    singles = [_new_model(recipe, data.tokenizer, 1) for _ in range(members)]
    if begins:
        texts = [sample.ids for sample in data.encoded(random.Random(recipe.run.seed))]
        embeddings = first_embeddings(texts, data.tokenizer.get_vocab_size(), recipe.model.hidden_size)
        for single in singles:
            single.get_input_embeddings().weight.data.copy_(embeddings)
            begin_copying(single)
    seat_together(model, singles)
    return StarterNetwork(model, members, len(data.charge_names), recipe.loss.dropout)


def _new_model(recipe: StarterRecipe, tokenizer: Any, members: int) -> Any:
    ends = tokenizer.token_to_id(IM_END), tokenizer.token_to_id(END_OF_TEXT)
    return new_model(recipe.model, tokenizer.get_vocab_size(), *ends, members=members)
