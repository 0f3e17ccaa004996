"""The tables that a batch is handed on as, opened again: typed, labelled, and harmless in a spreadsheet."""

from __future__ import annotations

import csv
import io
import json
import sys
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
from pyarrow import parquet

from desktop.batch.batch_folder import Batch, begin_batch, open_batch
from desktop.batch.errors import BatchError
from desktop.batch.export import export, export_all
from desktop.batch.preparing import Wish, manifest_of, prepare
from desktop.batch.result import Head, Result, answered
from desktop.batch.result_log import ResultLog
from desktop.batch.separated_out import write_separated
from desktop.batch.sheet import Sheet, SheetColumn
from desktop.batch.workbook_out import MOST_CHARACTERS, write_workbook
from desktop.judging.judging import read_verdict
from desktop.wording.model_words import engine_facts
from resources.messages.message import message
from resources.model_card.parameters import Parameters
from tests.batch_help import facts_of
from tests.scripted_engine import TUNED, ScriptedEngine
from trainer.engines.engine import Finished

EVIL = ('=HYPERLINK("http://x","y")', "+cmd|' /C calc'!A0", "-2+3", "@SUM(1)", "\t=1", "\r=1", "＝1+1", "－1")
TWO = (
    "本院认为，被告人甲某、乙某共同盗窃他人财物，数额较大，均已构成盗窃罪。甲某到案后如实供述，系坦白。依照《中华人民共和国刑法》"
    "第二百六十四条、第六十七条第三款之规定，判决如下：\n一、被告人甲某犯盗窃罪，判处有期徒刑一年二个月，缓刑二年，并处罚金人民币三千元。\n"
    "二、被告人乙某犯盗窃罪，判处拘役四个月，并处罚金人民币一千元。"
)
ONE = "本院认为，被告人甲某的行为已构成盗窃罪。判决如下：\n被告人甲某犯盗窃罪，判处有期徒刑{months}个月。"
DISCLAIMED = "实验性质"


@pytest.fixture
def batch(tmp_path: Path) -> Batch:
    """Four rows: two defendants, one that failed, one left out, one not judged yet; with columns of the user's own."""
    file = tmp_path / "案件.csv"
    rows = [
        ["编号", "事实", "行为日", "预测罪名", "备注", "="],
        ["007", facts_of(1), "2021-03-05", "盗窃罪", EVIL[0], "1"],
        ["8", facts_of(2), "", "诈骗罪", EVIL[1], "2"],
        ["9", "略", "", "", EVIL[2], "3"],
        ["10", facts_of(4), "", "", "-12.5", "4"],
    ]
    with file.open("w", encoding="utf-8-sig", newline="") as out:
        csv.writer(out).writerows(rows)
    return filled(file, tmp_path / "out", 1, [(1, 0, TWO), (2, 0, None)])


def filled(source: Path, folder: Path, samples: int, answers: list[tuple[int, int, str | None]]) -> Batch:
    prepared = prepare(Wish(source))
    begin_batch(
        folder, manifest_of(prepared.given, ScriptedEngine(), TUNED, Parameters(seed=5), samples), prepared.rows
    )
    batch = open_batch(folder)
    with ResultLog(folder) as log:
        for row, sample, text in answers:
            if text is None:
                error = message("engines.too-long", tokens=9000, limit=3072)
                log.add(Result(Head(row, sample, 5 + sample, "too_long", error)))
                continue
            case = batch.rows[row - 1].case
            verdict = read_verdict(case, TUNED, Parameters(seed=5), text, Finished("stop", 300, 90, 1.0))
            log.add(answered(Head(row, sample, 5 + sample, seconds=1.0, program="1.0"), verdict))
    return batch


def records(page: object) -> list[dict[str, object]]:
    head, *rows = page.iter_rows(values_only=True)  # type: ignore[attr-defined]
    return [dict(zip(head, row, strict=True)) for row in rows]


