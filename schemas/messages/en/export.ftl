export-title = Review of { $title }
export-sheet = Opinions
export-file = File: { $file }
export-reviewer = Reviewer: { $who }
export-progress = Findings { $total }: confirmed { $confirmed }, dismissed { $dismissed }, explained { $explained }, open { $open }
export-only-confirmed = { $count ->
    [one] Only the one that was confirmed is listed here
   *[other] Only the { $count } that were confirmed are listed here
}
export-left = { $count ->
    [one] { $count } has not been reviewed yet
   *[other] { $count } have not been reviewed yet
}
export-group = { $status }: { $count }
export-apart = Notes and checks
export-signature = Reviewer (signature): ____________________    Date: ____________
export-disputes = On { $count } of them reviewers disagree
export-printed = As printed
export-place = Place
export-notes = Other notes
export-note = note
export-check = own check
export-figure = { $figure } ({ $place })
export-to = To: { $entity }
export-to-unnamed = To: ____________________
export-request = { $count ->
    [one] We have checked “{ $title }” as your unit published it; the point below was confirmed on review. Please verify it, correct it or say why, fill in “Reply of the unit”, and answer in writing by ____________.
   *[other] We have checked “{ $title }” as your unit published it; the { $count } points below were confirmed on review. Please verify each of them, correct it or say why, fill in “Reply of the unit”, and answer in writing by ____________.
}
export-opinion = Opinion
export-answered = Answered by (signature): ________________    Telephone: ______________    Date: ____________
export-adrift = its place was not found in the new version
export-gone = , no longer found
export-lapsed = what is printed has changed, and the earlier decision no longer holds: { $decision }
export-disputed = reviewers disagree: { $decisions }
export-colon = {": "}
action-confirm = confirmed
action-dismiss = dismissed
action-explained = explained
action-withdraw = withdrawn
suggest-error = Verify and correct
suggest-warning = Verify; correct it or say why
suggest-advice = Take note
column-unit = Unit
column-file = File
column-number = No.
column-kind = Kind
column-place = Place
column-printed = As printed
column-recomputed = Recomputed
column-difference = Difference
column-basis = Basis
column-severity = Severity
column-suggestion = Suggestion
column-status = Status
column-reason = Reason
column-reply = Reply of the unit
column-reviewer = Reviewer
column-date = Date
column-note = Notes
column-rule = Rule
column-id = Id
