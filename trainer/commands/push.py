"""``criminal-law-trainer push FILE NAME``: put a GGUF file into Ollama, proven before its tag moves."""

from __future__ import annotations

import argparse
import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argparse import _SubParsersAction

    from trainer.commands.lines import Lines
    from trainer.publish.ollama_server import OllamaServer
    from trainer.publish.parity import Parity

DONE, BAD_INPUT, NO_SERVER, NOT_PROVEN, STOPPED = 0, 2, 3, 4, 130


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
        "--num-predict",
        type=int,
        metavar="N",
        help="tokens in which the proof's answers must end (default: the card's)",
    )
    parser.add_argument("--no-proof", action="store_true", help="publish without comparing")
    parser.add_argument("--accept", action="store_true", help="move the tag although the proof found differences")
    parser.add_argument("--replace", action="store_true", help="take over a tag that was not published from here")
    parser.add_argument("--rollback", action="store_true", help="point NAME:q4 at the model published before")
    parser.add_argument("--manifest", type=Path, metavar="FILE", help="write the result and the proof there, as JSON")
    parser.add_argument("--json", action="store_true", help="JSON lines: progress, then the result")


def run(args: argparse.Namespace) -> int:
    """Push; 0 done, 2 bad input or refused, 3 no server, 4 not proven (the tag has not moved), 130 stopped."""
    from resources.ollama.host import read_host
    from trainer.commands.lines import Lines
    from trainer.publish.errors import PublishError
    from trainer.publish.ollama_server import OllamaServer

    lines = Lines(args.json)
    try:
        with OllamaServer(read_host(args.host or os.environ.get("OLLAMA_HOST"))) as server:
            return _roll_back(args, server, lines) if args.rollback else _push(args, server, lines)
    except PublishError as error:
        lines.failed(error.kind, str(error), error.detail)
        return {"absent": NO_SERVER, "died": NO_SERVER, "parity": NOT_PROVEN, "stopped": STOPPED}.get(
            error.kind, BAD_INPUT
        )
    except OSError as error:
        lines.failed("file", f"读写文件失败：{error.strerror}（{error.filename}）。", repr(error))
        return BAD_INPUT


def _push(args: argparse.Namespace, server: OllamaServer, lines: Lines) -> int:
    from dataclasses import asdict
    from datetime import date

    from resources.model_card.modelfile import Modelfile
    from trainer.commands.stopping import stop_on_signal
    from trainer.publish.errors import PublishError
    from trainer.publish.license_text import license_texts
    from trainer.publish.names import parse_name
    from trainer.publish.push import PushProgress, push

    if args.file is None:
        raise PublishError("file", "请给出要发布的 GGUF 文件。")
    proofs: list[Parity] = []

    def prove_it(candidate: str) -> None:
        if args.no_proof:
            return
        proofs.append(_proof(args, candidate, server, lines))
        failures = proofs[-1].failures()
        if failures and not args.accept:
            raise PublishError(
                "parity", "发布前的核对没有通过，正在使用的模型未动：{failures}", failures="".join(failures)
            )

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
                parse_name(args.name),
                server,
                Modelfile(license_texts(args.base)),
                today=date.today(),
                replace=args.replace,
                prove=prove_it,
                report=report,
                stopped=stopped,
            )
    finally:
        proof = proofs[-1].as_json() if proofs else None
        if args.manifest and proof:
            _write(args.manifest, {"proof": proof})
    content = {**asdict(pushed), "host": server.host.shown, "proof": proof}
    if args.manifest:
        _write(args.manifest, content)
    lines.result("pushed", content, f"{pushed.current} → {pushed.dated}（{server.host.shown}）")
    return DONE


def _proof(args: argparse.Namespace, candidate: str, server: OllamaServer, lines: Lines) -> Parity:
    from trainer.publish.parity import Limits, prove

    limits = Limits(longest_answer=args.num_predict) if args.num_predict else Limits()
    trained = None
    if args.base is not None:
        from trainer.publish.trained_model import TrainedModel

        trained = TrainedModel(args.base, args.adapter)
    return prove(
        args.file,
        candidate,
        server,
        trained,
        limits=limits,
        report=lambda done, total: lines.progress("proof", done, total),
    )


def _roll_back(args: argparse.Namespace, server: OllamaServer, lines: Lines) -> int:
    from trainer.publish.names import parse_name
    from trainer.publish.push import roll_back

    name = parse_name(args.name)
    to = roll_back(name, server)
    lines.result("rolled_back", {"current": name.current, "dated": to}, f"{name.current} → {to}")
    return DONE


def _write(file: Path, content: dict[str, object]) -> None:
    file.write_text(json.dumps(content, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
