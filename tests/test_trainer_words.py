"""What the trainer tells, in the English window: every sentence has its English, and is known again when filled."""

from __future__ import annotations

import ast
import pickle
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.pages.training.publish.proof_view import ProofView
from desktop.pages.training.recipe.recipe_form import RecipeForm
from desktop.pages.training.runs.run_view import RunView
from desktop.settings.settings import Language
from desktop.training.run_reader import RunSeen, RunState
from desktop.window.navigation import Page
from desktop.wording.trainer_words import trainer_templates, trainer_words
from tests.fixtures_window import OpenWindow
from tests.scripted_engine import ScriptedEngine
from trainer.commands import sentences as commands
from trainer.export import sentences as export
from trainer.export.errors import ExportError
from trainer.preparation.errors import PrepareError, reading_broke_off
from trainer.publish import sentences as publish
from trainer.publish.judged_cases import CaseFigures, CaseLimits, JudgedCases
from trainer.publish.parity import Limits, Parity, PromptParity
from trainer.recipe import sentences as tuning
from trainer.recipe.base_folder import find_base
from trainer.recipe.errors import TuningError
from trainer.recipe.estimate import remedies
from trainer.recipe.llamafactory import read_llamafactory
from trainer.recipe.model_shape import KNOWN
from trainer.recipe.recipe_file import RecipeError, load_recipe, read_recipe
from trainer.runs.events import Failed, Warned

ROOT = Path(__file__).resolve().parent.parent
HAN = re.compile(r"[\u4e00-\u9fff]")
PLACE = re.compile(r"\{(\w+)\}")
# What a template's place is filled with here, where another than a plain word would not do.
AS_FILLED = {
    "problems": "  · run.epochs：缺少这一项",
    "differences": "  · run.epochs：2.0 → 3.0",
    "names": "torch、peft",
}
AS_ENGLISH = {
    "problems": "  · run.epochs: is missing",
    "differences": "  · run.epochs: 2.0 → 3.0",
    "names": "torch, peft",
}

# The place of the sentence among the arguments of what tells one.
TELLING = {
    "PrepareError": 0,
    "AnswererError": 0,
    "TuningError": 1,
    "ExportError": 1,
    "PublishError": 1,
    "failed": 1,
    "warn": 1,
}
# Chinese of another kind: comments of a recipe, a report's texts, what the command line alone is told.
OTHER_CHINESE = {"reasons.py", "job.py", "starter_job.py", "sentences.py"}


@pytest.fixture
def english(dress: Callable[..., None]) -> Iterator[None]:
    dress(Language.ENGLISH)
    yield
    dress(Language.CHINESE)


def sources(*rooms: str) -> list[Path]:
    found = [path for room in rooms for path in sorted((ROOT / "trainer" / room).glob("*.py"))]
    assert found
    return found


@pytest.mark.parametrize("template", trainer_templates())
def test_every_sentence_has_its_english_and_is_known_again(template: str, english: None) -> None:
    translated = QCoreApplication.translate("trainer", template)
    assert translated != template
    assert not HAN.search(translated)
    assert sorted(set(PLACE.findall(translated))) == sorted(set(PLACE.findall(template)))
    plain = {name: f"{name}-1" for name in PLACE.findall(template)}
    assert trainer_words(template.format(**plain | AS_FILLED)) == translated.format(**plain | AS_ENGLISH)
    # Folders may have Chinese names: they stay as they are.
    odd = {name: "/家/数据、样本 (1)" for name in plain if name not in AS_FILLED}
    assert trainer_words(template.format(**odd | AS_FILLED)) == translated.format(**odd | AS_ENGLISH)


def test_chinese_and_what_is_unknown_stay_as_they_are(english: None, dress: Callable[..., None]) -> None:
    assert trainer_words("以后的版本会说的话。") == "以后的版本会说的话。"
    assert trainer_words("") == ""
    assert trainer_words(export.STOPPED) == "The export was stopped; no file was left."
    dress(Language.CHINESE)
    assert trainer_words(export.STOPPED) == export.STOPPED


