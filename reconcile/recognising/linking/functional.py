"""The classes of the functional classification (支出功能分类) for which the tables have money."""

from __future__ import annotations

from reconcile.recognising.lexicon import function_class, functions
from reconcile.recognising.linking.basic_items import of_row
from reconcile.recognising.linking.scopes import scopes
from reconcile.recognition import Recognition

_FEWEST = 2  # classes with money that make tables by class


def classes_without(known: Recognition) -> frozenset[str]:
    """The names of the functional classes for which no table has an amount; none where no tables are by class."""
    filled: set[str] = set()
    for form in known.forms:
        if form.form in scopes() and scopes()[form.form].economic:
            continue
        for row in form.rows:
            code = row.code[:3] or function_class(row.label)
            if code and any(known.figures[one].micro for one in of_row(form, row)):
                filled.add(code)
    classes = [one for one in functions().classes if not one.names[0].startswith("其他")]
    if sum(one.code in filled for one in classes) < _FEWEST:
        return frozenset()
    names = (name for one in classes if one.code not in filled for name in one.names)
    return frozenset(name for name in names if name.endswith("支出"))
