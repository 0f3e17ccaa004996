"""An article as it leaves the program: its text, where it stands, since when, and how far the law was checked."""

from __future__ import annotations

from dataclasses import replace

from resources.law.article import CRIMINAL_LAW, Article
from resources.law.checked import LAW_CHECKED_TO
from resources.law.statutes import StatuteText
from resources.messages.article_words import chip_words
from resources.messages.catalogue import Language, template


def copied_words(text: StatuteText, article: Article, language: Language) -> str:
    """《刑法》第264条（2011-05-01起施行的文本；法律数据核对至2026-08-28） and the text, or of the 款 or 项 named."""
    return f"{_source(text, article, language)}\n{_body(text, article, language)}\n"


def _source(text: StatuteText, article: Article, language: Language) -> str:
    key = {"刑法": "articles.criminal-law", "刑事诉讼法": "articles.procedure-law"}[article.law]
    places = {
        "law": template(key, language),
        "article": chip_words(replace(article, law=CRIMINAL_LAW), language),  # the law is named before it
        "start": text.in_force.isoformat(),
        "checked": LAW_CHECKED_TO.isoformat(),
    }
    if text.ends is None:
        return template("statutes.copied", language).format_map(places)
    return template("statutes.copied-ended", language).format_map({**places, "end": text.ends.isoformat()})


def _body(text: StatuteText, article: Article, language: Language) -> str:
    if text.deleted:
        return template("statutes.copied-deleted", language)
    if article != article.whole():
        return text.addressed(article) or template("statutes.copied-unknown", language)
    unknown = template("statutes.copied-unknown", language)
    return "\n".join(unknown if paragraph.text is None else paragraph.text for paragraph in text.paragraphs) or unknown
