"""From the words before an amount to what they name: a name, a fund, a side, a year and a version."""

from __future__ import annotations

import re
from functools import cache

from msgspec.structs import replace

from reconcile.funds import FISCAL_FUNDS, OWN_FUNDS
from reconcile.narrative.lexicon import alternatives, folded, lexicon
from reconcile.narrative.organisations import other_than, without_entity, without_owner
from reconcile.narrative.subject_words import Head, Measure, Modifier, subjects
from reconcile.narrative.subjects import BRACKETS, QUOTES, Names, Subject, Version, normal, versions
from reconcile.numerals import fold

_OWN_LEVEL = re.compile("(?<![省市区县州乡镇])本级(?![及和]|财力|财政|可用)")  # 本级财力安排
# 教育支出（类）普通教育（款）, and with codes: 教育支出（205）普通教育（20502）, 教育支出（205类）普通教育（02款）,
# 教育支出（205）普通教育（02）. Brackets may be part of the name: 政府办公厅（室）及相关机构事务（款）
_PATH = re.compile(
    r"(?P<name>[^()]+(?:\([^()\d类款项]{1,8}\)[^()]+)*)"
    r"\((?P<code>[类款项]|2\d{2}(?:\d{2}){0,2}|\d{2,3}[类款项]|\d{2})\)"
)
_CLASS_CODE = re.compile(r"2\d{2}")
_DASH, _LEVELS = re.compile("[—–-]+"), 3
_ORDINALS = r"[、,:;。/]|2\d{2}(?:-|(?:\d{2}){1,2}(?!\d)-?)|\(?[一二三四五六七八九十]{1,3}[、)]|\d{1,2}[、.)]"
_YEARS = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d{2})(?!\d)(?:年(?!初预算))?度?")  # 2010301 is a code; 2024年初预算
_LAST_YEAR = re.compile(r"[上去]年度?(?=年初预算|预算|决算|执行|[为是]?$)")  # not 上年结转
_THIS_YEAR = re.compile(r"今年度?(?=年初预算|预算|决算|执行)")
_CLASS_LIKE = re.compile(
    r"(?:就业|健康|保障|住房|教育|服务|安全|技术|传媒|社区|农林水|运输|信息|金融|气象|储备|管理|环保|补助|福利)等?$"
)
_PROJECT = re.compile("[该本此]?项目")  # 项目全年预算数: of a project that the words before it name
_INCLUDED = re.compile(r"^(?:含|包含|包括)([^、,及和等]+)")
_FUNDS_BEHIND = (  # “三公”经费一般公共预算财政拨款支出
    *((f"一般公共预算财政拨款{end}", "一般公共预算") for end in ("", "支出")),
    *((f"财政拨款{end}", "财政拨款") for end in ("", "支出")),
    ("支出", ""),
)
_CALLED = re.compile(r"^.*\((?:以下)?(?:简称)?三公经费\)")  # 公务接待费和公务用车费（“三公”经费）


@cache
def _leading() -> re.Pattern[str]:
    """What may stand before a name: its number, and the words that open a list or one of its items."""
    words = alternatives(folded((*lexicon().joining["parts"], *lexicon().joining["leading"])))
    return re.compile(rf"^(?:{_ORDINALS}|{words})+")


@cache
def _heads() -> tuple[tuple[str, Head], ...]:
    pairs = {(normal(word), head) for head in subjects().head for word in head.words}
    return tuple(sorted(pairs, key=lambda pair: (-len(pair[0]), pair[0], pair[1].side)))


@cache
def _heads_ending(char: str) -> tuple[tuple[str, Head], ...]:
    """The heads that end in this character, since each phrase is held against them."""
    return tuple((word, head) for word, head in _heads() if word.endswith(char))


@cache
def _modifiers() -> tuple[tuple[str, Modifier], ...]:
    pairs = [(normal(word), one) for one in subjects().modifier for word in one.words]
    return tuple(sorted(pairs, key=lambda pair: (-len(pair[0]), pair[0])))


@cache
def _linking() -> tuple[str, ...]:
    linking, hedges = lexicon().linking, lexicon().hedges
    words = (*linking["words"], *linking["behind"], *hedges["before"], *hedges["least"])
    return tuple(sorted({*words, *folded(words)}, key=lambda one: (-len(one), one)))


@cache
def _carried() -> tuple[str, ...]:
    words = (word for head in subjects().head if head.name == "上年结转" for word in head.words)
    return tuple(sorted(words, key=lambda word: (-len(word), word)))


_LONGEST = 120  # characters of a phrase; the longest path of 类, 款 and 项 has about eighty


