"""Characters as they were meant: glyph variants folded, control characters and leftover markup taken out, white space
that only typesetting put in closed up.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from html import unescape

# Unicode's EquivalentUnifiedIdeograph: radicals and strokes that fonts give in place of the character itself.
_RADICALS = (
    "⺁⺂⺃⺄⺅⺆⺇⺈⺉⺊⺋⺌⺍⺎⺏⺐⺑⺒⺓⺔⺕⺖⺗⺘⺙⺛⺜⺝⺞⺟⺠⺡⺢⺣⺤⺥⺦⺧⺨⺩⺪⺫⺬⺭⺮⺯⺰⺱⺲⺳⺴⺵⺶⺷⺸⺹⺺⺻"
    "⺼⺽⺾⺿⻀⻁⻂⻃⻄⻅⻆⻇⻈⻉⻊⻋⻌⻍⻎⻏⻐⻑⻒⻓⻔⻕⻖⻗⻘⻙⻚⻛⻜⻝⻞⻟⻠⻡⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲⻳⼀⼁"
    "⼂⼃⼄⼅⼆⼇⼈⼉⼊⼋⼌⼍⼎⼏⼐⼑⼒⼓⼔⼕⼖⼗⼘⼙⼚⼛⼜⼝⼞⼟⼠⼡⼢⼣⼤⼥⼦⼧⼨⼩⼪⼫⼬⼭⼮⼯⼰⼱⼲⼳⼴⼵⼶⼷⼸⼹⼺⼻"
    "⼼⼽⼾⼿⽀⽁⽂⽃⽄⽅⽆⽇⽈⽉⽊⽋⽌⽍⽎⽏⽐⽑⽒⽓⽔⽕⽖⽗⽘⽙⽚⽛⽜⽝⽞⽟⽠⽡⽢⽣⽤⽥⽦⽧⽨⽩⽪⽫⽬⽭⽮⽯⽰⽱⽲⽳⽴⽵"
    "⽶⽷⽸⽹⽺⽻⽼⽽⽾⽿⾀⾁⾂⾃⾄⾅⾆⾇⾈⾉⾊⾋⾌⾍⾎⾏⾐⾑⾒⾓⾔⾕⾖⾗⾘⾙⾚⾛⾜⾝⾞⾟⾠⾡⾢⾣⾤⾥⾦⾧⾨⾩⾪⾫⾬⾭⾮⾯"
    "⾰⾱⾲⾳⾴⾵⾶⾷⾸⾹⾺⾻⾼⾽⾾⾿⿀⿁⿂⿃⿄⿅⿆⿇⿈⿉⿊⿋⿌⿍⿎⿏⿐⿑⿒⿓⿔⿕㇆㇏㇐㇑㇒㇓㇔㇕㇖㇗㇘㇙㇚㇛㇜㇝㇞㇟㇠㇡"
)
_UNIFIED = (
    "厂乛乚乙亻冂𠘨刀刂卜㔾小小兀尣尢𡯂巳幺彑彐忄心扌攵旡日月歺母民氵氺灬爫爫丬牛犭王𤴔目示礻𥫗糹纟罓罒㓁冗𦉫羊𦍌𦍋耂肀聿"
    "肉𦥑艹艹艹虎衤覀西见角𧢲讠贝𧾷车辶辶辶邑钅長镸长门𨸏阝雨青韦页风飞食𩙿飠饣𩠐马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟一丨"
    "丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀寸小尢尸屮山巛工己巾干幺广廴廾弋弓彐彡彳"
    "心戈戶手支攴文斗斤方无日曰月木欠止歹殳毋比毛氏气水火爪父爻爿片牙牛犬玄玉瓜瓦甘生用田疋疒癶白皮皿目矛矢石示禸禾穴立竹"
    "米糸缶网羊羽老而耒耳聿肉臣自至臼舌舛舟艮色艸虍虫血行衣襾見角言谷豆豕豸貝赤走足身車辛辰辵邑酉釆里金長門阜隶隹雨靑非面"
    "革韋韭音頁風飛食首香馬骨高髟鬥鬯鬲鬼魚鳥鹵鹿麥麻黃黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠𠃌乀一丨丿丿丶𠃍乛𠃊𠃎𠄌亅𡿨𠃋乀𠃑乚乙𠄎"
)
# Where the property names a traditional form that a simplified Chinese text cannot mean.
_SIMPLIFIED = {"⼾": "户", "戶": "户", "⾭": "青", "靑": "青", "⿈": "黄", "黃": "黄"}
_OTHER = {"―": "—", "‐": "-", "‑": "-", "\u00a0": " ", "\u3000": " ", "\u2028": "\n", "\u2029": "\n", "\ue5e5": " "}
_COMPATIBILITY = [chr(code) for block in (range(0xF900, 0xFAFF), range(0x2F800, 0x2FA1E)) for code in block]
_VERTICAL_AND_SMALL = [chr(code) for block in (range(0xFE10, 0xFE1A), range(0xFE30, 0xFE6C)) for code in block]
_DROPPED = [*range(9), *range(11, 13), *range(14, 32), *range(127, 160), 0xAD, 0xFEFF, *range(0x200B, 0x2010)]
# Signs of the Symbol font by their code in it; programs that lose the font give them from U+F000 onwards. What else
# comes from that corner of the private area are bullets, and those mean nothing.
SYMBOLS = {
    **{code: chr(code) for code in range(0x20, 0x40)},
    **dict(zip((0xA3, 0xB3, 0xB1, 0xB4, 0xB8, 0xB9, 0xBB, 0xB0, 0xA5, 0xE5), "≤≥±×÷≠≈°∞∑", strict=True)),
}
_PRIVATE = range(0xF000, 0xF100)
_FOLDING: dict[int, str | None] = {
    **{ord(one): unicodedata.normalize("NFC", one) for one in _COMPATIBILITY},
    **{ord(one): unicodedata.normalize("NFKC", one) for one in _VERTICAL_AND_SMALL},
    **{ord(radical): meant for radical, meant in zip(_RADICALS, _UNIFIED, strict=True)},
    **{ord(one): meant for one, meant in (_SIMPLIFIED | _OTHER).items()},
    **dict.fromkeys([*_DROPPED, *range(0x2060, 0x2065), *_PRIVATE]),
}

_ANY_PRIVATE = re.compile("[\uf000-\uf0ff]")
# The font is not known here, so a sign is one only where a number follows or goes before; elsewhere it is a bullet or a
# box to tick. Digits are digits where they stand together or beside others.
_SIGNS = re.compile(
    "[\uf0a3\uf0b3\uf0b1\uf0b9\uf0bb\uf03c-\uf03e](?=\\s*[\\d\uf030-\uf039])"
    "|(?<=\\d)\\s*[\uf0b4\uf0b8](?=\\s*\\d)|(?<=\\d)\uf0b0|(?<=[\\d\uf030-\uf039])\uf025"
    "|[\uf02b-\uf039]{2,}|(?<=\\d)[\uf02b-\uf039]|[\uf02b-\uf039](?=\\d)"
)
# Blanks may have been lost: <spanstyle="x">. What is no tag stays: 若a<b, <2026年预算>.
_TAG = re.compile(
    r"</?(?:p|br|b|i|u|em|strong|span|div|section|font|a|img|hr|input|style|li|ul|ol|dl|dt|dd|h[1-6]|table|tbody|thead"
    r"|tr|td|th|col|colgroup|sub|sup|center|(?:o|v|w|st1):[a-z]+)(?:\s[^<>]{0,400}|[a-z:-]+\s*=[^<>]{0,400})?/?>"
    r"|<!--.{0,400}?-->|&(?:#x[\da-f]{2,5}|#\d{2,6}|[a-z]{2,8}\d?);",
    re.IGNORECASE | re.DOTALL,
)
_WIDE = (
    r"\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f\u2014\u2018-\u201d\u2026\u2460-\u24ff\U00020000-\U0003ffff"
)
_BLANKS = re.compile(r"\s+")
_SPACE = re.compile(
    rf"(?<=[{_WIDE}])\s+|\s+(?=[{_WIDE}])|(?<=\d)\s+(?!(?:19|20)\d\d\s*年)(?=[.%‰]?\d|[%‰])|(?<=\d\.)\s+(?=\d)"
    r"|(?<=\d)\s+(?=[.,]\s*\d)|(?<=\d\s[.,])\s+(?=\d)"
)


def fold_glyphs(text: str) -> str:
    """`text` with radicals and compatibility ideographs as the characters meant, and without control characters.

    Line breaks and tabs stay; full-width digits and punctuation stay as printed.
    """
    if text.isascii() and text.isprintable():
        return text
    named = _SIGNS.sub(_named, text) if _ANY_PRIVATE.search(text) else text
    return named.translate(_FOLDING)


def _named(found: re.Match[str]) -> str:
    return "".join(SYMBOLS.get(ord(one) - _PRIVATE.start, one) if ord(one) in _PRIVATE else one for one in found[0])


def take_markup(text: str) -> tuple[str, tuple[str, ...]]:
    """`text` closed up without leftover HTML tags and with what entities mean, and both as they stood, in order."""
    if "<" not in text and "&" not in text:
        return text, ()
    found: list[str] = []

    def meant(one: re.Match[str]) -> str:
        character = fold_glyphs(unescape(one[0])) if one[0].startswith("&") else ""
        if character == one[0]:  # such as R&D; which is no entity
            return character
        found.append(one[0])
        return character

    bare = _TAG.sub(meant, text)
    return (close_up(bare), tuple(found)) if found else (text, ())


def close_up(text: str) -> str:
    """`text` without the white space of typesetting: none beside Chinese, none inside a number, elsewhere one blank."""
    return _BLANKS.sub(" ", _SPACE.sub("", text.strip())) if _BLANKS.search(text) else text


@lru_cache(maxsize=8192)  # most cells of a table are blank, or say what others say
def cleaned(text: str) -> tuple[str, tuple[str, ...]]:
    """`text` folded, without markup and closed up; and the markup."""
    bare, tags = take_markup(fold_glyphs(text))
    return close_up(bare), tags