def test_the_workbook_has_typed_cells_a_row_a_case_and_one_a_defendant(batch: Batch, tmp_path: Path) -> None:
    file = tmp_path / "结果.xlsx"
    export(batch, file)
    book = openpyxl.load_workbook(file)
    assert book.sheetnames == ["结果", "被告人", "说明"]
    first, failed, left_out, waiting = records(book["结果"])
    assert (first["被告人"], first["被告人数"], first["预测罪名"]) == ("甲某", 2, "盗窃罪")
    assert (first["主刑"], first["刑期（月）"], first["罚金（元）"], first["缓刑考验期（月）"]) == (
        "有期徒刑",
        14,
        3000,
        24,
    )
    assert (first["编号"], first["案件编号"], first["预测罪名（原表）"]) == ("007", "007", "盗窃罪")
    assert first["采用的行为日"] == datetime(2021, 3, 5)
    assert first["事实"] == facts_of(1)
    assert first["预测全文（人工智能生成）"] == TWO
    assert "坦白" in str(first["量刑情节"])
    assert (first["模型"], first["模型 sha256"], first["随机种子"]) == (TUNED.name, TUNED.digest, 5)
    assert first["标识"] == "人工智能生成，仅供参考，非裁判文书"
    assert (failed["状态"], left_out["状态"], waiting["状态"]) == ("出错", "表中有误，未预测", "尚未预测")
    assert "9000" in str(failed["错误"])
    assert left_out["错误"] == "“略”太短，不是犯罪事实。"
    people = records(book["被告人"])
    assert [(each["被告人"], each["主刑"], each["刑期（月）"]) for each in people] == [
        ("甲某", "有期徒刑", 14),
        ("乙某", "拘役", 4),
    ]
    about = {str(row["项目"]): str(row["内容"]) for row in records(book["说明"])}
    assert DISCLAIMED in about["声明"]
    assert (about["标识"], about["第一份的随机种子"]) == (first["标识"], "5")
    assert book["结果"].freeze_panes == "B2"
    assert book.properties.description == first["标识"]


