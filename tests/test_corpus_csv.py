"""The dump's CSV: rows as Python's csv reads them, unwanted ones dropped on their columns, damage counted."""

from __future__ import annotations

import csv
import io
import random
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.corpus_texts import HEADER, civil, dump_row, theft
from trainer.corpus import block_reader, csv_rows
from trainer.corpus.column_filter import ColumnFilter
from trainer.corpus.csv_rows import RowScanner
from trainer.corpus.csv_table import columns_of, layout_of, read_csv_table
from trainer.corpus.source import SourceDocument
from trainer.corpus.sources import read_path


def table(rows: Sequence[Sequence[str]], line_end: str = "\r\n") -> str:
    written = io.StringIO()
    writer = csv.writer(written, lineterminator=line_end)
    writer.writerows([HEADER, *rows])
    return written.getvalue()


def criminal(case_type: str, procedure: str, decided: str) -> str | None:
    return None if "刑事" in case_type + procedure else "civil"


def mixed_rows(count: int) -> list[list[str]]:
    return [
        dump_row(number, theft(number)) if number % 5 == 0 else dump_row(number, civil(number), kind="民事")
        for number in range(count)
    ]


@pytest.fixture(params=[64, 1000, 1 << 20])
def block(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> int:
    monkeypatch.setattr(block_reader, "BLOCK", request.param)
    return int(request.param)


@pytest.mark.usefixtures("block")
@pytest.mark.parametrize("line_end", ["\r\n", "\n"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_every_row_of_every_encoding_is_found(line_end: str, encoding: str) -> None:
    rows = mixed_rows(40)
    wanted = ColumnFilter(criminal)
    file = io.BytesIO(table(rows, line_end).encode(encoding))
    found = list(read_csv_table(file, "dump", encoding, wanted))
    assert [document.text for document in found] == [row[-1].strip() for row in rows if row[5] == "刑事案件"]
    assert wanted.dropped["civil"] == 32
    assert found[1].case_number == "（2021）临0123刑初5号"
    assert found[1].court == "临江省安平县人民法院"
    assert found[1].decided == "2021-03-05"


@pytest.mark.usefixtures("block")
@pytest.mark.parametrize("seed", range(30))
def test_rows_end_where_the_csv_module_ends_them(seed: int) -> None:
    """Fields of quotation marks, commas and line ends in any order, as long as none looks like another row."""
    rng = random.Random(seed)
    pieces = ['"', '""', ",", "\n", "\r\n", "\r", "甲", "a", "乙丙", " "]
    data = "".join(rng.choice(pieces) for _ in range(rng.randrange(1, 300)))
    text = "link,案件类型,全文\r\n" + data
    scanner = RowScanner(io.BytesIO(text.encode()))
    header = columns_of(scanner, "utf-8")
    found = [
        next(csv.reader([row.data.decode()]), [])
        for row in scanner.rows(layout_of(header), "utf-8")
        if row.damage is None
    ]
    expected = [row for row in csv.reader(io.StringIO(text, newline="")) if row][1:]
    assert [row for row in found if row] == expected


def test_parts_of_a_table_join_to_the_whole() -> None:
    data = table(mixed_rows(60)).encode()
    whole = list(read_csv_table(io.BytesIO(data), "dump", "utf-8"))
    ends = [document.resume for document in whole]
    for cut in (ends[0], ends[17], ends[58]):
        assert cut is not None
        before = list(read_csv_table(io.BytesIO(data), "dump", "utf-8", stop=cut))
        after = list(read_csv_table(io.BytesIO(data), "dump", "utf-8", start=cut))
        assert before + after == whole


def test_the_beginning_of_a_row_is_found_from_anywhere() -> None:
    data = table(mixed_rows(60)).encode()
    scanner = RowScanner(io.BytesIO(data))
    layout = layout_of(columns_of(scanner, "utf-8"))
    starts = [row.start for row in scanner.rows(layout, "utf-8")]
    for place in range(starts[1] + 1, starts[50], 777):
        file = io.BytesIO(data)
        file.seek(place)
        assert RowScanner(file, place).row_start(layout, b"https://") == min(start for start in starts if start > place)


def test_a_lost_quotation_mark_costs_its_own_row() -> None:
    rows = mixed_rows(12)
    lines = table(rows, "\n")
    closing = rows[5][-1][-10:] + '"'
    assert lines.count(closing) >= 1
    at = lines.index(rows[5][0])
    broken = lines[:at] + lines[at:].replace('"\n', "\n", 1)
    found = list(read_csv_table(io.BytesIO(broken.encode()), "dump", "utf-8"))
    assert [document.damage for document in found if document.damage] == ["a quotation mark is missing in the row"]
    assert [document.text for document in found if not document.damage] == [
        row[-1].strip() for number, row in enumerate(rows) if number != 5
    ]


def test_an_open_quotation_mark_at_the_end_is_held_in_bounds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(block_reader, "BLOCK", 1 << 12)
    monkeypatch.setattr(csv_rows, "LONGEST_ROW", 1 << 14)
    lines = table([dump_row(1, theft(1))]) + 'https://x,1,2,3,4,民事案件,6,7,8,9,10,11,12,13,"' + "字" * 9000 + "\r\n"
    lines += table([dump_row(2, theft(2))]).partition("\n")[2]
    found = list(read_csv_table(io.BytesIO(lines.encode()), "dump", "utf-8"))
    assert [bool(document.damage) for document in found] == [False, True, False]
    assert found[2].text == theft(2)


def test_rows_of_other_lengths_are_damaged_and_repeated_headers_are_not_rows(tmp_path: Path) -> None:
    good = dump_row(1, theft(1))
    written = table([good, good[:7], HEADER, [*good, "x"], [""] * 15, dump_row(2, theft(2))])
    path = tmp_path / "dump.csv"
    path.write_text(written, encoding="utf-8")
    found = list(read_path(path))
    assert [document.damage for document in found] == [
        None,
        "7 columns instead of 15",
        "16 columns instead of 15",
        None,
    ]


def test_a_table_whose_text_is_not_the_last_column() -> None:
    written = '案件类型,全文,案号\n民事案件,"一,\n二",1\n刑事案件,"三""四\n五",2\n'
    wanted = ColumnFilter(criminal)
    found = list(read_csv_table(io.BytesIO(written.encode()), "t", "utf-8", wanted))
    assert [(document.text, document.case_number) for document in found] == [('三"四\n五', "2")]
    assert wanted.dropped == {"civil": 1}


def test_damaged_bytes_do_not_move_the_rows() -> None:
    data = bytearray(table(mixed_rows(10)).encode())
    text = data.index("经审理查明".encode())
    data[text : text + 2] = b"\xff\xfe"
    found: list[SourceDocument] = list(read_csv_table(io.BytesIO(bytes(data)), "dump", "utf-8"))
    assert len(found) == 10
    assert found[0].text.count("�") in (2, 3)
