# 表格类规则没有运行的原因
why-layout-uncertain = 《{ $title }》：{ $source }，表头或行的含义不确定，多数行不成立，没有核对
why-scope-differs = { $source }：两张表口径不同或无法确定口径相同，没有核对
why-funds-unlisted = { $source }：差 { $gap }，文件没有列出其他资金，没有核对
why-funds-unexplained = { $source }：差 { $gap }，有结转或两张表的口径不同，没有核对
why-family-unknown = 认不出属于哪一套公开表，没有核对应有哪些表
why-tables-unread = 有的页或表没有读出来，缺的可能就在那里
why-pages-unread = 有的页没有读出来，没有核对应有哪些表
why-form-unrecognised = { $form }：没有认出这张表，但文中似乎有，没有当作缺表
why-titles-differ = 目录中的表多数在正文里对不上，没有核对目录