def test_nothing_in_the_workbook_is_a_formula(batch: Batch, tmp_path: Path) -> None:
    file = tmp_path / "结果.xlsx"
    export(batch, file)
    cells = [cell for page in openpyxl.load_workbook(file) for row in page.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f"]
    evil = [cell for cell in cells if cell.value in EVIL]
    assert {cell.value for cell in evil} == set(EVIL[:3])
    assert all(cell.data_type == "s" and cell.quotePrefix for cell in evil)


def test_every_evil_text_and_odd_character_is_text_in_both(tmp_path: Path) -> None:
    odd = [*EVIL, "a\x00b\x0bc", "\ud800half", "字" * (MOST_CHARACTERS + 5), "第一行\n第二行", '引"号,逗']
    sheet = Sheet("表", (SheetColumn("text", "=文"),), lambda: iter([(text,) for text in odd]))
    write_workbook(tmp_path / "a.xlsx", [sheet], Sheet("说明", (), lambda: iter(())), "zh", "标\x01\udcff题")
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    assert (book["表"]["A1"].data_type, book["表"]["A1"].value) == ("s", "=文")
    assert book.properties.title == "标?题"
    column = [row[0] for row in openpyxl.load_workbook(tmp_path / "a.xlsx")["表"].iter_rows(min_row=2)]
    assert [cell.data_type for cell in column] == ["s"] * len(odd)
    assert column[8].value == "abc"
    assert len(column[10].value) == MOST_CHARACTERS
    assert str(column[10].value).endswith("完整文字见同一文件夹的 JSON Lines 文件）")
    assert column[11].value == odd[11]
    write_separated(tmp_path / "a.csv", sheet)
    raw = (tmp_path / "a.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    read = [row[0] for row in csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline=""))]
    assert read[0] == "'=文"
    assert read[1:9] == [f"'{text.strip()}" for text in EVIL]
    assert read[-1] == odd[-1]


def test_numbers_that_a_spreadsheet_would_round_are_text(tmp_path: Path) -> None:
    numbers = [123456789012345, 330106199001011234, -(10**400)]
    sheet = Sheet("表", (SheetColumn("n", "号", "any"),), lambda: iter([(number,) for number in numbers]))
    write_workbook(tmp_path / "a.xlsx", [sheet], Sheet("说明", (), lambda: iter(())), "zh", "")
    column = [row[0].value for row in openpyxl.load_workbook(tmp_path / "a.xlsx")["表"].iter_rows(min_row=2)]
    assert column == [numbers[0], *map(str, numbers[1:])]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such names")
def test_a_name_that_is_no_text_goes_through_all_forms(tmp_path: Path) -> None:
    file = tmp_path / "table\udcff\n.jsonl"
    row = {"编号": 1, "事实": facts_of(1), "=\ud800": "\udfff", "\x01": 10**400}
    file.write_text(json.dumps(row), encoding="utf-8")
    batch = filled(file, tmp_path / "out", 1, [(1, 0, ONE.format(months="六"))])
    assert batch.manifest.given.source == str(file)
    assert all(each.stat().st_size for each in export_all(batch))


def test_the_other_forms_hold_the_same(batch: Batch, tmp_path: Path) -> None:
    files = export_all(batch)
    assert [file.name for file in files] == ["判决预测.xlsx", "判决预测.csv", "判决预测.jsonl", "判决预测.parquet"]
    with files[1].open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert (rows[0]["预测罪名"], rows[0]["刑期（月）"], rows[0]["备注"]) == ("盗窃罪", "14", f"'{EVIL[0]}")
    assert rows[3]["备注"] == "-12.5"
    assert {row["标识"] for row in rows} == {"人工智能生成，仅供参考，非裁判文书"}
    objects = [json.loads(line) for line in files[2].read_text(encoding="utf-8").splitlines()]
    assert [each["id"] for each in objects] == ["007", "8", "9", "10"]
    assert objects[0]["samples"][0]["judgment"]["defendants"][1]["name"] == "乙某"
    assert objects[0]["given"]["备注"] == EVIL[0]
    assert objects[0]["label"]
    assert objects[2]["problem"]["key"] == "batch.too-short"
    table = parquet.read_table(files[3])
    first = table.to_pylist()[0]
    assert (first["months"], first["act_date"], first["备注"]) == (14, date(2021, 3, 5), EVIL[0])
    assert (first["charges"], first["预测罪名"]) == ("盗窃罪", "盗窃罪")
    assert [each["months"] for each in first["defendants_of_case"]] == [14, 4]
    assert json.loads(first["card"])["judgment"]["defendants"]
    assert "人工智能生成" in table.schema.metadata[b"label"].decode()


def test_in_english_heads_and_findings_are_english(batch: Batch, tmp_path: Path) -> None:
    file = tmp_path / "results.xlsx"
    export(batch, file, "en")
    book = openpyxl.load_workbook(file)
    assert book.sheetnames == ["Results", "Defendants", "About"]
    first = records(book["Results"])[0]
    assert first["Penalty"] == "fixed-term imprisonment"
    assert first["Label"] == "AI-generated, for reference only, not a court document"
    assert first["State"] == "predicted"


def test_several_samples_have_a_sheet_and_their_spread(tmp_path: Path) -> None:
    file = tmp_path / "案件.csv"
    file.write_text(f"编号,事实\n1,{facts_of(1)}\n", encoding="utf-8")
    answers = [(1, number, ONE.format(months=months)) for number, months in enumerate(("六", "十", "七"))]
    batch = filled(file, tmp_path / "out", 3, [*answers])
    export(batch, tmp_path / "结果.xlsx")
    book = openpyxl.load_workbook(tmp_path / "结果.xlsx")
    (row,) = records(book["结果"])
    assert (row["刑期（月）"], row["随机种子"], row["已写份数"], row["罪名一致率"]) == (7, 7, 3, 1)
    assert (row["最短（月）"], row["刑期中位数（月）"], row["最长（月）"]) == (6, 7, 10)
    assert [each["第几份"] for each in records(book["各份"])] == [1, 2, 3]


def test_another_kind_of_file_is_refused(batch: Batch, tmp_path: Path) -> None:
    with pytest.raises(BatchError, match=r"不能写成“\.docx”文件"):
        export(batch, tmp_path / "结果.docx")


def test_the_program_behind_an_engine_is_named_once(batch: Batch) -> None:
    manifest = replace(batch.manifest, model=replace(batch.manifest.model, engine="ollama"))
    told = ("Ollama 0.30.1", "", "llama.cpp b1")
    facts = [replace(manifest, engine_version=version).engine_facts for version in told]
    assert facts == ["Ollama 0.30.1", "ollama", "ollama llama.cpp b1"]
    assert engine_facts("ollama", "Ollama 0.30.1") == "Ollama 0.30.1"
