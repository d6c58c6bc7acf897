# Why rules on tables were not run
why-layout-uncertain = { $title }: { $source } was not checked, since heads or rows are uncertain and most lines do not keep it
why-scope-differs = { $source } was not checked, since the two tables differ in scope or cannot be shown to have the same
