"""The programs on a bare Debian 12 and 13, unpacked from the archive or installed, run by an ordinary user."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.bundle.bare_debian import HOME, RELEASES, UNPACKED, BareDebian, bare_debian
from tests.bundle.frozen_program import DESK, ROOT, TRAINER, FrozenProgram, done, run_source
from tests.bundle.pictures import changed, colours
from tests.bundle.seen_window import seen_window
from tests.bundle.test_portable_llama_cpp import VARIANTS, runs_here
from tests.checked_texts import ANSWER, FACTS, word
from tests.corpus_texts import civil, dump_row, theft
from tests.court_texts import court_text
from tests.input_method.desktop_session import DesktopSession, desktop_session, within_patience
from tests.test_corpus_csv import table
from tests.wine.two_computers import files_in

PICTURES = ROOT / "dist" / "test-bundle"
INDICTMENT = f"起诉书\n经依法审查查明：{FACTS}\n本院认为，被告人甲某的行为触犯了刑法。"
JUDGE = ("judge", "-", "--engine", "embedded", "--seed", "7", "--json")
TOLD = "模型：starter.gguf（内置引擎）\n这是随程序附带的演示模型，仅供试用。\n"
# Written by the system's own tools when a package comes and goes.
OF_THE_SYSTEM = ("/var/lib/dpkg", "/var/lib/apt", "/var/cache", "/var/log", "/proc", "/sys", "/dev", "/tmp", "/run")


@pytest.fixture(scope="session")
def unpacked(frozen: FrozenProgram, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The archive's content."""
    (archive,) = frozen.folder.parent.glob("*.tar.zst")
    folder = tmp_path_factory.mktemp("unpacked")
    subprocess.run(["tar", "--extract", "--zstd", "--file", archive, "--directory", folder], check=True)
    folder.chmod(0o755)
    return folder


