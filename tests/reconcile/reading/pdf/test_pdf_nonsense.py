"""Fonts that do not tell which characters they draw: their pages are named, and signs that are known stand for themselves."""

from __future__ import annotations

import re
from pathlib import Path

from reconcile.reading.blocks import RawText
from reconcile.reading.pdf import read_pdf
from reconcile.reading.pdf.page.characters import Word, _name_signs
from reconcile.reading.pdf.page.plausibility import is_nonsense
from tests.reconcile.reading.jincheng import SAMPLES

SAMPLE = SAMPLES / "jincheng-2026.pdf"


def test_characters_without_a_code_are_nonsense_and_ordinary_ones_are_not() -> None:
    def words(text: str) -> list[Word]:
        return [Word(list(text), [0.0] * len(text), [1.0] * len(text), 0.0, 12.0)]

    assert not is_nonsense(words("2026年某市某局预算收入总计4,595.13万元，其中：本年收入4,595.13万元，上年结转0万元。"))
    assert is_nonsense(words("".join(chr(0x0400 + index) for index in range(60))))
    assert is_nonsense(words("".join(chr(0x4E00 + index * 331) for index in range(60))))
    assert not is_nonsense(words("ЖШ"))


def test_dingbats_stand_for_the_codes_of_a_font_and_a_few_ticks_for_themselves() -> None:
    def word(text: str) -> Word:
        return Word(list(text), [float(at) for at in range(len(text))], [at + 1.0 for at in range(len(text))], 10, 1)

    assert is_nonsense([word("✶☎●✟✞✁★✔✜▲✠✏✴✆✂✄●✤✝✎✡✑☛☞✌✍✡✒✓✕✖✗✘✙✚")])
    assert is_nonsense([word("✎✡✑☛☞✌")])
    assert not is_nonsense([word("✔")])
    assert not is_nonsense([word("项目绩效目标表✔已填✔已审✔")])


def test_signs_of_a_symbol_font_are_named_before_a_number_only() -> None:
    chars = list("\uf0b395%，\uf0a3新增")
    _name_signs(chars)
    assert "".join(chars) == "≥95%，\uf0a3新增"


def test_a_page_with_a_font_that_does_not_tell_its_characters_is_named(tmp_path: Path) -> None:
    content = SAMPLE.read_bytes()
    told = list(re.finditer(rb"/ToUnicode \d+ 0 R", content))
    whole = read_pdf(SAMPLE)
    for one in told[2:4]:
        path = tmp_path / "a.pdf"
        path.write_bytes(content[: one.start()] + b" " * len(one[0]) + content[one.end() :])
        read = read_pdf(path)
        unread = {page.page for page in read.unread if page.why == "pdf-page-nonsense"}
        assert unread
        known = {block.text for block in whole.blocks if isinstance(block, RawText)}
        # What is still read is a part of what is printed: a paragraph may end where an unread page begins.
        long = [block.text for block in read.blocks if isinstance(block, RawText) and len(block.text) > 12]
        assert long and all(any(one in text for text in known) for one in long)
