"""The work of ``push``: a GGUF file put into Ollama, proven, and what was found kept in the manifest."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from resources.messages.message import message
from resources.messages.wording import message_told
from resources.model_card.modelfile import Modelfile
from trainer.commands.printer import Printer
from trainer.commands.stopping import stop_on_signal
from trainer.engines.ollama.library import OllamaLibrary
from trainer.publish.errors import PublishError
from trainer.publish.held_out_case import HeldOutCase, cases_of_files, cases_of_run
from trainer.publish.license_text import license_texts
from trainer.publish.names import read_published_name
from trainer.publish.push import Pushed, push
from trainer.publish.push_progress import PushProgress
from trainer.recipe.errors import TuningError
from trainer.whole_file import write_whole

if TYPE_CHECKING:
    from trainer.publish.proof import Proof


class Publishing:
    """One publication, by the options of ``push``."""

    def __init__(self, args: argparse.Namespace, server: OllamaLibrary, printer: Printer) -> None:
        """Raises PublishError where an option cannot be used."""
        if args.file is None:
            raise PublishError("file", "publish.no-file")
        self._args, self._server, self._printer = args, server, printer
        self._name = read_published_name(args.name)
        self._cases = () if args.no_proof else _cases(args)
        self._found: dict[str, Any] = {}  # the candidate's digest and proof

    def run(self) -> None:
        """Raises PublishError, OSError. What a proof found is in the manifest, also where the tag did not move."""
        try:
            with stop_on_signal(self._printer) as stopped:
                pushed = self._push(stopped)
        finally:
            if self._found:
                self._keep(self._found)
        host = self._server.host.shown
        content = {**asdict(pushed), "host": host, "proof": self._found.get("proof")}
        self._keep(content)
        told = message("commands.pushed", name=pushed.current, dated=pushed.dated, host=host)
        self._printer.result("pushed", content, told)

    def _push(self, stopped: Callable[[], bool]) -> Pushed:
        return push(
            self._args.file,
            self._name,
            self._server,
            Modelfile(license_texts(self._args.base)),
            today=date.today(),
            replace=self._args.replace,
            prove=lambda candidate: None if self._args.no_proof else self._accept(candidate, stopped),
            report=self._report,
            stopped=stopped,
        )

    def _report(self, progress: PushProgress) -> None:
        self._printer.progress(
            progress.step,
            progress.done,
            progress.total,
            bytes_per_second=round(progress.bytes_per_second),
            seconds_left=progress.seconds_left,
        )

    def _accept(self, candidate: str, stopped: Callable[[], bool]) -> None:
        """Raises PublishError("parity") where the proof found differences and the user did not accept them."""
        models = self._server.models()
        digest = models.digest(candidate)
        if digest is None:
            raise PublishError("different", "publish.not-there", name=candidate)
        proof = _kept_proof(self._args.manifest, digest) if self._args.accept else None
        if proof is None:
            in_use = models.named(self._name.current)
            other = in_use.name if in_use is not None and in_use.digest != digest else None
            proof = self._prove(candidate, other, stopped).as_json()
        self._found.update(digest=digest, proof=proof)
        if proof["failures"] and not self._args.accept:
            failures = tuple(message_told(each) for each in proof["failures"])
            raise PublishError("parity", "publish.not-proven", failures=failures)

    def _prove(self, candidate: str, in_use: str | None, stopped: Callable[[], bool]) -> Proof:
        """The candidate beside the file and the trained model, and, on cases held out, beside the model in use."""
        from trainer.publish.judged_cases import judge_cases
        from trainer.publish.parity import Limits, prove
        from trainer.publish.proof import Proof

        args = self._args
        limits = Limits(longest_answer=args.num_predict) if args.num_predict else Limits()
        trained = None
        if args.base is not None:
            from trainer.publish.trained_model import TrainedModel

            trained = TrainedModel(args.base, args.adapter)
        report = self._counting("proof")
        parity = prove(args.file, candidate, self._server, trained, limits=limits, report=report)
        if not self._cases:
            return Proof(parity, None)
        judged = judge_cases(
            self._cases,
            candidate,
            in_use,
            self._server.host,
            num_predict=limits.longest_answer,
            report=self._counting("cases"),
            stopped=stopped,
        )
        return Proof(parity, judged)

    def _counting(self, step: str) -> Callable[[int, int], None]:
        return lambda done, total: self._printer.progress(step, done, total)

    def _keep(self, content: dict[str, Any]) -> None:
        if self._args.manifest:
            write_whole(self._args.manifest, json.dumps(content, ensure_ascii=False, indent=2) + "\n")


def _cases(args: argparse.Namespace) -> tuple[HeldOutCase, ...]:
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
