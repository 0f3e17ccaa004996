"""Texts of every kind in documents and in the names of their files."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from docx.oxml.ns import nsmap
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from desktop.documents.blocks import Cell, Document, Heading, Table, Verbatim
from desktop.documents.document import report_name
from desktop.documents.file_name import file_name
from desktop.documents.html import html_of
from desktop.documents.kept_report import Wanted, kept_report
from desktop.documents.markdown import escaped, markdown_of
from desktop.documents.plain import plain
from desktop.documents.plain_text import text_of
from desktop.documents.word import write_word
from desktop.history.history import History
from desktop.history.run import RunState
from desktop.judging.case import Case
from tests.kept_runs import keep
from tests.window_texts import THEFT
from tests.written_documents import document, parts, texts

ANY = st.text(alphabet=st.characters(exclude_categories=()), max_size=200)


@pytest.fixture(scope="module")
def one_run() -> Document:
    history = History.open(None)
    made = document(history, keep(history, THEFT))
    history.close()
    return made


@given(ANY, ANY, ANY)
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_text_breaks_a_writer(tmp_path: Path, one_run: Document, facts: str, name: str, cell: str) -> None:
    blocks = (Heading(name), Verbatim(facts), Table((name,), ((Cell(cell),),), (1,)), *one_run.blocks[-3:])
    properties = replace(one_run.properties, title=name)
    made = replace(one_run, blocks=blocks, subtitle=name, properties=properties)
    write_word(made, tmp_path / "any.docx")
    assert _lines(facts) <= _lines_of_word(tmp_path / "any.docx")
    for text in (markdown_of(made), html_of(made), text_of(made)):
        text.encode()


def _lines(text: str) -> set[str]:
    return {line.replace("\t", "") for line in plain(text).strip("\n").split("\n")}


def _lines_of_word(file: Path) -> set[str]:
    body = parts(file)["word/document.xml"]
    return {texts(paragraph) for paragraph in body.iter(f"{{{nsmap['w']}}}p")}


@given(ANY)
@settings(max_examples=200, deadline=None)
def test_markdown_takes_nothing_for_syntax(text: str) -> None:
    tokens = MarkdownIt("commonmark", {"html": False}).parse(escaped(text) or "x")
    assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]
    assert {child.type for child in tokens[1].children or []} <= {"text"}


@given(ANY, st.dates())
@settings(max_examples=200, deadline=None)
def test_a_file_s_name_is_one_on_every_system(name: str, day: date) -> None:
    made = file_name(name, day, "docx")
    assert len(made.encode()) <= 255
    assert not re.search(r'[<>:"/\\|?*\x00-\x1f]', made)
    assert not made.startswith((" ", "."))
    assert made.endswith(f"_{day.isoformat()}.docx")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("甲某、乙某盗窃案", "甲某、乙某盗窃案_2026-11-26.docx"),
        ("a/b:c*", "a b c_2026-11-26.docx"),
        ("CON", "_CON_2026-11-26.docx"),
        ("com1.txt", "_com1.txt_2026-11-26.docx"),
        ("...", "document_2026-11-26.docx"),
        ("甲" * 200, f"{'甲' * 50}_2026-11-26.docx"),
    ],
)
def test_names_of_files(name: str, expected: str) -> None:
    assert file_name(name, date(2026, 11, 26), "docx") == expected


def test_a_report_is_called_by_its_case(history: History) -> None:
    assert report_name(kept_report(history, Wanted((keep(history, THEFT),)), "zh")) == "甲某盗窃案"
    assert report_name(kept_report(history, Wanted((keep(history, THEFT),)), "en")) == "甲某: theft"
    nobody = keep(history, "", Case("。"), state=RunState.STOPPED)
    assert report_name(kept_report(history, Wanted((nobody,)), "zh")) == "未命名案件"


def test_a_text_of_a_million_characters_is_written(history: History, tmp_path: Path) -> None:
    made = document(history, keep(history, THEFT))
    long = "被告人甲某秘密窃取他人财物。" * 70_000
    write_word(replace(made, blocks=(Verbatim(long),)), tmp_path / "long.docx")
    assert long in texts(parts(tmp_path / "long.docx")["word/document.xml"])
