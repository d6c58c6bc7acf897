"""The marks of the desk: an error is seen where it is, and does not colour the whole column."""

from __future__ import annotations

from msgspec.structs import replace

from reconcile.deciding import decide
from reconcile.frames import equations_frame, terms_frame
from tests.tui.handmade import finding, linear, report
from tui.report.material import material


def marks_with(*equations: object) -> dict[str, str]:
    made = report()
    terms = terms_frame(equations, made.recognition.everything)  # type: ignore[arg-type]
    verdicts = decide(made.figures, equations_frame(equations), terms)  # type: ignore[arg-type]
    changed = type(made)(made.recognition, equations, (), verdicts, ())  # type: ignore[arg-type]
    return dict(material(changed).marks)


def test_of_a_sum_that_breaks_the_total_is_contradicted_and_no_part_that_nothing_else_accuses() -> None:
    marks = marks_with(linear("SUM101", "t1.1.3", "t1.2.2", "t1.3.2"))  # 120.00 ≠ 280.00 + 20.00
    assert (marks["t1.1.3"], marks["t1.2.2"], marks["t1.3.2"]) == ("contradicted", "unresolved", "unresolved")


def test_a_part_keeps_what_another_equation_says_of_it() -> None:
    fits = linear("SUM101", "t1.2.2", "t1.2.3", "t1.2.4")
    marks = marks_with(linear("SUM101", "t1.1.3", "t1.2.2", "t1.3.2"), fits)
    assert marks["t1.2.2"] == "tied"


def test_a_part_of_two_sums_that_break_is_contradicted() -> None:
    column, row = linear("SUM101", "t1.1.3", "t1.2.2", "t1.3.2"), linear("SUM101", "t1.1.4", "t1.2.2", "t1.2.3")
    assert marks_with(column, row)["t1.2.2"] == "contradicted"


def test_two_figures_that_ought_to_be_equal_are_both_contradicted() -> None:
    marks = marks_with(linear("TIE101", "t1.1.4", "t2.1.1"))
    assert marks["t1.1.4"] == marks["t2.1.1"] == "contradicted"


def test_what_an_error_names_is_contradicted_though_it_ties_and_what_a_warning_names_where_nothing_ties_it() -> None:
    made, said = report(), finding(9, "PRF212", "warning", "人数与文字不符", "n3", "s1.1.1")
    assert (made.marks["n3"], made.marks["s1.1.1"]) == ("tied", "unresolved")
    kept = {name: getattr(made, name) for name in ("recognition", "equations", "not_run", "verdicts")}
    expected = {
        "error": ("contradicted", "contradicted"),
        "warning": ("tied", "contradicted"),
        "advice": ("tied", "unresolved"),
    }
    for severity, marks in expected.items():
        observed = replace(said, severity=severity, verdict="observation")
        shown = material(type(made)(**kept, findings=(observed,))).marks
        assert (shown["n3"], shown["s1.1.1"]) == marks
