"""Points a published name at a model that it stood for before."""

from __future__ import annotations

from datetime import date

from trainer.engines.ollama.library import OllamaLibrary
from trainer.publish.errors import PublishError
from trainer.publish.names import PublishedName
from trainer.publish.standing_models import name_to_keep


def roll_back(
    name: PublishedName, server: OllamaLibrary, to: str | None = None, *, today: date, replace: bool = False
) -> tuple[str, str]:
    """Points the tag in use at ``to``, or at the dated model published before the one in use.

    Returns both names in the server's spelling. A model in use that was not published from here stays where it is,
    unless ``replace``: then it is kept under a dated name. Raises PublishError and EngineError.
    """
    before = server.models()
    kept = name_to_keep(name, before, today, replace=replace)
    history = name.history(before)
    if to is None:
        in_use = before.digest(name.current)
        places = [index for index, dated in enumerate(history) if dated.digest == in_use]
        older = history[: places[0]] if places else history
        if not older:
            raise PublishError("name", "publish.nothing-older", name=name.current)
        target = older[-1]
    else:
        found = before.named(to)
        if found is None or found not in history:
            raise PublishError("name", "publish.not-there", name=to)
        target = found
    if kept and before.named(kept) is None:
        server.copy(name.current, kept)
    server.copy(target.name, name.current)
    now = server.models().named(name.current)
    if now is None or now.digest != target.digest:
        raise PublishError("different", "publish.tag-not-moved", str(now))
    return now.name, target.name
