"""Lists whose items are numbered paragraphs, one of which has a list of its own."""

from __future__ import annotations

from reconcile.disclosure import Paragraph, Place
from reconcile.narrative.grammar import read_section
from reconcile.narrative.subjects import Names

TEXT = """“三公”经费预算32.50万元，具体情况如下：
1．因公出国（境）费预算支出0.00万元。
2．公务用车购置及运行维护费预算支出30.00万元。其中：
（1）公务用车购置预算支出20.00万元，与上年持平。
（2）公务用车运行维护费预算支出10.00万元，与上年持平。
3．公务接待费预算支出2.50万元。"""


def test_what_an_item_is_made_of_adds_up_to_the_item_and_the_items_to_the_total() -> None:
    paragraphs = [
        Paragraph(f"p{number}", text, "narrative", ("“三公”经费",), Place())
        for number, text in enumerate(TEXT.split("\n"))
    ]
    read = read_section(paragraphs, Names(), 2024)
    texts = {one.id: one.token.text for one in read.mentions}
    sums = [[texts[one] for one in claim.figures] for claim in read.claims if claim.kind == "sum"]
    assert sums == [
        ["32.50万元", "0.00万元", "30.00万元", "2.50万元"],
        ["30.00万元", "20.00万元", "10.00万元"],
    ]
