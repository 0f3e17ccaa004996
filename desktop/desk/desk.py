"""What all pages share: the settings, the engines and their models, and the model that was chosen."""

from __future__ import annotations

import logging
import threading
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from desktop.desk.courier import Courier
from desktop.desk.history_keeper import HistoryKeeper
from desktop.desk.saving import Saving
from desktop.desk.similar_shelf import SimilarShelf
from desktop.settings.api_keys import ApiKeys
from desktop.settings.servers import Servers
from desktop.settings.settings import Settings
from desktop.settings.store import load_settings, save_settings
from trainer.engines.engine import Engine, EngineError, Examining, Model

_log = logging.getLogger(__name__)

MakeEngines = Callable[[Servers], Sequence[Engine]]
"""Makes the engines, best first. Called on the engines' thread."""


@dataclass(frozen=True, slots=True)
class Listing:
    """The models there are, best first, and why an engine has none."""

    models: tuple[Model, ...] = ()
    problems: tuple[tuple[str, EngineError], ...] = ()

    def problem(self, engine: str) -> EngineError | None:
        """Why this engine could not list its models."""
        return dict(self.problems).get(engine)


class Desk(QObject):
    """Signals tell of changes; everything is to be used in the window's thread."""

    listed = Signal()
    chosen = Signal()
    settings_changed = Signal()

    def __init__(self, make_engines: MakeEngines, settings_file: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._make_engines = make_engines
        self._settings_file = settings_file
        loaded = load_settings(settings_file)
        self.settings: Settings = loaded.settings
        self.settings_kept_aside = loaded.kept_aside
        self.saving = Saving(self)
        self.courier = Courier(self)
        self.history = HistoryKeeper(settings_file.parent, lambda: self.settings, self)
        self.similar = SimilarShelf(settings_file.parent, lambda: self.settings, self.courier, self)
        self.listing = Listing()
        self.listing_known = False
        self.model: Model | None = None
        self._keys = ApiKeys()
        self._keeping = threading.Lock()
        self._addresses = 0  # how often one was entered
        self._coming: str | None = None  # Ollama's address that is about to be used, as it is shown
        self._engines: tuple[Engine, ...] = ()
        self._engines_servers: Servers | None = None

    def change(self, **values: Any) -> None:
        """Changes settings and saves them."""
        changed = replace(self.settings, **values)
        if changed == self.settings:
            return
        before, self.settings = self.servers, changed
        try:
            save_settings(self._settings_file, changed)
        except OSError as error:
            _log.error("the settings could not be saved: %s", error)
            self.saving.tell("settings", saved=False)
        else:
            self.saving.tell("settings", saved=True)
        self.settings_changed.emit()
        if self.servers != before:
            self.refresh()

    @property
    def servers(self) -> Servers:
        """Which servers are asked, by the settings of now."""
        settings = self.settings
        return Servers(settings.ollama_host, settings.openai_url, settings.openai_hosts, self._keys, self._keys.changes)

    def use_ollama(self, host: str, kept: Callable[[bool], None]) -> None:
        """Asks that server from now on. Where the address has a password, ``kept`` hears whether it is in the system's
        keyring; the settings' file gets dots in its place."""
        from desktop.settings.ollama_password import forget, in_plain, put_away
        from resources.ollama.host import masked, read_host

        before, shown = self.settings.ollama_host, masked(host)

        if not in_plain(host) and shown == (before if self._coming is None else self._coming):
            return  # left as it is shown
        self._coming = shown
        self._addresses += 1
        turn = self._addresses

        def keep() -> bool:
            # Threads that began one after the other need not end so, and the address that was entered last is meant.
            with self._keeping:
                if turn != self._addresses:
                    return True
                if read_host(before) != read_host(shown):
                    forget(before, self._keys)
                return put_away(host, self._keys) if in_plain(host) else True

        def use(in_keyring: bool) -> None:
            if turn != self._addresses:
                return
            self._coming = None
            if in_plain(host):
                kept(in_keyring)
            self.change(ollama_host=shown)
            self.refresh()

        self.courier.send(_aside(keep), use)

    def hide_password(self, kept: Callable[[bool], None]) -> None:
        """Of a settings' file of a version that kept Ollama's password in it."""
        from desktop.settings.ollama_password import in_plain

        if in_plain(self.settings.ollama_host):
            self.use_ollama(self.settings.ollama_host, kept)

    def keep_key(self, origin: str, key: str, kept: Callable[[bool], None]) -> None:
        """Keeps the key of a server; ``kept`` hears whether it is in the system's keyring. The user may first have to
        unlock that, so that it is done beside the window.
        """

        def tell(in_keyring: bool) -> None:
            kept(in_keyring)
            self.refresh()

        self.courier.send(_aside(lambda: self._keys.put(origin, key)), tell)

    def find_key(self, origin: str, found: Callable[[bool], None]) -> None:
        """``found`` hears whether there is a key for that server."""
        self.courier.send(_aside(lambda: self._keys.get(origin) is not None), found)

    def refresh(self) -> None:
        """Asks the engines anew what they have."""
        servers = self.servers
        wanted = (self.settings.engine, self.settings.model)
        self.courier.send(lambda: self._list(servers, wanted), self._take_listing)

    def choose(self, model: Model) -> None:
        """Uses this model from now on."""
        self.model = model
        self.change(engine=model.engine, model=model.name)
        self.chosen.emit()

    def in_use(self, model: Model) -> bool:
        """Whether it is the chosen one. Two servers may have a model of one name."""
        return self.model is not None and (model.engine, model.name) == (self.model.engine, self.model.name)

    def open_file(
        self,
        path: str,
        failed: Callable[[Exception], None],
        opened: Callable[[Model, int | None], None] = lambda _model, _memory: None,
    ) -> None:
        """Uses a GGUF file of the user's own, where it can judge. ``opened`` hears how much memory (bytes) it takes."""

        async def find(engine: Engine) -> tuple[Model, int | None]:
            model = await engine.find(path)
            return model, await engine.examine(model) if isinstance(engine, Examining) else None

        def use(found: tuple[Model, int | None]) -> None:
            self.choose(found[0])
            self.refresh()
            opened(*found)

        self.courier.send(self.with_engine("embedded", find), use, failed)

    def examine(
        self, model: Model, failed: Callable[[Exception], None], examined: Callable[[Model, int | None], None]
    ) -> None:
        """Looks into the file of a model that is chosen; ``examined`` hears how much memory it takes (bytes)."""

        async def look(engine: Engine) -> int | None:
            return await engine.examine(model) if isinstance(engine, Examining) else None

        self.courier.send(self.with_engine(model.engine, look), lambda memory: examined(model, memory), failed)

    def engine_finder(self) -> Callable[[str], Awaitable[Engine]]:
        """Finds an engine by its name, with the servers of now; to be awaited on the engines' thread. It raises
        EngineError."""
        servers = self.servers

        async def find(name: str) -> Engine:
            for engine in await self._engines_for(servers):
                if engine.name == name:
                    return engine
            raise EngineError("no_model", "engines.no-engine")

        return find

    def with_engine(self, name: str, work: Callable[[Engine], Awaitable[Any]]) -> Callable[[], Any]:
        """``work`` with the engine of that name, for the courier."""
        find = self.engine_finder()

        async def run() -> Any:
            return await work(await find(name))

        return run

    def close(self) -> None:
        """Ends all work and frees the engines."""
        self.courier.finish_with(self._close_engines)
        self.history.close()

    async def _close_engines(self) -> None:
        for engine in self._engines:
            await engine.close()
        self._engines = ()

    async def _engines_for(self, servers: Servers) -> tuple[Engine, ...]:
        # Runs on the engines' thread alone, so nothing else can change these two in between.
        if self._engines_servers != servers:
            await self._close_engines()
            self._engines = tuple(self._make_engines(servers))
            self._engines_servers = servers
        return self._engines

    async def _list(self, servers: Servers, wanted: tuple[str, str]) -> Listing:
        import asyncio

        models: list[Model] = []
        problems: list[tuple[str, EngineError]] = []
        engines = await self._engines_for(servers)
        for engine, listed in zip(engines, await asyncio.gather(*map(_listed, engines)), strict=True):
            if isinstance(listed, EngineError):
                problems.append((engine.name, listed))
            else:
                models += listed
            if engine.name == wanted[0] == "embedded" and all(model.name != wanted[1] for model in models):
                with suppress(EngineError):  # a file of the user's own that is gone: another model is picked
                    models.append(await engine.find(wanted[1]))
        return Listing(tuple(models), tuple(problems))

    def _take_listing(self, listing: Listing) -> None:
        self.listing = listing
        self.listing_known = True
        before = self.model
        self.model = self._pick(listing.models)
        self.listed.emit()
        if self.model != before:
            self.chosen.emit()

    def _pick(self, models: tuple[Model, ...]) -> Model | None:
        """The model chosen last, where it is still there, else the best."""
        wanted = (self.settings.engine, self.settings.model)
        chosen = (model for model in models if (model.engine, model.name) == wanted)
        return next(chosen, models[0] if models else None)


async def _listed(engine: Engine) -> list[Model] | EngineError:
    """One engine's models, or why it has none."""
    try:
        return await engine.models()
    except EngineError as error:
        return error


def _aside(work: Callable[[], bool]) -> Callable[[], Coroutine[Any, Any, bool]]:
    """``work`` on a thread of its own, for the courier: it may wait for the user, and the loop has others to serve."""

    async def run() -> bool:
        import asyncio

        return await asyncio.to_thread(work)

    return run