@pytest.fixture(scope="module", params=RELEASES)
def debian(
    request: pytest.FixtureRequest, frozen: FrozenProgram, unpacked: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[BareDebian]:
    (deb,) = frozen.folder.parent.glob("*.deb")
    with bare_debian(request.param, deb, unpacked, tmp_path_factory.mktemp(request.param)) as computer:
        yield computer


@pytest.fixture
def session(tmp_path: Path) -> Iterator[DesktopSession]:
    (tmp_path / "screen").mkdir()
    with desktop_session(tmp_path / "screen") as running:
        yield running


def program(name: str) -> str:
    return f"{UNPACKED}/{DESK}/{name}"


def window(debian: BareDebian, command: str, session: DesktopSession, name: str) -> None:
    """A document is opened with the program and judged by the key; a second start brings the same window."""
    document = debian.home / "起诉书 一.docx"
    document.write_bytes(word(INDICTMENT))
    # Of its own, as a window brings back what was judged in the one before.
    data = {"CRIMINAL_LAW_DESK_HOME": f"{HOME}/用户 数据 {name}"}
    words = debian.command(command, f"{HOME}/{document.name}", DISPLAY=session.variables["DISPLAY"], **data)

    def history() -> subprocess.CompletedProcess[bytes]:
        listing = debian.command(command, "history", "list", "--json", **data)
        return subprocess.run(listing, capture_output=True, timeout=60, check=False)

    with seen_window(session, words, None, history, debian.home) as seen:
        before = seen.picture(PICTURES / f"debian-{RELEASES[debian.release]}-{name}.png")
        assert colours(before) > 100
        run = seen.judge()
        assert run["model"]
        after = seen.picture(PICTURES / f"debian-{RELEASES[debian.release]}-{name}-judged.png")
        assert changed(before, after) > 0.05
        second = subprocess.run(words, capture_output=True, timeout=60, check=False)
        assert done(second) == b""
        assert len(session.told("xdotool", "search", "--onlyvisible", "--name", "^刑法案台$").split()) == 1
        seen.close()


def test_there_is_nothing_that_the_programs_could_lean_on(debian: BareDebian) -> None:
    for absent in ("python3", "python", "cc", "gcc", "ollama", "uv", "objdump"):
        assert debian.run("sh", "-c", f"command -v {absent}").stdout == b""
    assert f'VERSION_ID="{RELEASES[debian.release]}"' in debian.run("cat", "/etc/os-release").stdout.decode()
    assert debian.run("touch", f"{UNPACKED}/{DESK}/_internal/new").returncode != 0
    assert debian.run("touch", f"{UNPACKED}/{DESK}/_internal/new", superuser=True).returncode != 0


def test_a_case_is_judged_without_a_network(debian: BareDebian) -> None:
    judged = debian.run(program(DESK), *JUDGE, given=FACTS.encode())
    assert (judged.returncode, judged.stderr.decode()) == (0, TOLD)
    assert json.loads(judged.stdout)["judgment"]["defendants"]


def test_what_is_made_of_files_is_what_the_sources_make_of_them(debian: BareDebian, tmp_path: Path) -> None:
    document = debian.home / "判决 一.txt"
    document.write_bytes(court_text(20).encode("gb18030"))
    for name, words, given in (
        (DESK, ("check", "-", "--json"), ANSWER.encode()),
        (TRAINER, ("read", "-", "--json"), document.read_bytes()),
    ):
        there = debian.run(program(name), *words, given=given)
        here = run_source(name, *words, given=given, home=tmp_path)
        assert (there.returncode, there.stdout, there.stderr) == (here.returncode, here.stdout, here.stderr)
        assert here.returncode == 0
    rows = [dump_row(n, theft(n, day=1 + n % 28), decided=f"2021-03-{1 + n % 28:02}") for n in range(60)]
    rows += [dump_row(1000 + n, civil(n), kind="民事") for n in range(60)]
    dump = debian.home / "裁判文书 2021.csv"
    dump.write_text(table(rows), encoding="utf-8", newline="")
    options = ("--workers", "2", "--number", "40", "--reinforcement", "8", "--validation", "0.1", "--test", "0.1")
    prepared = debian.run(program(TRAINER), "prepare", dump.name, "--out", "数据 集", *options)
    assert prepared.returncode == 0, prepared.stderr.decode()
    made = run_source(TRAINER, "prepare", dump, "--out", tmp_path / "源码", *options, home=tmp_path)
    assert made.returncode == 0, made.stderr.decode()
    expected, seen = files_in(tmp_path / "源码"), files_in(debian.home / "数据 集")
    assert seen.keys() == expected.keys()
    # The others tell where the dump lay.
    tables = [name for name in expected if name.endswith(".parquet")]
    assert tables
    assert [name for name in tables if seen[name] != expected[name]] == []


def test_the_window_of_the_archive(debian: BareDebian, session: DesktopSession) -> None:
    window(debian, program(DESK), session, "archive")


def test_the_package_is_installed_and_leaves_nothing_behind(debian: BareDebian, session: DesktopSession) -> None:
    before = files_of(debian)
    install = "apt-get install -y -qq --no-install-recommends /run/*.deb"
    installed = debian.run("sh", "-c", install, superuser=True)
    assert installed.returncode == 0, (installed.stdout + installed.stderr).decode()
    assert debian.run("sh", "-c", "command -v criminal-law-desk").stdout.decode().strip() == f"/usr/bin/{DESK}"
    entry = debian.run("cat", f"/usr/share/applications/{DESK}.desktop").stdout.decode()
    assert f"\nExec={DESK}" in entry
    assert done(debian.run(f"/usr/bin/{TRAINER}", "--version")).startswith(TRAINER.encode())
    window(debian, f"/usr/bin/{DESK}", session, "package")
    purged = debian.run("dpkg", "--purge", DESK, superuser=True)
    # The unpacked archive lies there.
    warning = f"dpkg: warning: while removing {DESK}, directory '/opt' not empty so not removed\n"
    assert (purged.returncode, purged.stderr.decode()) == (0, warning)
    assert sorted(files_of(debian) ^ before) == []


def files_of(debian: BareDebian) -> set[str]:
    """All of the system, but for what its own tools keep of their work."""
    without = " -o ".join(f"-path {folder}" for folder in (*OF_THE_SYSTEM, HOME, "'/opt/刑法 案台'"))
    found = debian.run("sh", "-c", f"find / \\( {without} \\) -prune -o -print", superuser=True)
    assert found.returncode == 0, found.stderr
    return set(found.stdout.decode().splitlines())


def test_what_would_start_a_module_of_python_opens_no_window(debian: BareDebian, session: DesktopSession) -> None:
    """As ``sys.executable -m trainer`` would be: there is no Python to take it."""
    display = session.variables["DISPLAY"]
    refused = subprocess.run(
        debian.command(program(DESK), "-m", "trainer", DISPLAY=display), capture_output=True, timeout=60, check=False
    )
    assert refused.returncode == 2
    within_patience("no window", lambda: session.place_of("--name", "^刑法案台$") is None)


@pytest.mark.slow
def test_every_variant_of_the_kernels_that_this_processor_runs_judges(debian: BareDebian) -> None:
    """Alone, in a copy of the folder that may be changed; a model is nowhere taken for damaged."""
    libraries = f"/srv/{DESK}/_internal/llama_cpp/lib"
    move = (
        f"[ -d /srv/{DESK} ] || cp -a '{UNPACKED}/{DESK}' /srv/; mkdir -p /srv/aside; cd {libraries};"
        " find . -name 'libggml-cpu-*.so' -exec mv -t /srv/aside {} +; mv /srv/aside/libggml-cpu-$0.so ."
    )
    judged = {}
    tried = [variant for variant in VARIANTS if runs_here(variant)]
    for variant in tried:
        assert done(debian.run("sh", "-ec", move, variant, superuser=True)) == b""
        run = debian.run(f"/srv/{DESK}/{DESK}", *JUDGE, given=FACTS.encode())
        assert (run.returncode, run.stderr.decode()) == (0, TOLD), variant
        judged[variant] = json.loads(run.stdout)["judgment"]["defendants"][0]["charges"]
    assert len(tried) > 1
    assert judged == dict.fromkeys(tried, judged[tried[0]])
