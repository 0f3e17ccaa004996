"""The words by which earlier sentences are told (``records.py``)."""

from __future__ import annotations

import re

from trainer.judgment.numerals import term_pattern
from trainer.judgment.types import SentenceKind

# Where a word may begin that tells of an earlier penalty: two classes of characters are searched faster than the words.
ANCHOR = re.compile("[曾因刑假执被判院](?=[满因犯释行判过事])")
ANCHORS = ("刑满", "曾因", "曾犯", "因犯", "假释", "执行完毕", "院判处", "被判处", "被判刑", "判过刑", "刑事处罚")
_NUMBER = "[0-9〇○零一二三四五六七八九十]"
KINDS = {
    "有期徒刑": SentenceKind.FIXED_TERM,
    "拘役": SentenceKind.DETENTION,
    "管制": SentenceKind.CONTROL,
    "无期徒刑": SentenceKind.LIFE,
    "死刑": SentenceKind.DEATH_REPRIEVE,  # who can offend again was reprieved
    "罚金": SentenceKind.SUPPLEMENTARY_ONLY,
    "免": SentenceKind.EXEMPT,
}
# With what any of them may begin: at most places of a sentence nothing else of the pattern is tried.
_BEGINNINGS = "12一二同当次行劳收强社治罚刑取监逮不撤缓假释获出执服期止判处决科单受被追因涉曾又再犯"
TOKEN = re.compile(
    rf"(?=[{_BEGINNINGS}])(?:"
    rf"(?P<date>(?:(?P<year>(?:19|20)[0-9]{{2}}|[一二][九〇○零]{_NUMBER}{{2}})年|(?P<same>同年|当年|次年))"
    rf"(?:(?P<month>{_NUMBER}{{1,3}})月(?:(?P<day>{_NUMBER}{{1,3}})[日号]?)?)?)"
    r"|(?P<admin>行政拘留|行政处罚|劳动教养|收容|强制(?:隔离)?戒毒|社区戒毒|治安|罚款|刑事拘留|取保候审|监视居住|逮捕|不起诉)"
    r"|(?P<revoked>撤销)|(?P<probation>缓刑|缓期)|(?P<parole>假释)"
    r"|(?P<end>刑满|(?<!假)释放|获释|出狱|执行完毕|执行期满|服刑期满|期满|止(?=[，。；）]))"
    rf"|(?P<penalty>(?:判处|判决|判|处以?|决定执行|执行|科处|单处)(?P<kind>有期徒刑|无期徒刑|死刑|拘役|管制|罚金|免))(?P<term>{term_pattern('t_')})"
    rf"|判刑(?P<term_alone>{term_pattern('j_')})(?<=[年月日])"
    r"|(?P<sentenced>判刑|判过刑|(?:判|受(?:过|到)?|被)[^，。；]{0,4}刑事处罚|追究刑事责任|判处刑罚)"
    r"|(?:(?P<suspected>因?涉嫌)|因犯?|曾犯|又犯|再犯|犯有?)(?P<charge>[^，。；：（被于因]{2,40}?)"
    r"(?=(?:[，（。；]|被|于|经(?![营济])|在|一案|而|[0-9]{4}年|判|受|行政|劳动)))"
)
