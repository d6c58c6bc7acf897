"""Sentences whose numbers are no amounts of the budget, or amounts that nothing else states: a reader must let them be."""

from __future__ import annotations

from random import Random

from benchmarks.generate.document import Document, Heading, Para

DUTIES = (
    "（三）承担热线值守工作，实行7×24小时值班制度，年均受理群众来电约3.2万件，服务群众1.5万余人次。",
    "（三）负责落实《中华人民共和国预算法》（2018年修正）和《地方预决算公开操作规程》（财预〔2016〕143号）的有关要求。",
    "（三）负责推进“十四五”规划（2021—2025年）确定的5大类32项重点任务，力争2025年底前全部完成。",
    "（三）联系地址：人民路128号，邮政编码：530000，联系电话：0772-2824612，办公时间：8:30—12:00、14:30—17:30。",
    "（三）机关行政编制36名，其中：局长1名，副局长3名；科级领导职数12名。现有在职人员34人，退休人员15人。",
)
CLOSING = (
    "名词解释未尽事宜，按照《2024年政府收支分类科目》（财预〔2023〕83号）执行。",
    "二十、三年行动计划：指{before}—{after}年连续实施的行动计划，总投资约12.6亿元，由各级财政和社会资金共同筹措。",
    "二十、高标准农田：指每亩投资不低于3000元、工程使用年限不少于15年的集中连片农田。",
)


def add_noise(doc: Document, seed: object) -> None:
    """Put one or two such paragraphs where a disclosure has them: among the duties and after the terms."""
    rng = Random(f"noise {seed}")
    if rng.random() < 0.5:
        at = next(
            (at for at, block in enumerate(doc.blocks) if isinstance(block, Heading) and "机构" in block.text), None
        )
        if at is not None:
            doc.blocks.insert(at, Para(rng.choice(DUTIES)))
    if rng.random() < 0.5:
        doc.blocks.append(Para(rng.choice(CLOSING).format(before=doc.year - 1, after=doc.year + 1)))
