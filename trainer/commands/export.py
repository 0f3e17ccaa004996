"""``criminal-law-trainer export BASE``: base and adapter to one GGUF file, ready for Ollama and llama.cpp."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from resources.messages.message import message
from trainer.commands.ending import needs
from trainer.commands.exit_status import ExitStatus
from trainer.commands.output_options import add_output_options
from trainer.commands.printer import Printer
from trainer.commands.stopping import stop_on_signal

if TYPE_CHECKING:
    from argparse import _SubParsersAction

FILE_TYPES = ("Q4_K_M", "Q5_K_M", "Q8_0", "F16", "BF16")


def add_parser(subparsers: _SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = subparsers.add_parser(
        "export",
        help="turn a base model and an adapter into one GGUF file",
        description="Merges the adapter into the 16-bit base and quantises, tensor by tensor; nothing but the finished "
        "file is ever written. Without an adapter the base itself (a merged model) is converted.",
    )
    parser.add_argument("base", type=Path, metavar="BASE", help="model folder: config.json, *.safetensors, tokenizer")
    parser.add_argument(
        "--adapter", type=Path, metavar="DIR", help="LoRA folder of this program, LLaMA-Factory, Unsloth"
    )
    parser.add_argument("--out", type=Path, required=True, metavar="FILE", help="the GGUF file to write")
    parser.add_argument("--type", choices=FILE_TYPES, default="Q4_K_M", help="default: %(default)s")
    parser.add_argument("--name", help="the model's name inside the file (default: the file's)")
    parser.add_argument("--license", help="such as apache-2.0 (default: what the base's README states)")
    parser.add_argument("--dataset-sha256", metavar="HASH", help="of the training data, kept in the file")
    parser.add_argument("--recipe-sha256", metavar="HASH", help="of the recipe, kept in the file")
    parser.add_argument("--modelfile", action="store_true", help="write Modelfile beside it, for `ollama create`")
    parser.add_argument("--threads", type=int, metavar="N", help="default: all cores")
    add_output_options(parser, "JSON lines: progress, then the result", lines=True)


def run(args: argparse.Namespace, printer: Printer) -> int:
    """Exports. Raises ToldError, OSError."""
    from dataclasses import asdict

    with needs("train"):
        from trainer.export.export import ExportJob, ExportProgress, export
        from trainer.export.metadata import Provenance
        from trainer.export.mixture import FileType

    provenance = Provenance(
        name=args.name or args.out.stem,
        license=args.license,
        dataset_sha256=args.dataset_sha256,
        recipe_sha256=args.recipe_sha256,
    )
    job = ExportJob(args.base, args.out, provenance, args.adapter, FileType[args.type], args.threads)

    def report(progress: ExportProgress) -> None:
        printer.progress("export", progress.done, progress.total, tensor=progress.tensor)

    with stop_on_signal(printer) as stopped:
        exported = export(job, report, stopped)
        if args.modelfile:
            _write_modelfile(args.base, args.out)
    printer.result(
        "exported",
        {**asdict(exported), "file": str(exported.file)},
        message(
            "commands.exported",
            file=exported.file,
            megabytes=f"{exported.size / 1e6:,.1f}",
            tensors=exported.tensors,
            merged=exported.merged,
            sha256=exported.sha256,
        ),
    )
    return ExitStatus.DONE


def _write_modelfile(base: Path, file: Path) -> None:
    from resources.model_card.modelfile import Modelfile
    from trainer.export.staging import staged
    from trainer.publish.license_text import license_texts

    with staged(file.with_name("Modelfile")) as part:
        part.write_text(Modelfile(license_texts(base)).text(f"./{file.name}"), encoding="utf-8", newline="\n")
