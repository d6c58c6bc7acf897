help-usage = 用法:
help-options = 选项
help-options-mark = [选项]
help-example = 示例
help-commands = 命令（各命令都有 --help）
help-help = 显示这段说明
help-lang = 界面语言（缺省随系统）
help-default = （缺省 { $value }）
help-output = 写到文件，而不是标准输出
help-force = 盖掉已有的文件
usage-line = { $said }（{ $command } --help 有说明）
usage-no-option = 没有选项 { $option }
usage-missing = 缺少 { $argument }
usage-bad-value = { $option } 只能是 { $choices }
usage-wrong = 参数有误：{ $said }
usage-range = { $option } 只能是 { $least } 到 { $most } 的整数
usage-extra = 多出的参数：{ $arguments }
usage-no-value = { $option } 后面要写一个值
usage-takes-none = { $option } 后面不能写值
usage-unknown-command = 没有命令 { $given }；有 { $names }
usage-no-command = 没有命令 { $given }；是不是 gouji { $near }
left = 复核记录 { $path }：已决 { $decided } / { $total }；接着复核：{ $command }
reading = 正在读 { $file }

open-short = 打开复核界面
open-help = 勾稽：逐笔核对一份预算或决算公开，引导复核人处理对不上的地方。
    文件可以是公开文件（pdf、txt、xlsx、xls、docx、html、mht），也可以是存下的复核记录（*.review.toml）或放着它们的文件夹，逐份复核；不给文件则打开起始页。
open-example = gouji 某局2026年预算.pdf
    gouji 某局2026年预算.review.toml
    gouji 2026年预算/
open-review = 复核记录放在哪里（缺省在文件旁边）
open-from = 把旧版本的复核记录带过来
open-prior = 上年同一单位的公开文件，用来核对基数
open-reviewer = 复核人的姓名（缺省是 gouji.toml 里 [app] 的 reviewer，没有则是系统登录名）；此前以登录名记下的也改用它
open-read-only = 只看，不改
open-version = 显示版本

check-short = 不开界面，直接核对
check-help = 核对一个或多个文件（也可以是文件夹或通配符），列出对不上的地方。
    退出码：0 核对过的都相符；1 有错误或警告；2 无法核对。
check-example = gouji check 某局2026年预算.pdf
    gouji check --format json 预算/*.pdf --jobs 2
    gouji check 某局2026年预算.pdf --review 某局2026年预算.review.toml
    gouji check 某局2026年预算.pdf --prior 某局2025年预算.pdf
check-format = 输出格式
check-review = 复核记录（或放复核记录的文件夹）：判为不成立、已说明的不再算数
check-from = 旧版本的复核记录：没有变的处理意见带过来，并说明新增、消失、变化了哪些
check-prior = 上年同一单位的公开文件（决算也可给当年预算）：核对增减基数、上年数、年初预算、结转
check-jobs = 同时核对几个文件
check-summary = 只列一览表：每个文件一行，问题多的在前

figures-short = 列出印着的每一个数字
figures-help = 列出数字台账：每个印出来的数字、它的位置，以及是否已勾稽。
figures-example = gouji figures 某局2026年预算.pdf --unresolved
    gouji figures 某局2026年预算.pdf --format parquet --output 数字.parquet
figures-format = 输出格式
figures-unresolved = 只列没有任何等式用到的数字
figures-part = 只列这一部分
figures-form = 只列这种表（表的代号）
figures-section = 只列标题或章节里有这些字的

tables-short = 列出读到的表格
tables-help = 按文件里的顺序列出读到的表格。
tables-example = gouji tables 某局2026年预算.pdf
    gouji tables 某局2026年预算.pdf --format xlsx --output 表格.xlsx
tables-format = 输出格式

export-short = 导出复核意见
export-help = 把复核记录导出成别人能看的文件：问题、算式、处理结果和备注。多份记录或一个文件夹合成一张表（xlsx、csv）。
export-example = gouji export 某局2026年预算.review.toml --output 意见.docx
    gouji export 某局2026年预算.review.toml --confirmed --output 意见.xlsx
    gouji export 2026年预算/ --confirmed --output 全部意见.xlsx
export-format = 输出格式（缺省看 --output 的后缀，没有则为 md）
export-confirmed = 只导出判为属实的问题（docx 是发给单位的函，缺省如此）
export-all = 全部导出，docx 也是

rule-short = 解释一条规则
rule-help = 列出全部规则；给出代号（或名称）则解释这一条：查什么、为什么、何时不查、依据和例子。
rule-example = gouji rule
    gouji rule SUM101
rule-format = 输出格式

merge-short = 合并两个人的复核记录
merge-help = 合并两份复核记录：备注取全部，处理意见按问题和时间合并，意见不一致的列出来，不丢弃。
merge-example = gouji merge 甲.review.toml 乙.review.toml --output 合并.review.toml
merge-disputed = { $rule } { $message }：{ $decisions }
merge-count = 合并：{ $findings } 个问题，{ $notes } 条备注，{ $disputed } 处意见不一致

status-short = 一个文件夹里各份复核的进度
status-help = 列出文件夹里每份公开文件的复核进度：问题数、已决、未决、最近一次决定的时间。
status-example = gouji status 2026年预算/
status-format = 输出格式
status-line = 问题 { $total }（错误 { $error }，警告 { $warning }，提示 { $advice }），已决 { $decided }，未决 { $open }，意见不一致 { $disputed }，备注 { $notes }
status-not-begun = 还没有开始
status-unreadable = 复核记录读不出来
status-refused = 无法核对：{ $why }
