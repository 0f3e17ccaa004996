"""The catalogue: every message that the code names is there, in both languages, with the same places."""

from __future__ import annotations

import ast
import json
import pickle
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.pages.training.publish.proof_view import ProofView
from desktop.pages.training.recipe.recipe_form import RecipeForm
from desktop.pages.training.runs.run_view import RunView
from desktop.settings.settings import Language
from desktop.training.run_seen import RunSeen, RunState
from desktop.window.pages import Page
from resources.law.case_facts import case_facts
from resources.law.charges import MoneyKind
from resources.law.circumstances import circumstances
from resources.law.deadlines import deadline_keys
from resources.law.drugs import drugs
from resources.law.guideline import guideline_words
from resources.law.guideline_provinces import province_words
from resources.law.interpretations import Sure
from resources.law.statutes import UnreadableBecause
from resources.messages.catalogue import entries, rooms
from resources.messages.message import Message, message
from resources.messages.wording import message_told, say, told_json
from tests.fixtures_window import OpenWindow
from tests.scripted_engine import ScriptedEngine
from trainer.commands.law_inventory import law_inventory
from trainer.environment.component import COMPONENTS
from trainer.environment.installed import State
from trainer.evaluation.baselines.names import BASELINES
from trainer.evaluation.cases.groups import GROUPS
from trainer.evaluation.figures.outcome_measures import OUTCOME_MEASURES
from trainer.evaluation.suites.attitude_pairs.measures import ATTITUDE_MEASURES
from trainer.evaluation.suites.cail_scores import CAIL_MEASURES
from trainer.evaluation.suites.judge_scoring.likeness import BERT_SCORE_MEASURES, METEOR_MEASURES
from trainer.evaluation.suites.judge_scoring.scores import SCORE_MEASURES
from trainer.evaluation.suites.law_checks.measures import LAW_MEASURES
from trainer.evaluation.suites.lawbench import LAWBENCH_MEASURES
from trainer.evaluation.suites.suites import SUITES
from trainer.judgment.checks.rules import RULES
from trainer.judgment.types import Attitude, OrderKind, SentenceKind
from trainer.preparation.errors import PrepareError, reading_broke_off
from trainer.preparation.selection.reason import Reason
from trainer.publish.judged_cases import CaseFigures, CaseLimits, JudgedCases
from trainer.publish.parity import Limits, Parity, PromptParity
from trainer.recipe.base_folder import find_base
from trainer.recipe.errors import TuningError
from trainer.recipe.estimate import remedies
from trainer.recipe.llamafactory import read_llamafactory
from trainer.recipe.model_shape import KNOWN
from trainer.recipe.parsed_recipe import RecipeError, read_recipe
from trainer.recipe.reasons import places, reason_of
from trainer.recipe.recipe_file import load_recipe
from trainer.runs.events import Failed, Warned, event_line, read_event

ROOT = Path(__file__).resolve().parent.parent
HAN = re.compile(r"[\u4e00-\u9fff]")
PLACE = re.compile(r"\{(\w+)\}")
KEYS = {f"{room}.{name}" for room in rooms() for name in entries(room)}


@pytest.fixture
def english(dress: Callable[..., None]) -> Iterator[None]:
    dress(Language.ENGLISH)
    yield
    dress(Language.CHINESE)


def sources(*rooms: str) -> list[Path]:
    found = [path for room in rooms for path in sorted((ROOT / room).rglob("*.py"))]
    assert found
    return found


@pytest.mark.parametrize("key", sorted(KEYS))
def test_every_message_is_there_in_both_languages(key: str) -> None:
    room, _, name = key.partition(".")
    zh, en = entries(room)[name]["zh"], entries(room)[name]["en"]
    assert zh
    assert en
    assert not HAN.search(en)
    assert sorted(set(PLACE.findall(en))) == sorted(set(PLACE.findall(zh)))
    values = {place: f"<{place}>" for place in PLACE.findall(zh)}
    for language in ("zh", "en"):
        said = say(Message(key, values), language)  # type: ignore[arg-type]
        assert all(value in said for value in values.values())


