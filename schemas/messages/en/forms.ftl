# Why rules on tables were not run
why-layout-uncertain = { $title }: { $source } was not checked, since heads or rows are uncertain and most lines do not keep it
why-scope-differs = { $source } was not checked, since the two tables differ in scope or cannot be shown to have the same
why-funds-unlisted = { $source } was not checked: a difference of { $gap }, and the document lists no other funds
why-funds-unexplained = { $source } was not checked: a difference of { $gap }, where money is carried over or the two tables differ in scope
why-family-unknown = The set of forms is not known, so it was not checked which forms there must be
why-tables-unread = Some pages or tables could not be read, and what is missing may stand there
why-pages-unread = Some pages could not be read, so it was not checked which forms there must be
why-form-unrecognised = { $form } was not recognised but may be there, so it is not called missing
why-titles-differ = Most listed tables were not found in the body, so the contents were not checked
