"""The suites asked and scored through lm-evaluation-harness, next to ours (``python -m tests.bench lm_eval_peer``).

The harness gets an environment of its own in the user's cache. Its command asks a server that answers from a list:
right, empty, the same for all, or not to the point. Our own figures over the same answers have to be equal. Suites
whose cases are not in ``tests.real_data.DATA`` are left out; there has to be one.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from http.server import BaseHTTPRequestHandler
from itertools import cycle
from math import isnan
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tests.bench.figure import Figure, print_figure
from tests.faulty_ollama import whole
from tests.faulty_openai import serving_models
from tests.real_data import DATA
from trainer.evaluation.answering.answer import Answer
from trainer.evaluation.cases.question import Question
from trainer.evaluation.outside.harness_tasks import TASKS, harness_tasks
from trainer.evaluation.outside.reference import reference
from trainer.evaluation.suites.suite import Prompt, Suite
from trainer.evaluation.suites.suites import SUITES, suite_named

ROOT = Path(__file__).resolve().parent.parent.parent
PEER = ("lm_eval[api]==0.4.13",)
CASES = {
    "cail": DATA / "cail_dev.jsonl",
    **{f"lawbench-{task}": DATA / f"lawbench_dev_{task}.jsonl" for task in ("3-1", "3-3", "3-4", "3-5")},
    "judge": DATA / "fulltext_judge.jsonl",
    "law": DATA / "fulltext_judge.jsonl",
}
LIMIT = 40
MADE = (
    "",
    "本院认为，被告人的行为已构成盗窃罪。依照《中华人民共和国刑法》第二百六十四条之规定，判决如下：\n"
    "被告人甲某犯盗窃罪，判处有期徒刑六个月，并处罚金人民币一千元。",
    "[法条]刑法第二百六十四条、刑法第133条之一<eoa>",
    "[罪名]盗窃;诈骗<eoa>",
    "[刑期]十八个月<eoa>",
    "我不能回答。",
)


def peer_environment() -> Path:
    """The harness's command; what else our suites import is this environment's."""
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "criminal-law-desk"
    environment = cache / "lm_eval-0.4.13"
    command = environment / "bin" / "lm_eval"
    if not command.exists():
        print(f"→ {', '.join(PEER)} in {environment}", file=sys.stderr)
        uv = ROOT / ".venv" / "bin" / "uv"
        subprocess.run([uv, "venv", "--quiet", "--clear", "--python", sys.executable, environment], check=True)
        subprocess.run([uv, "pip", "install", "--quiet", "--python", environment / "bin" / "python", *PEER], check=True)
        (packages,) = environment.glob("lib/python*/site-packages")
        ours = next(folder for folder in sys.path if folder.endswith("site-packages"))
        (packages / "of_this_program.pth").write_text(f"{ours}\n")
    return command


def main() -> int:
    command = peer_environment()
    differences: list[float] = []
    for name in SUITES:
        file = CASES.get(name)
        if file is None or not file.exists():
            continue
        suite = suite_named(name)
        questions = suite.read(file)[:LIMIT]
        for prompt in suite.card.prompts:
            task = f"criminal_law_{name.replace('-', '_')}_{prompt}"
            assert task in harness_tasks()
            answers = dict(zip(asked(suite, questions, prompt), made_answers(suite, questions), strict=True))
            theirs = harness_figures(command, task, {name: str(file)}, answers)
            ours = own_figures(suite, questions, prompt, list(answers.values()))
            assert theirs.keys() == ours.keys()
            differences += [difference(ours[measure], theirs[measure]) for measure in ours]
            print(f"{task}: {len(ours)} figures of {len(questions)} cases", file=sys.stderr)
    if differences:
        print_figure(Figure("lm_eval: figures compared", len(differences), ""))
        print_figure(Figure("lm_eval: largest difference", max(differences), "", 1e-12))
    return 0 if differences else 1


def asked(suite: Suite, questions: Sequence[Question], prompt: Prompt) -> Iterator[str]:
    """The user's turn, by which the server knows its question."""
    return (suite.turns(question, prompt, None)[-1]["content"] for question in questions)


def made_answers(suite: Suite, questions: Sequence[Question]) -> Iterator[str]:
    for question, made in zip(questions, cycle((*MADE, None)), strict=False):
        yield reference(suite, question) if made is None else made


def harness_figures(command: Path, task: str, files: dict[str, str], answers: dict[str, str]) -> dict[str, float]:
    """What the harness's command computes of these answers."""

    def reply(handler: BaseHTTPRequestHandler, body: dict[str, Any]) -> None:
        text = answers[body["messages"][-1]["content"]]
        whole(handler, {"choices": [{"index": 0, "message": {"role": "assistant", "content": text}}]})

    with TemporaryDirectory() as folder, serving_models(chat=reply) as address:
        arguments = [
            *("run", "--model", "local-chat-completions", "--apply_chat_template", "--limit", str(LIMIT)),
            *("--model_args", f"model=made,base_url={address}/chat/completions,tokenizer_backend=None"),
            *("--tasks", task, "--include_path", str(TASKS), "--metadata", json.dumps(files), "--output_path", folder),
        ]
        environment = {**os.environ, "PYTHONPATH": str(ROOT), "HF_HUB_OFFLINE": "1"}
        subprocess.run([command, *arguments], env=environment, stdout=sys.stderr, check=True)
        (written,) = Path(folder).rglob("results_*.json")
        found = json.loads(written.read_text(encoding="utf-8"))["results"][task]
    return {
        name.removesuffix(",none"): value
        for name, value in found.items()
        if isinstance(value, float) and "_stderr" not in name
    }


def own_figures(
    suite: Suite, questions: Sequence[Question], prompt: Prompt, answers: Sequence[str]
) -> dict[str, float]:
    rows = [
        suite.row(question, Answer(text, "stop", 0.0), prompt)
        for question, text in zip(questions, answers, strict=True)
    ]
    return {
        measure.name: float("nan") if (value := measure.value()) is None else value for measure in suite.measures(rows)
    }


def difference(ours: float, theirs: float) -> float:
    return 0.0 if isnan(ours) and isnan(theirs) else abs(ours - theirs)


if __name__ == "__main__":
    sys.exit(main())
