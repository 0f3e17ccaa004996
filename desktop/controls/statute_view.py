"""One article to read: its number, since when it stands so, its 款 with their numbers, the cited one marked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop.controls.button import Button, ButtonRole
from desktop.controls.label import Label, LabelRole
from desktop.controls.prose import Prose
from desktop.controls.scrolling import Scrolling
from desktop.controls.surface import Surface, lay_on
from desktop.theme.theme import scale_now
from desktop.wording.article_words import amendment_words, article_words
from resources.law.article import Article
from resources.law.statutes import Paragraph, Statutes, StatuteText
from trainer.judgment.types import Span
from trainer.statutes.found import Mark


class StatuteView(Scrolling):
    """Shows an article as in force on a day; ``day_wanted`` asks for the text of another day."""

    day_wanted = Signal(object)  # date, of a version's first day

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, focus=Qt.FocusPolicy.TabFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._shown: tuple[Statutes, Article, date | None] | None = None
        self._below: Callable[[], QWidget] | None = None
        self._words: dict[int, Prose] = {}  # the 款 in sight, by their numbers
        self.marks: tuple[Mark, ...] = ()
        self.text = ""

    def show_article(
        self,
        statutes: Statutes,
        article: Article,
        on: date | None,
        marks: Sequence[Mark] = (),
        below: Callable[[], QWidget] | None = None,
    ) -> None:
        """``on``: None for the text of today. 款 and 项 that ``article`` names are marked, and ``marks``; what
        ``below`` makes stands under the article."""
        self._shown = (statutes, article, on)
        self._below = below
        self._words, self.marks = {}, tuple(marks)
        found = statutes.article(article.whole(), on)
        body = QWidget()
        lay_on(body, Surface.SCROLLED)
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 12, 16)
        column.setSpacing(8)
        title = Label(LabelRole.TITLE, wrap=True, text=article_words(article.whole(), whole_law=True))
        column.addWidget(title)
        if found is None:
            self._say_missing(column, statutes, article, on)
        else:
            self._say_found(column, statutes, article, found, on)
            if below is not None:
                column.addSpacing(16)
                column.addWidget(below())
        column.addStretch()
        body.setMaximumWidth(scale_now().measure() + 64)
        self.setWidget(body)
        self.setAccessibleName(f"{title.text()} {self.text}")

    def point(self, number: int) -> None:
        """Brings one of ``marks`` into sight and lets it stand out."""
        pointed = self.marks[number]
        for paragraph, words in self._words.items():
            words.mark(self._spans(paragraph), pointed.span if paragraph == pointed.paragraph else None)
        words, body = self._words[pointed.paragraph], self.widget()
        assert body is not None
        place = words.mapTo(body, words.place_of(pointed.span).center().toPoint())
        self.ensureVisible(place.x(), place.y(), 0, 80)

    def show_problem(self, message: str) -> None:
        """Why there is nothing to read."""
        self._shown = None
        self._words, self.marks = {}, ()
        words = _prose(message, message)
        self.text = message
        self.setWidget(words)

    def retranslate(self) -> None:
        if self._shown is not None:
            self.show_article(*self._shown, self.marks, self._below)

    def _say_missing(self, column: QVBoxLayout, statutes: Statutes, article: Article, on: date | None) -> None:
        versions = statutes.history(article.whole())
        if versions and on is not None:
            self.text = self.tr("{day} 时尚无此条。它自 {start} 起施行。").format(
                day=on.isoformat(), start=versions[0].in_force.isoformat()
            )
        else:
            self.text = self.tr("法律中没有这一条。")
        column.addWidget(_prose(self.text, article_words(article.whole(), whole_law=True)))

    def _say_found(
        self, column: QVBoxLayout, statutes: Statutes, article: Article, found: StatuteText, on: date | None
    ) -> None:
        place = "  ›  ".join(part for part in (found.part, found.chapter, found.section) if part)
        column.addWidget(Label(LabelRole.FAINT, wrap=True, text=place))
        column.addWidget(Label(LabelRole.SOFT, wrap=True, text=self._provenance(found, on)))
        column.addSpacing(8)
        self.text = found.text
        if found.deleted:
            column.addWidget(_prose(self.tr("本条已被删去。"), article_words(article.whole(), whole_law=True)))
        else:
            column.addLayout(self._paragraphs(article, found.paragraphs))
        versions = statutes.history(article.whole())
        if len(versions) > 1:
            column.addSpacing(16)
            column.addLayout(self._history(versions, found))

    def _provenance(self, found: StatuteText, on: date | None) -> str:
        start = found.in_force.isoformat()
        by = (
            self.tr("《{amendment}》修改，{start} 起施行").format(
                amendment=amendment_words(found.amendment), start=start
            )
            if found.amendment
            else self.tr("{start} 起施行").format(start=start)
        )
        if found.ends is not None:
            by += self.tr("；{end} 起被《{amendment}》取代").format(
                end=found.ends.isoformat(), amendment=amendment_words(found.next_amendment or "")
            )
        when = self.tr("现行文本") if on is None else self.tr("{day} 时的文本").format(day=on.isoformat())
        return self.tr("{when}  ·  {by}").format(when=when, by=by)

    def _paragraphs(self, article: Article, paragraphs: tuple[Paragraph, ...]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        for row, paragraph in enumerate(paragraphs):
            if len(paragraphs) > 1:
                number = Label(LabelRole.FAINT, text=str(paragraph.number))
                number.setToolTip(self.tr("第{number}款").format(number=paragraph.number))
                grid.addWidget(number, row, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight)
            name = self.tr("第{number}款").format(number=paragraph.number)
            unknown = self.tr("（当时的文字无从查考：修正案没有引述。请查阅当年的法律文本。）")
            words = _prose(unknown if paragraph.text is None else paragraph.text, name)
            if paragraph.text is not None:
                self._words[paragraph.number] = words
                words.mark((*_marked(article, paragraph), *self._spans(paragraph.number)))
            grid.addWidget(words, row, 1)
        return grid

    def _spans(self, paragraph: int) -> tuple[Span, ...]:
        return tuple(mark.span for mark in self.marks if mark.paragraph == paragraph)

    def _history(self, versions: tuple[StatuteText, ...], shown: StatuteText) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(Label(LabelRole.FAINT, text=self.tr("历次文本")))
        for version in reversed(versions):
            row = QHBoxLayout()
            button = Button(ButtonRole.QUIET)
            button.setCheckable(True)
            button.setChecked(version is shown)
            button.say(
                self.tr("{start}　{amendment}").format(
                    start=version.in_force.isoformat(),
                    amendment=amendment_words(version.amendment) if version.amendment else self.tr("原文"),
                )
            )
            button.clicked.connect(lambda _checked=False, day=version.in_force: self.day_wanted.emit(day))
            row.addWidget(button)
            row.addStretch()
            column.addLayout(row)
        return column


def _prose(text: str, name: str) -> Prose:
    """``name``: what a screen reader calls it."""
    words = Prose()
    words.show_text(text)
    words.setAccessibleName(name)
    return words


def _marked(article: Article, paragraph: Paragraph) -> tuple[Span, ...]:
    """What the citation points to: an 项, a 款, or nothing where it names the whole article."""
    text = paragraph.text or ""
    if article.paragraph not in (None, paragraph.number):
        return ()
    if article.item is None:
        return (Span(0, len(text)),) if article.paragraph is not None else ()
    return tuple(
        Span(text.index(words), text.index(words) + len(words))
        for number, words in paragraph.items
        if number == article.item
    )
