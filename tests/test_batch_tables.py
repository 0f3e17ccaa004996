"""Tables as people have them, read as cases: every format, encoding and oddity gives the same five."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest

from desktop.batch.batch_row import BatchRow, batch_rows, row_from, row_json
from desktop.batch.cell_values import UnreadableCell, read_attitude_cell, read_day_cell, read_province_cell
from desktop.batch.column_names import Role
from desktop.batch.columns import chosen, recognised
from desktop.batch.errors import BatchError
from desktop.batch.header import table_of_grid
from desktop.batch.preparing import Wish, prepare
from desktop.batch.source_file import read_source
from desktop.batch.table import Cell
from resources.messages.message import message
from tests.batch_help import facts_of
from tests.corpus_texts import HEADER, dump_row, theft
from trainer.samples.prompt import StatedAttitude

NAMES = ["编号", "犯罪事实", "备注"]
ROWS = [[f"案{number}", facts_of(number), f"a,{number}\n“b”；c|d\te"] for number in range(1, 6)]
FACTS = [row[1] for row in ROWS]
OBJECTS = [dict(zip(NAMES, row, strict=True)) for row in ROWS]


def table(delimiter: str = ",", end: str = "\r\n", names: list[str] = NAMES) -> str:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, lineterminator=end)
    writer.writerows([names, *ROWS])
    return out.getvalue()


def as_json(content: object) -> bytes:
    return json.dumps(content, ensure_ascii=False).encode()


def workbook(fill: Callable[[openpyxl.Workbook], None]) -> bytes:
    book = openpyxl.Workbook()
    fill(book)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def fill_second_sheet(book: openpyxl.Workbook) -> None:
    book.active.append(["本表由某系统导出，仅供参考"])
    page = book.create_sheet("案件")
    for row in (["案件清单"], [], NAMES, ROWS[0], [], *ROWS[1:]):
        page.append(row)


PAGE = (
    '<html><head><meta charset="gbk"></head><body><table><tr><td>某系统导出</td></tr></table><table border=1>'
    "<tr><th colspan=1>编号</th><th>犯罪事实</th><th>备注</th></tr>"
    + "".join(f"<tr><td>{row[0]}<td><p>{row[1]}</p></td><td>&lt;x&gt;</td></tr>" for row in ROWS)
    + "</table></body></html>"
)

ODD = {
    "plain.csv": table().encode(),
    "gbk.csv": table().encode("gb18030"),
    "mark.csv": table().encode("utf-8-sig"),
    "unicode.txt": table("\t").encode("utf-16"),
    "bare.csv": table().encode("utf-16-le"),
    "tab.tsv": table("\t").encode(),
    "semicolon.csv": table(";").encode(),
    "bar.csv": table("|").encode(),
    "mac.csv": table(end="\r").encode(),
    "unix.csv": table(end="\n").encode(),
    "title.csv": ("案件导出表,,\r\n,,\r\n" + table()).encode(),
    "sep.csv": ("sep=;\r\n" + table(";")).encode(),
    "starred.csv": table(names=["* 编号：", "犯罪事实（必填）", "备 注"]).encode(),
    "unnamed.csv": table(names=["", "案情", ""]).encode(),
    "english.csv": table(names=["case_id", "Facts", "note"]).encode(),
    "array.json": as_json(OBJECTS),
    "indented.json": json.dumps(OBJECTS, ensure_ascii=True, indent=2).encode("utf-8-sig"),
    "lines.jsonl": b"\n".join(map(as_json, OBJECTS)),
    "gbk.jsonl": "\n".join(json.dumps(each, ensure_ascii=False) for each in OBJECTS).encode("gb18030"),
    "by_key.json": as_json({str(number): each for number, each in enumerate(OBJECTS)}),
    "wrapped.json": as_json({"code": 200, "data": {"list": OBJECTS, "total": 5}}),
    "columns.json": as_json({name: {str(n): each[name] for n, each in enumerate(OBJECTS)} for name in NAMES}),
    "texts.json": as_json(FACTS),
    "hits.json": as_json({"hits": {"hits": [{"_index": "x", "_source": each} for each in OBJECTS]}}),
    "paragraphs.jsonl": b"\n".join(as_json({"id": each["编号"], "fact": [each["犯罪事实"]]}) for each in OBJECTS),
    "page.xls": PAGE.encode("gb18030"),
    "book.xlsx": workbook(fill_second_sheet),
}


def rows_of(file: Path, **roles: str) -> list[BatchRow]:
    read = read_source(file)
    columns = chosen(read, {Role(name): column for name, column in roles.items()})
    return list(batch_rows(read, columns))


@pytest.mark.parametrize("name", sorted(ODD))
def test_every_form_of_a_table_gives_its_cases_in_their_order(name: str, tmp_path: Path) -> None:
    file = tmp_path / name
    file.write_bytes(ODD[name])
    rows = rows_of(file)
    assert [row.case.facts for row in rows] == FACTS
    assert [row.problem for row in rows] == [None] * 5
    assert [row.number for row in rows] == [1, 2, 3, 4, 5]


def test_a_row_says_where_it_stands_in_the_spreadsheet(tmp_path: Path) -> None:
    file = tmp_path / "book.xlsx"
    file.write_bytes(ODD["book.xlsx"])
    assert [row.place for row in rows_of(file)] == [4, 6, 7, 8, 9]
    assert read_source(file).sheets == ("Sheet", "案件")
    with pytest.raises(BatchError, match="没有名为“别的”的工作表。现有：Sheet、案件。"):
        read_source(file, "别的")


@pytest.mark.parametrize("close", ["", '"'])
def test_a_missing_quotation_mark_gives_up_one_row_and_mixes_no_two(close: str, tmp_path: Path) -> None:
    file = tmp_path / "table.csv"
    lines = ["编号,事实", f'1,"{FACTS[0]}', f"2,{close}{FACTS[1]}{close}", f'3,"{FACTS[2][:20]}\n{FACTS[2][20:]}"']
    file.write_text("\n".join(lines), encoding="utf-8")
    first, second, third = rows_of(file)
    assert first.problem == message("batch.quotation-mark-missing")
    assert (second.problem, second.case.facts) == (None, FACTS[1])
    assert (third.problem, third.case.facts) == (None, f"{FACTS[2][:20]}\n{FACTS[2][20:]}")


@pytest.mark.parametrize("mark", "\u2028\u2029\x85\x0b\x0c\x1c\x1d\x1e")
def test_of_json_lines_only_line_breaks_end_one(mark: str, tmp_path: Path) -> None:
    file = tmp_path / "table.jsonl"
    odd = f"{FACTS[0]}{mark}{FACTS[1]}"
    file.write_text(
        "".join(json.dumps({"事实": text}, ensure_ascii=False) + "\r\n" for text in (odd, FACTS[2])), "utf-8"
    )
    assert [row.case.facts for row in rows_of(file)] == [odd, FACTS[2]]


def test_a_hidden_sheet_is_read_only_where_it_is_named(tmp_path: Path) -> None:
    file = tmp_path / "book.xlsx"
    book = openpyxl.Workbook()
    old = book.active
    old.append(NAMES)
    old.append(["旧", FACTS[4], ""])
    old.sheet_state = "hidden"
    shown = book.create_sheet("案件")
    for row in (NAMES, *ROWS):
        shown.append(row)
    book.save(file)
    assert [row.case.facts for row in rows_of(file)] == FACTS
    assert read_source(file).sheets == ("Sheet", "案件")
    assert len(read_source(file, "Sheet").rows) == 1


def test_of_whole_judgments_the_facts_are_taken_and_never_the_verdict(tmp_path: Path) -> None:
    file = tmp_path / "dump.csv"
    out = io.StringIO()
    csv.writer(out).writerows([HEADER, *(dump_row(number, theft(number)) for number in range(1, 6))])
    file.write_text(out.getvalue(), encoding="utf-8")
    rows = rows_of(file)
    assert len(rows) == 5
    assert all(row.case.facts.startswith("经审理查明") for row in rows)
    assert not any("本院认为" in row.case.facts or "判处" in row.case.facts for row in rows)
    assert "（2021）" in rows[0].id


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("one.txt", facts_of(1).encode(), "一份文书，不是表格"),
        ("judgment.txt", theft(1).encode(), "一份文书，不是表格"),
        ("old.xls", b"\xd0\xcf\x11\xe0" + bytes(600), "旧格式（xls）或加了密码"),
        ("page.xls", b"<html><table><tr><td>1</td></tr></table></html>", "网页"),
        ("broken.xlsx", b"PK\x03\x04" + bytes(100), "已损坏"),
        ("other.bin", bytes(range(256)) * 20, "格式不能识别"),
        ("empty.csv", b"", "没有案件"),
        ("header.csv", "编号,事实\r\n".encode(), "没有案件"),
        ("numbers.json", b"[1, 2, 3]", "没有可用的记录"),
        ("python.jsonl", repr(OBJECTS[0]).encode(), "没有可用的记录"),
    ],
)
def test_what_is_no_table_is_told(name: str, content: bytes, told: str, tmp_path: Path) -> None:
    file = tmp_path / name
    file.write_bytes(content)
    with pytest.raises(BatchError, match=told):
        read_source(file)


def test_the_facts_column_is_told_by_its_texts_or_asked_for() -> None:
    long = table_of_grid([(1, ["甲列", "乙列"]), *((n, [str(n), facts_of(n)]) for n in range(2, 6))])
    assert recognised(long).facts == "乙列"
    both = table_of_grid([(1, ["甲列", "乙列"]), *((n, [facts_of(n), facts_of(n + 9)]) for n in range(2, 6))])
    assert recognised(both).facts == ""
    with pytest.raises(BatchError, match="看不出哪一列是犯罪事实"):
        chosen(both, {})
    assert chosen(both, {Role.FACTS: "乙列"}).facts == "乙列"
    with pytest.raises(BatchError, match="没有名为“丙列”的列"):
        chosen(both, {Role.FACTS: "丙列"})


def test_a_column_can_be_left_aside() -> None:
    named = table_of_grid([(1, ["事实", "案发时间"]), (2, [facts_of(1), "2021年初"])])
    rows = list(batch_rows(named, chosen(named, {})))
    assert rows[0].problem is not None
    assert rows[0].problem.key == "batch.bad-day"
    rows = list(batch_rows(named, chosen(named, {Role.ACT_DATE: "-"})))
    assert rows[0].problem is None
    assert rows[0].case.act_date is None


def test_cells_that_are_one_count_for_each_row_and_empty_rows_for_none(tmp_path: Path) -> None:
    def fill(book: openpyxl.Workbook) -> None:
        page = book.active
        for row in (
            ["地区", "事实", "行为日"],
            ["浙江省", FACTS[0], datetime(2021, 3, 5)],
            [None, FACTS[1], 44260],
            [],
            [],
        ):
            page.append(row)
        page.append(["广东", FACTS[2], "二〇二一年三月五日"])
        page.merge_cells("A2:A3")

    file = tmp_path / "merged.xlsx"
    file.write_bytes(workbook(fill))
    rows = rows_of(file)
    assert [row.case.province for row in rows] == ["浙江", "浙江", "广东"]
    assert {row.case.act_date for row in rows} == {date(2021, 3, 5)}
    assert [row.place for row in rows] == [2, 3, 6]


def test_a_row_with_too_many_cells_is_not_guessed_at(tmp_path: Path) -> None:
    file = tmp_path / "unquoted.csv"
    file.write_text(f"编号,事实\n1,被告人甲某盗窃,后被抓获,赃物追回\n2,{FACTS[1].replace(',', '')}\n", encoding="utf-8")
    first, second = rows_of(file)
    assert first.problem is not None
    assert first.problem.key == "batch.too-many-cells"
    assert second.problem is None


@pytest.mark.parametrize(
    ("facts", "problem"),
    [
        (None, "batch.no-facts"),
        ("  ", "batch.no-facts"),
        ("略", "batch.too-short"),
        ("事实" * 60_000, "batch.too-long"),
    ],
)
def test_rows_that_cannot_be_judged_say_why(facts: Cell, problem: str) -> None:
    read = table_of_grid([(1, ["编号", "事实"]), (2, ["1", facts]), (3, ["2", FACTS[0]])])
    first, second = batch_rows(read, recognised(read))
    assert first.problem is not None
    assert first.problem.key == problem
    assert second.problem is None


@pytest.mark.parametrize(
    "written",
    [
        *(
            "2021-03-05",
            "2021.3.5",
            "2021/3/5",
            "2021年3月5日",
            "20210305",
            "２０２１年３月５日",
            "2021-03-05 10:20:00",
        ),
        *(
            "2021年3月5日15时许",
            "2021-03-05T08:00:00",
            "二〇二一年三月五日",
            "二○二一年三月五日",
            "2021年3月5日凌晨",
            "44260",
        ),
        *(44260, 44260.5, datetime(2021, 3, 5, 12), date(2021, 3, 5)),
    ],
)
def test_a_day_is_read_however_it_is_written(written: Cell) -> None:
    assert read_day_cell(written) == date(2021, 3, 5)


def test_chinese_numerals_of_a_day_with_tens() -> None:
    assert read_day_cell("二〇一九年十月二十日") == date(2019, 10, 20)
    assert read_day_cell("二〇一九年十二月三十一日") == date(2019, 12, 31)


@pytest.mark.parametrize(
    "written", ["2021", "2021年3月", "2021年3月至5月", "3/5/2021", "1978-01-01", "昨天", 3, True, "2021-02-30"]
)
def test_what_is_no_day_is_not_guessed_at(written: Cell) -> None:
    with pytest.raises(UnreadableCell):
        read_day_cell(written)


def test_attitudes_and_provinces_are_read_as_people_write_them() -> None:
    for written in ("坦白", "如实供述", "认罪认罚", "Confessed", "自首"):
        assert read_attitude_cell(written) is StatedAttitude.CONFESSED
    for written in ("拒不认罪", "不认罪", "否认", "翻供", "denied"):
        assert read_attitude_cell(written) is StatedAttitude.DENIED
    for empty in (None, "", "未记载", "N/A", "—"):
        assert read_attitude_cell(empty) is StatedAttitude.NOT_STATED
    with pytest.raises(UnreadableCell):
        read_attitude_cell("一般")
    for written in ("浙江", "浙江省", "浙江省杭州市", "杭州市", "杭州"):
        assert read_province_cell(written) == "浙江"
    assert read_province_cell("") is None
    with pytest.raises(UnreadableCell):
        read_province_cell("某省")


def test_a_folder_of_documents_has_a_row_for_each(tmp_path: Path) -> None:
    folder = tmp_path / "案件"
    (folder / "第二组").mkdir(parents=True)
    (folder / "案件10.txt").write_text(facts_of(10), encoding="gb18030")
    (folder / "案件2.txt").write_text(theft(2), encoding="utf-8")
    (folder / "~$案件2.docx").write_bytes(b"lock")
    (folder / "数据.csv").write_text("a,b", encoding="utf-8")
    (folder / "第二组" / "扫描.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(50))
    rows = rows_of(folder)
    assert [row.place for row in rows] == ["案件2.txt", "案件10.txt", "第二组/扫描.png"]
    assert rows[0].case.facts.startswith("经审理查明")
    assert rows[1].case.facts == facts_of(10)
    assert rows[2].problem is not None
    (tmp_path / "空").mkdir()
    with pytest.raises(BatchError, match="没有文书"):
        read_source(tmp_path / "空")


@pytest.mark.skipif(sys.platform != "linux", reason="needs /proc")
def test_a_document_that_cannot_be_read_is_one_row_s_error(tmp_path: Path) -> None:
    for number in (1, 2):
        (tmp_path / f"{number}.txt").write_text(facts_of(number), encoding="utf-8")
    (tmp_path / "3.txt").symlink_to("/proc/self/mem")  # can be opened, and not be read, whoever one is
    prepared = prepare(Wish(tmp_path))
    assert [row.problem is None for row in prepared.rows] == [True, True, False]
    assert prepare(Wish(tmp_path)).given.digest == prepared.given.digest


def test_a_row_comes_back_from_its_folder_as_it_went() -> None:
    read = table_of_grid(
        [
            (1, ["编号", "事实", "行为日", "何时", "数", "真"]),
            (2, [7, FACTS[0], "2021-03-05", datetime(2021, 3, 5, 8, 30), 1.5, True]),
        ]
    )
    (row,) = batch_rows(read, recognised(read), "浙江")
    assert row_from(json.loads(json.dumps(row_json(row)))) == row
    assert row.cells == (7, None, "2021-03-05", datetime(2021, 3, 5, 8, 30), 1.5, True)
    assert row.case.province == "浙江"
