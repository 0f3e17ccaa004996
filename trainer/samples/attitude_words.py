"""How a judgment words each attitude: in the facts, and in the reasoning with what the law makes of it.

Silence and denial take leniency away and add nothing (刑法 67, 刑事诉讼法 15); a conviction needs no confession
(刑事诉讼法 55). What is not recorded is named so and earns nothing. ``{name}`` is the defendant's.
"""

from __future__ import annotations

from dataclasses import dataclass

from resources.law.article import Article
from trainer.judgment.types import Attitude
from trainer.samples.prompt import StatedAttitude
from trainer.samples.sample import AttitudeChange


@dataclass(frozen=True, slots=True)
class Wording:
    """``facts`` and ``reasons`` are ways of saying the same. ``stated`` is the line that can stand for ``facts``.

    ``earns`` is the circumstance that the attitude is in law, with the article that it adds.
    """

    attitude: Attitude
    facts: tuple[str, ...]
    reasons: tuple[str, ...]
    stated: StatedAttitude | None = None
    earns: str | None = None
    article: Article | None = None


WORDINGS = {
    AttitudeChange.DENIED: Wording(
        Attitude.DENIED,
        (
            "被告人{name}到案后拒不认罪。",
            "被告人{name}到案后否认指控的犯罪事实。",
            "被告人{name}到案后拒不供认自己的罪行。",
        ),
        (
            "被告人{name}到案后拒不认罪，不具有可以从宽处罚的供述情节，但不因此从重处罚。",
            "被告人{name}拒不认罪，依法不适用与供述有关的从宽规定，亦不因此加重处罚。",
            "被告人{name}否认指控的犯罪事实，与查明的事实不符，不予采信；对其不适用与供述有关的从宽规定，但不因此加重处罚。",
        ),
        stated=StatedAttitude.DENIED,
    ),
    AttitudeChange.SILENT: Wording(
        Attitude.SILENT,
        (
            "被告人{name}到案后始终未作供述。",
            "被告人{name}到案后保持沉默，没有任何有罪供述。",
        ),
        (
            "被告人{name}到案后始终未作供述，但在案证据确实、充分，足以认定其犯罪事实；对其不适用与供述有关的从宽规定，亦不因此从重处罚。",
            "被告人{name}没有任何有罪供述，其他在案证据确实、充分，可以认定其有罪；其没有可以从宽处罚的供述情节，但不因此加重处罚。",
        ),
    ),
    AttitudeChange.RECANTED: Wording(
        Attitude.RECANTED,
        (
            "被告人{name}在侦查阶段作过有罪供述，庭审中翻供。",
            "被告人{name}庭前作过有罪供述，在庭审中推翻原供述，且不能合理说明原因。",
        ),
        (
            "被告人{name}在庭审中翻供，其辩解与在案证据矛盾，不予采信；对其不适用与供述有关的从宽规定，但不因此从重处罚。",
            "被告人{name}在庭审中推翻原供述，且不能合理说明原因，依法不再适用与供述有关的从宽规定，亦不因此加重处罚。",
        ),
    ),
    AttitudeChange.NOT_STATED: Wording(
        Attitude.NOT_STATED,
        (),
        (
            "被告人{name}到案后的态度未记载，不适用与此有关的从宽规定。",
            "案件事实未记载被告人{name}到案后的态度，对其不作与此有关的从宽认定。",
        ),
    ),
    AttitudeChange.CONFESSED: Wording(
        Attitude.CONFESSED,
        (
            "被告人{name}到案后如实供述了自己的罪行。",
            "被告人{name}归案后对自己的罪行供认不讳。",
        ),
        (
            "被告人{name}到案后如实供述自己的罪行，系坦白，依法可以从轻处罚。",
            "被告人{name}归案后能如实供述自己的罪行，具有坦白情节，依法予以从轻处罚。",
        ),
        stated=StatedAttitude.CONFESSED,
        earns="confession",
        article=Article("刑法", 67, None, 3),
    ),
    AttitudeChange.SURRENDERED: Wording(
        Attitude.CONFESSED,
        (
            "案发后，被告人{name}主动到公安机关投案，并如实供述了自己的罪行。",
            "被告人{name}自动投案，并如实供述了自己的罪行。",
        ),
        (
            "被告人{name}犯罪以后自动投案，如实供述自己的罪行，系自首，依法可以从轻处罚。",
            "被告人{name}案发后主动投案并如实供述自己的罪行，属自首，依法予以从轻处罚。",
        ),
        earns="surrender",
        article=Article("刑法", 67, None, 1),
    ),
}

# How the reasoning states again what stood in a statement about the attitude.
RESTATED = {
    "comp_forgiven": "被告人{name}积极赔偿被害方的经济损失并取得谅解，酌情从轻处罚。",
    "comp_only": "被告人{name}积极赔偿被害方的经济损失，酌情从轻处罚。",
    "forgiven_only": "被告人{name}取得被害方的谅解，酌情从轻处罚。",
    "reconciliation": "被告人{name}与被害方达成和解协议，依法可以从轻处罚。",
    "recidivist": "被告人{name}系累犯，依法应当从重处罚。",
    "prior_record": "被告人{name}有前科，酌情从重处罚。",
    "first_offence": "被告人{name}系初犯，酌情从轻处罚。",
    "restitution": "被告人{name}积极退赃退赔，酌情从轻处罚。",
    "accessory": "被告人{name}在共同犯罪中起次要作用，系从犯，依法应当从轻处罚。",
    "attempt": "被告人{name}系犯罪未遂，依法可以比照既遂犯从轻处罚。",
    "merit": "被告人{name}有立功表现，依法可以从轻处罚。",
    "minor_16_18": "被告人{name}犯罪时不满十八周岁，依法应当从轻处罚。",
    "victim_fault": "被害人对本案的发生有过错，酌情对被告人{name}从轻处罚。",
    "remorse": "被告人{name}有悔罪表现，酌情从轻处罚。",
    "plea_leniency": "被告人{name}认罪认罚，依法可以从宽处理。",
}
