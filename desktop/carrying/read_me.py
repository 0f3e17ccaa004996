"""What the folder says of itself: Chinese first, then English."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.carrying.parts import Load, ProgramForm
from resources.disclaimer.reader import disclaimer
from resources.messages.catalogue import Language
from resources.messages.message import Message, message
from resources.messages.wording import say
from resources.version import version
from trainer.engines.embedded.carried_folder import SUMS

READ_ME = "说明.txt"
_LANGUAGES: tuple[Language, ...] = ("zh", "en")
_OPENING = {
    ProgramForm.FOLDER: "carry.read-open-folder",
    ProgramForm.DEB: "carry.read-open-deb",
    ProgramForm.ARCHIVE: "carry.read-open-archive",
    ProgramForm.INSTALLER: "carry.read-open-installer",
    ProgramForm.NONE: "carry.read-open-none",
}


def read_me(load: Load) -> str:
    """For whoever opens the folder on the other computer. Lines end as Windows' editor wants them too: with LF alone,
    which it has understood since 2018."""
    return (
        "\n\n\n".join(
            "\n\n".join([*(say(each, language) for each in _said(load)), disclaimer(language)])
            for language in _LANGUAGES
        )
        + "\n"
    )


def _said(load: Load) -> Iterator[Message]:
    model, program = load.model, load.program
    file = model.files[0].place
    yield message("carry.read-title", version=version())
    size = sum(each.size for each in model.files)
    yield message("carry.read-model", model=model.name, place=file, size=f"{size / 1e9:.1f}")
    if model.memory is not None:
        yield message("carry.read-memory", memory=f"{model.memory / 1e9:.1f}")
    yield message(_OPENING[program.form], place=program.opened)
    if program.form in (ProgramForm.DEB, ProgramForm.INSTALLER, ProgramForm.NONE):
        yield message("carry.read-use-file", place=file)
    else:
        yield message("carry.read-found", place=file)
    yield message("carry.read-check", sums=SUMS)
    licences = [each.place for each in model.texts if each.place.endswith(".LICENSE.txt")]
    if licences:
        yield message("carry.read-licence-file", place=licences[0])
    elif model.licence:
        yield message("carry.read-licence-named", licence=model.licence)
    else:
        yield message("carry.read-licence-unknown")
