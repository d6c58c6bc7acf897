"""The paragraphs of a PDF, and two sentences to set in it."""

from __future__ import annotations

from pathlib import Path

from reconcile.reading.blocks import RawText
from reconcile.reading.pdf import read_pdf

LONG = (
    "2026年某市某局预算收入总计4,595.13万元，其中：本年收入4,595.13万元，上年结转0万元，比上年减少2,452.88万元，"
    "下降34.80%，主要原因是本年度专项项目资金减少导致本年度预算收入总计减少。"
)
SHORT = "本年支出合计307.82万元，其中：基本支出105.58万元，占34.30%。"


def paragraphs(path: Path) -> list[RawText]:
    return [block for block in read_pdf(path).blocks if isinstance(block, RawText)]


def texts(path: Path) -> list[str]:
    return [block.text for block in paragraphs(path)]
