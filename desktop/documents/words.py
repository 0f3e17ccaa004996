"""Words of the document's language."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from resources.law.article import Article
from resources.messages.article_words import cited_words
from resources.messages.catalogue import Language
from resources.messages.charge_words import charge_words
from resources.messages.lists import joined
from resources.messages.message import Message, Value
from resources.messages.wording import say, value_words
from trainer.guideline.cited import source_cited
from trainer.guideline.line import Source


@dataclass(frozen=True, slots=True)
class Words:
    """Called with a key of the catalogue and its values."""

    language: Language

    def __call__(self, key: str, /, **values: Value) -> str:
        return say(Message(key, values), self.language)

    def say(self, told: Message) -> str:
        """A message of elsewhere."""
        return say(told, self.language)

    def value(self, value: Value) -> str:
        """A value alone."""
        return value_words(value, self.language)

    def charge(self, name: str) -> str:
        """As the judgment names it; in English with what that means."""
        return charge_words(name, self.language)

    def listed(self, names: Iterable[str]) -> str:
        """A list within a line, each once."""
        return joined(dict.fromkeys(filter(None, names)), self.language)

    def articles(self, articles: Iterable[Article]) -> str:
        """As they are cited."""
        return self.listed(cited_words(article, self.language) for article in articles)

    def rule(self, source: Source) -> str:
        """Where a figure of the guideline comes from."""
        cited = source_cited(source, self.language)
        return self.listed([cited, *(cited_words(article, self.language) for article in source.articles)])

    def within(self, words: str, added: str) -> str:
        """甲某（乙）; the words alone where nothing is added."""
        if not added:
            return words
        return f"{words}（{added}）" if self.language == "zh" else f"{words} ({added})"

    def sentences(self, parts: Iterable[str]) -> str:
        """Parts one after the other, with a semicolon between."""
        return ("；" if self.language == "zh" else "; ").join(filter(None, parts))
