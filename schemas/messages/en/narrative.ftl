# Why rules on the narrative did not run
why-no-narrative = no amounts were recognised in the narrative, so it was not compared with the tables
why-candidates-differ = { $where }: { $subject } { $text } may mean several figures that differ, so it was not decided