def test_what_is_told_is_one_of_the_sentences() -> None:
    """Or another error's; a variable only where it holds nothing else."""
    told = 0
    for path in sources("commands", "corpus/prepare", "evaluation", "export", "publish", "tuning"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        given: dict[str, list[ast.expr]] = {}
        for node in ast.walk(tree):
            if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
                given.setdefault(node.targets[0].id, []).append(node.value)
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and (place := TELLING.get(_called(node))) is not None:
                assert _is_sentence(node.args[place], given), f"{path}:{node.lineno}"
                told += 1
    assert told > 80


def _called(call: ast.Call) -> str:
    match call.func:
        case ast.Attribute(attr=name) | ast.Name(id=name):
            return name
    return ""


def _is_sentence(text: ast.expr, given: dict[str, list[ast.expr]]) -> bool:
    match text:
        case ast.Attribute(ast.Name("sentences"), constant):
            return constant.isupper()
        case ast.Attribute(ast.Name("error"), "sentence") | ast.Call(ast.Name("str"), [ast.Name("error")]):
            return True
        case ast.Call(ast.Attribute(template, "format")):
            return _is_sentence(template, given)
        case ast.IfExp(_, one, other):
            return _is_sentence(one, given) and _is_sentence(other, given)
        case ast.Name(variable):
            return variable in given and all(_is_sentence(each, given) for each in given[variable])
    return False


def test_no_chinese_stands_beside_the_sentences() -> None:
    """The problems of a recipe, the failures of a proof and the like are lists of sentences that no class takes."""
    wrong = []
    for path in sources("corpus/prepare", "export", "publish", "tuning"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        if path.name not in OTHER_CHINESE:
            wrong += [f"{path}:{text.lineno}" for text in _chinese(tree)]
    for path in (ROOT / "trainer/commands/prepare.py", ROOT / "trainer/preparation/job.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        raised = [node for node in ast.walk(tree) if isinstance(node, ast.Raise)]
        wrong += [f"{path}:{text.lineno}" for node in raised for text in _chinese(node)]
    assert wrong == []


def _chinese(root: ast.AST) -> list[ast.Constant]:
    """Texts in Chinese, but for docstrings and cases that a model is to judge."""
    aside: set[ast.AST] = set()
    for node in ast.walk(root):
        if isinstance(node, ast.Expr) or (isinstance(node, ast.Call) and _called(node) == "messages"):
            aside |= {each for each in ast.iter_child_nodes(node) if isinstance(each, ast.Constant)}
    found = [node for node in ast.walk(root) if isinstance(node, ast.Constant) and node not in aside]
    return [each for each in found if isinstance(each.value, str) and HAN.search(each.value)]


def test_sentences_within_sentences_are_english_too(english: None, tmp_path: Path) -> None:
    names = tuning.AND_OTHERS.format(names="a.json:1、a.json:2", count=12)
    loss = TuningError("loss", tuning.LOSS_ZERO, "0.0", ("a.json:1",), step=51, names=names)
    assert trainer_words(loss.sentence) == (
        "The loss of step 51 is 0 and the training has stopped. Check these samples: a.json:1, a.json:2 and others, "
        "12 in all; correct or remove them, then train anew in another folder."
    )
    with pytest.raises(TuningError) as absent:
        find_base("Qwen/Nowhere-1B")
    assert "hf download Qwen/Nowhere-1B --local-dir Nowhere-1B\n" in trainer_words(absent.value.sentence)
    assert not HAN.search(trainer_words(absent.value.sentence))
    assert not HAN.search(trainer_words(reading_broke_off("OSError: disk").sentence))


def test_a_sentence_survives_the_way_between_processes() -> None:
    error = PrepareError("{host} 看不到 {path}", host="h", path="/data/{x}")
    assert error.sentence == "h 看不到 /data/{x}"
    assert str(pickle.loads(pickle.dumps(error))) == error.sentence


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
    english_words = trainer_words(caught.value.sentence)
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
    assert not HAN.search(trainer_words(foreign.value.sentence))
    for name, text in (("a.toml", "= 1"), ("a.yaml", "- [1\n- :"), ("b.yaml", "- 1"), ("absent.toml", None)):
        if text is not None:
            (tmp_path / name).write_text(text, encoding="utf-8")
        with pytest.raises(RecipeError) as unread:
            load_recipe(str(tmp_path / name))
        assert not HAN.search(trainer_words(unread.value.sentence)), trainer_words(unread.value.sentence)


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
    view.show_proof({"failures": found})
    assert not HAN.search(view.failures.text())
    assert (
        "Of 8 held-out cases only 2 have a readable judgment; with the model in use there are 8."
        in view.failures.text()
    )


def test_remedies_are_english(english: None) -> None:
    recipe = load_recipe("a10")
    roomy = replace(recipe, quantization=replace(recipe.quantization, bits=16))
    roomy = replace(roomy, run=replace(roomy.run, gradient_checkpointing=False))
    found = remedies(roomy, KNOWN[recipe.base_model], 1 << 30)
    assert len({each.change.split(" = ")[0] for each in found}) == 6
    assert [trainer_words(each.change) for each in found if HAN.search(trainer_words(each.change))] == []


def test_the_english_window_shows_no_chinese_sentence(
    open_window: OpenWindow, dress: Callable[..., None], qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_window(ScriptedEngine())
    window.show_page(Page.TRAINING)
    page = window.training
    dress(Language.ENGLISH)
    qtbot.waitUntil(lambda: page.title.text() == "Training")
    room = ExportError("room", export.DISK_TOO_SMALL, needed=5000, free=12)
    export_card, push_card = page.publish.export, page.publish.push
    export_card._told({"event": "failed", "kind": "room", "sentence": room.sentence, "detail": ""})
    assert export_card.said.text().startswith("Not enough disk space: 5000 MB are needed, only 12 MB are left.")
    taken = publish.NAME_TAKEN.format(name="history:q4")
    push_card._told({"event": "failed", "kind": "name", "sentence": taken, "detail": ""})
    assert push_card.said.text().startswith("Ollama already has history:q4")
    push_card.name.setText("not a name")
    push_card.begin()
    assert push_card.said.text().startswith("“not a name:q4” cannot be a model's name")
    missing = commands.PATH_MISSING.format(path=tmp_path)
    page.data._told({"event": "failed", "kind": "input", "sentence": missing, "detail": ""})
    assert page.data.problem.text() == f"{tmp_path} was not found: check the path."

    view = RunView()
    qtbot.addWidget(view)
    warned = Warned(1.0, "device", tuning.ON_PROCESSOR)
    failed = Failed(2.0, "data", tuning.DATA_EMPTY.format(file="a.json"))
    view.show_runs(
        (RunSeen(tmp_path, state=RunState.FAILED, warnings=(warned,), failure=failed.sentence, last=failed),)
    )
    assert view.sentence.text() == "The data file a.json holds no samples."
    assert view.warnings.text().startswith("·  There is no CUDA card")
