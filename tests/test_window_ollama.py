"""What the window shows and hands on of the Ollama server that is set: never its password; and what is really sent."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QProcess
from pytestqt.qtbot import QtBot

from desktop.desk.desk import Desk
from desktop.desk.ollama_starter import OllamaStarter
from desktop.jobs.job_process import JobProcess
from desktop.pages.training.publish import push_panel
from desktop.pages.training.publish.push_panel import PushPanel
from desktop.settings.servers import Servers
from resources.ollama.host import read_host
from tests.fixtures_window import OpenWindow
from tests.scripted_engine import TUNED, ScriptedEngine
from trainer.engines.engine import Model
from trainer.engines.own_parameters import OwnParameters

SECRET = "geheim-7391"
HOST = f"https://user:{SECRET}@office.example:8443"


class Started:
    """What a job was started with."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.arguments: list[str] = []
        self.variables: dict[str, str] = {}

        def start(
            _: JobProcess, interpreter: str, arguments: Sequence[str], variables: Mapping[str, str] | None = None
        ) -> None:
            self.arguments, self.variables = [interpreter, *arguments], dict(variables or {})

        monkeypatch.setattr(JobProcess, "start", start)
        monkeypatch.setattr(push_panel, "interpreter_for", lambda *_: "python")


@pytest.fixture
def panel(qtbot: QtBot, tmp_path: Path) -> PushPanel:
    made = PushPanel(tmp_path)
    qtbot.addWidget(made)
    file = tmp_path / "model.gguf"
    file.write_bytes(b"GGUF")
    made.use_file(file)
    made.set_servers(Servers(HOST))
    return made


def test_the_server_is_named_without_its_password(panel: PushPanel, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "office.example:8443" in panel.hint.text()
    assert SECRET not in panel.hint.text()
    panel.set_servers(Servers())
    monkeypatch.setenv("OLLAMA_HOST", f"user:{SECRET}@127.0.0.1:5000")
    panel.retranslate()
    assert "127.0.0.1:5000" in panel.hint.text()
    assert SECRET not in panel.hint.text()


def test_no_job_has_it_among_its_arguments(panel: PushPanel, monkeypatch: pytest.MonkeyPatch) -> None:
    started = Started(monkeypatch)
    for work in (panel.begin, panel.roll_back):
        work()
        assert started.variables == {"OLLAMA_HOST": HOST}
        assert SECRET not in " ".join(started.arguments)
    monkeypatch.delenv("OLLAMA_HOST", raising=False)
    panel.set_servers(Servers())
    panel.begin()
    assert started.variables == {"OLLAMA_HOST": ""}
    assert "http://127.0.0.1:11434" in panel.hint.text()


@pytest.mark.parametrize("setting", ["10.1.2.3:9999", "", "no address at all"])
@pytest.mark.parametrize("variable", ["http://10.9.9.9:4444", "", "0.0.0.0"])
def test_the_server_that_is_named_is_the_one_that_is_pushed_to(
    panel: PushPanel, monkeypatch: pytest.MonkeyPatch, setting: str, variable: str
) -> None:
    monkeypatch.setenv("OLLAMA_HOST", variable)
    started = Started(monkeypatch)
    panel.set_servers(Servers(setting))
    panel.begin()
    pushed_to = read_host(started.variables["OLLAMA_HOST"])
    assert (pushed_to.url in panel.hint.text()) is pushed_to.readable
    # The settings change while it is under way: what is named is where the job goes.
    monkeypatch.setattr(JobProcess, "running", lambda _: True)
    panel.set_servers(Servers("10.7.7.7"))
    panel.retranslate()
    assert "10.7.7.7" not in panel.hint.text()
    monkeypatch.setattr(JobProcess, "running", lambda _: False)
    panel._ended(0)
    assert "10.7.7.7" in panel.hint.text()


def test_what_stands_in_the_way_is_asked_about_and_the_same_is_tried_again(
    panel: PushPanel, monkeypatch: pytest.MonkeyPatch
) -> None:
    started = Started(monkeypatch)
    taken = {"event": "failed", "kind": "name", "key": "publish.name-taken", "values": {"name": "Law:q4"}}
    for work, argument in ((panel.begin, "--manifest"), (panel.roll_back, "--rollback")):
        work()
        panel._told({**taken, "message": "…"})
        panel._ended(2)
        assert not panel.replace.isHidden()
        assert "Law:q4" in panel.progress.said.text()
        panel.replace.click()
        assert {argument, "--replace"} <= set(started.arguments)
    panel._told({**taken, "key": "publish.nothing-older", "message": "…"})
    panel._ended(2)
    assert panel.replace.isHidden()


@pytest.mark.parametrize(("setting", "variable"), [(HOST, ""), ("", HOST)])
def test_the_server_that_is_started_listens_without_a_password(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, setting: str, variable: str
) -> None:
    monkeypatch.setenv("OLLAMA_HOST", variable)
    monkeypatch.setattr(OllamaStarter, "installed", staticmethod(lambda: "/bin/true"))
    seen: list[str] = []

    def start(process: QProcess, *_: object) -> None:
        seen.append(process.processEnvironment().value("OLLAMA_HOST"))

    monkeypatch.setattr(QProcess, "start", start)
    desk = Desk(lambda _servers: (ScriptedEngine(),), tmp_path / "settings.json")
    try:
        desk.change(ollama_host=setting)
        OllamaStarter(desk).start()
    finally:
        desk.close()
    assert seen == ["https://office.example:8443"]


def test_the_status_line_tells_what_is_sent(open_window: OpenWindow) -> None:
    own = Model("own:latest", "ollama", own=OwnParameters(num_ctx=8192, temperature=0.6))
    window = open_window(ScriptedEngine(models=(TUNED, own)))
    status = window.status
    assert "可读写的总长 4096" in status.facts.toolTip()
    window.desk.choose(own)
    assert "可读写的总长 8192" in status.facts.toolTip()
    assert "随机程度 0.6" in status.facts.toolTip()
    window.desk.change(temperature=0.9)
    assert "随机程度 0.9" in status.facts.toolTip()
