"""Export and push killed at random moments (``python -m tests.bench.killed_publishing [--kills N] [--seed S]``).

Each is run once to its end and then killed by SIGKILL again and again, at a moment drawn from the time it took. After
each kill of an export its target is either the file of before or the new one, whole. After each kill of a push, into a
real Ollama, the tag in use points at the model of before or at the new one, which the server shows and runs. At last
both come to their end, and nothing is left over.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import shutil
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench.figure import Figure, print_figure
from tests.bench.killed_training import ended
from tests.ollama_server import OllamaServer
from tests.tiny_model import write_random_adapter, write_tiny_qwen

NAME = "killed"


@dataclass(frozen=True, slots=True)
class States:
    """What was found after the kills: the thing of before, the new one, or neither."""

    old: int
    new: int
    neither: int


def run(command: list[str], log: Path, after: float | None = None) -> float:
    """Seconds until the trainer's command ended or was killed ``after`` so many. Ends all where it failed by itself."""
    started = time.monotonic()
    ended([sys.executable, "-m", "trainer", *command], log, after)
    return time.monotonic() - started


def sha256(file: Path) -> str:
    """Hexadecimal."""
    with file.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()


def exports(folder: Path, moments: Iterator[float], kills: int) -> tuple[States, int, Path]:
    """The states of the target, the files left over in the end, and the finished file."""
    base = write_tiny_qwen(folder / "base", hidden_size=256, intermediate_size=768, layers=4)
    adapter = write_random_adapter(folder / "adapter", base)
    target = folder / "out" / "model.gguf"
    target.parent.mkdir()
    command = ["export", str(base), "--adapter", str(adapter), "--out", str(target)]
    took = run(command, folder / "log")
    new, states = sha256(target), []
    for number in range(kills):
        target.write_bytes(b"old")
        run(command, folder / "log", next(moments) * took)
        whole = "new" if sha256(target) == new else "neither"
        states.append("old" if target.read_bytes() == b"old" else whole)
        print(f"export killed {number + 1} of {kills}: {states[-1]}", file=sys.stderr)
    run(command, folder / "log")
    left_over = len(list(target.parent.iterdir())) - 1 + (sha256(target) != new)
    return States(states.count("old"), states.count("new"), states.count("neither")), left_over, target


def variant(file: Path, number: int) -> Path:
    """The same model with other weights at its end: another file for the server."""
    copy = Path(shutil.copyfile(file, file.with_name(f"variant-{number}.gguf")))
    with copy.open("r+b") as content:
        content.seek(-8, 2)
        content.write(number.to_bytes(8, "little"))
    return copy


def pushes(server: OllamaServer, file: Path, moments: Iterator[float], kills: int) -> tuple[States, int]:
    """The states of the tag, and the candidates and tags that are left over in the end."""

    def command(number: int) -> list[str]:
        return ["push", str(variant(file, number)), NAME, "--host", server.host, "--no-proof"]

    def tags() -> dict[str, str]:
        listed = server.call("GET", "/api/tags")["models"]
        return {entry["name"]: entry["digest"] for entry in listed}

    took = run(command(0), file.with_name("log"))
    states = []
    for number in range(1, kills + 1):
        before = tags()[f"{NAME}:q4"]
        run(command(number), file.with_name("log"), next(moments) * took)
        # A server may still be writing down what it was told before the kill.
        time.sleep(0.5)
        found = tags()
        now = found.get(f"{NAME}:q4")
        if now == before:
            states.append("old")
        else:
            states.append("new" if now is not None and list(found.values()).count(now) > 1 else "neither")
        body = {"model": f"{NAME}:q4", "prompt": "案", "stream": False, "options": {"num_predict": 1}}
        server.call("POST", "/api/generate", json=body)
        print(f"push killed {number} of {kills}: {states[-1]}", file=sys.stderr)
    run(command(kills + 1), file.with_name("log"))
    history = [tag for tag in tags() if tag.startswith(f"{NAME}:q4-")]
    left_over = len(tags()) - len(history) - 1
    return States(states.count("old"), states.count("new"), states.count("neither")), left_over


def main() -> None:
    """Both, then the figures."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    rng = random.Random(args.seed)
    moments = iter(rng.random, None)
    with TemporaryDirectory() as folder:
        exported, files_left, file = exports(Path(folder), moments, args.kills)
        server = OllamaServer(Path(folder) / "server")
        server.start()
        try:
            pushed, tags_left = pushes(server, file, moments, args.kills)
        finally:
            server.kill()
    for what, states in (("export", exported), ("push", pushed)):
        print_figure(Figure(f"{what} killed: as before", states.old, ""))
        print_figure(Figure(f"{what} killed: the new one", states.new, ""))
        print_figure(Figure(f"{what} killed: neither", states.neither, "", most=0))
    print_figure(Figure("left over beside the exported file", files_left, "", most=0))
    print_figure(Figure("left over in Ollama", tags_left, "", most=0))


if __name__ == "__main__":
    main()
