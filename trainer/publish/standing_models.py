"""Models that stand already where one is to be published: kept under another name, or not touched at all."""

from __future__ import annotations

from datetime import date

from resources.model_card.system_text import system_text
from resources.model_card.template import OLLAMA_TEMPLATE
from trainer.engines.ollama.kept_models import KeptModels
from trainer.engines.ollama.library import OllamaLibrary
from trainer.engines.ollama.models import is_jinja
from trainer.publish.errors import PublishError
from trainer.publish.names import PublishedName


def name_to_keep(name: PublishedName, models: KeptModels, today: date, *, replace: bool) -> str | None:
    """The name under which the model in use stays; None where there is none. Raises PublishError("name")."""
    standing = models.all_named(name.current)
    if not standing:
        return None
    if len(standing) > 1:
        raise PublishError("name", "publish.name-twice", names=tuple(model.name for model in standing))
    ours = [dated for dated in name.history(models) if dated.digest == standing[0].digest]
    if ours:
        return ours[-1].name
    if not replace:
        raise PublishError("name", "publish.name-taken", name=standing[0].name)
    return name.dated(today, models)


def refuse_foreign_candidate(server: OllamaLibrary, name: PublishedName, models: KeptModels) -> None:
    """A candidate that a killed push left behind gives way; a model of the user's that has its name does not."""
    standing = models.named(name.candidate)
    if standing is None:
        return
    shown = server.show(standing.name)
    template = str(shown.get("template") or "")
    if shown.get("system") != system_text() or not (template == OLLAMA_TEMPLATE or is_jinja(template)):
        raise PublishError("name", "publish.candidate-taken", name=standing.name)
