"""What a finished run of the starter leaves: the model, the losses as a picture, and the manifest."""

from __future__ import annotations

import shutil
import time
from pathlib import Path

from trainer.engines.file_digest import file_digest
from trainer.recipe.errors import TuningError
from trainer.runs.curve import read_curve
from trainer.runs.event_log import EVENTS
from trainer.runs.events import RunFinished
from trainer.runs.loss_plot import plot_losses
from trainer.runs.manifest import write_run_manifest
from trainer.runs.run_identity import RunIdentity
from trainer.starter.committee import as_one_model
from trainer.starter.phases import PhasePosition
from trainer.starter.prepared_starter import TOKENIZER, PreparedStarter
from trainer.starter.starter_recipe import StarterRecipe
from trainer.whole_file import whole_folder


def finish_starter(
    run: PreparedStarter, identity: RunIdentity[StarterRecipe], position: PhasePosition, seconds: float
) -> Path:
    """Returns the model's folder. ``seconds``: how long this process was at it. Raises TuningError("room")."""
    folder = run.folder.path
    model = folder / "model"
    run.folder.clear_up()
    try:
        with whole_folder(model) as part:
            _write_model(run, part)
        plot_losses(read_curve(folder / EVENTS), folder / "training_loss.png")
        made = {"model_sha256": file_digest(model / "model.safetensors")}
        write_run_manifest(folder, identity, made, _outcome(run, position))
    except OSError as error:
        raise TuningError("room", "recipe.room-to-end", str(error), folder=str(folder)) from error
    run.folder.tell(RunFinished(time.time(), position.steps, str(model), seconds))
    return model


def _write_model(run: PreparedStarter, folder: Path) -> None:
    """The members' mean as one plain model, with the tokenizer beside it."""
    members = run.job.recipe.model.members
    whole = run.new_model(members)
    whole.load_state_dict(as_one_model({name: value.cpu() for name, value in run.learner.average.items()}, members))
    whole.save_pretrained(folder)
    for file in (run.folder.path / TOKENIZER).iterdir():
        shutil.copyfile(file, folder / file.name)


def _outcome(run: PreparedStarter, position: PhasePosition) -> dict[str, object]:
    return {
        "cases": len(run.job.cases),
        "cases_left_out_too_long": run.left_out,
        "parameters": sum(each.numel() for each in run.learner.network.model.parameters()),
        "members": run.job.recipe.model.members,
        "vocabulary": run.vocabulary_size,
        "steps": position.steps,
    }
