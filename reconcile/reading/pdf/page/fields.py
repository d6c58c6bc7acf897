"""What was filled into a page after it was made: fields of a form and typed annotations, made a part of the page."""

from __future__ import annotations

from typing import Any

import pypdfium2.raw as pdfium

_TYPED = (pdfium.FPDF_ANNOT_WIDGET, pdfium.FPDF_ANNOT_FREETEXT)
_MOST_ANNOTATIONS = 2_000
_FORM_FILLING = 2  # version of pdfium's interface


def with_fields(document: Any, page: Any, index: int) -> Any:
    """The open page `index` with what was filled in, as a reader shows it; where nothing was, the page as it is.

    May return null where the page cannot be opened again.
    """
    if not _is_filled(page):
        return page
    # Fields may come without a picture of their text: pdfium draws it once it knows the form.
    form = pdfium.FPDFDOC_InitFormFillEnvironment(document, pdfium.FPDF_FORMFILLINFO(version=_FORM_FILLING))
    if form:
        pdfium.FORM_OnAfterLoadPage(page, form)
    pdfium.FPDFPage_Flatten(page, pdfium.FLAT_NORMALDISPLAY)
    if form:
        pdfium.FORM_OnBeforeClosePage(page, form)
    pdfium.FPDF_ClosePage(page)
    again = pdfium.FPDF_LoadPage(document, index)
    if form:
        pdfium.FPDFDOC_ExitFormFillEnvironment(form)
    return again


def _is_filled(page: Any) -> bool:
    for index in range(min(pdfium.FPDFPage_GetAnnotCount(page), _MOST_ANNOTATIONS)):
        annotation = pdfium.FPDFPage_GetAnnot(page, index)
        if annotation:
            typed = pdfium.FPDFAnnot_GetSubtype(annotation) in _TYPED
            pdfium.FPDFPage_CloseAnnot(annotation)
            if typed:
                return True
    return False
