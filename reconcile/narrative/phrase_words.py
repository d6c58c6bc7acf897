"""The patterns that tell what a clause says of a number, made of the words of the lexicon."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from msgspec import Struct

from reconcile.narrative.clauses import NUMBER
from reconcile.narrative.lexicon import alternatives, folded, lexicon

_MINUS_IS_TOLD = "[+-]|[^()#]*(?:填列|表示)"  # 增加（减少以“-”号填列）
_BUDGET = r"(?:全年|年初|调整后?|当年|本年)?(?:部门)?预算"


class PhraseWords(Struct, frozen=True):
    """Patterns by what they find; most of them end where a number begins."""

    linking: re.Pattern[str]
    opened: re.Pattern[str]
    up: re.Pattern[str]
    down: re.Pattern[str]
    reaching: re.Pattern[str]
    gap: re.Pattern[str]
    ordered: re.Pattern[str]
    within: re.Pattern[str]
    starting: re.Pattern[str]
    share: re.Pattern[str]
    takes: re.Pattern[str]
    share_trail: re.Pattern[str]
    completion: re.Pattern[str]
    comparison: re.Pattern[str]
    compared: re.Pattern[str]
    implicit: re.Pattern[str]
    prior: re.Pattern[str]
    earlier: re.Pattern[str]
    last_year: re.Pattern[str]
    adjusted: re.Pattern[str]


@cache
def phrase_words() -> PhraseWords:
    """The patterns, made of the lexicon."""
    words = lexicon()

    def ends(*lists: Sequence[str]) -> re.Pattern[str]:
        return re.compile(rf"{alternatives(folded([one for some in lists for one in some]))}$")

    years = rf"(?:{alternatives(folded(words.comparison['prior']))}|(?:19|20)\d{{2}}年(?:度)?|\([^()#]*\))"
    base = rf"(?:{years}|{alternatives(folded(words.comparison['base']))})"
    openers = alternatives(folded([*words.comparison["openers"]]))
    scope = rf"(?:{alternatives(words.comparison['scopes'])}的?)"
    up, down = (alternatives(folded(some)) for some in (words.directions.up, words.directions.down))
    budgets = rf"{alternatives([*words.versions['initial'], *words.versions['adjusted']])}(?:数|金额)?"
    return PhraseWords(
        linking=ends(
            words.linking["words"], words.hedges["before"], words.hedges["least"], words.hedges["most"], ["的"]
        ),
        opened=ends(words.directions.open),
        up=re.compile(rf"(?<!负){up}(?:\((?:{up}|{_MINUS_IS_TOLD})\))?为?\+?$"),
        down=re.compile(rf"(?:{down}|{up}为?负)(?:\((?:{down}|{_MINUS_IS_TOLD})\))?$"),
        reaching=ends(words.reaching["words"]),
        gap=ends(words.gap["words"]),
        ordered=re.compile(
            rf"(?:决算(?:数|金额|支出)?|(?<![未没有不]))"
            rf"(?:(?P<over>{alternatives([*words.order['over'], '超'])})|{alternatives(words.order['under'])})"
            rf"(?P<base>{_BUDGET})(?:数|金额)?$"
        ),
        within=re.compile(rf"{alternatives(words.order['within'])}(?P<base>{_BUDGET})(?:数|总额|金额)?的?$"),
        starting=re.compile(rf"{alternatives(words.reaching['from'])}(?P<subject>[^{NUMBER}]*)$"),
        share=re.compile(rf"{alternatives(folded(words.share['words']))}(?!用|有|地|道)"),
        takes=re.compile("占(?!用|有|地|道|比)"),
        share_trail=ends(words.share["trail"], words.linking["words"]),
        completion=re.compile(
            rf"{alternatives(folded(words.completion['words']))}|(?:为|是|达到?)(?={budgets}{NUMBER}?的?$)"
        ),
        comparison=re.compile(
            rf"(?:按)?(?:同口径)?{openers}{scope}?(?P<base>{base}+)(?P<number>{NUMBER})?(?:的)?"
            rf"{alternatives([*words.comparison['behind'], '比'])}?"
        ),
        compared=ends(words.comparison["behind"]),
        implicit=re.compile(alternatives(folded(words.comparison["implicit"]))),
        prior=re.compile(alternatives(folded(words.comparison["prior"]))),
        earlier=re.compile(rf"{openers}{scope}?(?P<base>{years}(?:{base})*)(?P<noun>[^{NUMBER}]{{0,24}})$"),
        last_year=re.compile(
            rf"^[为是]?(?P<base>{alternatives(folded(words.comparison['prior']))}{base}*)[为是共仅]*$"
        ),
        adjusted=re.compile(alternatives(folded(words.comparison["adjusted"]))),
    )
