"""Chinese typed with a real input method into the program itself, from outside: keys go in, the draft and the screen
tell what came of them. ``make test-input``; the pictures are kept in .cache/input_method."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from desktop.desk.draft import Draft, load_draft
from tests.input_method.desktop_session import DesktopSession, Place, desktop_session, within_patience
from tests.input_method.input_methods import FCITX, IBUS, InputMethod
from tests.python_path import ROOT

PICTURES = ROOT / ".cache/input_method"
WINDOW = ("--name", "^刑法案台$")
NEAR = 80
"""Pixels: what may lie between the line that is typed in and the candidates below it."""


@dataclass(frozen=True)
class Typist:
    """Sits before the window, with the facts ready to be typed."""

    session: DesktopSession
    method: InputMethod
    program: str
    draft_file: Path
    said: Path

    def draft(self) -> Draft:
        return load_draft(self.draft_file)

    def facts_become(self, text: str) -> None:
        within_patience(f"the draft holds {text!r}", lambda: self.draft().facts == text)

    def candidates(self) -> Place:
        """Where the input method offers its characters, once it stands still."""
        places: list[Place | None] = [None]

        def still() -> bool:
            places.append(self.session.place_of(*self.method.candidates))
            return places[-1] is not None and places[-1] == places[-2]

        within_patience("candidates are offered", still)
        assert places[-1] is not None
        return places[-1]

    def candidates_go(self) -> None:
        within_patience("the candidates go", lambda: self.session.place_of(*self.method.candidates) is None)

    def picture(self, name: str) -> None:
        PICTURES.mkdir(parents=True, exist_ok=True)
        self.session.take_picture(PICTURES / f"{self.program}-{self.method.name}-{name}.png")

    def empty(self) -> None:
        self.session.press("Escape", "Escape", "ctrl+a", "Delete")
        self.facts_become("")
        self.candidates_go()

    def warm_up(self) -> None:
        """Until the input method has loaded its words, the program gets the letters themselves."""

        def offered() -> bool:
            self.session.write("a")
            return self.session.place_of(*self.method.candidates) is not None

        within_patience("the input method is ready", offered)
        self.empty()


@pytest.fixture(scope="module", params=[FCITX, IBUS], ids=lambda method: method.name)
def typist(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Typist]:
    method: InputMethod = request.param
    program: Path = request.config.getoption("--input-method")
    folder = tmp_path_factory.mktemp(method.name)
    with desktop_session(folder, OLLAMA_HOST="127.0.0.1:1", **method.variables) as session:
        method.start(session)
        said = folder / "said.txt"
        session.start(str(program), log=said)
        within_patience("the window is seen", lambda: session.place_of(*WINDOW))
        session.told("xdotool", "search", *WINDOW, "windowactivate", "--sync")
        within_patience("the window's work has begun", (folder / "desk/window.socket").exists)
        named = "frozen" if (program.parent / "_internal").exists() else "installed"
        typist = Typist(session, method, named, folder / "desk/draft.json", said)
        typist.warm_up()
        yield typist


@pytest.fixture
def empty(typist: Typist) -> Iterator[Typist]:
    """With nothing in the editor, and nothing being composed, before and after."""
    yield typist
    typist.empty()


def test_nihao_is_offered_chosen_and_written(empty: Typist) -> None:
    empty.session.write("nihao")
    candidates = empty.candidates()
    empty.picture("candidates")
    window = empty.session.place_of(*WINDOW)
    assert window is not None
    assert window.left < candidates.left < window.left + window.width / 2
    assert window.top < candidates.top < window.top + window.height / 2
    assert empty.draft().facts == ""
    empty.session.press("space")
    empty.facts_become("你好")
    empty.candidates_go()
    empty.picture("written")
    empty.session.write("beigaoren")
    within_patience(
        "the candidates follow the cursor along the line",
        lambda: empty.candidates().left > candidates.left + 20 and empty.candidates().top == candidates.top,
    )
    empty.session.press("space")
    empty.facts_become("你好被告人")


def test_enter_belongs_to_what_is_composed(empty: Typist) -> None:
    """It takes the letters as they are: no line is begun, nothing is judged."""
    empty.session.write("nihao")
    empty.candidates()
    empty.session.press("Return")
    empty.candidates_go()
    empty.facts_become("nihao")
    empty.session.press("Return")
    empty.facts_become("nihao\n")
    assert empty.draft().answer == ""


def test_nothing_half_composed_is_judged(empty: Typist) -> None:
    """fcitx5 keeps Ctrl+Enter for itself, and writes the letters; IBus leaves it to the program, where it waits."""
    empty.session.write("nihao")
    empty.candidates()
    empty.session.press("space")
    empty.facts_become("你好")
    empty.session.write("beigaoren")
    empty.candidates()
    time.sleep(1)  # a key that comes while the input method still works is lost in it
    empty.session.press("ctrl+Return")
    time.sleep(3)  # what would begin has begun
    empty.picture("ctrl-enter")
    empty.session.press("space" if empty.method is IBUS else "Escape")
    empty.candidates_go()
    empty.facts_become("你好被告人" if empty.method is IBUS else "你好beigaoren")
    assert empty.draft().answer == ""


def test_the_candidates_follow_the_line_through_a_scrolled_text(empty: Typist) -> None:
    empty.session.write("nihao")
    first = empty.candidates()
    empty.session.press("Escape")
    empty.candidates_go()
    empty.session.press(*["Return"] * 40)
    empty.session.write("nihao")
    low = empty.candidates()
    empty.picture("scrolled")
    window = empty.session.place_of(*WINDOW)
    assert window is not None
    assert first.top + 200 < low.top < window.top + window.height
    assert low.left == first.left
    empty.session.press("space", "ctrl+Home")
    empty.session.write("nihao")
    again = empty.candidates()
    assert abs(again.top - first.top) < NEAR
    empty.session.press("space")
    empty.facts_become("你好" + "\n" * 40 + "你好")


def test_the_program_says_nothing_of_it(typist: Typist) -> None:
    assert typist.said.read_text(encoding="utf-8") == ""