def subject_of(phrase: str, names: Names, year: int = 0) -> Subject:
    """What `phrase`, the words before an amount, names. year: the disclosure's."""
    printed = "".join(phrase.split())
    if len(printed) > _LONGEST:
        return Subject(printed=printed[-_LONGEST:], sure=False)
    text = _CALLED.sub("三公经费", QUOTES.sub("", fold(printed)))
    path = _path(text) or _dashed(text, names)
    text, owner = without_owner(_leading().sub("", BRACKETS.sub("", text)), normal(names.entity))
    text, named = _without_years(text, year)
    text = _leading().sub("", text).strip("、,:;.")
    if names.entity and "本级" not in names.entity and _OWN_LEVEL.search(text):
        owner = owner or "本级"  # a department has other units besides
    if text in lexicon().linking["again"]:
        return Subject()
    start = Subject(printed=printed, path=path, year=named, owner=owner)
    if text.startswith("预算财政拨款"):
        return replace(start, sure=False)  # the fund before it was torn away
    if path:
        text = QUOTES.sub("", fold(printed)).rpartition(")")[2]
        return replace(start, name=path[-1], item=True, side="支出", version=_version_in(text))
    found = _resolved(text, start, names)
    if (found.item and _lists_kinds(fold(printed))) or _holds_another_fund(fold(printed), found, names):
        return replace(found, sure=False)
    if found.sure and (found.known or found.version or not text):
        return found
    label = names.labels.get(f"{normal(text)}支出")
    if label is not None:  # 教育520万元、卫生健康60万元
        return replace(start, name=label, item=True, sure=False)
    bare = without_entity(text, normal(names.entity))
    if bare != text:
        return _resolved(bare.strip("、,:;."), start, names)
    other, rest = other_than(text, normal(names.entity))
    told = _resolved(rest, replace(start, owner=other), names) if other else found
    return told if told.sure and told.known else found


def _lists_kinds(text: str) -> bool:
    """Whether a bracket lists kinds of money: 其他支出（对附属单位补助支出、上缴上级支出） is not the class."""
    listed = [one.strip("()").removesuffix("等").split("、") for one in BRACKETS.findall(text)]
    return any(len(one) > 1 and set(map(normal, one)) <= dict(_heads()).keys() for one in listed)


def _holds_another_fund(text: str, found: Subject, names: Names) -> bool:
    """Whether a bracket adds another fund to one that is no sum of funds: 其他收入（含上级补助收入）."""
    if found.fund not in (*FISCAL_FUNDS, *OWN_FUNDS):
        return False
    added = (inner for one in BRACKETS.findall(text) for inner in _INCLUDED.findall(one.strip("()")))
    return any(_resolved(one, Subject(), names).fund not in ("", found.fund) for one in added)


def _version_in(text: str) -> Version:
    """The version that the words after a path name: （项）年初预算 → initial."""
    bare, _ = _without_years(text, 0)
    return next((version for version, rest in reversed(_candidates(bare)) if version), "")


def _path(text: str) -> tuple[str, ...]:
    """The class, group and item that a phrase names, as printed."""
    found = list(_PATH.finditer(text))
    if not (found and _CLASS_CODE.fullmatch(found[0]["code"])):
        found = [one for one in found if not one["code"].isdigit() or len(one["code"]) > 2]  # 办公费(01) is no item
    return tuple(name for one in found if (name := _cleaned_path(one["name"])))


def _dashed(text: str, names: Names) -> tuple[str, ...]:
    """农林水支出—农业农村—行政运行: the path of an item, where the tables have all its names."""
    found = tuple(_cleaned_path(one) for one in _DASH.split(text))
    return found if len(found) == _LEVELS and all(normal(one) in names.labels for one in found) else ()


def _cleaned_path(name: str) -> str:
    return re.sub(r"^(?:\d{1,2}[、.]?|[一二三四五六七八九十]+、|其中|主要用于|[,:;。])+", "", name)


def _without_years(text: str, year: int) -> tuple[str, int]:
    """The text without years, and the first year that is not the disclosure's own."""
    named = [int(one["year"]) for one in _YEARS.finditer(text)]
    if year and _LAST_YEAR.search(text):
        named.append(year - 1)
    other = next((one for one in named if one != year), 0)
    return _THIS_YEAR.sub("", _LAST_YEAR.sub("", _YEARS.sub("", text))), other


def _resolved(text: str, start: Subject, names: Names) -> Subject:
    """Try the words as they stand, then without version and linking words at the end."""
    best = start
    for version, candidate in _candidates(text):
        found = _named(candidate, start, names)
        if found is not None:
            found = replace(found, version=version)
            if found.sure:
                return found
            best = found if not best.known or (best.name == "总计" and not best.item) else best
        if not candidate and not version and re.search("资金|[金总数]额|科目|数", text):
            return best if best.known else replace(start, sure=False)  # an amount of money, of what is not said
        if not candidate:
            return replace(best, version=version) if not best.known else best
    if best.known:
        return best
    of_project = next((version for version, rest in _candidates(text) if _PROJECT.fullmatch(rest)), "")
    return replace(start, sure=False, version=of_project)


