"""The window's language: Chinese is what the source says, English is compiled into resources/i18n/en.qm."""

from __future__ import annotations

from importlib.resources import files

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, QTranslator
from PySide6.QtWidgets import QApplication

from desktop.settings.settings import Language


def chosen_language(setting: Language) -> Language:
    """CHINESE or ENGLISH: the setting, or for AUTO the system's first language."""
    if setting is not Language.AUTO:
        return setting
    first = next(iter(QLocale.system().uiLanguages()), "zh")
    return Language.CHINESE if first.lower().startswith("zh") else Language.ENGLISH


class Translation(QObject):
    """Installs the translators; every open window is told by Qt's LanguageChange."""

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._application = application
        self._installed: list[QTranslator] = []
        self._language: Language | None = None

    def speak(self, setting: Language) -> None:
        """Changes the language where it differs."""
        language = chosen_language(setting)
        if language is self._language:
            return
        self._language = language
        for translator in self._installed:
            self._application.removeTranslator(translator)
        self._installed = []
        if language is Language.ENGLISH:
            QLocale.setDefault(QLocale(QLocale.Language.English))
            self._install(str(files("resources.i18n").joinpath("en.qm")))
        else:
            QLocale.setDefault(QLocale(QLocale.Language.Chinese, QLocale.Country.China))
            folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
            self._install(f"{folder}/qtbase_zh_CN.qm")

    def _install(self, path: str) -> None:
        translator = QTranslator(self)
        if translator.load(path):
            self._application.installTranslator(translator)
            self._installed.append(translator)
