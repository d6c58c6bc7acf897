# 出错时的一句话。文件名由程序写在前面，这里不重复。

## 文件
file-missing = 文件不存在
file-empty = 文件是空的
file-is-folder = 这是文件夹，里面没有能读的公开文件（pdf、txt、xlsx、xls、docx、html、mht）
file-too-large = 文件太大（上限 { $limit } MB）
file-unreadable = 文件打不开（{ $why }）
file-damaged = 文件已损坏，或内容与后缀名不符
file-crowded = 文件里的段落或单元格多得不正常，没有读；请只把一份公开的内容存成一个文件，再试
file-encrypted = 文件设有密码，请先去掉密码
other-format = 读不了这种文件（{ $suffix }），请用 Word 或 WPS 另存为 docx、xlsx 或 pdf
workbook-too-old = 这是 Excel 95 或更早的格式，里面的汉字认不出来，请用 Excel 或 WPS 另存为 xlsx
workbook-not-calculated = 工作簿里的公式还没有算出结果，请用 Excel 或 WPS 打开并保存一次
unknown-format = 不认识的文件类型（{ $suffix }）；能读 pdf、txt、xlsx、xls、docx、html、mht
file-is-archive = 这是压缩包（{ $suffix }），请先解压，再打开里面的文件
file-is-picture = 这是图片（{ $suffix }），请存成 pdf 再打开（识别图片要另装 OCR：在本程序的文件夹里运行 .venv/bin/pip install ".[ocr]"）
no-suffix = 文件名没有后缀，内容也认不出来；能读 pdf、txt、xlsx、xls、docx、html、mht
wrong-encoding = 不是文字文件，或者编码认不出来（能读 UTF-8、UTF-16、GB18030）
nothing-recognised = 没有找到任何表格或预决算说明，不像一份预算或决算公开
cancelled = 已取消

## PDF
pdf-no-pdf = 不是 PDF 文件
pdf-truncated = PDF 文件不完整，结尾缺失，请重新下载
pdf-damaged = PDF 文件已损坏，无法打开
pdf-encrypted = PDF 设有密码，请先去掉密码
pdf-too-many-pages = PDF 页数太多（{ $pages } 页，上限 { $most } 页）
pdf-bomb = PDF 里有展开后大得不正常的内容，已拒绝打开
pdf-no-text = PDF 里没有任何文字
pdf-scanned = PDF 是扫描件，没有文字层；要识别，请在本程序的文件夹里运行 .venv/bin/pip install ".[ocr]"
pdf-nonsense = PDF 里的文字没有对应的编码，读出来是乱码
pdf-page-damaged = 这一页已损坏
pdf-page-scanned = 有扫描图片，没有文字层；要识别，请在本程序的文件夹里运行 .venv/bin/pip install ".[ocr]"
pdf-page-nonsense = 这一页的文字没有对应的编码，读出来是乱码
pdf-page-crowded = 这一页的文字或线条多得不正常，没有读
pdf-page-unclear = 有一张表没有读：分不清列，或者不完整（超出纸边，或有数字在表格线外）
pdf-page-halves = 一张纸上印了两页，没有读

## 数据文件
schema-invalid = { $file }：{ $expected }

settings-invalid = { $file }：{ $expected }
settings-unreadable = { $file }：打不开（{ $reason }）
settings-not-text = { $file }：不是 UTF-8 文字
settings-not-toml = { $file }：不是正确的 TOML，请检查写法（{ $said }）
settings-unknown-rule = { $file }：没有规则 { $rule }

