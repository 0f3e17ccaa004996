"""Why a document is left out. Every document that is read is either in the data or has one of these."""

from __future__ import annotations

from enum import StrEnum


class Reason(StrEnum):
    """In the order in which they are looked for; a document has the first that holds.

    Where `trainer.judgment.document.Rejection` or `trainer.samples.core.NoCore` names one, it has the same value.
    """

    # By the columns beside the text, or by its heading.
    DAMAGED = "damaged"
    NOT_CRIMINAL = "not_criminal"
    SECOND_INSTANCE = "second_instance"
    RETRIAL = "retrial"
    OTHER_PROCEDURE = "other_procedure"  # 减刑, 强制医疗, 死刑复核
    NOT_A_JUDGMENT = "not_a_judgment"
    YEAR = "year"
    COURT = "court"
    NO_TEXT = "no_text"
    NOT_PUBLIC = "not_public"
    FACTS_ONLY = "facts_only"
    # By what was read in it.
    NO_VERDICT = "no_verdict"
    NO_REASONING = "no_reasoning"
    NO_FACTS = "no_facts"
    UNREADABLE_DEFENDANT = "unreadable_defendant"
    UNREADABLE_CHARGE = "unreadable_charge"
    UNREADABLE_SENTENCE = "unreadable_sentence"
    CHARGE = "charge"
    DEFENDANTS = "defendants"
    TOO_SHORT = "too_short"
    FAILED_CHECK = "failed_check"
    # As a sample.
    NOT_GUILTY = "not_guilty"
    NO_NARRATION = "no_narration"
    VERDICT_IN_FACTS = "verdict_in_facts"
    DAMAGED_BY_MASKING = "damaged_by_masking"
    PROGRAM_ERROR = "program_error"
    IN_BENCHMARK = "in_benchmark"
    # Next to the others.
    SAME_CASE_NUMBER = "same_case_number"
    SAME_TEXT = "same_text"
    NEAR_DUPLICATE = "near_duplicate"
    TOO_LONG = "too_long"
    NOT_DRAWN = "not_drawn"


SHOWN = {
    Reason.DAMAGED: "文件或行损坏",
    Reason.NOT_CRIMINAL: "非刑事",
    Reason.SECOND_INSTANCE: "二审",
    Reason.RETRIAL: "再审",
    Reason.OTHER_PROCEDURE: "其他程序（减刑、强制医疗等）",
    Reason.NOT_A_JUDGMENT: "不是判决书",
    Reason.YEAR: "年份不符",
    Reason.COURT: "法院不符",
    Reason.NO_TEXT: "没有正文",
    Reason.NOT_PUBLIC: "不公开",
    Reason.FACTS_ONLY: "只有事实",
    Reason.NO_VERDICT: "没有主文",
    Reason.NO_REASONING: "没有说理",
    Reason.NO_FACTS: "没有事实",
    Reason.UNREADABLE_DEFENDANT: "读不出被告人",
    Reason.UNREADABLE_CHARGE: "读不出罪名",
    Reason.UNREADABLE_SENTENCE: "读不出刑罚",
    Reason.CHARGE: "罪名不符",
    Reason.DEFENDANTS: "被告人数不符",
    Reason.TOO_SHORT: "过短",
    Reason.FAILED_CHECK: "与法律不符",
    Reason.NOT_GUILTY: "宣告无罪",
    Reason.NO_NARRATION: "事实只是指引他处",
    Reason.VERDICT_IN_FACTS: "事实中已写明结论",
    Reason.DAMAGED_BY_MASKING: "替换姓名后读回不一致",
    Reason.PROGRAM_ERROR: "程序错误",
    Reason.IN_BENCHMARK: "与评测集重复",
    Reason.SAME_CASE_NUMBER: "案号重复",
    Reason.SAME_TEXT: "全文重复",
    Reason.NEAR_DUPLICATE: "事实近似重复",
    Reason.TOO_LONG: "超过上下文长度",
    Reason.NOT_DRAWN: "超过所需数量，未抽中",
}
"""As the report names them."""
