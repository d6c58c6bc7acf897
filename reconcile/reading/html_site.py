"""What a site puts around a disclosure on its pages, told from the disclosure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from reconcile.reading.blocks import RawGrid, RawText
from reconcile.reading.headings import is_heading
from reconcile.reading.html_tree import Element
from reconcile.reading.titles import caption, is_title

# What a site prints around a text; the last words stand alone.
_SITE = re.compile(
    r"[【\[]?(?:(?:(?:信息)?(?:索引号|来源)|(?:信息)?(?:发布|成文|生成|更新)(?:时间|日期)|发[文布]机[构关]|作者|浏览(?:次数|量)|点击(?:次数|数|量|率)?"
    r"|阅读(?:次数|量)|访问量|字体|字号|视力保护色?|分享(?:到|至)|责任编辑|编辑|责编|(?:您|你)?(?:现在|当前)?(?:所在)?的?位置|上一[篇条页]"
    r"|下一[篇条页]|主办(?:单位)?|承办(?:单位)?|技术支持|版权所有|网站标识码|网站地图|扫一扫.*)\s*[:：】\]\s].*"
    r"|.{0,12}(?:ICP备|公网安备).*|(?:版权所有|copyright|©).*"
    r"|(?:分享|打印|收藏|关闭|首页|网站地图|打印(?:本页|此页|本文)|关闭(?:窗口|本页)|返回(?:顶部|首页|列表)|字号|[大中小]|\W)*)",
    re.IGNORECASE,
)
_INDEX = re.compile("(?:信息)?索引号")
_NAMED = re.compile("[预决]算")
_YEAR = re.compile(r"20\d\d|二[〇○零]")
_HEADINGS = frozenset({"h1", "h2", "h3"})


class Printed(Struct):
    """A block. leads: it is nothing but links to other pages."""

    block: RawText | RawGrid
    within: Element
    leads: bool


def disclosed(page: Sequence[Printed]) -> Iterator[RawText | RawGrid]:
    """The blocks in the smallest element that holds all that is plainly of a disclosure, without those of the site."""
    kept = [one for one in page if not one.leads and not _is_of_site(one.block)]
    held: list[Element] = []
    for one in kept:
        if _tells(one):
            around = set(one.within.around())
            held = [each for each in held or one.within.around() if each in around]
    for one in kept:
        if not held or held[0] in one.within.around():
            yield one.block


def _tells(one: Printed) -> bool:
    """Whether a block is plainly of a disclosure: a table, a title or unit, a heading, a sentence, or what is named."""
    if isinstance(one.block, RawGrid):
        return True
    text = one.block.text
    titled = _NAMED.search(text) is not None and (_YEAR.search(text) is not None or one.within.tag in _HEADINGS)
    return titled or is_heading(text) or is_title(text) or bool(caption(text).unit) or "。" in text


def _is_of_site(block: RawText | RawGrid) -> bool:
    if isinstance(block, RawText):
        return _SITE.fullmatch(block.text) is not None
    return any(cell is not None and _INDEX.match(cell.text) for row in block.rows for cell in row)
