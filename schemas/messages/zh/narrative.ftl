# 文字说明规则没有运行的原因
why-no-narrative = 没有认出文字说明中的金额，说明与报表没有对照
why-candidates-differ = { $where }：{ $subject } { $text } 可能指几个不同的数字，没有判定
