"""``criminal-law-trainer export BASE``: base and adapter to one GGUF file, ready for Ollama and llama.cpp."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from resources.messages.message import message

if TYPE_CHECKING:
    from argparse import _SubParsersAction

DONE, BAD_INPUT, STOPPED = 0, 2, 130
TYPES = ("Q4_K_M", "Q5_K_M", "Q8_0", "F16", "BF16")


def add_parser(subparsers: _SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command's arguments."""
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
    parser.add_argument("--type", choices=TYPES, default="Q4_K_M", help="default: %(default)s")
    parser.add_argument("--name", help="the model's name inside the file (default: the file's)")
    parser.add_argument("--license", help="such as apache-2.0 (default: what the base's README states)")
    parser.add_argument("--dataset-sha256", metavar="HASH", help="of the training data, kept in the file")
    parser.add_argument("--recipe-sha256", metavar="HASH", help="of the recipe, kept in the file")
    parser.add_argument("--modelfile", action="store_true", help="write Modelfile beside it, for `ollama create`")
    parser.add_argument("--threads", type=int, metavar="N", help="default: all cores")
    parser.add_argument("--json", action="store_true", help="JSON lines: progress, then the result")


def run(args: argparse.Namespace) -> int:
    """Export; 0 done, 2 bad input, 130 stopped."""
    from dataclasses import asdict

    from trainer.commands.lines import Lines
    from trainer.commands.stopping import stop_on_signal
    from trainer.export.errors import ExportError
    from trainer.export.export import ExportJob, ExportProgress, export
    from trainer.export.metadata import Provenance
    from trainer.export.mixture import FileType

    lines = Lines(args.json)
    provenance = Provenance(
        name=args.name or args.out.stem,
        license=args.license,
        dataset_sha256=args.dataset_sha256,
        recipe_sha256=args.recipe_sha256,
    )
    job = ExportJob(args.base, args.out, provenance, args.adapter, FileType[args.type], args.threads)

    def report(progress: ExportProgress) -> None:
        lines.progress("export", progress.done, progress.total, tensor=progress.tensor)

    try:
        with stop_on_signal() as stopped:
            exported = export(job, report, stopped)
            if args.modelfile:
                _write_modelfile(args.base, args.out)
    except ExportError as error:
        lines.failed(error.kind, error.message, error.detail)
        return STOPPED if error.kind == "stopped" else BAD_INPUT
    except OSError as error:
        told = message("commands.file-failed", reason=error.strerror or str(error), file=str(error.filename))
        lines.failed("file", told, repr(error))
        return BAD_INPUT
    lines.result(
        "exported",
        {**asdict(exported), "file": str(exported.file)},
        f"{exported.file}：{exported.size / 1e6:,.1f} MB，{exported.tensors} 个张量，合并 {exported.merged} 处，"
        f"sha256 {exported.sha256}",
    )
    return DONE


def _write_modelfile(base: Path, file: Path) -> None:
    from resources.model_card.modelfile import Modelfile
    from trainer.export.staging import staged
    from trainer.publish.license_text import license_texts

    with staged(file.with_name("Modelfile")) as part:
        part.write_text(Modelfile(license_texts(base)).text(f"./{file.name}"), encoding="utf-8")