def _candidates(text: str) -> list[tuple[Version, str]]:
    """The words with ever more of version and linking words taken from the end."""
    found: list[tuple[Version, str]] = [("", text)]
    version: Version = ""
    while text:
        taken = next((word for word in versions() if text.endswith(word)), "")
        linking = next((word for word in _linking() if text.endswith(word)), "")
        if taken and len(taken) >= len(linking):
            version = version or versions()[taken]
            if len(text) > len(taken) and taken[:2] in ("支出", "收入"):
                taken = taken[2:]  # 基本支出决算: the 支出 belongs to the name
            text = text[: -len(taken)]
        elif linking:
            text = text[: -len(linking)]
        else:
            break
        found.append((version, text))
    return found


def _named(text: str, start: Subject, names: Names) -> Subject | None:
    """The subject that a bare phrase names: a whole label, a head with its modifiers, or modifiers alone."""
    if not text:
        return None
    head = next((one for word, one in _heads_ending(text[-1]) if word == text), None)
    head = head or next((one for one in subjects().head if text in one.alone), None)
    if head is not None:
        return replace(start, name=head.name, side=head.side, measure=head.measure)
    label = names.labels.get(normal(text))
    if label is not None:
        return replace(start, name=label, item=True)
    found = _with_modifiers(text, start, names) or _carried_over(text, start, names)
    if found is not None:
        return found
    return _by_suffix(text, start, names)


def _with_modifiers(text: str, start: Subject, names: Names) -> Subject | None:
    """A head, a label or nothing, with modifiers before it and a fund after it: every word understood."""
    for word, head in (*_heads_ending(text[-1:]), ("", None)):
        if not text.endswith(word):
            continue
        narrowed = _narrowed(text[: len(text) - len(word)], start)
        if narrowed is None or (head is None and not narrowed.fund):
            continue
        if head is None:
            return narrowed
        measure: Measure = head.measure or narrowed.measure
        return replace(narrowed, name=head.name, side=head.side, measure=measure)
    for behind, fund in _FUNDS_BEHIND:
        if text.endswith(behind) and len(text) > len(behind):
            inner = _with_modifiers(text[: -len(behind)], start, names)
            if inner is not None and inner.name and inner.name != "总计":
                return replace(inner, fund=inner.fund or fund)
    for cut in range(1, len(text)):
        label = names.labels.get(normal(text[cut:]))
        if label is not None:
            narrowed = _narrowed(text[:cut], start)
            if narrowed is not None:
                return replace(narrowed, name=label, item=True)
    return None


def _carried_over(text: str, start: Subject, names: Names) -> Subject | None:
    """上年结转的一般公共预算拨款收入: what was carried over of a fund, which is named after it."""
    for word in _carried():
        if text.startswith(word):
            inner = _with_modifiers(text.removeprefix(word).removeprefix("的"), start, names)
            if inner is not None and inner.sure and inner.fund and inner.name in ("", "总计") and not inner.measure:
                return replace(inner, name="上年结转")
    return None


def _narrowed(text: str, start: Subject) -> Subject | None:
    """`start` narrowed by modifiers that make up the whole of `text`, or None where a word is left over."""
    if not text:
        return start
    for word, modifier in _modifiers():
        if text.startswith(word):
            narrowed = _narrowed(text[len(word) :], start)
            if narrowed is not None:
                fund = _narrower(modifier.fund, narrowed.fund)
                two = narrowed.fund not in ("", fund) and narrowed.fund != "财政拨款"  # 事业收入和经营收入: neither's
                measure = modifier.measure or narrowed.measure
                return replace(narrowed, fund=fund, measure=measure, sure=narrowed.sure and not two)
    return None


def _narrower(one: str, other: str) -> str:
    """The narrower of two funds: 财政拨款 only where the other says nothing."""
    return other if one in ("", "财政拨款") and other else one


def _by_suffix(text: str, start: Subject, names: Names) -> Subject | None:
    """The longest label or head at the end of a phrase whose beginning is not understood."""
    for cut in range(1, len(text) - 1):
        label = names.labels.get(normal(text[cut:]))
        if label is not None:
            return replace(start, name=label, item=True, sure=False)
    for word, head in _heads_ending(text[-1:]):
        if len(word) > 2 and text.endswith(word):
            if head.name == "总计" and _like_a_class(text[: len(text) - len(word)], names):
                continue  # 科学技术支出预算 is not the 支出预算 of something
            return replace(start, name=head.name, side=head.side, measure=head.measure, sure=False)
    return None


def _like_a_class(before: str, names: Names) -> bool:
    """Whether words before 支出 or 收入 are a class, or a label of the tables with its characters exchanged."""
    spelling = sorted(f"{before}支出")
    return bool(_CLASS_LIKE.search(before)) or any(sorted(label) == spelling for label in names.labels)
