# Why rules on performance-target sheets and on wording did not run
why-no-sheets = the document has no performance-target sheets
why-no-project-table = no project table was recognised, so the sheets' amounts and names were not compared with it
why-year-unknown = the document's year is unknown, so years were not checked
why-entity-unknown = the office's name is unknown, so names were not checked
why-not-whole = the document is an extract or not whole, so what it must speak of was not checked
