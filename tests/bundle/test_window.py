"""The frozen window on this computer: it looks as the sources' does, judges, and gives nothing of its own to others."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from desktop.settings.settings import Settings
from desktop.settings.store import save_settings
from tests.bundle.frozen_program import DESK, ROOT, FrozenProgram, bare_environment, bootloader_variables, done
from tests.bundle.pictures import changed, colours, is_blank, likeness
from tests.bundle.seen_window import SeenWindow, seen_window
from tests.bundle.test_children import given, stub
from tests.checked_texts import FACTS, word
from tests.corpus_texts import dump_row, theft
from tests.input_method.desktop_session import DesktopSession, desktop_session, within_patience
from tests.test_corpus_csv import table

PICTURES = ROOT / "dist" / "test-bundle"
INDICTMENT = f"起诉书\n经依法审查查明：{FACTS}\n本院认为，被告人甲某的行为触犯了刑法。"

BELOW_THE_TABLES_HEAD = (7, 27, 29, 38)
"""On the training page, where the samples stand; see ``is_blank``."""


@pytest.fixture
def session(tmp_path: Path) -> Iterator[DesktopSession]:
    (tmp_path / "screen").mkdir()
    with desktop_session(tmp_path / "screen") as running:
        yield running


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """The user's data; the ways to a model, shown at the first start, were closed."""
    folder = tmp_path / "用户 数据"
    folder.mkdir()
    save_settings(folder / "settings.json", Settings())
    return folder


def variables(session: DesktopSession, home: Path, **more: str) -> dict[str, str]:
    known = ("DISPLAY", "DBUS_SESSION_BUS_ADDRESS", "XDG_RUNTIME_DIR")
    return bare_environment(home) | {name: session.variables[name] for name in known} | more


def opened(
    frozen: FrozenProgram, session: DesktopSession, home: Path, *files: Path, **more: str
) -> AbstractContextManager[SeenWindow]:
    def history() -> subprocess.CompletedProcess[bytes]:
        return frozen.run(DESK, "history", "list", "--json", home=home)

    command = [str(frozen.folder / DESK), *map(str, files)]
    return seen_window(session, command, variables(session, home, **more), history, home)


def where_in_window(session: DesktopSession, home: Path, page: str, widget: str, **more: str) -> tuple[int, int, int]:
    """Its place on the screen, x and y; and how often Tab is pressed until it has the focus."""
    command = [sys.executable, "-m", "tests.bundle.where_in_window", page, widget]
    environment = variables(session, home, PYTHONPATH=str(ROOT), **more)
    told = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=120, check=True)
    x, y, tabs = json.loads(told.stdout)
    return x, y, tabs


def test_it_looks_as_the_sources_do_and_judges(
    frozen: FrozenProgram, session: DesktopSession, home: Path, tmp_path: Path
) -> None:
    document = tmp_path / "起诉书 一.docx"
    document.write_bytes(word(INDICTMENT))
    other = tmp_path / "源码 数据"
    other.mkdir()
    (other / "settings.json").write_text((home / "settings.json").read_text())
    command = [sys.executable, "-m", "desktop", str(document)]
    environment = variables(session, other, PYTHONPATH=str(ROOT))

    def no_history() -> subprocess.CompletedProcess[bytes]:
        raise AssertionError("nothing is judged")

    with seen_window(session, command, environment, no_history, other) as sources:
        expected = sources.picture(PICTURES / "sources.png")
        sources.close()
    with opened(frozen, session, home, document) as window:
        seen = window.picture(PICTURES / "here.png")
        assert colours(seen) > 100
        assert likeness(seen, expected) > 0.98
        assert window.judge()["model"]
        assert changed(seen, window.picture(PICTURES / "here-judged.png")) > 0.05
        window.close()


def test_a_case_is_judged_by_a_click(
    frozen: FrozenProgram, session: DesktopSession, home: Path, tmp_path: Path
) -> None:
    document = tmp_path / "起诉书 一.docx"
    document.write_bytes(word(INDICTMENT))
    x, y, _ = where_in_window(session, home, "CASE", "facts.predict")
    with opened(frozen, session, home, document) as window:
        within_patience("the document is read", lambda: FACTS[:20] in draft(home))
        session.told("xdotool", "mousemove", str(x), str(y), "click", "1")
        window.wait_for_run(before=0)
        assert window.runs()[0]["model"]
        window.close()


