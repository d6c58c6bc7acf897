"""Where a document that is only passed on begins: a letter head (红头文件) with its number, or a notice's title."""

from __future__ import annotations

import re

_LETTER_HEAD = re.compile(r"[^，。；：:\d]{2,30}文\s*件")
_LETTER_NUMBER = re.compile(r"[^，。；：:\s\d]{1,16}[〔\[（(【]\s*20\d\d\s*[〕\]）)】]\s*\d{1,5}\s*号")
_NOTICE = re.compile(r"[^。；：:]{0,40}关于[^。；]{4,80}的(?:通知|批复|意见|函|办法)(?:[（(].{1,10}[)）])?")


def begins_attachment(text: str, following: str) -> bool:
    """Whether a line that is no heading opens an attached document; `following` is the line after it."""
    if _LETTER_NUMBER.fullmatch(text) or (_NOTICE.fullmatch(text) and "公开" not in text):
        return True
    return _LETTER_HEAD.fullmatch(text) is not None and _LETTER_NUMBER.fullmatch(following) is not None
