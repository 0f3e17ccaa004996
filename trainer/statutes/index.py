"""Searches both laws as in force on a day."""

from __future__ import annotations

from datetime import date

from resources.law.article import Article
from resources.law.charge_names import charges_in_english
from resources.law.charges import ChargeRule
from resources.law.statutes import Statutes, StatuteText
from trainer.statutes.asked import LAWS, Asked, AskedArticle
from trainer.statutes.asking import read_asked
from trainer.statutes.entry import Entry, entries
from trainer.statutes.found import Because, Found, Hit
from trainer.statutes.meant import Meaning, abbreviated, contained, meaning, stems
from trainer.statutes.words import parts_known, scores, variants

_MOST_OF_A_NAME = 0.5  # a word that is at least so much of a charge's name means the charge, rather than a word of it


class StatuteIndex:
    """Made once for a day (None: today), which takes some milliseconds; then `find` as often as one likes."""

    def __init__(self, statutes: Statutes, on: date | None = None) -> None:
        self._statutes = statutes
        self._on = on
        self._entries = entries(statutes, on)
        self._by_article = {entry.text.article: entry for entry in self._entries}
        self._all = "\n".join(entry.folded for entry in self._entries)

    def find(self, typed: str, limit: int = 200) -> Found:
        """Never raises, whatever is typed. An empty search finds nothing."""
        asked = read_asked(typed)
        search = _Search(self._by_article, self._statutes, self._on)
        search.take_numbers(asked.articles)
        marked = asked.words
        partly = False
        if asked.words:
            marked, partly = self._find_words(search, asked)
        elif asked.law is not None:
            for entry in self._entries:
                if entry.text.article.law == asked.law:
                    search.take(entry, "law")
        return search.found(marked, limit, partly=partly)

    def _find_words(self, search: _Search, asked: Asked) -> tuple[tuple[str, ...], bool]:
        """The words to mark, and whether they are only parts of those that were asked for."""
        whole = "".join(asked.words)
        meant = meaning(whole)
        search.take_meaning(meant)
        for rule in charges_in_english(asked.words):
            search.take_charge(rule)
        chosen = [entry for entry in self._entries if asked.law in (None, entry.text.article.law)]
        for entry in scores(chosen, asked.words, _weight(meant)):
            search.take(entry, "words")
        search.take_what_leads(meant)
        if search or asked.articles:
            return asked.words, False
        for rule in abbreviated(whole):
            search.take_charge(rule)
        if search:
            return asked.words, False
        for rule in contained(whole):
            search.take_charge(rule)
        parts = parts_known(asked.words, self._all)
        for entry in scores(chosen, parts, {}, some=True):
            search.take(entry, "parts")
        return parts, bool(search)


def _weight(meant: Meaning) -> dict[str, float]:
    return {rule.name: share for rule, share in meant.partly}


class _Search:
    """Gathers hits in their order; an article is found once, for the first reason."""

    def __init__(self, by_article: dict[Article, Entry], statutes: Statutes, on: date | None) -> None:
        self._by_article = by_article
        self._statutes = statutes
        self._on = on
        self._hits: dict[Article, Hit] = {}
        self._absent: dict[Article, None] = {}
        self._stems: dict[str, None] = {}  # of the charges that are meant, to be marked

    def __len__(self) -> int:
        return len(self._hits)

    def take_numbers(self, asked: tuple[AskedArticle, ...]) -> None:
        """Every article that a number may mean, what each of them means most likely before what it may mean too;
        where there is none, it is noted as absent."""
        meant = [[each for each in number.candidates() if self._text(each) is not None] for number in asked]
        for choice in range(len(LAWS)):
            for articles in meant:
                for article in articles[choice : choice + 1]:
                    self._take_article(article, "number")
        for number, articles in zip(asked, meant, strict=True):
            if not articles:
                self._absent.setdefault(number.of(number.law or LAWS[0]).whole())

    def take_meaning(self, meant: Meaning) -> None:
        """Charges that bear the name, the matter, then charges of whose name it is the greater part."""
        for rule in meant.sure:
            self.take_charge(rule)
        for article in meant.matters:
            self._take_article(article, "matter")
        for rule, share in sorted(meant.partly, key=lambda each: -each[1]):
            if share >= _MOST_OF_A_NAME:
                self.take_charge(rule)

    def take_charge(self, rule: ChargeRule) -> None:
        """The articles that define a charge and its punishment."""
        self._stems |= dict.fromkeys(stems(rule))
        for article in rule.articles:
            self._take_article(article, "charge")

    def take_what_leads(self, meant: Meaning) -> None:
        """The articles that send a case to a charge that is meant."""
        for rule in meant.sure:
            for article in rule.also:
                self._take_article(article, "leads")

    def take(self, entry: Entry, because: Because) -> None:
        """One article whose words were found."""
        self._add(entry.text, entry.text.article, because)

    def found(self, words: tuple[str, ...], limit: int, *, partly: bool) -> Found:
        """All of it, with the words marked."""
        wanted = tuple(dict.fromkeys(variant for word in words for variant in variants(word)))
        hits = []
        for hit in tuple(self._hits.values())[:limit]:
            entry = self._by_article.get(hit.article.whole())
            # The name of a charge is marked only where nothing stands there that was typed: 帮信, 盗窃罪.
            marks = (entry.marks(wanted) or entry.marks(tuple(self._stems))) if entry is not None else ()
            hits.append(Hit(hit.text, hit.article, hit.because, marks))
        return Found(tuple(hits), len(self._hits), tuple(self._absent), partly)

    def _text(self, article: Article) -> StatuteText | None:
        return self._statutes.article(article.whole(), self._on)

    def _take_article(self, article: Article, because: Because) -> None:
        text = self._text(article)
        if text is not None:
            self._add(text, _within(article, text), because)

    def _add(self, text: StatuteText, article: Article, because: Because) -> None:
        self._hits.setdefault(text.article, Hit(text, article, because))


def _within(article: Article, text: StatuteText) -> Article:
    """``article`` as far as the text has it: 67(3) is a 款 where there is no such 项; what is not there is let go."""
    if text.addressed(article) is not None or text.deleted:
        return article
    if article.item is not None and article.paragraph is None:
        as_paragraph = Article(article.law, article.number, article.sub, article.item)
        if text.addressed(as_paragraph) is not None:
            return as_paragraph
    only_paragraph = Article(article.law, article.number, article.sub, article.paragraph)
    return only_paragraph if text.addressed(only_paragraph) is not None else article.whole()