def test_every_key_in_the_code_is_in_the_catalogue_and_the_other_way_round() -> None:
    named = re.compile(rf"(?:{'|'.join(rooms())})\.[a-z0-9-]+")
    found: set[str] = set()
    for path in sources("desktop", "trainer", "resources"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and named.fullmatch(node.value):
                found.add(node.value)
    templates = list((ROOT / "trainer").rglob("*.jinja"))
    assert templates
    for path in templates:
        found |= set(re.findall(rf'"({named.pattern})"', path.read_text(encoding="utf-8")))
    assert KEYS - found - named_by_data() == set()
    assert named_by_data() - KEYS == set()
    # Places in a recipe's file ("evaluation.cases") and names of files ("recipe.json") look like keys and are none.
    assert {
        key for key in found - KEYS if not key.endswith((".toml", ".json", ".html", ".css", ".csv", ".tex", ".cases"))
    } == set()


def named_by_data() -> set[str]:
    """The keys that are made of an id elsewhere: of a rule, a fact, a circumstance, a reason."""
    return {
        *(f"findings.{rule}" for rule in RULES),
        *(f"circumstances.{rule.id}" for rule in circumstances()),
        *(f"circumstance-notes.{rule.id}" for rule in circumstances() if rule.noted),
        *(f"facts.{fact.id}{part}" for fact in case_facts() for part in ("", "-why")),
        *(attitude.named.key for attitude in Attitude),
        *(kind.named.key for kind in OrderKind),
        *(reason.named.key for reason in Reason),
        *(component.named.key for component in COMPONENTS.values()),
        *(state.named.key for state in State),
        *(reason_of(place).key for place in places()),
        *(f"penalties.{kind.name.lower()}" for kind in SentenceKind),
        *(f"penalties.{kind}" for kind in get_args(MoneyKind)),
        *(f"statutes.{reason}" for reason in get_args(UnreadableBecause)),
        *(f"amendments.{name}" for name in entries("amendments")),  # looked up by the statutes' own names
        *(f"documents.{name}" for name in entries("documents") if name.startswith("series-")),  # likewise
        *(f"evidence.{sure}" for sure in get_args(Sure)),
        *(f"evidence.{name}" for name, _ in law_inventory().provinces),
        *(f"guideline.{factor}" for factor in (*guideline_words(), *province_words(), "malice", "danger", "remorse")),
        *deadline_keys(),
        *(f"drugs.{drug.id}" for drug in drugs()),
        *(f"standards.{name}" for name in entries("standards") if name.startswith(("of-", "unit-", "kind-"))),
        *(f"suites.{suite}-{part}" for suite in SUITES for part in ("title", "overlap", "treatment")),
        *(f"figures.{measure}" for measure in (*OUTCOME_MEASURES, *CAIL_MEASURES, *LAWBENCH_MEASURES)),
        *(f"figures.{measure}" for measure in (*SCORE_MEASURES, *METEOR_MEASURES, *BERT_SCORE_MEASURES)),
        *(f"figures.{measure}" for measure in (*ATTITUDE_MEASURES, *LAW_MEASURES)),
        *(f"figures.{baseline}" for baseline in BASELINES),
        *(f"figures.by-{kind}" for kind in GROUPS),
        *(f"figures.{label}" for label in ("not-stated", "confessed", "denied")),
        "findings.statutes_missing",  # no rule: what stands in place of the findings
    }


def test_no_chinese_stands_beside_the_catalogue() -> None:
    """The problems of a recipe, the failures of a proof and the like are lists of messages."""
    wrong = []
    rooms_of_words = ("preparation", "export", "publish", "recipe", "runs", "tuning", "evaluation", "commands")
    for path in sources(*(f"trainer/{room}" for room in rooms_of_words), "desktop/commands"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        # What reports hold is data; how an evaluation counts is told in English with the law's own terms.
        # A benchmark is asked, answered and scored in its own words.
        if {"report", "selection", "suites"}.isdisjoint(path.parts) and path.name != "report.py":
            wrong += [f"{path}:{text.lineno}" for text in _chinese(tree) if text.value != "罪"]
    assert wrong == []


def _chinese(root: ast.AST) -> list[ast.Constant]:
    """Texts in Chinese, but for docstrings and cases that a model is to judge."""
    aside: set[ast.AST] = set()
    for node in ast.walk(root):
        if isinstance(node, ast.Expr) or (isinstance(node, ast.Call) and _called(node) == "prompt_turns"):
            aside |= {each for each in ast.iter_child_nodes(node) if isinstance(each, ast.Constant)}
    found = [node for node in ast.walk(root) if isinstance(node, ast.Constant) and node not in aside]
    return [each for each in found if isinstance(each.value, str) and HAN.search(each.value)]


def _called(call: ast.Call) -> str:
    match call.func:
        case ast.Attribute(attr=name) | ast.Name(id=name):
            return name
    return ""


def test_values_are_worded_in_the_language_that_is_asked_for() -> None:
    others = message("recipe.and-others", names=("a.json:1", "b、c.json:2"), count=12)
    loss = TuningError("loss", "recipe.loss-zero", "0.0", ("a.json:1",), step=51, names=others)
    assert say(loss.message, "en") == (
        "The loss of step 51 is 0 and the training has stopped. Check these samples: a.json:1, b、c.json:2 and others, "
        "12 in all; correct or remove them, then train anew in another folder."
    )
    assert "a.json:1、b、c.json:2 等 12 条" in str(loss)
    with pytest.raises(TuningError) as absent:
        find_base("Qwen/Nowhere-1B")
    assert "hf download Qwen/Nowhere-1B --local-dir Nowhere-1B\n" in say(absent.value.message, "en")
    assert not HAN.search(say(absent.value.message, "en"))
    assert not HAN.search(say(reading_broke_off("OSError: disk").message, "en"))


def test_a_value_with_braces_stays_as_it_is() -> None:
    assert "{x}" in say(message("publish.file-unreadable", file="/data/{x}"))


def test_a_message_survives_the_way_between_processes() -> None:
    problems = (message("recipe.missing", place="run.epochs"), message("recipe.layer-twice"))
    told = message("recipe.recipe-problems", where="mine.toml", count=2, problems=problems)
    assert message_told(json.loads(json.dumps(told_json(told)))) == told
    error = PrepareError("died", told)
    assert str(pickle.loads(pickle.dumps(error))) == str(error) == say(told)
    failed = Failed(1.0, "recipe", told, "detail", ("a:1",))
    assert read_event(event_line(failed)) == failed


def test_what_an_older_version_wrote_stands_as_it_is() -> None:
    old = '{"event": "failed", "at": 1.0, "kind": "loss", "sentence": "第 51 步的损失为 0。", "detail": ""}'
    event = read_event(old)
    assert isinstance(event, Failed)
    assert say(event.message) == say(event.message, "en") == "第 51 步的损失为 0。"


def test_every_problem_of_a_recipe_is_english(english: None, qtbot: QtBot, tmp_path: Path) -> None:
    wrong = {
        "name": "",
        "nonsense": 1,
        "adapter": {"ranks": 3, "rank": 0, "targets": "all", "dropout": 2.0, "rslora": 1},
        "quantization": 4,
        "run": {"epochs": float("nan"), "learning_rate": "fast", "total_batch_size": 1.5, "schedule": "steep"},
    }
    with pytest.raises(RecipeError) as caught:
        read_recipe(wrong, "mine.toml")
    english_words = say(caught.value.message, "en")
    assert english_words.startswith(f"Problems of the recipe mine.toml ({len(caught.value.problems)}):\n  · ")
    assert not HAN.search(english_words), english_words
    assert "adapter.ranks: does not exist; adapter.rank may be meant" in english_words
    form = RecipeForm()
    qtbot.addWidget(form)
    form.show_problems(caught.value.problems)
    assert form.problems["adapter.rank"].text().startswith("must not be less than 1 (now 0)")
    assert not any(HAN.search(label.text()) or "：" in label.text() for label in form.problems.values())

    yaml = "stage: rm\nuse_dora: true\noptim: lion\ntemplate: llama3\ndeepspeed: x.json\nmax_steps: 5\nlora_rank: 0\n"
    with pytest.raises(RecipeError) as foreign:
        read_llamafactory(yaml, "theirs")
    assert len(foreign.value.problems) == 9
    assert not HAN.search(say(foreign.value.message, "en"))
    for name, text in (("a.toml", "= 1"), ("a.yaml", "- [1\n- :"), ("b.yaml", "- 1"), ("absent.toml", None)):
        if text is not None:
            (tmp_path / name).write_text(text, encoding="utf-8")
        with pytest.raises(RecipeError) as unread:
            load_recipe(str(tmp_path / name))
        assert not HAN.search(say(unread.value.message, "en"))


def test_a_proof_is_english(english: None, qtbot: QtBot) -> None:
    good = PromptParity(
        tokens=9,
        same_ids_trained=True,
        same_text_ollama=True,
        same_count_ollama=True,
        greedy_ollama=16,
        greedy_ollama_lead=None,
        greedy_trained=16,
        divergence=0.01,
        ended=True,
        repeats=False,
        answer_tokens=5,
    )
    bad = replace(good, same_ids_trained=False, same_text_ollama=False, greedy_ollama=2, greedy_ollama_lead=3.0)
    worse = replace(good, divergence=0.5, ended=False)
    parity = Parity((bad, worse, replace(good, repeats=True)), False, Limits())
    figures = CaseFigures(cases=8, readable=8, charges_right=8, terms=8, term_distance=0.1)
    published = replace(figures, readable=2, charges_right=1, term_distance=0.9)
    cases = JudgedCases(published, figures, figures, CaseLimits())
    found = [*parity.failures(), *cases.failures()]
    assert len(found) == 13
    page = QWidget()  # the view shows itself, and is no window of its own
    qtbot.addWidget(page)
    view = ProofView(page)
    view.show_proof({"failures": [told_json(each) for each in found]})
    assert not HAN.search(view.failures.text())
    assert (
        "Of 8 held-out cases only 2 have a readable judgment; with the model in use there are 8."
        in view.failures.text()
    )


def test_remedies_are_english() -> None:
    recipe = load_recipe("a10")
    roomy = replace(recipe, quantization=replace(recipe.quantization, bits=16))
    roomy = replace(roomy, run=replace(roomy.run, gradient_checkpointing=False))
    found = remedies(roomy, KNOWN[recipe.base_model], 1 << 30)
    assert len({each.change.key for each in found}) == 6
    assert [each.change for each in found if HAN.search(say(each.change, "en"))] == []


def test_the_english_window_shows_no_chinese_sentence(
    open_window: OpenWindow, dress: Callable[..., None], qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_window(ScriptedEngine())
    window.show_page(Page.TRAINING)
    page = window.page(Page.TRAINING)
    dress(Language.ENGLISH)
    qtbot.waitUntil(lambda: page.title.text() == "Training")
    export_card, push_card = page.publish.export, page.publish.push

    def failed(kind: str, key: str, **values: int | str) -> dict[str, object]:
        return {"event": "failed", "kind": kind, **told_json(message(key, **values)), "detail": ""}

    export_card._told(failed("room", "export.disk-too-small", needed=5000, free=12))
    assert export_card.progress.said.text().startswith(
        "Not enough disk space: 5000 MB are needed, only 12 MB are left."
    )
    push_card._told(failed("name", "publish.name-taken", name="history:q4"))
    assert push_card.progress.said.text().startswith("Ollama already has history:q4")
    push_card.name.setText("not a name")
    push_card.begin()
    assert push_card.progress.said.text().startswith("“not a name:q4” cannot be a model's name")
    page.data._told(failed("input", "commands.path-missing", path=str(tmp_path)))
    assert page.data.problem.text() == f"{tmp_path} was not found: check the path."

    view = RunView()
    qtbot.addWidget(view)
    warned = Warned(1.0, "device", message("recipe.on-processor"))
    empty = Failed(2.0, "data", message("recipe.data-empty", file="a.json"))
    view.show_runs((RunSeen(tmp_path, state=RunState.FAILED, warnings=(warned,), failure=empty.message, last=empty),))
    assert view.message.text() == "The data file a.json holds no samples."
    assert view.warnings.text().startswith("·  There is no CUDA card")
