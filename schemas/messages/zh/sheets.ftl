# 绩效目标表和文字用语规则没有运行的原因
why-no-sheets = 文件中没有绩效目标表
why-no-project-table = 没有认出项目支出预算表，绩效目标表的金额和名称没有对照
why-year-unknown = 认不出文件的年度，没有核对年份
why-entity-unknown = 认不出单位名称，没有核对名称
why-not-whole = 文件不完整或是摘录，没有核对应说明的内容