## 复核记录
review-unreadable = 复核记录打不开（{ $reason }）
review-too-large = 复核记录太大（上限 { $limit } MB）
review-too-deep = 复核记录嵌套太深，不是本程序写的文件
review-not-text = 复核记录不是 UTF-8 文字
review-not-toml = 第 { NUMBER($line, useGrouping: 0) } 行不是正确的 TOML，请检查写法（{ $said }）
review-none = 这不是复核记录（*.review.toml），而是别的文件
review-newer = 复核记录的版本是 { $found }，本程序只认识到 { $known }，请升级程序
review-invalid = 第 { NUMBER($line, useGrouping: 0) } 行 { $name }：应为 { $expected }
review-key-missing = 第 { NUMBER($line, useGrouping: 0) } 行：缺少 { $name }（{ $expected }）
review-path-outside = 复核记录指向自己文件夹以外的文件（{ $named }），已拒绝打开
review-disclosure-missing = 复核记录旁边没有它所复核的文件 { $named }；请放回同一文件夹，或用 gouji 文件 --review 复核记录
review-disk-full = 磁盘已满，没有存上；上次保存的内容完好。请腾出空间后再存，或另存到别处
review-read-only = 这里不能写入，没有存上；上次保存的内容完好。请改权限，或另存到别处
review-folder-gone = 文件夹不见了，没有存上。请恢复文件夹，或另存到别处
review-drive-hangs = 磁盘没有响应，没有存上；上次保存的内容完好。请检查网络盘，或另存到别处
review-unsaved = 没有存上（{ $reason }）；上次保存的内容完好。请再存一次，或另存到别处
review-changed = 复核记录在打开之后被别的程序改过，没有存上，以免盖掉那里的内容。请另存到别处，再用 gouji merge 合并
review-there = 那里已有一个文件，没有盖掉它。请换一个名字
review-link = 复核记录是一个链接，不跟随链接读写；请直接打开它所指的文件
review-to-read = 这份复核是以只读方式打开的，没有记下
review-held = { $who } 正在复核这份文件（在 { $host } 上，{ $since } 打开），只能以只读方式打开（--read-only）
review-held-unknown = 有人正在复核这份文件，只能以只读方式打开（--read-only）
merge-different = 两份记录复核的不是同一个文件（{ $first }，{ $second }）
not-a-review = 不是复核记录（文件名应以 .review.toml 结尾）

## 命令
no-terminal = 这里没有终端，打不开界面；不要界面时用 gouji check 文件
terminal-bare = 这个终端（TERM={ $term }）画不了界面；不要界面时用 gouji check 文件
terminal-charset = 这个终端的编码是 { $charset }，界面要 UTF-8：终端改用 UTF-8，并设 LANG=zh_CN.UTF-8
no-such-rule = 没有规则 { $code }；gouji rule 列出全部规则
no-such-rule-but = 没有规则 { $code }（相近的有：{ $near }）；gouji rule 列出全部规则
no-such-form = 没有代号为 { $form } 的表；可用的有：{ $forms }
output-needed = 这种格式不能显示在终端上，请用 --output 指定文件
output-exists = 那里已有一个文件，没有盖掉它；请换一个名字，或加上 --force
export-no-format = 不能导出成 { $suffix }；可用的有：{ $formats }
export-other-format = 文件名的后缀是 { $suffix }，而 --format 要的是 { $format }；请改其中一个
export-none-confirmed = 还没有判为属实的问题，没有可发给单位的；要全部导出，请加 --all
open-folder-alone = --review、--from、--prior 是对一个文件说的；请给出文件，不要给文件夹
export-one-sheet = 多份复核记录合成一张表，只能是 { $formats }；别的格式请逐份导出
export-no-review = 这里没有复核记录（*.review.toml）；先用 gouji 打开文件复核
output-unwritable = 写不了这个文件（{ $why }）

## 系统为什么拒绝
system-missing = 没有这个文件或文件夹
system-denied = 没有权限
system-read-only = 这个磁盘只能读
system-is-folder = 这是文件夹
system-no-folder = 路径中有一段不是文件夹
system-there = 那里已有一个文件
system-full = 磁盘已满
system-link = 这是链接，不跟随
system-long-name = 文件名太长
system-many-open = 打开的文件太多
system-busy = 别的程序正在使用
system-device = 磁盘或网络没有响应
system-irregular = 不是普通文件

## 程序自身
fault-equation-without-side = 程序内部错误：有一条等式缺了一边。结果不可信，没有给出
fault-unforeseen = 程序内部错误，没有得出结果：{ $said }
