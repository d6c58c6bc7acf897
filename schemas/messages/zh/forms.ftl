# 表格类规则没有运行的原因
why-layout-uncertain = 《{ $title }》：{ $source }，表头或行的含义不确定，多数行不成立，没有核对
why-scope-differs = { $source }：两张表口径不同或无法确定口径相同，没有核对