def draft(home: Path) -> str:
    """The facts that are in the editor, as they are saved."""
    file = home / "draft.json"
    return str(json.loads(file.read_text(encoding="utf-8")).get("facts", "")) if file.is_file() else ""


def test_a_second_start_brings_the_first_window(frozen: FrozenProgram, session: DesktopSession, home: Path) -> None:
    with opened(frozen, session, home) as window:
        within_patience("the window's work has begun", (home / "window.address").exists)
        window.session.told("xdotool", "search", "--name", "^刑法案台$", "windowminimize")
        within_patience("it is minimised", lambda: session.place_of("--name", "^刑法案台$") is None)
        second = subprocess.run(
            [frozen.folder / DESK], env=variables(session, home), capture_output=True, timeout=60, check=False
        )
        assert done(second) == b""
        within_patience("it comes back", lambda: session.place_of("--name", "^刑法案台$"))
        window.close()


def test_the_licence_of_a_library_is_read_in_about(frozen: FrozenProgram, session: DesktopSession, home: Path) -> None:
    """By the keys: the line that opens the list, then the first licence in it."""
    rows = json.loads((frozen.internal / "licences/components.json").read_text(encoding="utf-8"))
    first = next(row for row in rows if row["texts"])
    with opened(frozen, session, home) as window:
        window.page("F1", PICTURES / "help.png")
        before = window.page("End", PICTURES / "about.png")
        steps = 0
        while session.place_of("--name", f"^{first['name']} ") is None:
            assert steps < 8, "no licence is shown"
            session.press("Tab", "space")
            window.picture(PICTURES / "licence.png")
            steps += 1
        assert changed(before, window.picture(PICTURES / "licence.png")) > 0.05
        session.press("Escape")
        window.close()


@pytest.mark.parametrize(
    ("program", "page", "widget", "keys"),
    [("ollama", "MODELS", "start_server", "ctrl+5"), ("xdg-open", "SETTINGS", "open_folder", "ctrl+8")],
)
def test_what_the_window_starts_is_given_nothing_of_the_bootloader(
    frozen: FrozenProgram,
    session: DesktopSession,
    home: Path,
    tmp_path: Path,
    *,
    program: str,
    page: str,
    widget: str,
    keys: str,
) -> None:
    """Ollama, and what the desktop opens folders and pages with, by the button of each."""
    told = stub(tmp_path / "bin" / program, status=1)
    path = {"PATH": str(told.parent)}
    _, _, tabs = where_in_window(session, home, page, widget, **path)
    with opened(frozen, session, home, **path) as window:
        within_patience("the window's work has begun", (home / "window.address").exists)

        def started() -> bool:
            session.press("Escape", "ctrl+1")
            window.page(keys, PICTURES / f"{page.lower()}.png")
            session.press(*["Tab"] * tabs, "space")
            return told.exists()

        within_patience(f"{program} is started", started)
        within_patience("it has told what it was given", lambda: "HOME" in told.read_text())
        window.close()
    assert bootloader_variables(given(told)) == []


def test_data_for_training_is_made_in_the_window(
    frozen: FrozenProgram, session: DesktopSession, home: Path, tmp_path: Path
) -> None:
    """Without the component for training, by the button, in processes of the frozen trainer."""
    rows = [dump_row(n, theft(n, day=1 + n % 28), decided=f"2021-03-{1 + n % 28:02}") for n in range(40)]
    dump, target = tmp_path / "裁判文书 2021.csv", tmp_path / "数据 集"
    dump.write_text(table(rows), encoding="utf-8", newline="")
    memory = {"data": {"inputs": [str(dump)], "target": str(target)}}
    (home / "training.json").write_text(json.dumps(memory), encoding="utf-8")
    _, _, tabs = where_in_window(session, home, "TRAINING", "data.start")
    (home / "training.json").write_text(json.dumps(memory), encoding="utf-8")
    with opened(frozen, session, home) as window:
        within_patience("the window's work has begun", (home / "window.address").exists)
        before = window.page("ctrl+6", PICTURES / "training.png")
        session.press(*["Tab"] * tabs, "space")
        within_patience("the data are made", (target / "report.json").exists)
        made = PICTURES / "training-data.png"

        def samples_are_listed() -> bool:
            session.take_picture(made)
            return changed(before, made) > 0.05 and not is_blank(made, *BELOW_THE_TABLES_HEAD)

        within_patience("the samples are listed, by a child that reads them", samples_are_listed)
        window.picture(made)
        window.close()
    assert json.loads((target / "report.json").read_text(encoding="utf-8"))
    assert not (home / "training-environment").exists()
