"""``criminal-law-trainer push FILE NAME``: put a GGUF file into Ollama, proven before its tag moves."""

from __future__ import annotations

import argparse
import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from resources.messages.message import message
from resources.messages.wording import message_told
from trainer.whole_file import write_whole

if TYPE_CHECKING:
    from argparse import _SubParsersAction
    from collections.abc import Callable

    from trainer.commands.lines import Lines
    from trainer.engines.ollama.library import OllamaLibrary
    from trainer.publish.held_out_case import HeldOutCase
    from trainer.publish.proof import Proof

DONE, BAD_INPUT, NO_SERVER, NOT_PROVEN, STOPPED = 0, 2, 3, 4, 130
# By the failure's kind; "protocol" is a connection that was lost, or something else than Ollama at that address.
_STATUSES = {"absent": NO_SERVER, "died": NO_SERVER, "protocol": NO_SERVER, "parity": NOT_PROVEN, "stopped": STOPPED}


def add_parser(subparsers: _SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command's arguments."""
    parser = subparsers.add_parser(
        "push",
        help="put a GGUF file into Ollama as NAME:q4",
        description="Uploads the file, creates NAME:q4-candidate with the model card's template, system text and "
        "parameters, proves that it behaves as the file (and, with --base, as the trained model), and only then "
        "names it NAME:q4-DATE and points NAME:q4 at it. The server is OLLAMA_HOST.",
    )
    parser.add_argument("file", type=Path, nargs="?", metavar="FILE", help="a GGUF file (not with --rollback)")
    parser.add_argument("name", metavar="NAME[:TAG]", help="the tag is q4 unless given")
    parser.add_argument("--host", help="default: OLLAMA_HOST")
    parser.add_argument("--base", type=Path, metavar="DIR", help="the base it was trained on, to be compared with")
    parser.add_argument("--adapter", type=Path, metavar="DIR", help="the adapter, to be compared with")
    parser.add_argument(
        "--run", type=Path, metavar="DIR", help="the training run: the cases that it judged are judged again in Ollama"
    )
    parser.add_argument(
        "--held-out",
        type=Path,
        action="append",
        metavar="PATH",
        help="samples not trained on, to be judged, like --run",
    )
    parser.add_argument("--cases", type=int, default=8, metavar="N", help="so many of them at most (default: 8)")
    parser.add_argument(
        "--num-predict",
        type=int,
        metavar="N",
        help="tokens in which the proof's answers must end (default: the card's)",
    )
    parser.add_argument("--no-proof", action="store_true", help="publish without comparing")
    parser.add_argument(
        "--accept",
        action="store_true",
        help="move the tag although the proof found differences; what --manifest holds is not proven again",
    )
    parser.add_argument("--replace", action="store_true", help="take over a tag that was not published from here")
    parser.add_argument("--rollback", action="store_true", help="point NAME:q4 at the model published before")
    parser.add_argument("--manifest", type=Path, metavar="FILE", help="write the result and the proof there, as JSON")
    parser.add_argument("--json", action="store_true", help="JSON lines: progress, then the result")


def run(args: argparse.Namespace) -> int:
    """Push; 0 done, 2 bad input or refused, 3 no server, 4 not proven (the tag has not moved), 130 stopped."""
    from resources.ollama.host import read_host
    from trainer.commands.lines import Lines
    from trainer.engines.engine import EngineError
    from trainer.engines.ollama.library import OllamaLibrary
    from trainer.publish.errors import PublishError

    lines = Lines(args.json)
    try:
        with OllamaLibrary(read_host(args.host or os.environ.get("OLLAMA_HOST"))) as server:
            return _roll_back(args, server, lines) if args.rollback else _push(args, server, lines)
    except (PublishError, EngineError) as error:
        lines.failed(error.kind, error.message, error.detail)
        return _STATUSES.get(error.kind, BAD_INPUT)
    except OSError as error:
        told = message("commands.file-failed", reason=error.strerror or str(error), file=str(error.filename))
        lines.failed("file", told, repr(error))
        return BAD_INPUT


def _push(args: argparse.Namespace, server: OllamaLibrary, lines: Lines) -> int:
    from dataclasses import asdict
    from datetime import date

    from resources.model_card.modelfile import Modelfile
    from trainer.commands.stopping import stop_on_signal
    from trainer.publish.errors import PublishError
    from trainer.publish.license_text import license_texts
    from trainer.publish.names import read_published_name
    from trainer.publish.push import PushProgress, push

    if args.file is None:
        raise PublishError("file", "publish.no-file")
    name = read_published_name(args.name)
    cases = () if args.no_proof else _cases(args)
    found: dict[str, Any] = {}  # the candidate's digest and proof

    def prove_it(candidate: str) -> None:
        if args.no_proof:
            return
        models = server.models()
        digest = models.digest(candidate)
        if digest is None:
            raise PublishError("different", "publish.not-there", name=candidate)
        proof = _kept_proof(args.manifest, digest) if args.accept else None
        if proof is None:
            in_use = models.named(name.current)
            other = in_use.name if in_use is not None and in_use.digest != digest else None
            proof = _proof(args, cases, candidate, other, server, lines, stopped).as_json()
        found.update(digest=digest, proof=proof)
        if proof["failures"] and not args.accept:
            failures = tuple(message_told(each) for each in proof["failures"])
            raise PublishError("parity", "publish.not-proven", failures=failures)

    def report(progress: PushProgress) -> None:
        lines.progress(
            progress.step,
            progress.done,
            progress.total,
            bytes_per_second=round(progress.bytes_per_second),
            seconds_left=progress.seconds_left,
        )

    try:
        with stop_on_signal() as stopped:
            pushed = push(
                args.file,
                name,
                server,
                Modelfile(license_texts(args.base)),
                today=date.today(),
                replace=args.replace,
                prove=prove_it,
                report=report,
                stopped=stopped,
            )
    finally:
        if args.manifest and found:
            _write(args.manifest, found)
    content = {**asdict(pushed), "host": server.host.shown, "proof": found.get("proof")}
    if args.manifest:
        _write(args.manifest, content)
    lines.result("pushed", content, f"{pushed.current} → {pushed.dated}（{server.host.shown}）")
    return DONE


def _proof(
    args: argparse.Namespace,
    cases: tuple[HeldOutCase, ...],
    candidate: str,
    in_use: str | None,
    server: OllamaLibrary,
    lines: Lines,
    stopped: Callable[[], bool],
) -> Proof:
    from trainer.publish.judged_cases import judge_cases
    from trainer.publish.parity import Limits, prove
    from trainer.publish.proof import Proof

    limits = Limits(longest_answer=args.num_predict) if args.num_predict else Limits()
    trained = None
    if args.base is not None:
        from trainer.publish.trained_model import TrainedModel

        trained = TrainedModel(args.base, args.adapter)
    parity = prove(
        args.file,
        candidate,
        server,
        trained,
        limits=limits,
        report=lambda done, total: lines.progress("proof", done, total),
    )
    if not cases:
        return Proof(parity, None)
    judged = judge_cases(
        cases,
        candidate,
        in_use,
        server.host,
        num_predict=limits.longest_answer,
        report=lambda done, total: lines.progress("cases", done, total),
        stopped=stopped,
    )
    return Proof(parity, judged)


def _cases(args: argparse.Namespace) -> tuple[HeldOutCase, ...]:
    from trainer.publish.errors import PublishError
    from trainer.publish.held_out_case import cases_of_files, cases_of_run
    from trainer.recipe.errors import TuningError

    if args.run is not None:
        return cases_of_run(args.run)[: args.cases]
    try:
        return cases_of_files(args.held_out or (), args.cases)
    except TuningError as error:
        raise PublishError("file", error.message, error.detail) from error


def _kept_proof(manifest: Path | None, digest: str) -> dict[str, Any] | None:
    """What was found about this very model, where it is known."""
    try:
        kept = json.loads(manifest.read_text(encoding="utf-8")) if manifest else {}
        return kept["proof"] if kept.get("digest") == digest else None
    except (OSError, ValueError, KeyError):
        return None


def _roll_back(args: argparse.Namespace, server: OllamaLibrary, lines: Lines) -> int:
    from datetime import date

    from trainer.publish.names import read_published_name
    from trainer.publish.push import roll_back

    name = read_published_name(args.name)
    current, dated = roll_back(name, server, today=date.today(), replace=args.replace)
    lines.result("rolled_back", {"current": current, "dated": dated}, f"{current} → {dated}")
    return DONE


def _write(file: Path, content: dict[str, object]) -> None:
    write_whole(file, json.dumps(content, ensure_ascii=False, indent=2) + "\n")
