<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
<context>
    <name>AboutView</name>
    <message>
        <source>使用的程序库与许可证（{count}）</source>
        <translation>Libraries in use and their licences ({count})</translation>
    </message>
    <message>
        <source>刑法案台 {version}</source>
        <translation>Criminal Law Desk {version}</translation>
    </message>
    <message>
        <source>Apache-2.0 许可证；Python {python}，Qt {qt}</source>
        <translation>Apache-2.0 licence; Python {python}, Qt {qt}</translation>
    </message>
    <message>
        <source>没有遥测，不查更新；除您选定的模型服务器外不连接任何地方。</source>
        <translation>No telemetry and no look for updates; nothing is connected to but the model server you chose.</translation>
    </message>
</context>
<context>
    <name>AgreementGrid</name>
    <message>
        <source>各份罪名一致的程度</source>
        <translation>Answers that agree on the charges</translation>
    </message>
    <message>
        <source>案件</source>
        <translation>Cases</translation>
    </message>
    <message>
        <source>与法院相符</source>
        <translation>As the court found</translation>
    </message>
    <message>
        <source>平均相差 {share}：越小，“几份一致”越能当作把握的大小。</source>
        <translation>{share} apart on average: the smaller, the more the agreement of the answers tells how sure one may be.</translation>
    </message>
</context>
<context>
    <name>AnswerNames</name>
    <message>
        <source>姓名</source>
        <translation>Names</translation>
    </message>
    <message>
        <source>换回姓名</source>
        <translation>Put the names back</translation>
    </message>
    <message>
        <source>把代称换回姓名来看、复制和导出；历史记录里仍是代称</source>
        <translation>Shows, copies and exports the answer with the names in place of the stand-ins; the history keeps the stand-ins</translation>
    </message>
</context>
<context>
    <name>AnswerWords</name>
    <message>
        <source>正在书写……</source>
        <translation>Being written…</translation>
    </message>
    <message>
        <source>等候书写</source>
        <translation>Waiting to be written</translation>
    </message>
    <message>
        <source>同一事实，两种态度</source>
        <translation>Same facts, two attitudes</translation>
    </message>
    <message>
        <source>并列对照</source>
        <translation>Side by side</translation>
    </message>
    <message>
        <source>已完成</source>
        <translation>Complete</translation>
    </message>
    <message>
        <source>已停止</source>
        <translation>Stopped</translation>
    </message>
    <message>
        <source>上次未写完</source>
        <translation>Not finished last time</translation>
    </message>
    <message>
        <source>未完成</source>
        <translation>Not completed</translation>
    </message>
    <message>
        <source>已停止（保留）</source>
        <translation>Stopped (text kept)</translation>
    </message>
    <message>
        <source>上次未写完（保留）</source>
        <translation>Not completed last time (text kept)</translation>
    </message>
    <message>
        <source>未完成（已写的保留）</source>
        <translation>Not completed (text kept)</translation>
    </message>
    <message>
        <source>{seconds} 秒</source>
        <translation>{seconds} s</translation>
    </message>
    <message>
        <source>服务器不接受、没有使用：{names}</source>
        <translation>Not used, as the server does not take them: {names}</translation>
    </message>
</context>
<context>
    <name>ArticleNotes</name>
    <message>
        <source>本条的罪名</source>
        <translation>Crimes of this article</translation>
    </message>
    <message>
        <source>本条的行为还可能构成</source>
        <translation>Such acts may also be</translation>
    </message>
    <message>
        <source>法律数据核对至 {day}；此后公布的文件这里没有。</source>
        <translation>Law checked to {day}; what was published later is not here.</translation>
    </message>
    <message>
        <source>{name}（已取消）</source>
        <translation>{name} (abolished)</translation>
    </message>
    <message>
        <source>查找这一罪名</source>
        <translation>Search for this crime</translation>
    </message>
</context>
<context>
    <name>ArticlePanel</name>
    <message>
        <source>条文</source>
        <translation>Article</translation>
    </message>
    <message>
        <source>在法条页打开</source>
        <translation>Open in Statutes</translation>
    </message>
    <message>
        <source>复制条文</source>
        <translation>Copy article</translation>
    </message>
    <message>
        <source>关闭条文</source>
        <translation>Close article</translation>
    </message>
    <message>
        <source>关闭（Esc）</source>
        <translation>Close (Esc)</translation>
    </message>
</context>
<context>
    <name>ArticleReader</name>
    <message>
        <source>按此日的文本</source>
        <translation>Text as of</translation>
    </message>
    <message>
        <source>今天</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>显示这一天施行的文本，例如 2015-06-01；不填为今天</source>
        <translation>Shows the text in force on this day, for example 2015-06-01; if empty, today</translation>
    </message>
    <message>
        <source>复制</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>复制本条，带出处和日期</source>
        <translation>Copy this article with its source and day</translation>
    </message>
    <message>
        <source>复制{part}</source>
        <translation>Copy {part}</translation>
    </message>
    <message>
        <source>Ctrl+Shift+C，带出处和日期</source>
        <translation>Ctrl+Shift+C, with its source and day</translation>
    </message>
</context>
<context>
    <name>ArticlesPane</name>
    <message>
        <source>条号、罪名、简称或词语，例如 264、67.3、刑诉法15、帮信、扒窃</source>
        <translation>Number, crime or words, such as 264, 67.3, CPL 15</translation>
    </message>
    <message>
        <source>查找条文（Ctrl+F；回车到下一处，方向键换条文）</source>
        <translation>Search the articles (Ctrl+F; Enter for the next place, arrow keys for the next article)</translation>
    </message>
    <message>
        <source>回车到下一处，Shift+回车到上一处，上下键换条文</source>
        <translation>Enter: next place; Shift+Enter: the one before; up and down: other articles</translation>
    </message>
    <message>
        <source>法律目录</source>
        <translation>Contents of the laws</translation>
    </message>
    <message>
        <source>从左侧选一条，或输入条号、罪名、简称、词语查找。</source>
        <translation>Choose an article on the left, or search by number, crime or words.</translation>
    </message>
</context>
<context>
    <name>AskRow</name>
    <message>
        <source>态度对照</source>
        <translation>Compare attitudes</translation>
    </message>
    <message>
        <source>同一事实分别按“坦白”与“拒不认罪”预测，并列显示差别</source>
        <translation>Predicts the same facts with “Confession” and with “Denies guilt”, and shows the differences side by side</translation>
    </message>
    <message>
        <source>预测判决</source>
        <translation>Predict judgment</translation>
    </message>
    <message>
        <source>预测判决    Ctrl+Enter</source>
        <translation>Predict    Ctrl+Enter</translation>
    </message>
    <message>
        <source>把事实交给模型，写出一审判决的说理与主文</source>
        <translation>Gives the facts to the model, which writes the reasoning and operative part of a first-instance judgment</translation>
    </message>
</context>
<context>
    <name>AskedCard</name>
    <message>
        <source>未导出的适配器</source>
        <translation>adapter, not exported</translation>
    </message>
    <message>
        <source>模型</source>
        <translation>Model</translation>
    </message>
    <message>
        <source>{count} 题</source>
        <translation>{count} questions</translation>
    </message>
    <message>
        <source>案件</source>
        <translation>Cases</translation>
    </message>
    <message>
        <source>基线</source>
        <translation>Baselines</translation>
    </message>
    <message>
        <source>按另一份案件统计</source>
        <translation>Fitted on other cases</translation>
    </message>
</context>
<context>
    <name>AttitudeComparison</name>
    <message>
        <source>两次认定的罪名不同。态度不应影响定性，请仔细核对。</source>
        <translation>The two predictions differ in the charges. Attitude should not affect the charge; please check carefully.</translation>
    </message>
    <message>
        <source>拒不认罪本身不得作为从重处罚的理由；差别应只来自从宽情节的有无。每次预测带有随机性。</source>
        <translation>Denying guilt is not in itself a ground for heavier punishment; the difference should come only from whether mitigating circumstances are present. Each prediction is partly random.</translation>
    </message>
    <message>
        <source>刑种不同</source>
        <translation>Different kinds of penalty</translation>
    </message>
    <message>
        <source>刑期相同</source>
        <translation>Same term</translation>
    </message>
    <message>
        <source>拒不认罪时刑期多 {term}</source>
        <translation>Term longer by {term} when guilt is denied</translation>
    </message>
    <message>
        <source>拒不认罪时刑期少 {term}</source>
        <translation>Term shorter by {term} when guilt is denied</translation>
    </message>
    <message>
        <source>罚金多 {fine}</source>
        <translation>fine higher by {fine}</translation>
    </message>
    <message>
        <source>罚金少 {fine}</source>
        <translation>fine lower by {fine}</translation>
    </message>
    <message>
        <source>失去缓刑</source>
        <translation>probation lost</translation>
    </message>
    <message>
        <source>反而有缓刑</source>
        <translation>probation gained</translation>
    </message>
    <message>
        <source>，</source>
        <translation>, </translation>
    </message>
    <message>
        <source>没有可比较的刑罚</source>
        <translation>No penalties to compare</translation>
    </message>
    <message>
        <source>{name}：{difference}</source>
        <translation>{name}: {difference}</translation>
    </message>
    <message>
        <source>被告人</source>
        <translation>Defendant</translation>
    </message>
</context>
<context>
    <name>BandView</name>
    <message>
        <source>点按在文书与事实中标出依据</source>
        <translation>Click to mark the grounds in the judgment and the facts</translation>
    </message>
    <message>
        <source>适用哪一档未能确定</source>
        <translation>Which range applies could not be decided</translation>
    </message>
    <message>
        <source>适用：{range}</source>
        <translation>Applies: {range}</translation>
    </message>
    <message>
        <source>可能适用：{range}</source>
        <translation>May apply: {range}</translation>
    </message>
    <message>
        <source>{charge}：{words}</source>
        <translation>{charge}: {words}</translation>
    </message>
</context>
<context>
    <name>Batch</name>
    <message>
        <source>正在预测</source>
        <translation>Predicting</translation>
    </message>
    <message>
        <source>未完成</source>
        <translation>Not completed</translation>
    </message>
    <message>
        <source>中断</source>
        <translation>Broken off</translation>
    </message>
    <message>
        <source>已完成</source>
        <translation>Complete</translation>
    </message>
    <message>
        <source>未预测</source>
        <translation>Left out</translation>
    </message>
    <message>
        <source>等待</source>
        <translation>Waiting</translation>
    </message>
    <message>
        <source>出错</source>
        <translation>Failed</translation>
    </message>
    <message>
        <source>读不出</source>
        <translation>Unreadable</translation>
    </message>
    <message>
        <source>完成</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>没写完</source>
        <translation>Cut off</translation>
    </message>
    <message>
        <source>{term}（{least}—{most} 个月）</source>
        <translation>{term} ({least}–{most} months)</translation>
    </message>
</context>
<context>
    <name>BatchHead</name>
    <message>
        <source>打开结果所在的文件夹</source>
        <translation>Open the folder with the results</translation>
    </message>
    <message>
        <source>正在启动，载入模型……</source>
        <translation>Starting, loading the model…</translation>
    </message>
    <message>
        <source>{count} 案</source>
        <translation>{count} cases</translation>
    </message>
    <message>
        <source>每案 {count} 份</source>
        <translation>{count} samples of each</translation>
    </message>
    <message>
        <source>{done} / {wanted} 份</source>
        <translation>{done} of {wanted} predictions</translation>
    </message>
    <message>
        <source>{count} 份出错</source>
        <translation>{count} failed</translation>
    </message>
    <message>
        <source>正在预测</source>
        <translation>Predicting</translation>
    </message>
    <message>
        <source>继续</source>
        <translation>Go on</translation>
    </message>
    <message>
        <source>重试出错的</source>
        <translation>Try failed ones again</translation>
    </message>
</context>
<context>
    <name>BatchPage</name>
    <message>
        <source>批量</source>
        <translation>Batch</translation>
    </message>
    <message>
        <source>新的批量</source>
        <translation>New batch</translation>
    </message>
    <message>
        <source>以前的批量</source>
        <translation>Earlier batches</translation>
    </message>
    <message>
        <source>{count} 案</source>
        <translation>{count} cases</translation>
    </message>
</context>
<context>
    <name>BatchView</name>
    <message>
        <source>在批量页打开</source>
        <translation>Open on the batch page</translation>
    </message>
    <message>
        <source>各案</source>
        <translation>Cases</translation>
    </message>
    <message>
        <source>分布</source>
        <translation>Distribution</translation>
    </message>
</context>
<context>
    <name>CalibrationView</name>
    <message>
        <source>可靠程度</source>
        <translation>Reliability</translation>
    </message>
    <message>
        <source>刑期范围是否可靠没有测：评测时“每案另写几份”填 5 以上才能知道。</source>
        <translation>Whether the range of terms can be relied on was not measured: that needs 5 or more at &quot;Further answers to each case&quot;.</translation>
    </message>
    <message>
        <source>每案写 {samples} 份，居中的 {nominal} 划出一个刑期范围；法院的刑期有 {held} 落在其中（95 % 区间 {low} 至 {high}，以 {cases} 案计）。</source>
        <translation>Of {samples} answers to each case the middle {nominal} make a range of terms; {held} of the courts&apos; terms lie within it (95 % interval {low} to {high}, {cases} cases).</translation>
    </message>
    <message>
        <source>范围大致名副其实。</source>
        <translation> The range is about what it says.</translation>
    </message>
    <message>
        <source>范围偏窄：看上去比实际更有把握。</source>
        <translation> The range is narrow: it looks surer than it is.</translation>
    </message>
    <message>
        <source>范围偏宽：比需要的更保守。</source>
        <translation> The range is wide: more cautious than it need be.</translation>
    </message>
    <message>
        <source>读得出判决</source>
        <translation>Readable</translation>
    </message>
    <message>
        <source>没有作答</source>
        <translation>Nothing decided</translation>
    </message>
    <message>
        <source>没写完</source>
        <translation>Cut off</translation>
    </message>
    <message>
        <source>事实太长、没有问</source>
        <translation>Facts too long, not asked</translation>
    </message>
    <message>
        <source>每份平均用时</source>
        <translation>Time for each, on average</translation>
    </message>
    <message>
        <source>{seconds} 秒</source>
        <translation>{seconds} s</translation>
    </message>
</context>
<context>
    <name>CarryPanel</name>
    <message>
        <source>放到哪里（如 U 盘）</source>
        <translation>Where to put it (such as a USB stick)</translation>
    </message>
    <message>
        <source>正在准备……</source>
        <translation>Preparing…</translation>
    </message>
    <message>
        <source>没有做完：{reason}。请检查 U 盘与权限后再试。</source>
        <translation>Not completed: {reason}. Check the stick and its permissions, then try again.</translation>
    </message>
    <message>
        <source>没有做完，详情已写入日志。</source>
        <translation>Not completed; the details are in the log.</translation>
    </message>
    <message>
        <source>正在复制 {file}</source>
        <translation>Copying {file}</translation>
    </message>
</context>
<context>
    <name>CaseOptions</name>
    <message>
        <source>到案后的态度</source>
        <translation>Attitude after arrest</translation>
    </message>
    <message>
        <source>未记载</source>
        <translation>Not stated</translation>
    </message>
    <message>
        <source>坦白</source>
        <translation>Confession</translation>
    </message>
    <message>
        <source>拒不认罪</source>
        <translation>Denies guilt</translation>
    </message>
    <message>
        <source>到案后的态度：{attitude}</source>
        <translation>Attitude after arrest: {attitude}</translation>
    </message>
    <message>
        <source>行为日</source>
        <translation>Date of the act</translation>
    </message>
    <message>
        <source>未填</source>
        <translation>Not set</translation>
    </message>
    <message>
        <source>犯罪行为发生之日，例如 2021-03-05；不填则按现行法</source>
        <translation>The day the crime was committed, for example 2021-03-05; if empty, the law now in force applies</translation>
    </message>
    <message>
        <source>地区</source>
        <translation>Province</translation>
    </message>
    <message>
        <source>案发的省。各省数额标准不同；自动识别按事实中的地名，没有地名则按全国的幅度</source>
        <translation>The province of the crime. Amounts differ between provinces; automatic goes by the places in the facts, without any by the national corridor</translation>
    </message>
</context>
<context>
    <name>CaseView</name>
    <message>
        <source>选定的案件</source>
        <translation>Selected case</translation>
    </message>
    <message>
        <source>放到判案页</source>
        <translation>Put into the case page</translation>
    </message>
    <message>
        <source>把事实放到判案页；那里原有的事实可用 Ctrl+Z 恢复</source>
        <translation>Puts the facts into the case page; Ctrl+Z there brings back what stood there</translation>
    </message>
    <message>
        <source>案件事实</source>
        <translation>Facts of the case</translation>
    </message>
    <message>
        <source>法院</source>
        <translation>Court</translation>
    </message>
</context>
<context>
    <name>CasesTable</name>
    <message>
        <source>案件</source>
        <translation>Case</translation>
    </message>
    <message>
        <source>法院所判</source>
        <translation>Court&apos;s decision</translation>
    </message>
    <message>
        <source>事实</source>
        <translation>Facts</translation>
    </message>
</context>
<context>
    <name>CasesView</name>
    <message>
        <source>案件列表</source>
        <translation>Cases</translation>
    </message>
    <message>
        <source>列出哪些案件</source>
        <translation>Which cases are listed</translation>
    </message>
    <message>
        <source>正在读取案件……</source>
        <translation>Reading the cases …</translation>
    </message>
    <message>
        <source>各模型分歧最大的 {count} 案</source>
        <translation>The {count} cases in which the models differ most</translation>
    </message>
    <message>
        <source>与法院所判相差最大的 {count} 案</source>
        <translation>The {count} cases farthest from the court&apos;s decision</translation>
    </message>
    <message>
        <source>全部 {count} 案</source>
        <translation>All {count} cases</translation>
    </message>
</context>
<context>
    <name>ChangedFacts</name>
    <message>
        <source>这一栏的事实</source>
        <translation>The facts of this column</translation>
    </message>
    <message>
        <source>加上的有下划线，去掉的有删除线</source>
        <translation>What came is underlined, what went is struck through</translation>
    </message>
</context>
<context>
    <name>ChangedLine</name>
    <message>
        <source>还原</source>
        <translation>Restore</translation>
    </message>
    <message>
        <source>回到这份答复所依据的事实、态度、行为日与地区；可以撤销</source>
        <translation>Back to the facts, attitude, date and province that this answer rests on; can be undone</translation>
    </message>
    <message>
        <source>重新核对</source>
        <translation>Check again</translation>
    </message>
    <message>
        <source>按左侧现在的内容再核对一次</source>
        <translation>Check once more against what stands on the left now</translation>
    </message>
    <message>
        <source>重新预测</source>
        <translation>Predict again</translation>
    </message>
    <message>
        <source>按左侧现在的内容再预测一次，原来的留在历史中</source>
        <translation>Predict once more from what stands on the left now; this answer stays in the history</translation>
    </message>
    <message>
        <source>事实</source>
        <translation>Facts</translation>
    </message>
    <message>
        <source>态度</source>
        <translation>Attitude</translation>
    </message>
    <message>
        <source>行为日</source>
        <translation>Date of the act</translation>
    </message>
    <message>
        <source>地区</source>
        <translation>Province</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>{parts}已改动</source>
        <translation>Changed since: {parts}</translation>
    </message>
</context>
<context>
    <name>ChargeStandards</name>
    <message>
        <source>{charge}：数额和情节标准</source>
        <translation>{charge}: amounts and circumstances</translation>
    </message>
    <message>
        <source>数额和情节标准</source>
        <translation>Amounts and circumstances</translation>
    </message>
    <message>
        <source>此前的标准（已核对）</source>
        <translation>The standard before (compared with its text)</translation>
    </message>
    <message>
        <source>第 {number} 档</source>
        <translation>Range {number}</translation>
    </message>
    <message>
        <source>已失效的标准（{count}）</source>
        <translation>Former standards ({count})</translation>
    </message>
    <message>
        <source>以下标有“待核”的标准取自未取得全文的文件，或可能已被后来的文件改变：请核对原文，不要直接据以计算。</source>
        <translation>Standards marked “to be checked” come from documents whose text is not at hand, or may have been changed since: check the original, and do not rely on them as they stand.</translation>
    </message>
</context>
<context>
    <name>CheckPane</name>
    <message>
        <source>要核对的判决</source>
        <translation>The judgment to check</translation>
    </message>
    <message>
        <source>粘贴或拖入一份判决书、判决草稿或者别的程序的答复（txt、docx、PDF、HTML）……&#x2028;&#x2028;全文自带事实时按其中的事实核对；只有“本院认为”与主文时，按左侧的案件事实核对。不用模型，不连网络。</source>
        <translation>Paste or drop a judgment, a draft or another program’s answer (text, docx, PDF, HTML) …&#x2028;&#x2028;A whole judgment is checked against the facts it states; reasoning and operative part alone against the facts on the left. No model and no network are used.</translation>
    </message>
    <message>
        <source>对照左侧的案件事实，不用文书自己写明的</source>
        <translation>Use the facts on the left, not the judgment’s own</translation>
    </message>
    <message>
        <source>打开……</source>
        <translation>Open …</translation>
    </message>
    <message>
        <source>打开判决书文件</source>
        <translation>Open a judgment’s file</translation>
    </message>
    <message>
        <source>打开判决书文件（Ctrl+Shift+O）</source>
        <translation>Open a judgment’s file (Ctrl+Shift+O)</translation>
    </message>
    <message>
        <source>核对判决    Ctrl+Enter</source>
        <translation>Check    Ctrl+Enter</translation>
    </message>
    <message>
        <source>核对判决</source>
        <translation>Check</translation>
    </message>
    <message>
        <source>读成卡片，对照法律与案件事实；文本保持原样</source>
        <translation>Reads it into a card and holds it against the law and the facts; the text stays as it is</translation>
    </message>
    <message>
        <source>修改文本</source>
        <translation>Edit</translation>
    </message>
    <message>
        <source>回到输入的文本</source>
        <translation>Back to the text as it was typed</translation>
    </message>
    <message>
        <source>复制</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>复制文书、卡片与标识（Ctrl+Shift+C）</source>
        <translation>Copy the judgment, cards and AI label (Ctrl+Shift+C)</translation>
    </message>
    <message>
        <source>文书 (*.txt *.docx *.pdf *.html *.htm *.md *.json *.xml);;所有文件 (*)</source>
        <translation>Documents (*.txt *.docx *.pdf *.html *.htm *.md *.json *.xml);;All files (*)</translation>
    </message>
    <message>
        <source>打开判决书</source>
        <translation>Open a judgment</translation>
    </message>
    <message>
        <source>正在核对……</source>
        <translation>Checking …</translation>
    </message>
    <message>
        <source>与法律不符 {errors} 处，请核对 {warnings} 处</source>
        <translation>{errors} against the law, {warnings} to be looked at</translation>
    </message>
    <message>
        <source>行为日 {day}</source>
        <translation>act of {day}</translation>
    </message>
    <message>
        <source>已核对，没有案件事实，只对照了法律</source>
        <translation>Checked against the law alone, as there are no facts</translation>
    </message>
    <message>
        <source>已核对，对照左侧的案件事实</source>
        <translation>Checked against the facts on the left</translation>
    </message>
    <message>
        <source>已核对，对照文书中写明的事实</source>
        <translation>Checked against the facts in the judgment</translation>
    </message>
</context>
<context>
    <name>CheckSide</name>
    <message>
        <source>读不出判决</source>
        <translation>No judgment could be read</translation>
    </message>
    <message>
        <source>发生了意外的错误，详情已写入日志。您写的内容都还在。</source>
        <translation>An unexpected error occurred; details are in the log. What you wrote is still here.</translation>
    </message>
    <message>
        <source>用作案件事实</source>
        <translation>Use as the facts</translation>
    </message>
</context>
<context>
    <name>ColumnChoice</name>
    <message>
        <source>犯罪事实</source>
        <translation>Facts</translation>
    </message>
    <message>
        <source>案件编号</source>
        <translation>Case</translation>
    </message>
    <message>
        <source>到案后的态度</source>
        <translation>Attitude after arrest</translation>
    </message>
    <message>
        <source>行为日</source>
        <translation>Date of the act</translation>
    </message>
    <message>
        <source>地区</source>
        <translation>Province</translation>
    </message>
    <message>
        <source>哪一列是{what}</source>
        <translation>Which column is: {what}</translation>
    </message>
    <message>
        <source>请选择……</source>
        <translation>Choose…</translation>
    </message>
    <message>
        <source>（没有）</source>
        <translation>(none)</translation>
    </message>
</context>
<context>
    <name>ColumnView</name>
    <message>
        <source>预测的文书（{column}）</source>
        <translation>The predicted judgment ({column})</translation>
    </message>
    <message>
        <source>核对的文书（{column}）</source>
        <translation>The judgment that was checked ({column})</translation>
    </message>
</context>
<context>
    <name>ColumnsView</name>
    <message>
        <source>并列的判决</source>
        <translation>Judgments side by side</translation>
    </message>
</context>
<context>
    <name>ComponentJob</name>
    <message>
        <source>已卸载，腾出 {size}。</source>
        <translation>Removed; {size} are free again.</translation>
    </message>
</context>
<context>
    <name>ComponentPanel</name>
    <message>
        <source>下载来源</source>
        <translation>Where from</translation>
    </message>
    <message>
        <source>以后再说</source>
        <translation>Not now</translation>
    </message>
    <message>
        <source>正在准备安装……</source>
        <translation>Preparing to install…</translation>
    </message>
    <message>
        <source>卸载</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>卸载{name}</source>
        <translation>Remove: {name}</translation>
    </message>
    <message>
        <source>卸载{name}？</source>
        <translation>Remove “{name}”?</translation>
    </message>
    <message>
        <source>腾出 {size}：{folder}
以后可以再装。做好的数据与训练不受影响。</source>
        <translation>Frees {size}: {folder}
It can be installed again. Data and runs stay as they are.</translation>
    </message>
    <message>
        <source>正在卸载……</source>
        <translation>Removing…</translation>
    </message>
</context>
<context>
    <name>DataForm</name>
    <message>
        <source>数据放在哪里</source>
        <translation>Where the data goes</translation>
    </message>
    <message>
        <source>写出训练数据（Parquet）、报告与清单。停止或意外中断后，选同一个文件夹、同样的选项即从做完的部分继续。</source>
        <translation>Training data (Parquet), a report and lists. After a stop or a crash, the same folder and options go on where it was.</translation>
    </message>
    <message>
        <source>输出文件夹</source>
        <translation>Output folder</translation>
    </message>
    <message>
        <source>一个空文件夹，或没有做完的那一个</source>
        <translation>An empty folder, or the one to go on with</translation>
    </message>
    <message>
        <source>请先选择判决书所在的文件或文件夹。</source>
        <translation>Choose the files or folders of judgments first.</translation>
    </message>
    <message>
        <source>请选择输出文件夹。</source>
        <translation>Choose an output folder.</translation>
    </message>
</context>
<context>
    <name>DataOptions</name>
    <message>
        <source>选哪些判决</source>
        <translation>Which judgments</translation>
    </message>
    <message>
        <source>裁判年份</source>
        <translation>Year of judgment</translation>
    </message>
    <message>
        <source>写 2021、2019-2021，或 all（不限）。模型卡为 2021。</source>
        <translation>2021, 2019-2021, or all. The model card has 2021.</translation>
    </message>
    <message>
        <source>罪名</source>
        <translation>Charge</translation>
    </message>
    <message>
        <source>只要这些罪名的判决，用顿号隔开；留空则不限。</source>
        <translation>Only judgments on these charges, separated by commas; empty for any.</translation>
    </message>
    <message>
        <source>核心样本</source>
        <translation>Core samples</translation>
    </message>
    <message>
        <source>最多选多少份真实判决。模型卡为 50,000 份以上。</source>
        <translation>How many real judgments at most. The model card has more than 50,000.</translation>
    </message>
    <message>
        <source>强化样本</source>
        <translation>Reinforcement samples</translation>
    </message>
    <message>
        <source>由核心样本改写态度（拒不认罪、零口供、态度不明），纠正“认罪从宽”的偏向。模型卡约 3,000 份。</source>
        <translation>Core samples with another attitude (denied, silent, not stated), against a bias towards leniency for pleas. The model card has about 3,000.</translation>
    </message>
    <message>
        <source>更多选项</source>
        <translation>More options</translation>
    </message>
    <message>
        <source>法院</source>
        <translation>Courts</translation>
    </message>
    <message>
        <source>法院名称中的字样，用顿号隔开；留空则不限。</source>
        <translation>Words in the court&apos;s name, separated by commas; empty for any.</translation>
    </message>
    <message>
        <source>被告人数上限</source>
        <translation>Most defendants</translation>
    </message>
    <message>
        <source>0 为不限。</source>
        <translation>0 for any number.</translation>
    </message>
    <message>
        <source>验证集比例</source>
        <translation>Validation share</translation>
    </message>
    <message>
        <source>训练时用来计算评测损失，随机抽取。</source>
        <translation>Drawn at random; the held-out loss is measured on it during training.</translation>
    </message>
    <message>
        <source>测试集比例</source>
        <translation>Test share</translation>
    </message>
    <message>
        <source>裁判日期最晚的案件，只用于最后的评测。</source>
        <translation>The latest cases, for the final evaluation only.</translation>
    </message>
    <message>
        <source>上下文长度</source>
        <translation>Context length</translation>
    </message>
    <message>
        <source>整个样本的词元上限；更长的不收，不截断。</source>
        <translation>Most tokens of a whole sample; longer ones are left out, never cut.</translation>
    </message>
    <message>
        <source>随机种子</source>
        <translation>Random seed</translation>
    </message>
    <message>
        <source>同样的种子与文件得到同样的数据。</source>
        <translation>The same seed and files give the same data.</translation>
    </message>
    <message>
        <source>进程数</source>
        <translation>Processes</translation>
    </message>
    <message>
        <source>0 为每个处理器核心一个。</source>
        <translation>0 for one on each processor core.</translation>
    </message>
    <message>
        <source>排除的评测集</source>
        <translation>Benchmarks kept out</translation>
    </message>
    <message>
        <source>评测用的案件文件，其中的案件不进入训练数据；多个用分号隔开。</source>
        <translation>Files of evaluation cases, which never enter the training data; separated by semicolons.</translation>
    </message>
    <message>
        <source>更多选项：法院、划分比例、上下文、种子、评测集</source>
        <translation>More options: courts, split shares, context, seed, benchmarks</translation>
    </message>
    <message>
        <source>不限</source>
        <translation>any</translation>
    </message>
    <message>
        <source>没有</source>
        <translation>none</translation>
    </message>
    <message>
        <source>{name}应为 0 与 1 之间的小数，例如 0.02。</source>
        <translation>{name}: a number between 0 and 1 is needed, such as 0.02.</translation>
    </message>
</context>
<context>
    <name>DataStep</name>
    <message>
        <source>开始制作</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>打开做好的数据……</source>
        <translation>Open finished data…</translation>
    </message>
    <message>
        <source>制作数据的组件没有安装。请在“训练”一步安装训练组件，其中包括它。</source>
        <translation>The components for making data are not installed. Install the training components in the step Train; they include them.</translation>
    </message>
    <message>
        <source>{folder} 里没有做好的数据（缺少 report.json）。没有做完的，请选好同样的文书与选项后继续。</source>
        <translation>There is no finished data in {folder} (no report.json). To go on with what was begun, choose the same documents and options.</translation>
    </message>
    <message>
        <source>{count} 个样本</source>
        <translation>{count} samples</translation>
    </message>
    <message>
        <source>已停止，做完的部分已保存。再次开始即从那里继续。</source>
        <translation>Stopped; what was done is kept. Start again to go on from there.</translation>
    </message>
    <message>
        <source>已停止，可以继续</source>
        <translation>Stopped, can go on</translation>
    </message>
    <message>
        <source>制作意外结束，做完的部分已保存。再次开始即可继续；详情见日志。</source>
        <translation>It ended unexpectedly; what was done is kept. Start again to go on; details are in the log.</translation>
    </message>
    <message>
        <source>打开做好的数据</source>
        <translation>Open finished data</translation>
    </message>
</context>
<context>
    <name>DateField</name>
    <message>
        <source>从日历选择日期</source>
        <translation>Choose a date from the calendar</translation>
    </message>
    <message>
        <source>从日历选择</source>
        <translation>Choose from the calendar</translation>
    </message>
    <message>
        <source>日历</source>
        <translation>Calendar</translation>
    </message>
</context>
<context>
    <name>DayWords</name>
    <message>
        <source>今天</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>昨天</source>
        <translation>Yesterday</translation>
    </message>
</context>
<context>
    <name>DeadlineForm</name>
    <message>
        <source>今天</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>起算之事发生的日期；不填为今天</source>
        <translation>The day it begins with; today where empty</translation>
    </message>
    <message>
        <source>时:分</source>
        <translation>hh:mm</translation>
    </message>
    <message>
        <source>起算之事发生的时刻，例如 10:20；不填为零时</source>
        <translation>The hour it begins with, such as 10:20; midnight where empty</translation>
    </message>
    <message>
        <source>犯罪嫌疑人、被告人在押（末日是休息日也不顺延）</source>
        <translation>The person is in custody (a last day off does not move)</translation>
    </message>
    <message>
        <source>不计入期限的日数</source>
        <translation>Days not counted</translation>
    </message>
    <message>
        <source>由谁遵守：{who}</source>
        <translation>To be kept by: {who}</translation>
    </message>
    <message>
        <source>开庭的日期</source>
        <translation>Day of the hearing</translation>
    </message>
    <message>
        <source>起算之事：{event}</source>
        <translation>Begins with: {event}</translation>
    </message>
    <message>
        <source>打开条文</source>
        <translation>Open the article</translation>
    </message>
</context>
<context>
    <name>DeadlineResult</name>
    <message>
        <source>复制</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>复制结果和算法</source>
        <translation>Copy the result and how it came about</translation>
    </message>
    <message>
        <source>最后一日</source>
        <translation>Last day</translation>
    </message>
    <message>
        <source>结果超出历法的范围。</source>
        <translation>The result lies outside the calendar.</translation>
    </message>
    <message>
        <source>日期或时刻写法不对，例如 2026-03-02、10:20。</source>
        <translation>This is no day or hour; write it as 2026-03-02 and 10:20.</translation>
    </message>
    <message>
        <source>最迟到此时</source>
        <translation>Until this hour at the latest</translation>
    </message>
    <message>
        <source>最迟在此日</source>
        <translation>On this day at the latest</translation>
    </message>
    <message>
        <source>不得早于此日届满</source>
        <translation>Not to end before this day</translation>
    </message>
    <message>
        <source>{limit}：{length}，至 {ends}</source>
        <translation>{limit}: {length}, to {ends}</translation>
    </message>
    <message>
        <source>{day} 是休息日，顺延到其后的第一个工作日（刑诉法第105条第4款）。</source>
        <translation>{day} is a day off, so the next working day counts (Criminal Procedure Law Art. 105, para. 4).</translation>
    </message>
    <message>
        <source>开始的那一小时不计算在内（刑诉法第105条第2款）。从事发时刻起算则到 {moment}。</source>
        <translation>The hour it begins in is not counted (Criminal Procedure Law Art. 105, para. 2). Counted from the minute it would be {moment}.</translation>
    </message>
    <message>
        <source>从月末最后一日起算：按法释〔2021〕1号第202条可以算到 {day}；此处按对应日，取较早的一天。</source>
        <translation>It begins on a month&apos;s last day: by Fa Shi [2021] No. 1, Art. 202 it may run to {day}; shown is the same day of the month, which is earlier.</translation>
    </message>
    <message>
        <source>首日是否计算在内有不同理解：计算在内则到 {day}。</source>
        <translation>Whether the first day counts is disputed: if it does, the last day is {day}.</translation>
    </message>
    <message>
        <source>需由最高人民法院批准的延长没有固定长度，未计算在内。</source>
        <translation>An extension by the Supreme People&apos;s Court has no stated length and is not counted here.</translation>
    </message>
    <message>
        <source>末日是休息日也不顺延。开始的当日不计算在内。</source>
        <translation>A last day off does not move. The day it begins on is not counted.</translation>
    </message>
    <message>
        <source>只知道周末：法定节假日和调休上班日没有算进去，请对照当年的放假通知。开始的当日不计算在内。</source>
        <translation>Only weekends are known: statutory holidays, and weekends worked for them, are not; check the year&apos;s notice. The day it begins on is not counted.</translation>
    </message>
    <message>
        <source>法律数据核对至 {day}。期限以办案机关的文书为准。</source>
        <translation>Law checked to {day}. What the authorities&apos; papers say prevails.</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>{limit}（{source}）</source>
        <translation>{limit} ({source})</translation>
    </message>
    <message>
        <source>{caption}：{moment}</source>
        <translation>{caption}: {moment}</translation>
    </message>
</context>
<context>
    <name>DeadlineTicks</name>
    <message>
        <source>{limit}：{condition}</source>
        <translation>{limit}: {condition}</translation>
    </message>
</context>
<context>
    <name>DeadlineWords</name>
    <message>
        <source>{count} 年</source>
        <translation>{count} years</translation>
    </message>
    <message>
        <source>{count} 个月</source>
        <translation>{count} months</translation>
    </message>
    <message>
        <source>{count} 日</source>
        <translation>{count} days</translation>
    </message>
    <message>
        <source>{count} 小时</source>
        <translation>{count} hours</translation>
    </message>
    <message>
        <source> 又 </source>
        <translation> and </translation>
    </message>
    <message>
        <source>星期一</source>
        <translation>Monday</translation>
    </message>
    <message>
        <source>星期二</source>
        <translation>Tuesday</translation>
    </message>
    <message>
        <source>星期三</source>
        <translation>Wednesday</translation>
    </message>
    <message>
        <source>星期四</source>
        <translation>Thursday</translation>
    </message>
    <message>
        <source>星期五</source>
        <translation>Friday</translation>
    </message>
    <message>
        <source>星期六</source>
        <translation>Saturday</translation>
    </message>
    <message>
        <source>星期日</source>
        <translation>Sunday</translation>
    </message>
</context>
<context>
    <name>DeadlinesPane</name>
    <message>
        <source>查找期限，例如 上诉、拘留、审限</source>
        <translation>Search, such as appeal, detention</translation>
    </message>
    <message>
        <source>查找期限</source>
        <translation>Search the time limits</translation>
    </message>
    <message>
        <source>期限，按诉讼阶段</source>
        <translation>Time limits by stage</translation>
    </message>
</context>
<context>
    <name>DefendantCard</name>
    <message>
        <source>被告人{name}：{charges}，{sentence}</source>
        <translation>Defendant {name}: {charges}, {sentence}</translation>
    </message>
    <message>
        <source>未读到罪名</source>
        <translation>No charge found</translation>
    </message>
    <message>
        <source>{least}至{most}（幅度）</source>
        <translation>{least} to {most} (a range)</translation>
    </message>
    <message>
        <source>未读到刑罚</source>
        <translation>No penalty found</translation>
    </message>
    <message>
        <source>被告人</source>
        <translation>Defendant</translation>
    </message>
    <message>
        <source>之后执行</source>
        <translation>Served after it</translation>
    </message>
    <message>
        <source>缓刑考验期</source>
        <translation>Probation period</translation>
    </message>
    <message>
        <source>罚金</source>
        <translation>Fine</translation>
    </message>
    <message>
        <source>终身</source>
        <translation>For life</translation>
    </message>
    <message>
        <source>剥夺政治权利</source>
        <translation>Deprivation of political rights</translation>
    </message>
    <message>
        <source>附加</source>
        <translation>Supplementary</translation>
    </message>
    <message>
        <source>驱逐出境</source>
        <translation>Deportation</translation>
    </message>
    <message>
        <source>① 事实</source>
        <translation>① Facts</translation>
    </message>
    <message>
        <source>② 定性</source>
        <translation>② Charge</translation>
    </message>
    <message>
        <source>③ 量刑</source>
        <translation>③ Sentence</translation>
    </message>
    <message>
        <source>在文书中标出</source>
        <translation>Mark in the judgment</translation>
    </message>
    <message>
        <source>态度：{attitude}</source>
        <translation>Attitude: {attitude}</translation>
    </message>
    <message>
        <source>从宽</source>
        <translation>mitigating</translation>
    </message>
    <message>
        <source>从重</source>
        <translation>aggravating</translation>
    </message>
    <message>
        <source>情节：{name}（{effect}），在文书中标出</source>
        <translation>Circumstance: {name} ({effect}), mark in the judgment</translation>
    </message>
    <message>
        <source>{effect}情节，点按在文书中标出</source>
        <translation>Mark this {effect} circumstance in the judgment</translation>
    </message>
    <message>
        <source>没有读到罪名。</source>
        <translation>No charge was found.</translation>
    </message>
    <message>
        <source>数罪并罚，决定执行{sentence}</source>
        <translation>Combined punishment for several crimes: {sentence}</translation>
    </message>
    <message>
        <source>其他判项：{orders}</source>
        <translation>Also ordered: {orders}</translation>
    </message>
    <message>
        <source>{charge}法定刑：{range}</source>
        <translation>Statutory range for {charge}: {range}</translation>
    </message>
    <message>
        <source>法定刑：{range}</source>
        <translation>Statutory range: {range}</translation>
    </message>
    <message>
        <source>{charge}  {sentence}</source>
        <translation>{charge}  {sentence}</translation>
    </message>
    <message>
        <source>没有读到刑罚，请看文书原文。</source>
        <translation>No penalty was read; look at the judgment’s text.</translation>
    </message>
    <message>
        <source>，罚金 {fine}</source>
        <translation>, fine of {fine}</translation>
    </message>
</context>
<context>
    <name>DetailPane</name>
    <message>
        <source>展开列表</source>
        <translation>Show the list</translation>
    </message>
    <message>
        <source>列表</source>
        <translation>List</translation>
    </message>
    <message>
        <source>选定一次判决，看它当时的样子</source>
        <translation>Select a judgment to see it as it was</translation>
    </message>
    <message>
        <source>按住 Ctrl 选定两次，并列对照；选定更多，一起导出、移入案件或删除。</source>
        <translation>Hold Ctrl and select two to see them side by side; select more to export, move or delete them together.</translation>
    </message>
    <message>
        <source>正在打开……</source>
        <translation>Opening…</translation>
    </message>
    <message>
        <source>这次判决已不在历史中。</source>
        <translation>This judgment is no longer in the history.</translation>
    </message>
    <message>
        <source>对照两次</source>
        <translation>Two side by side</translation>
    </message>
    <message>
        <source>{count} 项</source>
        <translation>Selected: {count}</translation>
    </message>
    <message>
        <source>只标出不同之处</source>
        <translation>Only what differs is marked</translation>
    </message>
</context>
<context>
    <name>DifferencesView</name>
    <message>
        <source>差别</source>
        <translation>Differences</translation>
    </message>
    <message>
        <source>同样的案件上逐案配对检验；p 已按比较的次数校正（Holm），不到 0.05 才算差别超出误差。</source>
        <translation>Tested pair by pair on the same cases; p is corrected for the number of comparisons (Holm), and below 0.05 a difference is beyond error.</translation>
    </message>
    <message>
        <source>只评测了一个模型，也没有基线可比。选两个以上的模型，或填上供基线统计的案件再评测。</source>
        <translation>One model alone was measured, and no baseline to compare with. Choose two models or more, or name cases for the baselines.</translation>
    </message>
    <message>
        <source>{left} 与 {right}</source>
        <translation>{left} and {right}</translation>
    </message>
    <message>
        <source>两者的差别都在误差之内。</source>
        <translation>All differences between the two are within error.</translation>
    </message>
    <message>
        <source>差别在误差之内</source>
        <translation>within error</translation>
    </message>
    <message>
        <source>{name} 更好，超出误差</source>
        <translation>{name} is better, beyond error</translation>
    </message>
    <message>
        <source>{name} 更高，超出误差</source>
        <translation>{name} is higher, beyond error</translation>
    </message>
    <message>
        <source>{name} 更低，超出误差</source>
        <translation>{name} is lower, beyond error</translation>
    </message>
    <message>
        <source>案件太少，无法检验</source>
        <translation>too few cases for a test</translation>
    </message>
    <message>
        <source>{said}（p {p}）</source>
        <translation>{said} (p {p})</translation>
    </message>
</context>
<context>
    <name>DistributionView</name>
    <message>
        <source>分布</source>
        <translation>Distribution</translation>
    </message>
    <message>
        <source>刑期</source>
        <translation>Term</translation>
    </message>
    <message>
        <source>罪名</source>
        <translation>Charge</translation>
    </message>
    <message>
        <source>核对结果</source>
        <translation>Findings</translation>
    </message>
    <message>
        <source>各份的罪名是否一致</source>
        <translation>Agreement of the samples on the charges</translation>
    </message>
    <message>
        <source>另有 {count} 个罪名。</source>
        <translation>{count} more charges.</translation>
    </message>
    <message>
        <source>平均 {share} 的份数认定同样的罪名。</source>
        <translation>On the average {share} of the samples agree on the charges.</translation>
    </message>
    <message>
        <source>{low}以上</source>
        <translation>{low} and more</translation>
    </message>
    <message>
        <source>不满{high}</source>
        <translation>Under {high}</translation>
    </message>
    <message>
        <source>{low}至不满{high}</source>
        <translation>{low} to under {high}</translation>
    </message>
    <message>
        <source>有刑期的 {count} 案：中位数 {median:g} 个月，最短 {least}，最长 {most}。</source>
        <translation>{count} cases with a term: median {median:g} months, shortest {least}, longest {most}.</translation>
    </message>
    <message>
        <source>有与法律不符之处</source>
        <translation>With an error of law</translation>
    </message>
    <message>
        <source>有需要注意之处</source>
        <translation>With a warning</translation>
    </message>
    <message>
        <source>都没有</source>
        <translation>With neither</translation>
    </message>
    <message>
        <source>全部一致</source>
        <translation>All agree</translation>
    </message>
</context>
<context>
    <name>DocumentStrip</name>
    <message>
        <source>原文</source>
        <translation>Full text</translation>
    </message>
    <message>
        <source>文书全文</source>
        <translation>The whole document</translation>
    </message>
    <message>
        <source>在下方展开文书全文，只读；事实部分已标出</source>
        <translation>Shows the whole document below, read-only; its facts are marked</translation>
    </message>
    <message>
        <source>用全文</source>
        <translation>Use all of it</translation>
    </message>
    <message>
        <source>把文书的全部文字作为案件事实</source>
        <translation>Takes all of the document&apos;s text as the facts of the case</translation>
    </message>
    <message>
        <source>同时核对这份判决</source>
        <translation>Check this judgment too</translation>
    </message>
    <message>
        <source>在右侧核对这份判决，文本保持原样</source>
        <translation>Checks this judgment on the right; its text stays as it is</translation>
    </message>
    <message>
        <source>收起文书</source>
        <translation>Put the document away</translation>
    </message>
    <message>
        <source>收起：事实与选项保持原样</source>
        <translation>Puts it away: facts and options stay as they are</translation>
    </message>
    <message>
        <source>行为日 {day}</source>
        <translation>Date of act {day}</translation>
    </message>
    <message>
        <source>到案后 坦白</source>
        <translation>After arrest: confessed</translation>
    </message>
    <message>
        <source>到案后 拒不认罪</source>
        <translation>After arrest: denied</translation>
    </message>
    <message>
        <source>地区 {province}</source>
        <translation>Province {province}</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>从{kind}读出（{count} 份文件依次为 {files}）</source>
        <translation>Read from the {kind} ({count} files in this order: {files})</translation>
    </message>
    <message>
        <source>从{kind}读出（{file}）</source>
        <translation>Read from the {kind} ({file})</translation>
    </message>
    <message>
        <source>从{kind}读出</source>
        <translation>Read from the {kind}</translation>
    </message>
    <message>
        <source>：{names}</source>
        <translation>: {names}</translation>
    </message>
    <message>
        <source>案情</source>
        <translation>facts</translation>
    </message>
    <message>
        <source>。没有找到事实部分，放入了全文。</source>
        <translation>. No part with the facts was found; the whole text was taken.</translation>
    </message>
    <message>
        <source>判决书</source>
        <translation>judgment</translation>
    </message>
    <message>
        <source>起诉书</source>
        <translation>indictment</translation>
    </message>
    <message>
        <source>起诉意见书</source>
        <translation>police opinion for prosecution</translation>
    </message>
    <message>
        <source>量刑建议书</source>
        <translation>sentencing proposal</translation>
    </message>
    <message>
        <source>笔录</source>
        <translation>record of questioning</translation>
    </message>
    <message>
        <source>其他文书</source>
        <translation>document</translation>
    </message>
    <message>
        <source>文书写的行为在 {first} 至 {last} 之间；行为连续的，适用最后一日的法律</source>
        <translation>The document tells of acts from {first} to {last}; of acts that went on, the law of the last day counts</translation>
    </message>
    <message>
        <source>文字由本机识别（OCR），请与原件核对。</source>
        <translation>The text was recognised on this computer (OCR). Hold it against the original.</translation>
    </message>
    <message>
        <source>文字由本机识别（OCR），有 {count} 处没有把握，已在原文中标出，请与原件核对：{places}</source>
        <translation>The text was recognised on this computer (OCR). Hold it against the original. Unsure places, marked in the full text ({count}): {places}</translation>
    </message>
</context>
<context>
    <name>DocumentView</name>
    <message>
        <source>文书全文</source>
        <translation>The whole document</translation>
    </message>
</context>
<context>
    <name>DocumentsView</name>
    <message>
        <source>司法解释和其他文件</source>
        <translation>Interpretations and other documents</translation>
    </message>
    <message>
        <source>此日没有已知的施行中的文件。</source>
        <translation>No document is known to be in force on this day.</translation>
    </message>
    <message>
        <source>此日不施行的文件（{count}）</source>
        <translation>Not in force on this day ({count})</translation>
    </message>
    <message>
        <source>{year} 年，施行日期不详</source>
        <translation>{year}, first day not known</translation>
    </message>
    <message>
        <source>{since} 起</source>
        <translation>from {since}</translation>
    </message>
    <message>
        <source>{since} 至 {until}</source>
        <translation>{since} to {until}</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>取代{numbers}</source>
        <translation>replaces {numbers}</translation>
    </message>
    <message>
        <source>{document} 可能改变了本条的标准，但没有取得它的全文：请核对原文。</source>
        <translation>{document} may have changed the standards here, but its text is not at hand: check the original.</translation>
    </message>
</context>
<context>
    <name>EmptyState</name>
    <message>
        <source>从案件事实到一审判决</source>
        <translation>From the facts to a first-instance judgment</translation>
    </message>
    <message>
        <source>1   在左侧粘贴或拖入案件事实，选定到案后的态度。</source>
        <translation>1   Paste or drop the facts of the case on the left and choose the attitude after arrest.</translation>
    </message>
    <message>
        <source>2   按 Ctrl+Enter，本机模型逐字写出“本院认为”与主文。</source>
        <translation>2   Press Ctrl+Enter: the local model writes “the court holds” and the operative part, word by word.</translation>
    </message>
    <message>
        <source>3   文书读成卡片，所引条文可点开，与法律不符之处会标明。</source>
        <translation>3   The judgment is read into cards; cited articles can be opened, and conflicts with the law are pointed out.</translation>
    </message>
    <message>
        <source>载入一个示例</source>
        <translation>Load an example</translation>
    </message>
    <message>
        <source>把一个虚构的盗窃案写入左侧</source>
        <translation>Puts a fictitious theft case on the left</translation>
    </message>
    <message>
        <source>第一次使用</source>
        <translation>First use</translation>
    </message>
    <message>
        <source>选哪个模型，案情发往哪里（F1）</source>
        <translation>Which model to choose, and where the facts go (F1)</translation>
    </message>
    <message>
        <source>核对一份判决书</source>
        <translation>Check a judgment</translation>
    </message>
    <message>
        <source>粘贴或打开任何人写的判决，读成同样的卡片（Ctrl+Shift+K）</source>
        <translation>Paste or open anyone’s judgment and read it into the same card (Ctrl+Shift+K)</translation>
    </message>
</context>
<context>
    <name>EstimateLine</name>
    <message>
        <source>停止试问</source>
        <translation>Stop asking</translation>
    </message>
    <message>
        <source>试问 {count} 案</source>
        <translation>Ask {count} cases</translation>
    </message>
    <message>
        <source>只为知道要多久；答案不计入评测</source>
        <translation>Only to learn how long it takes; the answers do not count</translation>
    </message>
    <message>
        <source>正在试问几案，看模型写一份要多久……</source>
        <translation>Asking a few cases, to see how long an answer takes …</translation>
    </message>
    <message>
        <source>试问没有成功；详情见日志。</source>
        <translation>The cases could not be asked; the log says why.</translation>
    </message>
    <message>
        <source>共 {count} 份答复。</source>
        <translation>{count} answers in all. </translation>
    </message>
    <message>
        <source>{models} 写一份要多久还不知道，可以先试问几案。</source>
        <translation>How long {models} will take is not known; ask a few cases to learn it.</translation>
    </message>
    <message>
        <source>约 {time}</source>
        <translation>About {time}</translation>
    </message>
    <message>
        <source>按刚才试问的速度</source>
        <translation>at the speed just measured</translation>
    </message>
    <message>
        <source>按历史中最近 {count} 次预测的速度，不计阅读案情</source>
        <translation>at the speed of the last {count} predictions in the history, without reading the facts</translation>
    </message>
    <message>
        <source>{time}（{rests}）；同时问几案时会更快。</source>
        <translation>{time} ({rests}); less where several are asked at a time.</translation>
    </message>
</context>
<context>
    <name>Evaluation</name>
    <message>
        <source>按题库自己的提问</source>
        <translation>in the benchmark&apos;s words</translation>
    </message>
    <message>
        <source>按本程序的提问</source>
        <translation>in this program&apos;s words</translation>
    </message>
    <message>
        <source>满分 100</source>
        <translation>of 100</translation>
    </message>
    <message>
        <source>月</source>
        <translation>months</translation>
    </message>
    <message>
        <source>元</source>
        <translation>yuan</translation>
    </message>
    <message>
        <source>{name}（{unit}）</source>
        <translation>{name} ({unit})</translation>
    </message>
    <message>
        <source>正在评测</source>
        <translation>Evaluating</translation>
    </message>
    <message>
        <source>未完成</source>
        <translation>Unfinished</translation>
    </message>
    <message>
        <source>中断</source>
        <translation>Broken off</translation>
    </message>
    <message>
        <source>已完成</source>
        <translation>Finished</translation>
    </message>
    <message>
        <source>罪名</source>
        <translation>Charges</translation>
    </message>
    <message>
        <source>法条</source>
        <translation>Articles</translation>
    </message>
    <message>
        <source>主刑</source>
        <translation>Sentence</translation>
    </message>
    <message>
        <source>罚金</source>
        <translation>Fine</translation>
    </message>
    <message>
        <source>缓刑</source>
        <translation>Probation</translation>
    </message>
    <message>
        <source>{baseline}（{model}）</source>
        <translation>{baseline} ({model})</translation>
    </message>
</context>
<context>
    <name>EvaluationHead</name>
    <message>
        <source>继续</source>
        <translation>Go on</translation>
    </message>
    <message>
        <source>打开报告</source>
        <translation>Open report</translation>
    </message>
    <message>
        <source>用浏览器打开 report.html，可以打印</source>
        <translation>Opens report.html in the browser, where it can be printed</translation>
    </message>
    <message>
        <source>打开评测所在的文件夹</source>
        <translation>Open the evaluation&apos;s folder</translation>
    </message>
    <message>
        <source>删除这次评测……</source>
        <translation>Delete this evaluation …</translation>
    </message>
    <message>
        <source>正在启动，读取案件……</source>
        <translation>Starting, reading the cases …</translation>
    </message>
    <message>
        <source>关上窗口也继续；停止以后能从停下的地方接着问。成绩在全部问完以后算出。</source>
        <translation>It goes on when the window is closed; once stopped, it can go on from there. Results are computed when all was asked.</translation>
    </message>
    <message>
        <source>正在评测：{what}</source>
        <translation>Evaluating: {what}</translation>
    </message>
    <message>
        <source>正在评测</source>
        <translation>Evaluating</translation>
    </message>
    <message>
        <source>{done} / {total} 份</source>
        <translation>{done} / {total} answers</translation>
    </message>
    <message>
        <source>没有评测完。这次评测是在终端里开始的，请在那里用同样的命令继续。</source>
        <translation>Unfinished. It was begun in a terminal: go on there with the same command.</translation>
    </message>
    <message>
        <source>没有评测完，已有的答案都已保存；继续时从那里接着问。</source>
        <translation>Unfinished; the answers so far are kept, and it goes on from there.</translation>
    </message>
    <message>
        <source>{model} 没有答完 {suite}：{why}</source>
        <translation>{model} did not finish {suite}: {why}</translation>
    </message>
    <message>
        <source>{count} 题</source>
        <translation>{count} questions</translation>
    </message>
    <message>
        <source>每案另写 {count} 份</source>
        <translation>{count} further answers each</translation>
    </message>
</context>
<context>
    <name>EvaluationPage</name>
    <message>
        <source>评测</source>
        <translation>Evaluation</translation>
    </message>
    <message>
        <source>新的评测</source>
        <translation>New evaluation</translation>
    </message>
    <message>
        <source>打开评测的文件夹……</source>
        <translation>Open an evaluation&apos;s folder …</translation>
    </message>
    <message>
        <source>以前的评测</source>
        <translation>Earlier evaluations</translation>
    </message>
    <message>
        <source>打开评测的文件夹</source>
        <translation>Open an evaluation&apos;s folder</translation>
    </message>
    <message>
        <source>{folder} 里没有评测。</source>
        <translation>There is no evaluation in {folder}.</translation>
    </message>
    <message>
        <source>{folder} 没有完全删除：文件夹不能写入，或有文件正被使用。</source>
        <translation>{folder} was not wholly deleted: it cannot be written to, or a file of it is in use.</translation>
    </message>
</context>
<context>
    <name>EvaluationView</name>
    <message>
        <source>删除</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>答案、成绩与报告一起删除，不能恢复。案件的原文件不动。</source>
        <translation>Answers, figures and report are deleted for good. The files of the cases stay as they are.</translation>
    </message>
    <message>
        <source>删除这次评测吗？</source>
        <translation>Delete this evaluation?</translation>
    </message>
</context>
<context>
    <name>ExportButton</name>
    <message>
        <source>导出</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>导出结果</source>
        <translation>Export the results</translation>
    </message>
    <message>
        <source>{name} 判决预测</source>
        <translation>{name} predictions</translation>
    </message>
    <message>
        <source>已导出：{file}</source>
        <translation>Exported: {file}</translation>
    </message>
    <message>
        <source>文件无法写入：请检查路径与磁盘空间。</source>
        <translation>The file cannot be written: check the path and the disk space.</translation>
    </message>
</context>
<context>
    <name>ExportMenu</name>
    <message>
        <source>导出</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>存为 Word、PDF，打印或复制（Ctrl+E 为 Word，Ctrl+P 为打印）</source>
        <translation>Save as Word or PDF, print or copy (Ctrl+E for Word, Ctrl+P to print)</translation>
    </message>
    <message>
        <source>Word 文档……</source>
        <translation>Word document…</translation>
    </message>
    <message>
        <source>PDF……</source>
        <translation>PDF…</translation>
    </message>
    <message>
        <source>Markdown……</source>
        <translation>Markdown…</translation>
    </message>
    <message>
        <source>打印……</source>
        <translation>Print…</translation>
    </message>
    <message>
        <source>复制（带格式）</source>
        <translation>Copy with formatting</translation>
    </message>
    <message>
        <source>复制（纯文本）</source>
        <translation>Copy as plain text</translation>
    </message>
    <message>
        <source>公文版式（每页带标识，没有签名和印章）</source>
        <translation>Court layout (labelled on every page; no signature, no seal)</translation>
    </message>
    <message>
        <source>类案检索报告（Word）……</source>
        <translation>Report on similar cases (Word)…</translation>
    </message>
    <message>
        <source>附上类案检索</source>
        <translation>With the search for similar cases</translation>
    </message>
    <message>
        <source>类案检索报告</source>
        <translation>Similar cases</translation>
    </message>
    <message>
        <source>Word 文档 (*.docx)</source>
        <translation>Word document (*.docx)</translation>
    </message>
    <message>
        <source>PDF 文件 (*.pdf)</source>
        <translation>PDF file (*.pdf)</translation>
    </message>
    <message>
        <source>Markdown 文件 (*.md)</source>
        <translation>Markdown file (*.md)</translation>
    </message>
</context>
<context>
    <name>ExportNews</name>
    <message>
        <source>停止</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>不再导出，什么都不写</source>
        <translation>Stop the export; nothing is written</translation>
    </message>
    <message>
        <source>打开</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>打开导出的文件</source>
        <translation>Open the exported file</translation>
    </message>
    <message>
        <source>打开文件夹</source>
        <translation>Open folder</translation>
    </message>
    <message>
        <source>打开文件所在的文件夹</source>
        <translation>Open the folder that the file is in</translation>
    </message>
    <message>
        <source>正在导出：{done} / {of}</source>
        <translation>Exporting: {done} of {of}</translation>
    </message>
    <message>
        <source>正在导出……</source>
        <translation>Exporting…</translation>
    </message>
    <message>
        <source>已导出到“{name}”。</source>
        <translation>Exported to {name}.</translation>
    </message>
    <message>
        <source>已复制，可以粘贴到 Word、WPS 或邮件中。</source>
        <translation>Copied: it can be pasted into Word, WPS or a mail.</translation>
    </message>
</context>
<context>
    <name>ExportPanel</name>
    <message>
        <source>导出</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>底座与适配器合并、量化成一个 GGUF 文件，一次完成，中途停止不留半成品。</source>
        <translation>Base and adapter are merged and quantised into one GGUF file in one pass; a stop leaves nothing half-done.</translation>
    </message>
    <message>
        <source>精度（模型卡为 Q4_K_M）</source>
        <translation>Precision (Q4_K_M in the model card)</translation>
    </message>
    <message>
        <source>精度</source>
        <translation>Precision</translation>
    </message>
    <message>
        <source>写到</source>
        <translation>Write to</translation>
    </message>
    <message>
        <source>GGUF 文件</source>
        <translation>GGUF file</translation>
    </message>
    <message>
        <source>同时写出 Modelfile，供没有网络的机器用 ollama create 导入</source>
        <translation>Write a Modelfile as well, for `ollama create` on a machine without a network</translation>
    </message>
    <message>
        <source>导出 GGUF 文件</source>
        <translation>Export a GGUF file</translation>
    </message>
    <message>
        <source>导出所需的组件没有安装：请先在“训练”一步安装训练组件。</source>
        <translation>The components for exporting are not installed: install the training components in the step Train first.</translation>
    </message>
    <message>
        <source>正在读取模型……</source>
        <translation>Reading the model…</translation>
    </message>
    <message>
        <source>正在合并与量化</source>
        <translation>Merging and quantising</translation>
    </message>
    <message>
        <source>已写出 {file}（{size}，合并 {merged} 处）。</source>
        <translation>Wrote {file} ({size}, {merged} layers merged).</translation>
    </message>
    <message>
        <source>导出意外结束，没有留下半成品。可以再试；详情见日志。</source>
        <translation>The export ended unexpectedly and left nothing half-done. Try again; details are in the log.</translation>
    </message>
</context>
<context>
    <name>FactsCount</name>
    <message>
        <source>{tokens} 是模型的控制符号，将作为普通文字交给模型。</source>
        <translation>{tokens}: a control sign of the model; it goes to the model as plain text.</translation>
    </message>
    <message>
        <source>{count} 字</source>
        <translation>{count} characters</translation>
    </message>
    <message>
        <source>太长，请删去约 {room} 字</source>
        <translation>too long: take out about {room} characters</translation>
    </message>
    <message>
        <source>还可输入约 {room} 字</source>
        <translation>room for about {room} more</translation>
    </message>
</context>
<context>
    <name>FactsIntake</name>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>粘贴的图片.png</source>
        <translation>pasted picture.png</translation>
    </message>
    <message>
        <source>粘贴的文字</source>
        <translation>the pasted text</translation>
    </message>
    <message>
        <source>文书没有读出来，详情已写入日志。案件事实没有改动。</source>
        <translation>The document could not be read; the log has the details. The facts were not changed.</translation>
    </message>
</context>
<context>
    <name>FactsNames</name>
    <message>
        <source>没有找到要遮去的姓名、住址或者号码。</source>
        <translation>No name, home or number was found to be masked.</translation>
    </message>
    <message>
        <source>遮名</source>
        <translation>Mask names</translation>
    </message>
    <message>
        <source>遮去姓名</source>
        <translation>Mask the names</translation>
    </message>
    <message>
        <source>发给模型之前，把姓名、住址和号码换成张某、李某甲这样的代称（Ctrl+Shift+M）。再按一次或按 Ctrl+Z 恢复。模型与历史记录只见到代称；对照表只在本机的草稿里，可以在结果中换回姓名。自动遮名可能有遗漏，发送前请看一遍。</source>
        <translation>Replaces names, homes and numbers by stand-ins such as 张某 and 李某甲 before anything is sent (Ctrl+Shift+M). Press it again, or Ctrl+Z, to have them back. The model and the history see the stand-ins only; the table stays in the draft on this computer, and the names can be put back in the result. It may miss a name: look the text over before sending.</translation>
    </message>
</context>
<context>
    <name>FactsPane</name>
    <message>
        <source>案件事实</source>
        <translation>Facts of the case</translation>
    </message>
    <message>
        <source>粘贴或拖入起诉书、判决书或者犯罪事实（docx、PDF、txt、HTML）……&#x2028;&#x2028;写明时间、地点、行为、数额或者伤情、到案经过。姓名请以甲某、乙某代替。</source>
        <translation>Paste or drop an indictment, a judgment or the facts (docx, PDF, text, HTML)…&#x2028;&#x2028;Say when, where and what was done, the amount or the injury, and how the defendant was caught. Use 甲某, 乙某 instead of names.</translation>
    </message>
    <message>
        <source>打开……</source>
        <translation>Open…</translation>
    </message>
    <message>
        <source>打开文书</source>
        <translation>Open a document</translation>
    </message>
    <message>
        <source>打开起诉书、起诉意见书、判决书等文书，取出案件事实（Ctrl+Shift+F）</source>
        <translation>Opens an indictment, a police opinion, a judgment or another document and takes the facts out of it (Ctrl+Shift+F)</translation>
    </message>
    <message>
        <source>示例</source>
        <translation>Examples</translation>
    </message>
    <message>
        <source>载入示例案情</source>
        <translation>Load an example case</translation>
    </message>
    <message>
        <source>文书与图片 ({documents});;所有文件 (*)</source>
        <translation>Documents and pictures ({documents});;All files (*)</translation>
    </message>
    <message>
        <source>请先写入案件事实，或从“示例”载入一个案情。</source>
        <translation>Enter the facts of the case first, or load a case from “Examples”.</translation>
    </message>
    <message>
        <source>行为日请写作 2021-03-05；不知道时留空。</source>
        <translation>Write the date of the act as 2021-03-05; leave it empty if unknown.</translation>
    </message>
</context>
<context>
    <name>FiguresTable</name>
    <message>
        <source>95 % 区间 {interval}</source>
        <translation>95 % interval {interval}</translation>
    </message>
    <message>
        <source>以 {count} 案计</source>
        <translation>{count} cases</translation>
    </message>
    <message>
        <source>各模型中最好</source>
        <translation>best of the models</translation>
    </message>
</context>
<context>
    <name>FiguresView</name>
    <message>
        <source>成绩</source>
        <translation>Figures</translation>
    </message>
    <message>
        <source>全部指标</source>
        <translation>All figures</translation>
    </message>
    <message>
        <source>显示测得的每一项</source>
        <translation>Shows everything that was measured</translation>
    </message>
    <message>
        <source>{prompt}，{count} 题。</source>
        <translation>Asked {prompt}, {count} questions. </translation>
    </message>
    <message>
        <source>数字下面是 95 % 区间：案件换一批时，数字大致在其中。</source>
        <translation>Below each figure its 95 % interval: where it would lie with other such cases. </translation>
    </message>
    <message>
        <source>蓝色的是各模型中最好的；是否真的更好，见“差别”。</source>
        <translation>The best of the models is blue; whether it is truly better, see &quot;Differences&quot;.</translation>
    </message>
    <message>
        <source>不用语言模型的统计方法也能达到同样成绩的：{figures}。</source>
        <translation>Statistics without a language model do as well in: {figures}.</translation>
    </message>
</context>
<context>
    <name>FileWay</name>
    <message>
        <source>使用一个模型文件（不需要 Ollama，不需要网络）</source>
        <translation>Use a model’s file (neither Ollama nor a network is needed)</translation>
    </message>
    <message>
        <source>打开 GGUF 文件……</source>
        <translation>Open GGUF file…</translation>
    </message>
    <message>
        <source>在这台电脑上找到：</source>
        <translation>Found on this computer:</translation>
    </message>
    <message>
        <source>同事的电脑上有，或自己下载的 .gguf 文件；打开时先检查能不能用。</source>
        <translation>A .gguf file from a colleague’s computer, or one that you downloaded; it is checked when it is opened.</translation>
    </message>
    <message>
        <source>使用</source>
        <translation>Use</translation>
    </message>
    <message>
        <source>使用 {name}</source>
        <translation>Use {name}</translation>
    </message>
    <message>
        <source>{name}，{size}（{folder}）</source>
        <translation>{name}, {size} ({folder})</translation>
    </message>
</context>
<context>
    <name>FindingView</name>
    <message>
        <source>说明</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>请核对</source>
        <translation>Please check</translation>
    </message>
    <message>
        <source>与法律不符</source>
        <translation>Conflicts with the law</translation>
    </message>
    <message>
        <source>点按或按 Enter，在文书与事实中标出</source>
        <translation>Click, or press Enter, to mark it in the judgment and in the facts</translation>
    </message>
</context>
<context>
    <name>FirstStart</name>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>关闭（Esc）；以后在“帮助”页可以再打开</source>
        <translation>Close (Esc); the Help page opens it again</translation>
    </message>
    <message>
        <source>先用演示模型试一试（随程序附带，马上可用）</source>
        <translation>Try the demonstration model first (it comes with the program and is ready)</translation>
    </message>
    <message>
        <source>只用来熟悉流程：它写得很快，但罪名与刑期都不可靠。</source>
        <translation>Only to learn how things go: it writes quickly, but neither its charges nor its terms can be relied on.</translation>
    </message>
    <message>
        <source>载入一个示例</source>
        <translation>Load an example</translation>
    </message>
    <message>
        <source>三种方式也可按 Alt+1、Alt+2、Alt+3。关闭按 Esc，以后在“帮助”（F1）中可以再打开。</source>
        <translation>Alt+1, Alt+2 and Alt+3 go these ways too. Esc closes this; Help (F1) opens it again.</translation>
    </message>
    <message>
        <source>可以开始了：正在使用 {name}</source>
        <translation>Ready: {name} is in use</translation>
    </message>
    <message>
        <source>选一个模型</source>
        <translation>Choose a model</translation>
    </message>
    <message>
        <source>正在查看这台电脑……</source>
        <translation>Looking at this computer…</translation>
    </message>
</context>
<context>
    <name>FirstSteps</name>
    <message>
        <source>载入一个示例</source>
        <translation>Load an example</translation>
    </message>
    <message>
        <source>选一个模型</source>
        <translation>Choose a model</translation>
    </message>
    <message>
        <source>首次使用时的三种方式：下载、打开文件、演示模型</source>
        <translation>The three ways of a first start: a download, a file, the demonstration model</translation>
    </message>
    <message>
        <source>办公室的服务器</source>
        <translation>Your office&apos;s server</translation>
    </message>
    <message>
        <source>这台电脑有 {memory} GB 内存、{cores} 个核心。</source>
        <translation>This computer has {memory} GB of memory and {cores} cores. </translation>
    </message>
    <message>
        <source>可以运行正式的模型（4B，下载 {size}）。</source>
        <translation>It can run the model for real work (4B, {size} to download).</translation>
    </message>
    <message>
        <source>正式的模型放不下：请用办公室的服务器，或者先用演示模型试用。</source>
        <translation>The model for real work does not fit: use your office&apos;s server, or try the demonstration model.</translation>
    </message>
    <message>
        <source>正在查找模型……</source>
        <translation>Looking for models…</translation>
    </message>
    <message>
        <source>现在还没有可用的模型。</source>
        <translation>There is no model to use yet.</translation>
    </message>
    <message>
        <source>现在使用的是演示模型，只供试用流程。</source>
        <translation>The demonstration model is in use now, which only shows how things go.</translation>
    </message>
    <message>
        <source>现在使用 {name}，不需要再做什么。</source>
        <translation>{name} is in use: nothing more needs to be done.</translation>
    </message>
</context>
<context>
    <name>FitView</name>
    <message>
        <source>放得下吗</source>
        <translation>Will it fit?</translation>
    </message>
    <message>
        <source>在哪台机器上训练</source>
        <translation>The machine to train on</translation>
    </message>
    <message>
        <source>这台电脑</source>
        <translation>This computer</translation>
    </message>
    <message>
        <source>采用这些改动</source>
        <translation>Apply these changes</translation>
    </message>
    <message>
        <source>正在估计……</source>
        <translation>Estimating…</translation>
    </message>
    <message>
        <source>磁盘空间不够：需要 {size} GB，只剩 {free} GB。请腾出空间。</source>
        <translation>Not enough disk: {size} GB are needed and {free} GB are free. Make room.</translation>
    </message>
    <message>
        <source>这台电脑没有 CUDA 显卡，训练会在处理器上进行，只适合小模型：{size} B 的底座每步要几分钟。请选配方 cpu，或换一台有显卡的电脑。</source>
        <translation>This computer has no CUDA card, so it would train on the processor, which suits small models only: with a base of {size} B a step takes minutes. Choose the recipe cpu, or a computer with a card.</translation>
    </message>
    <message>
        <source>这台电脑没有 CUDA 显卡：训练在处理器上进行，较慢，适合小模型和少量样本。</source>
        <translation>This computer has no CUDA card: it trains on the processor, which is slow and suits small models and few samples.</translation>
    </message>
    <message>
        <source>内存不够。</source>
        <translation> There is not enough memory.</translation>
    </message>
    <message>
        <source>放得下：约 {total} / {room} GiB（{device}）。</source>
        <translation>It fits: about {total} of {room} GiB ({device}).</translation>
    </message>
    <message>
        <source>放不下：约 {total} GiB，{device} 只有 {room} GiB。</source>
        <translation>It does not fit: about {total} GiB, and {device} has {room} GiB.</translation>
    </message>
    <message>
        <source>{samples} 个样本（按模型卡假定），{steps} 步</source>
        <translation>{samples} samples (assumed, as in the model card), {steps} steps</translation>
    </message>
    <message>
        <source>{samples} 个样本，平均 {tokens} 词元，{steps} 步</source>
        <translation>{samples} samples of {tokens} tokens on average, {steps} steps</translation>
    </message>
    <message>
        <source>时间：约 {time}（以显卡峰值的三成计）</source>
        <translation>Time: about {time} (at 30 % of the card&apos;s peak)</translation>
    </message>
    <message>
        <source>时间：开始后几步即可知道</source>
        <translation>Time: known a few steps after the start</translation>
    </message>
    <message>
        <source>磁盘：{size} GB，剩余 {free} GB</source>
        <translation>Disk: {size} GB, {free} GB free</translation>
    </message>
    <message>
        <source>底座 {size} B 参数，训练其中新增的 {trained} M</source>
        <translation>Base of {size} B parameters, {trained} M added ones are trained</translation>
    </message>
    <message>
        <source>请换较小的底座，或显存更大的显卡。</source>
        <translation>Choose a smaller base or a card with more memory.</translation>
    </message>
    <message>
        <source>依次改动，直到放得下：</source>
        <translation>Change in this order until it fits:</translation>
    </message>
    <message>
        <source>以上都不够：请换较小的底座，或显存更大的显卡。</source>
        <translation>All this is not enough: choose a smaller base or a card with more memory.</translation>
    </message>
</context>
<context>
    <name>FoundWords</name>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>没有{articles}。</source>
        <translation>There is no {articles}. </translation>
    </message>
    <message>
        <source>没有找到。可以输入条号（264）、罪名（盗窃罪）、简称（帮信）或条文中的词语。</source>
        <translation>Nothing found. Try a number (264), the Chinese name of a crime, or words of an article.</translation>
    </message>
    <message>
        <source>没有条文包含全部词语，以下只含一部分。</source>
        <translation>No article has all of the words; these have some. </translation>
    </message>
    <message>
        <source>找到 {count} 条</source>
        <translation>Articles found: {count}</translation>
    </message>
    <message>
        <source>，列出前 {shown} 条</source>
        <translation>, the first {shown} are listed</translation>
    </message>
    <message>
        <source>&#x3000;·&#x3000;本条第 {at} 处，共 {all} 处</source>
        <translation>  ·  place {at} of {all} here</translation>
    </message>
</context>
<context>
    <name>FunnelView</name>
    <message>
        <source>筛选过程</source>
        <translation>Selection</translation>
    </message>
    <message>
        <source>读取的文书</source>
        <translation>Documents read</translation>
    </message>
</context>
<context>
    <name>GivenView</name>
    <message>
        <source>案件事实</source>
        <translation>Facts</translation>
    </message>
    <message>
        <source>案件事实 {count} 字</source>
        <translation>Facts, {count} characters</translation>
    </message>
    <message>
        <source>，{count} 处不同</source>
        <translation>, differences: {count}</translation>
    </message>
    <message>
        <source>没有写明</source>
        <translation>not stated</translation>
    </message>
    <message>
        <source>到案后：{attitude}</source>
        <translation>After arrest: {attitude}</translation>
    </message>
    <message>
        <source>行为日：{day}</source>
        <translation>Day of the act: {day}</translation>
    </message>
    <message>
        <source>地区：{name}</source>
        <translation>Province: {name}</translation>
    </message>
    <message>
        <source>自动识别</source>
        <translation>by the places named</translation>
    </message>
    <message>
        <source>种子 {seed}</source>
        <translation>Seed {seed}</translation>
    </message>
    <message>
        <source>随机</source>
        <translation>random</translation>
    </message>
    <message>
        <source>温度 {value}</source>
        <translation>Temperature {value}</translation>
    </message>
    <message>
        <source>系统提示不同</source>
        <translation>Another system text</translation>
    </message>
    <message>
        <source>法律数据截至 {day}</source>
        <translation>Law as of {day}</translation>
    </message>
</context>
<context>
    <name>GroupChoice</name>
    <message>
        <source>一起写的各份判决</source>
        <translation>The answers that were asked for together</translation>
    </message>
    <message>
        <source>对照</source>
        <translation>Compare</translation>
    </message>
    <message>
        <source>与同一次的另一份并列，标出不同之处</source>
        <translation>Beside another answer to the same question, with the differences marked</translation>
    </message>
    <message>
        <source>第 {number} 份</source>
        <translation>Answer {number}</translation>
    </message>
</context>
<context>
    <name>GroupsTable</name>
    <message>
        <source>{count} 案</source>
        <translation>{count} cases</translation>
    </message>
</context>
<context>
    <name>GroupsView</name>
    <message>
        <source>分组的成绩</source>
        <translation>Figures by group</translation>
    </message>
    <message>
        <source>按什么分组</source>
        <translation>Grouped by</translation>
    </message>
    <message>
        <source>哪一项指标</source>
        <translation>Which figure</translation>
    </message>
    <message>
        <source>一组案件少时区间宽；最多的在前。</source>
        <translation>With few cases in a group its interval is wide; the largest come first.</translation>
    </message>
    <message>
        <source>这种案件没有可以分组的内容。</source>
        <translation>These cases have nothing to be grouped by.</translation>
    </message>
</context>
<context>
    <name>GuidelineSheet</name>
    <message>
        <source>{name}：最少</source>
        <translation>{name}: least</translation>
    </message>
    <message>
        <source>{name}：最多</source>
        <translation>{name}: most</translation>
    </message>
    <message>
        <source>{name}：单位数</source>
        <translation>{name}: how many</translation>
    </message>
    <message>
        <source> 个月</source>
        <translation> mo.</translation>
    </message>
    <message>
        <source>逐项计算</source>
        <translation>Line by line</translation>
    </message>
    <message>
        <source>适用的法定刑幅度</source>
        <translation>Statutory range that applies</translation>
    </message>
    <message>
        <source>请选择法定刑幅度</source>
        <translation>Choose a statutory range</translation>
    </message>
    <message>
        <source>犯罪较轻</source>
        <translation>Minor offence</translation>
    </message>
    <message>
        <source>指导意见许可犯罪较轻的在幅度以外减少</source>
        <translation>For a minor offence the guideline allows reductions beyond these bounds</translation>
    </message>
    <message>
        <source>还原</source>
        <translation>Reset</translation>
    </message>
    <message>
        <source>回到读到的情节和规定的幅度</source>
        <translation>Back to what was read and to the bounds of the rules</translation>
    </message>
    <message>
        <source>复制</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>复制量刑计算</source>
        <translation>Copy the sentencing arithmetic</translation>
    </message>
    <message>
        <source>复制整份计算</source>
        <translation>Copy the whole sheet</translation>
    </message>
    <message>
        <source>全国</source>
        <translation>nationwide</translation>
    </message>
    <message>
        <source>地区：{name}</source>
        <translation>Province: {name}</translation>
    </message>
    <message>
        <source>加一个情节</source>
        <translation>Add a circumstance</translation>
    </message>
    <message>
        <source>加一个情节……</source>
        <translation>Add a circumstance …</translation>
    </message>
</context>
<context>
    <name>GuidelineSheets</name>
    <message>
        <source>数罪并罚：总和刑期以下、数刑中最高刑期以上，{months}</source>
        <translation>Several crimes: not above the sum, not below the highest: {months}</translation>
    </message>
    <message>
        <source>（不超过法定上限）</source>
        <translation> (not above the statutory cap)</translation>
    </message>
</context>
<context>
    <name>HelpPage</name>
    <message>
        <source>帮助</source>
        <translation>Help</translation>
    </message>
    <message>
        <source>帮助的内容</source>
        <translation>Contents of the help</translation>
    </message>
    <message>
        <source>快捷键</source>
        <translation>Keys</translation>
    </message>
    <message>
        <source>日志</source>
        <translation>Log</translation>
    </message>
    <message>
        <source>关于</source>
        <translation>About</translation>
    </message>
</context>
<context>
    <name>HistoryPage</name>
    <message>
        <source>永久删除这次判决？</source>
        <translation>Delete this judgment for good?</translation>
    </message>
    <message>
        <source>永久删除这 {count} 次判决？</source>
        <translation>Delete these {count} judgments for good?</translation>
    </message>
    <message>
        <source>连同事实、文书与卡片从这台电脑上的历史文件中抹去，不能恢复。已导出的文件不受影响。</source>
        <translation>Facts, text and cards are wiped from the history on this computer and cannot be brought back. Files that were exported stay.</translation>
    </message>
    <message>
        <source>永久删除</source>
        <translation>Delete for good</translation>
    </message>
    <message>
        <source>案件改名</source>
        <translation>Rename the matter</translation>
    </message>
    <message>
        <source>案件名称：</source>
        <translation>Name of the matter:</translation>
    </message>
    <message>
        <source>删除案件，保留判决</source>
        <translation>Delete the matter, keep its judgments</translation>
    </message>
    <message>
        <source>连同 {count} 次判决永久删除</source>
        <translation>Delete it with its judgments ({count})</translation>
    </message>
    <message>
        <source>删除案件</source>
        <translation>Delete the matter</translation>
    </message>
    <message>
        <source>删除案件“{name}”？</source>
        <translation>Delete the matter “{name}”?</translation>
    </message>
    <message>
        <source>案件的名称与笔记都会永久删除，不能恢复。</source>
        <translation>Its name and notes are deleted for good and cannot be brought back.</translation>
    </message>
</context>
<context>
    <name>HistorySection</name>
    <message>
        <source>历史</source>
        <translation>History</translation>
    </message>
    <message>
        <source>保留预测与核对的历史</source>
        <translation>Keep a history of predictions and checks</translation>
    </message>
    <message>
        <source>保留时，案情、文书、卡片和所用的模型存入这台电脑上的数据文件夹，只有您的账户可以读取。不保留时，它们和草稿只在内存中，程序关闭后就没有了；以前保留的不受影响，可以在下面删除。</source>
        <translation>With it, facts, texts, cards and the models used are stored in the data folder on this computer, which only your account can read. Without it, they and the draft stay in memory and are gone when the program is closed; what was kept before is not affected and can be deleted below.</translation>
    </message>
    <message>
        <source>删除全部历史……</source>
        <translation>Delete the whole history…</translation>
    </message>
    <message>
        <source>永久删除全部历史？</source>
        <translation>Delete the whole history for good?</translation>
    </message>
    <message>
        <source>所有记录、案件和笔记都会删除，包括升级前的备份和另存的损坏文件；批量预测自己的文件夹不受影响。删除后无法恢复。</source>
        <translation>All entries, matters and notes are deleted, with the copies made before upgrades and damaged files that were put aside; the folders of batches are not affected. They cannot be restored.</translation>
    </message>
    <message>
        <source>全部删除</source>
        <translation>Delete all</translation>
    </message>
    <message>
        <source>正在删除……</source>
        <translation>Deleting…</translation>
    </message>
    <message>
        <source>全部历史已永久删除。</source>
        <translation>The whole history was deleted for good.</translation>
    </message>
    <message>
        <source>无法删除，详情已写入日志。</source>
        <translation>It could not be deleted; the log has the details.</translation>
    </message>
</context>
<context>
    <name>IndexAbout</name>
    <message>
        <source>删除并重做……</source>
        <translation>Delete and make anew…</translation>
    </message>
    <message>
        <source>还没有索引。文件夹：{folder}</source>
        <translation>There is no index yet. Folder: {folder}</translation>
    </message>
    <message>
        <source>没有做完，可以继续</source>
        <translation>half done, can be gone on with</translation>
    </message>
    <message>
        <source>删除这个索引，重新做？</source>
        <translation>Delete this index and make it anew?</translation>
    </message>
    <message>
        <source>删除的只是索引：
{folder}
判决书文件和历史不受影响。</source>
        <translation>Only the index is deleted:
{folder}
The judgments&apos; files and the history stay as they are.</translation>
    </message>
    <message>
        <source>删除并重做</source>
        <translation>Delete and make anew</translation>
    </message>
</context>
<context>
    <name>IndexCard</name>
    <message>
        <source>类案索引</source>
        <translation>Index of similar cases</translation>
    </message>
    <message>
        <source>把上面选好的判决书做成索引：以后每次预测旁边都有其中最相似的案件和它们的刑期。姓名会遮盖，索引只存在这台电脑上；停止或意外中断后，选好同样的文书再开始即可继续。</source>
        <translation>Makes an index of the judgments chosen above: beside every prediction stand the most similar of these cases and their terms. Names are masked, and the index stays on this computer. Stopped or broken off, it goes on when it is started again with the same judgments.</translation>
    </message>
    <message>
        <source>请先在上面选择判决书所在的文件或文件夹。</source>
        <translation>Choose the judgments&apos; files or folders above first.</translation>
    </message>
    <message>
        <source>读取判决书的组件没有安装。请在“训练”一步安装训练组件，其中包括它。</source>
        <translation>The component that reads judgments is not installed. Install the training component in the step “Training”, which includes it.</translation>
    </message>
    <message>
        <source>正在开始……</source>
        <translation>Starting…</translation>
    </message>
    <message>
        <source>无法删除索引文件夹中的文件：{folder}。请关闭正在使用它的程序后再试。</source>
        <translation>The files of the index cannot be deleted: {folder}. Close the program that uses them and try again.</translation>
    </message>
    <message>
        <source>索引已做好：共 {cases} 案，这次加入 {taken} 案。</source>
        <translation>The index is made: {cases} cases in all, {taken} of them taken in now.</translation>
    </message>
    <message>
        <source>读取判决书</source>
        <translation>Reading judgments</translation>
    </message>
    <message>
        <source>查找重复</source>
        <translation>Looking for duplicates</translation>
    </message>
    <message>
        <source>写入索引</source>
        <translation>Writing the index</translation>
    </message>
    <message>
        <source>检验刑期区间</source>
        <translation>Testing the spans of terms</translation>
    </message>
    <message>
        <source>意外结束，做完的部分已保存。再次开始即可继续；详情见日志。</source>
        <translation>It ended unexpectedly; what was done is saved. Start it again to go on. The log has the details.</translation>
    </message>
    <message>
        <source>已停止，做完的部分已保存。再次开始即从那里继续。</source>
        <translation>Stopped; what was done is saved. Started again, it goes on from there.</translation>
    </message>
    <message>
        <source>加入类案索引</source>
        <translation>Take into the index of similar cases</translation>
    </message>
    <message>
        <source>做成类案索引</source>
        <translation>Make an index of similar cases</translation>
    </message>
</context>
<context>
    <name>InputList</name>
    <message>
        <source>文书在哪里</source>
        <translation>Where the judgments are</translation>
    </message>
    <message>
        <source>把文件或文件夹拖到这里。CSV（zip 里的不必解压）、JSON、Parquet、法院 XML、HTML、txt、docx、PDF，格式自动识别；只读取，不改动。</source>
        <translation>Drop files or folders here. CSV (also inside zips), JSON, Parquet, court XML, HTML, txt, docx, PDF; the format is found out. They are only read.</translation>
    </message>
    <message>
        <source>文书的文件与文件夹</source>
        <translation>Files and folders of judgments</translation>
    </message>
    <message>
        <source>选择文件……</source>
        <translation>Choose files…</translation>
    </message>
    <message>
        <source>选择文件夹……</source>
        <translation>Choose a folder…</translation>
    </message>
    <message>
        <source>移除所选</source>
        <translation>Remove selected</translation>
    </message>
    <message>
        <source>选择文书文件</source>
        <translation>Choose files of judgments</translation>
    </message>
    <message>
        <source>选择文书文件夹</source>
        <translation>Choose a folder of judgments</translation>
    </message>
</context>
<context>
    <name>ItemWords</name>
    <message>
        <source>核对：{case}</source>
        <translation>Check: {case}</translation>
    </message>
    <message>
        <source>批量：{case}</source>
        <translation>Batch: {case}</translation>
    </message>
    <message>
        <source>{names}等{count}人</source>
        <translation>{names} and others ({count})</translation>
    </message>
    <message>
        <source>{names}{charges}案</source>
        <translation>{names}: {charges}</translation>
    </message>
    <message>
        <source>{charges}案</source>
        <translation>{charges}</translation>
    </message>
    <message>
        <source>{names}的案件</source>
        <translation>Case of {names}</translation>
    </message>
    <message>
        <source>没有写明案情</source>
        <translation>No facts stated</translation>
    </message>
    <message>
        <source>{outcome}（{count} 份 {least}–{most} 个月）</source>
        <translation>{outcome} ({count} answers, {least}–{most} months)</translation>
    </message>
    <message>
        <source>{outcome}（{count} 份）</source>
        <translation>{outcome} ({count} answers)</translation>
    </message>
    <message>
        <source>{term}，另有 {count} 人</source>
        <translation>{term}, and {count} more</translation>
    </message>
    <message>
        <source>没有读到刑罚</source>
        <translation>No penalty was read</translation>
    </message>
    <message>
        <source>{penalty}，缓刑</source>
        <translation>{penalty}, suspended</translation>
    </message>
    <message>
        <source>{count} 处提示</source>
        <translation>Findings: {count}</translation>
    </message>
    <message>
        <source>无提示</source>
        <translation>No findings</translation>
    </message>
    <message>
        <source>保留 {count} 字</source>
        <translation>{count} characters kept</translation>
    </message>
    <message>
        <source>正在书写……</source>
        <translation>Being written…</translation>
    </message>
    <message>
        <source>已完成</source>
        <translation>Finished</translation>
    </message>
    <message>
        <source>已停止</source>
        <translation>Stopped</translation>
    </message>
    <message>
        <source>未写完</source>
        <translation>Cut off</translation>
    </message>
    <message>
        <source>失败</source>
        <translation>Failed</translation>
    </message>
    <message>
        <source>，</source>
        <translation>, </translation>
    </message>
</context>
<context>
    <name>JobPanel</name>
    <message>
        <source>停止</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>进度</source>
        <translation>Progress</translation>
    </message>
    <message>
        <source>剩余 {time}</source>
        <translation>{time} left</translation>
    </message>
    <message>
        <source>正在停止，已做完的部分会保存……</source>
        <translation>Stopping; what is done is being kept…</translation>
    </message>
</context>
<context>
    <name>JudgmentPane</name>
    <message>
        <source>停止</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>停止书写，已写的保留（Esc）</source>
        <translation>Stop writing and keep what is written (Esc)</translation>
    </message>
    <message>
        <source>复制</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>复制事实、文书、卡片与标识（Ctrl+Shift+C）</source>
        <translation>Copy facts, judgment, card and label (Ctrl+Shift+C)</translation>
    </message>
</context>
<context>
    <name>LawShelf</name>
    <message>
        <source>法律条文无法读取，请重新安装本程序。</source>
        <translation>The statutes cannot be read. Please reinstall the program.</translation>
    </message>
</context>
<context>
    <name>LawSources</name>
    <message>
        <source>此后公布的法律、修正案和司法解释，本程序并不知道。</source>
        <translation>Laws, amendments and interpretations published later are not known to this program.</translation>
    </message>
    <message>
        <source>已知的司法解释与规范性文件</source>
        <translation>Interpretations and other documents that are known</translation>
    </message>
</context>
<context>
    <name>LicenceList</name>
    <message>
        <source>见许可证文本</source>
        <translation>see its text</translation>
    </message>
    <message>
        <source>没有写明</source>
        <translation>not stated</translation>
    </message>
    <message>
        <source>{name} 的许可证</source>
        <translation>Licence of {name}</translation>
    </message>
</context>
<context>
    <name>ListPane</name>
    <message>
        <source>历史</source>
        <translation>History</translation>
    </message>
    <message>
        <source>设置</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>在设置中改为保留历史</source>
        <translation>Have the history kept, in the settings</translation>
    </message>
    <message>
        <source>收起列表</source>
        <translation>Fold the list away</translation>
    </message>
    <message>
        <source>收起列表，让出地方</source>
        <translation>Fold the list away, to give its room to the rest</translation>
    </message>
    <message>
        <source>{count} 次</source>
        <translation>Judgments: {count}</translation>
    </message>
    <message>
        <source>{runs}  ·  {count} 个案件</source>
        <translation>{runs}  ·  matters: {count}</translation>
    </message>
    <message>
        <source>还没有判决记录</source>
        <translation>Nothing has been judged yet</translation>
    </message>
    <message>
        <source>每次预测、核对和批量都会自动留在这里：当时的事实、文书、卡片和所用的模型。只存在这台电脑上。</source>
        <translation>Every prediction, check and batch is kept here by itself: the facts as they were, the text, the cards and the model. On this computer only.</translation>
    </message>
    <message>
        <source>去判案</source>
        <translation>Go to the case</translation>
    </message>
    <message>
        <source>这个案件里还没有判决</source>
        <translation>No judgment is in this matter yet</translation>
    </message>
    <message>
        <source>在列表中选定判决，用“移入案件”放进来。</source>
        <translation>Select judgments in the list and move them into it.</translation>
    </message>
    <message>
        <source>没有找到</source>
        <translation>Nothing found</translation>
    </message>
    <message>
        <source>换一个词，或者放宽条件。几个词之间用空格隔开，都要出现。</source>
        <translation>Try another word or fewer conditions. Of several words, with spaces between them, each must be there.</translation>
    </message>
    <message>
        <source>清除全部条件</source>
        <translation>Clear all conditions</translation>
    </message>
    <message>
        <source>按设置不保留历史：这里的内容关闭程序后就没有了。</source>
        <translation>By the settings no history is kept: what is here is gone when the program is closed.</translation>
    </message>
</context>
<context>
    <name>LogView</name>
    <message>
        <source>出错时的详情都在这里。报告问题时请用右上方的按钮复制：其中没有案情、姓名和地址。</source>
        <translation>The details of errors are kept here. To report a problem, use the button for the copy: no facts, names or addresses are in it.</translation>
    </message>
    <message>
        <source>复制用于报告</source>
        <translation>Copy for a report</translation>
    </message>
    <message>
        <source>中文、文件夹、主机与密钥都已略去</source>
        <translation>Chinese text, folders, hosts and keys are left out</translation>
    </message>
    <message>
        <source>刷新</source>
        <translation>Refresh</translation>
    </message>
    <message>
        <source>日志</source>
        <translation>Log</translation>
    </message>
    <message>
        <source>日志是空的。</source>
        <translation>The log is empty.</translation>
    </message>
    <message>
        <source>已复制；粘贴到您的报告中之前，请自己再看一遍。</source>
        <translation>Copied. Look at it once more before you paste it into your report.</translation>
    </message>
</context>
<context>
    <name>LossChart</name>
    <message>
        <source>损失曲线</source>
        <translation>Loss curve</translation>
    </message>
    <message>
        <source>第 {step} 步：损失 {loss}，平滑 {smooth}</source>
        <translation>Step {step}: loss {loss}, smoothed {smooth}</translation>
    </message>
    <message>
        <source>损失</source>
        <translation>Loss</translation>
    </message>
    <message>
        <source>平滑</source>
        <translation>Smoothed</translation>
    </message>
    <message>
        <source>评测损失</source>
        <translation>Held-out loss</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>刑法案台</source>
        <translation>Criminal Law Desk</translation>
    </message>
    <message>
        <source>设置文件无法读取，已用默认设置；原文件保存为 {name}。</source>
        <translation>The settings file could not be read, so the defaults are used; the old file was saved as {name}.</translation>
    </message>
    <message>
        <source>上次程序没有正常结束。您写的内容已经恢复；详情见日志 {path}。</source>
        <translation>The program did not close properly last time. What you wrote has been restored; for details see the log {path}.</translation>
    </message>
    <message>
        <source>Ollama 地址中的密码不再写在设置文件里，而系统没有可用的密钥环：它只保留到程序关闭。需要长期使用时，请设置环境变量 OLLAMA_HOST。</source>
        <translation>The password in Ollama’s address is no longer written into the settings’ file, and the system has no keyring that can be used: it is kept until the program ends. To keep it, set the environment variable OLLAMA_HOST.</translation>
    </message>
    <message>
        <source>打开 GGUF 模型文件</source>
        <translation>Open GGUF model file</translation>
    </message>
    <message>
        <source>GGUF 模型 (*.gguf);;所有文件 (*)</source>
        <translation>GGUF models (*.gguf);;All files (*)</translation>
    </message>
    <message>
        <source>正在检查模型文件“{name}”……</source>
        <translation>Checking the model file “{name}”…</translation>
    </message>
    <message>
        <source>这个文件无法使用，详情已写入日志。</source>
        <translation>This file cannot be used; details are in the log.</translation>
    </message>
</context>
<context>
    <name>MakingCard</name>
    <message>
        <source>筛选过程</source>
        <translation>Selection</translation>
    </message>
    <message>
        <source>正在开始……</source>
        <translation>Starting…</translation>
    </message>
    <message>
        <source>读取与筛选</source>
        <translation>Reading and selecting</translation>
    </message>
    <message>
        <source>查找重复</source>
        <translation>Looking for duplicates</translation>
    </message>
    <message>
        <source>抽取核心样本</source>
        <translation>Drawing core samples</translation>
    </message>
    <message>
        <source>改写强化样本</source>
        <translation>Writing reinforcement samples</translation>
    </message>
    <message>
        <source>写出数据与报告</source>
        <translation>Writing data and report</translation>
    </message>
</context>
<context>
    <name>MatterChooser</name>
    <message>
        <source>不归入案件</source>
        <translation>In no matter</translation>
    </message>
    <message>
        <source>案件</source>
        <translation>Matter</translation>
    </message>
    <message>
        <source>以后的判决归入案件“{name}”</source>
        <translation>Judgments from now on go into the matter “{name}”</translation>
    </message>
    <message>
        <source>案件：{name}</source>
        <translation>Matter: {name}</translation>
    </message>
    <message>
        <source>把以后的判决归入一个案件</source>
        <translation>Have judgments from now on go into a matter</translation>
    </message>
</context>
<context>
    <name>MatterMenu</name>
    <message>
        <source>新建案件……</source>
        <translation>New matter…</translation>
    </message>
    <message>
        <source>新建案件</source>
        <translation>New matter</translation>
    </message>
    <message>
        <source>案件名称，例如“张某盗窃案”：</source>
        <translation>Name of the matter, such as “张某: theft”:</translation>
    </message>
</context>
<context>
    <name>MatterNotes</name>
    <message>
        <source>案件笔记</source>
        <translation>Notes on the matter</translation>
    </message>
    <message>
        <source>案件笔记：随写随存，可以搜索……</source>
        <translation>Notes on the matter: kept as you type, and found by the search…</translation>
    </message>
</context>
<context>
    <name>MatterView</name>
    <message>
        <source>改名</source>
        <translation>Rename</translation>
    </message>
    <message>
        <source>案件改名</source>
        <translation>Rename the matter</translation>
    </message>
    <message>
        <source>删除案件</source>
        <translation>Delete the matter</translation>
    </message>
    <message>
        <source>删除案件……</source>
        <translation>Delete the matter…</translation>
    </message>
    <message>
        <source>在判案页的案件名处选定它，新的判决就归入这个案件；已有的可在列表中选定后移入。</source>
        <translation>Choose it above the facts on the case page, and new judgments go into it; those that are there already can be selected in the list and moved.</translation>
    </message>
    <message>
        <source>{count} 次判决  ·  最近 {when}</source>
        <translation>Judgments: {count}  ·  last {when}</translation>
    </message>
</context>
<context>
    <name>MemoryBar</name>
    <message>
        <source>内存的用途</source>
        <translation>What the memory is for</translation>
    </message>
    <message>
        <source>底座权重</source>
        <translation>Base weights</translation>
    </message>
    <message>
        <source>适配器</source>
        <translation>Adapter</translation>
    </message>
    <message>
        <source>梯度</source>
        <translation>Gradients</translation>
    </message>
    <message>
        <source>优化器</source>
        <translation>Optimiser</translation>
    </message>
    <message>
        <source>激活</source>
        <translation>Activations</translation>
    </message>
    <message>
        <source>输出层</source>
        <translation>Output layer</translation>
    </message>
    <message>
        <source>运行库与余量</source>
        <translation>Libraries and reserve</translation>
    </message>
</context>
<context>
    <name>ModelMenu</name>
    <message>
        <source>没有运行</source>
        <translation>Not running</translation>
    </message>
    <message>
        <source>不可用</source>
        <translation>Not available</translation>
    </message>
    <message>
        <source>发给模型的提示……</source>
        <translation>Prompt to the model…</translation>
    </message>
    <message>
        <source>打开 GGUF 文件……</source>
        <translation>Open GGUF file…</translation>
    </message>
    <message>
        <source>全部模型……</source>
        <translation>All models…</translation>
    </message>
</context>
<context>
    <name>ModelRow</name>
    <message>
        <source>只供演示：{cases} 个未见过的案件中，罪名正确 {share}</source>
        <translation>A demonstration only: charges right in {share} of {cases} cases it never saw</translation>
    </message>
    <message>
        <source>正在使用</source>
        <translation>In use</translation>
    </message>
    <message>
        <source>使用</source>
        <translation>Use</translation>
    </message>
    <message>
        <source>使用 {name}</source>
        <translation>Use {name}</translation>
    </message>
</context>
<context>
    <name>ModelsCard</name>
    <message>
        <source>评测哪些模型</source>
        <translation>Which models</translation>
    </message>
    <message>
        <source>选两个以上时，逐项比较它们的差别是否超出误差。</source>
        <translation>Of two or more, each figure is tested for a difference beyond error.</translation>
    </message>
    <message>
        <source>{run} 的适配器</source>
        <translation>adapter of {run}</translation>
    </message>
    <message>
        <source>未导出，用训练组件运行</source>
        <translation>not exported; run by the training component</translation>
    </message>
    <message>
        <source>正在查找模型……</source>
        <translation>Looking for models …</translation>
    </message>
    <message>
        <source>没有可以评测的模型。在“模型”页下载或打开一个。</source>
        <translation>There is no model to evaluate. Download or open one on the page Models.</translation>
    </message>
</context>
<context>
    <name>ModelsPage</name>
    <message>
        <source>模型</source>
        <translation>Models</translation>
    </message>
    <message>
        <source>刷新</source>
        <translation>Refresh</translation>
    </message>
    <message>
        <source>重新查找模型</source>
        <translation>Look for models again</translation>
    </message>
    <message>
        <source>打开 GGUF 文件……</source>
        <translation>Open GGUF file…</translation>
    </message>
    <message>
        <source>带到不联网的电脑……</source>
        <translation>Carry to a computer without a network…</translation>
    </message>
    <message>
        <source>把程序与正在使用的模型放进一个文件夹（如 U 盘上），附校验和与说明</source>
        <translation>Puts the program and the model in use into a folder (as on a USB stick), with checksums and a read-me</translation>
    </message>
    <message>
        <source>Ollama</source>
        <translation>Ollama</translation>
    </message>
    <message>
        <source>内置引擎（llama.cpp，不需要 Ollama）</source>
        <translation>Built-in engine (llama.cpp, no Ollama needed)</translation>
    </message>
    <message>
        <source>打开一个 GGUF 文件，不经 Ollama 也能预测。</source>
        <translation>Open a GGUF file to predict without Ollama.</translation>
    </message>
    <message>
        <source>这台服务器上没有能写判决的模型。</source>
        <translation>This server has no model that can write judgments.</translation>
    </message>
    <message>
        <source>正在启动……</source>
        <translation>Starting…</translation>
    </message>
    <message>
        <source>启动 Ollama</source>
        <translation>Start Ollama</translation>
    </message>
    <message>
        <source>正在查找……</source>
        <translation>Searching…</translation>
    </message>
</context>
<context>
    <name>NameDialog</name>
    <message>
        <source>确定</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>NewBatch</name>
    <message>
        <source>怎样预测</source>
        <translation>How to predict</translation>
    </message>
    <message>
        <source>模型</source>
        <translation>Model</translation>
    </message>
    <message>
        <source>每一行都用它。</source>
        <translation>It judges every row.</translation>
    </message>
    <message>
        <source>每案份数</source>
        <translation>Samples of each case</translation>
    </message>
    <message>
        <source>多于一份时列出罪名是否一致、刑期的范围，并以居中的一份为准。</source>
        <translation>With more than one, agreement on the charges and the range of terms are told, and the middle one stands for the case.</translation>
    </message>
    <message>
        <source>同时写几份</source>
        <translation>At a time</translation>
    </message>
    <message>
        <source>服务器能同时写几份就填几份；内置引擎每多一份要多占一份模型的内存。</source>
        <translation>As many as the server can write at once; with the built-in engine each further one takes the memory of another model.</translation>
    </message>
    <message>
        <source>结果写到这个文件夹</source>
        <translation>The results go to this folder</translation>
    </message>
    <message>
        <source>结果的文件夹</source>
        <translation>Folder of the results</translation>
    </message>
    <message>
        <source>开始预测</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>{name} 判决预测</source>
        <translation>{name} predictions</translation>
    </message>
    <message>
        <source>请选定哪一列是犯罪事实。</source>
        <translation>Choose which column has the facts.</translation>
    </message>
</context>
<context>
    <name>NewEvaluation</name>
    <message>
        <source>怎样评测</source>
        <translation>How</translation>
    </message>
    <message>
        <source>每种案件最多几案</source>
        <translation>Cases of each kind, at most</translation>
    </message>
    <message>
        <source>总是同样的那些案件；案件越多，误差越小，时间越长。</source>
        <translation>Always the same ones; more cases, less error, more time.</translation>
    </message>
    <message>
        <source>每案另写几份</source>
        <translation>Further answers to each case</translation>
    </message>
    <message>
        <source>像判案页那样带随机地另写几份，看各份刑期的范围是否可靠。要多花同样倍数的时间。</source>
        <translation>Written with chance, as on the case page, to see whether their range of terms can be relied on. Takes as many times longer.</translation>
    </message>
    <message>
        <source>供基线统计的案件</source>
        <translation>Cases for the baselines</translation>
    </message>
    <message>
        <source>另一份有真实结果的案件，用来统计不读案情也能达到的成绩。不填则不比。</source>
        <translation>Other cases with real outcomes, to see what can be had without reading the facts. Without them there is no such comparison.</translation>
    </message>
    <message>
        <source>全部</source>
        <translation>All</translation>
    </message>
    <message>
        <source>不写</source>
        <translation>None</translation>
    </message>
    <message>
        <source>可以不填</source>
        <translation>optional</translation>
    </message>
    <message>
        <source>开始评测</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>请先选择案件。</source>
        <translation>Choose cases first.</translation>
    </message>
    <message>
        <source>请至少选择一个模型。</source>
        <translation>Choose one model at least.</translation>
    </message>
</context>
<context>
    <name>NewRunForm</name>
    <message>
        <source>新的训练</source>
        <translation>New run</translation>
    </message>
    <message>
        <source>名称</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>训练的名称</source>
        <translation>The run&apos;s name</translation>
    </message>
    <message>
        <source>开始训练</source>
        <translation>Start training</translation>
    </message>
    <message>
        <source>这个名称已经有一次训练。请换一个名称，或在左侧选它继续。</source>
        <translation>There is a run of this name already. Choose another name, or choose the run at the left and go on.</translation>
    </message>
    <message>
        <source>这次训练正在进行，不能同时训练两次。</source>
        <translation>This run is being trained already; it cannot be trained twice at once.</translation>
    </message>
    <message>
        <source>训练文件夹无法写入：请检查磁盘空间与权限。</source>
        <translation>The run&apos;s folder cannot be written: check disk space and permissions.</translation>
    </message>
    <message>
        <source>训练进程无法启动，详情见日志。</source>
        <translation>The training process could not be started; details are in the log.</translation>
    </message>
    <message>
        <source>保存在 {folder}</source>
        <translation>Kept in {folder}</translation>
    </message>
    <message>
        <source>名称不能为空或过长，不能含有 / \ : * ? &quot; &lt; &gt; |，不能以句点结尾，也不能是 CON、NUL 等系统保留的名称。</source>
        <translation>A name is needed that is not too long, has none of / \ : * ? &quot; &lt; &gt; |, does not end in a full stop and is none that systems keep for themselves (CON, NUL).</translation>
    </message>
    <message>
        <source>配方有问题或还没有选好：请先完成上一步。</source>
        <translation>The recipe has problems or is not chosen yet: finish the step before first.</translation>
    </message>
    <message>
        <source>还没有训练数据：请先在“数据”一步制作，或在“配方”一步选择。</source>
        <translation>There is no training data yet: make it in the step Data or choose it in the step Recipe.</translation>
    </message>
    <message>
        <source>配方 {recipe}，底座 {base}
数据 {data}</source>
        <translation>Recipe {recipe}, base {base}
Data {data}</translation>
    </message>
</context>
<context>
    <name>NotesFold</name>
    <message>
        <source>整个案件</source>
        <translation>The whole matter</translation>
    </message>
    <message>
        <source>这个案件的全部判决与笔记</source>
        <translation>All judgments and notes of this matter</translation>
    </message>
    <message>
        <source>案件笔记：{name}</source>
        <translation>Notes: {name}</translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>关闭提示</source>
        <translation>Close notice</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>Notices</name>
    <message>
        <source>内置演示模型：只用来试用流程，罪名与刑期都不可靠。</source>
        <translation>Built-in demonstration model: for trying out the workflow only; its charges and terms are not reliable.</translation>
    </message>
    <message>
        <source>换用正式模型</source>
        <translation>Use a full model</translation>
    </message>
    <message>
        <source>数据文件夹 {path} 不能写入：设置、草稿和历史不会保存。请检查磁盘空间与权限。</source>
        <translation>The data folder {path} cannot be written to: settings, drafts and history are not saved. Check disk space and permissions.</translation>
    </message>
</context>
<context>
    <name>OfficeServer</name>
    <message>
        <source>OpenAI 兼容服务器</source>
        <translation>OpenAI-compatible server</translation>
    </message>
    <message>
        <source>地址</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>办公室自己的 llama-server、LM Studio、vLLM 或 SGLang，例如 http://192.168.1.5:8000/v1；留空时使用环境变量 OPENAI_BASE_URL。只连接这台电脑和内部网络，其他主机须先确认；云端服务一律拒绝。</source>
        <translation>Your office’s own llama-server, LM Studio, vLLM or SGLang, such as http://192.168.1.5:8000/v1; empty, the environment variable OPENAI_BASE_URL is used. Only this computer and your own network are connected to; any other host has to be confirmed first, and cloud services are always refused.</translation>
    </message>
    <message>
        <source>密钥</source>
        <translation>Key</translation>
    </message>
    <message>
        <source>服务器要求时填写，存入系统的密钥环；留空时使用环境变量 OPENAI_API_KEY。</source>
        <translation>Where the server wants one; kept in the system’s keyring. Empty, the environment variable OPENAI_API_KEY is used.</translation>
    </message>
    <message>
        <source>删除已保存的密钥</source>
        <translation>Delete the saved key</translation>
    </message>
    <message>
        <source>测试连接</source>
        <translation>Test the connection</translation>
    </message>
    <message>
        <source>未加密：地址以 http 开头，案情与密钥在网络上可能被旁人读取。</source>
        <translation>Unencrypted: the address begins with http, and others on the network may read the facts and the key.</translation>
    </message>
    <message>
        <source>正在连接……</source>
        <translation>Connecting…</translation>
    </message>
    <message>
        <source>连接成功，有 {count} 个模型可用。</source>
        <translation>Connected; models available: {count}.</translation>
    </message>
    <message>
        <source>连接失败，详情已写入日志。</source>
        <translation>The connection failed; details are in the log.</translation>
    </message>
    <message>
        <source>{host} 不在这台电脑或办公室的内部网络中。确认后，案情会发往这台主机。</source>
        <translation>{host} is neither this computer nor in your office’s own network. Once confirmed, the facts will go to that host.</translation>
    </message>
    <message>
        <source>允许发往 {host}</source>
        <translation>Allow sending to {host}</translation>
    </message>
    <message>
        <source>不再允许案情发往 {host}</source>
        <translation>No longer allow sending facts to {host}</translation>
    </message>
    <message>
        <source>地址中的用户名与密码没有保存：请填写密钥，或把整个地址写入环境变量 OPENAI_BASE_URL。</source>
        <translation>The name and password in the address were not saved: enter a key, or put the whole address into the environment variable OPENAI_BASE_URL.</translation>
    </message>
    <message>
        <source>密钥已存入系统的密钥环。</source>
        <translation>The key is in the system’s keyring.</translation>
    </message>
    <message>
        <source>系统没有可用的密钥环：密钥只保留到程序关闭。需要长期使用时，请设置环境变量 OPENAI_API_KEY。</source>
        <translation>The system has no usable keyring: the key is kept only until the program closes. To keep it longer, set the environment variable OPENAI_API_KEY.</translation>
    </message>
    <message>
        <source>已保存</source>
        <translation>saved</translation>
    </message>
</context>
<context>
    <name>OllamaStarter</name>
    <message>
        <source>没有找到 Ollama。请从 ollama.com 安装后再试，或改用内置模型。</source>
        <translation>Ollama was not found. Install it from ollama.com and try again, or use the built-in model.</translation>
    </message>
    <message>
        <source>Ollama 已启动，但一直没有应答。请稍后在“模型”页刷新，或查看它的日志。</source>
        <translation>Ollama was started but does not answer. Refresh the Models page later, or see its log.</translation>
    </message>
    <message>
        <source>Ollama 没能启动。请在终端运行 ollama serve 查看原因，或改用内置模型。</source>
        <translation>Ollama could not start. Run ollama serve in a terminal to see why, or use the built-in model.</translation>
    </message>
</context>
<context>
    <name>OllamaWay</name>
    <message>
        <source>让 Ollama 下载正式的模型（需要网络，{size}）</source>
        <translation>Let Ollama download the model for real work (needs a network; {size})</translation>
    </message>
    <message>
        <source>再找一次</source>
        <translation>Look again</translation>
    </message>
    <message>
        <source>再找一次 Ollama</source>
        <translation>Look for Ollama again</translation>
    </message>
    <message>
        <source>正在启动……</source>
        <translation>Starting…</translation>
    </message>
    <message>
        <source>启动 Ollama</source>
        <translation>Start Ollama</translation>
    </message>
    <message>
        <source>正在查找 Ollama……</source>
        <translation>Looking for Ollama…</translation>
    </message>
    <message>
        <source>没有找到 Ollama：它是免费的，请从 ollama.com 下载安装，装好后按“再找一次”。</source>
        <translation>Ollama was not found: it is free; download and install it from ollama.com, then press “Look again”.</translation>
    </message>
    <message>
        <source>Ollama 已经安装，但没有运行。启动它，就能下载。</source>
        <translation>Ollama is installed but does not run. Start it, and the download can begin.</translation>
    </message>
</context>
<context>
    <name>OutcomeCard</name>
    <message>
        <source>{name}：全文</source>
        <translation>{name}: whole text</translation>
    </message>
    <message>
        <source>全文</source>
        <translation>Whole text</translation>
    </message>
</context>
<context>
    <name>OwnPrompt</name>
    <message>
        <source>系统提示已改写</source>
        <translation>System text rewritten</translation>
    </message>
    <message>
        <source>这次及以后的预测用改写的系统提示；点开查看或改回</source>
        <translation>Predictions use a rewritten system text: open it to look, or to change it back</translation>
    </message>
</context>
<context>
    <name>Page</name>
    <message>
        <source>判案</source>
        <translation>Case</translation>
    </message>
    <message>
        <source>历史</source>
        <translation>History</translation>
    </message>
    <message>
        <source>批量</source>
        <translation>Batch</translation>
    </message>
    <message>
        <source>评测</source>
        <translation>Evaluation</translation>
    </message>
    <message>
        <source>模型</source>
        <translation>Models</translation>
    </message>
    <message>
        <source>训练</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>法条</source>
        <translation>Statutes</translation>
    </message>
    <message>
        <source>帮助</source>
        <translation>Help</translation>
    </message>
    <message>
        <source>设置</source>
        <translation>Settings</translation>
    </message>
</context>
<context>
    <name>PaneSplit</name>
    <message>
        <source>案件事实</source>
        <translation>Facts of the case</translation>
    </message>
    <message>
        <source>展开案件事实</source>
        <translation>Unfold the facts</translation>
    </message>
    <message>
        <source>判决</source>
        <translation>Judgment</translation>
    </message>
    <message>
        <source>展开判决</source>
        <translation>Open the judgment</translation>
    </message>
    <message>
        <source>展开判决，事实收成一行</source>
        <translation>Open the judgment; the facts become a line</translation>
    </message>
</context>
<context>
    <name>PathField</name>
    <message>
        <source>选择……</source>
        <translation>Choose…</translation>
    </message>
    <message>
        <source>选择：{what}</source>
        <translation>Choose: {what}</translation>
    </message>
</context>
<context>
    <name>PredictSide</name>
    <message>
        <source>正在查找模型</source>
        <translation>Looking for models</translation>
    </message>
    <message>
        <source>Ollama 与内置引擎</source>
        <translation>Ollama and the built-in engine</translation>
    </message>
    <message>
        <source>正在阅读事实，逐栏预测</source>
        <translation>Reading the facts; the columns follow one after the other</translation>
    </message>
    <message>
        <source>正在阅读事实</source>
        <translation>Reading the facts</translation>
    </message>
    <message>
        <source>正在载入模型</source>
        <translation>Loading the model</translation>
    </message>
</context>
<context>
    <name>PreparedView</name>
    <message>
        <source>打开报告</source>
        <translation>Open report</translation>
    </message>
    <message>
        <source>换一份数据</source>
        <translation>Other data</translation>
    </message>
    <message>
        <source>下一步：配方</source>
        <translation>Next: recipe</translation>
    </message>
    <message>
        <source>筛选过程：从读取到收入</source>
        <translation>Selection: from documents read to those taken</translation>
    </message>
    <message>
        <source>读取的文书</source>
        <translation>Documents read</translation>
    </message>
    <message>
        <source>核心样本</source>
        <translation>Core samples</translation>
    </message>
    <message>
        <source>强化样本</source>
        <translation>Reinforcement samples</translation>
    </message>
    <message>
        <source>训练 / 验证 / 测试</source>
        <translation>Train / validation / test</translation>
    </message>
    <message>
        <source>平均词元</source>
        <translation>Mean tokens</translation>
    </message>
</context>
<context>
    <name>Preview</name>
    <message>
        <source>打印预览</source>
        <translation>Print preview</translation>
    </message>
</context>
<context>
    <name>PromptDialog</name>
    <message>
        <source>发给模型的提示</source>
        <translation>Prompt to the model</translation>
    </message>
    <message>
        <source>下面的文字原样发给模型。系统提示可以改写，对以后的每次预测有效，直到改回；历史记录写明用的是哪一份。</source>
        <translation>The texts below are sent to the model as they stand. The system text may be rewritten: it counts for every later prediction until it is changed back, and the history says which one was used.</translation>
    </message>
    <message>
        <source>系统提示</source>
        <translation>System prompt</translation>
    </message>
    <message>
        <source>案件</source>
        <translation>Case</translation>
    </message>
    <message>
        <source>案件的提示，只读</source>
        <translation>Prompt of the case, read-only</translation>
    </message>
    <message>
        <source>用哪一份系统提示</source>
        <translation>Which system text is used</translation>
    </message>
    <message>
        <source>删除这份系统提示</source>
        <translation>Delete this system text</translation>
    </message>
    <message>
        <source>名称</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>系统提示的名称</source>
        <translation>Name of the system text</translation>
    </message>
    <message>
        <source>以此名称保存</source>
        <translation>Keep under this name</translation>
    </message>
    <message>
        <source>完成</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>模型自带的</source>
        <translation>The model&apos;s own</translation>
    </message>
    <message>
        <source>改写的</source>
        <translation>Rewritten</translation>
    </message>
    <message>
        <source>存不下了：请缩短文字，或者先删除一份系统提示。</source>
        <translation>There is no room for it: shorten the text, or delete a system text first.</translation>
    </message>
</context>
<context>
    <name>ProofView</name>
    <message>
        <source>发布前的核对</source>
        <translation>Proof before publishing</translation>
    </message>
    <message>
        <source>同样的提示，比较训练的模型、GGUF 文件与 Ollama：词元相同，最可能的前几个词元相同，输出分布接近，答案自己结束。</source>
        <translation>The same prompts in the trained model, the GGUF file and Ollama: the same tokens, the same most likely first tokens, close distributions, and answers that end on their own.</translation>
    </message>
    <message>
        <source>训练时留出的案件，每次都取最可能的词元来判；刑期偏差是刑期（月）对数之差的平均，越小越好。多错一案是允许的：案件少时，量化的舍入就足以改变一案。</source>
        <translation>Cases held out of the training, judged with the most likely token each time. The term&apos;s deviation is the mean difference of the logarithms of the terms in months; smaller is better. One more wrong case is borne: where cases are few, the rounding of quantisation alone can turn one.</translation>
    </message>
    <message>
        <source>核对没有通过。</source>
        <translation>The proof failed.</translation>
    </message>
    <message>
        <source>核对通过：发布的模型与训练的模型表现一致。</source>
        <translation>Proven: the published model behaves as the trained one.</translation>
    </message>
    <message>
        <source>提示</source>
        <translation>Prompt</translation>
    </message>
    <message>
        <source>词元</source>
        <translation>Tokens</translation>
    </message>
    <message>
        <source>切分相同</source>
        <translation>Same ids</translation>
    </message>
    <message>
        <source>Ollama 前 {count} 个</source>
        <translation>Ollama, first {count}</translation>
    </message>
    <message>
        <source>训练模型前 {count} 个</source>
        <translation>Trained, first {count}</translation>
    </message>
    <message>
        <source>分布差</source>
        <translation>Divergence</translation>
    </message>
    <message>
        <source>自己结束</source>
        <translation>Ended</translation>
    </message>
    <message>
        <source>留出的案件</source>
        <translation>Held-out cases</translation>
    </message>
    <message>
        <source>数量</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>可读</source>
        <translation>Readable</translation>
    </message>
    <message>
        <source>罪名正确</source>
        <translation>Charge right</translation>
    </message>
    <message>
        <source>刑期偏差</source>
        <translation>Term&apos;s deviation</translation>
    </message>
    <message>
        <source>训练的模型（量化前）</source>
        <translation>Trained model (before quantising)</translation>
    </message>
    <message>
        <source>要发布的模型</source>
        <translation>Model to publish</translation>
    </message>
    <message>
        <source>现在使用的模型</source>
        <translation>Model in use</translation>
    </message>
    <message>
        <source>是</source>
        <translation>Yes</translation>
    </message>
    <message>
        <source>否</source>
        <translation>No</translation>
    </message>
</context>
<context>
    <name>ProvenanceView</name>
    <message>
        <source>出处：用什么写成，怎样再写一次</source>
        <translation>Made with: what it takes to make it again</translation>
    </message>
</context>
<context>
    <name>ProvinceField</name>
    <message>
        <source>自动识别</source>
        <translation>Automatic</translation>
    </message>
</context>
<context>
    <name>PublishSource</name>
    <message>
        <source>发布什么</source>
        <translation>What to publish</translation>
    </message>
    <message>
        <source>模型的来源</source>
        <translation>Where the model comes from</translation>
    </message>
    <message>
        <source>这里训练的适配器</source>
        <translation>An adapter trained here</translation>
    </message>
    <message>
        <source>别处训练的适配器（LLaMA-Factory、Unsloth）</source>
        <translation>An adapter trained elsewhere (LLaMA-Factory, Unsloth)</translation>
    </message>
    <message>
        <source>合并好的模型文件夹</source>
        <translation>A folder with a merged model</translation>
    </message>
    <message>
        <source>已有的 GGUF 文件</source>
        <translation>A GGUF file</translation>
    </message>
    <message>
        <source>训练记录</source>
        <translation>Runs</translation>
    </message>
    <message>
        <source>还没有可以发布的训练：至少要有一个检查点。</source>
        <translation>There is no run to publish yet: it needs a checkpoint at least.</translation>
    </message>
    <message>
        <source>适配器文件夹</source>
        <translation>Adapter folder</translation>
    </message>
    <message>
        <source>底座模型文件夹</source>
        <translation>Base model folder</translation>
    </message>
    <message>
        <source>GGUF 文件</source>
        <translation>GGUF file</translation>
    </message>
</context>
<context>
    <name>PullPanel</name>
    <message>
        <source>推荐模型  {name}</source>
        <translation>Recommended model  {name}</translation>
    </message>
    <message>
        <source>在五万余份一审刑事判决书上微调的 Qwen3-4B，Q4_K_M，约 {size}。下载一次，之后完全在本机运行。</source>
        <translation>Qwen3-4B fine-tuned on more than 50,000 first-instance criminal judgments, Q4_K_M, about {size}. Downloaded once, it then runs entirely on this computer.</translation>
    </message>
    <message>
        <source>下载进度</source>
        <translation>Download progress</translation>
    </message>
    <message>
        <source>拉取</source>
        <translation>Download</translation>
    </message>
    <message>
        <source>拉取推荐模型</source>
        <translation>Download the recommended model</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>取消下载</source>
        <translation>Cancel download</translation>
    </message>
    <message>
        <source>已取消。已下载的部分会保留，下次接着下载。</source>
        <translation>Cancelled. What was downloaded is kept, and the next download continues from there.</translation>
    </message>
    <message>
        <source>下载没有完成，请稍后再试。</source>
        <translation>The download did not complete. Please try again later.</translation>
    </message>
    <message>
        <source>需要先启动 Ollama。</source>
        <translation>Ollama must be started first.</translation>
    </message>
    <message>
        <source>正在连接……</source>
        <translation>Connecting…</translation>
    </message>
    <message>
        <source>正在准备下载……</source>
        <translation>Preparing the download…</translation>
    </message>
    <message>
        <source>下载完毕，正在校验……</source>
        <translation>Downloaded, verifying…</translation>
    </message>
    <message>
        <source>等待数据</source>
        <translation>waiting for data</translation>
    </message>
    <message>
        <source>剩余 {time}</source>
        <translation>{time} left</translation>
    </message>
</context>
<context>
    <name>PushPanel</name>
    <message>
        <source>发布到 Ollama</source>
        <translation>Publish to Ollama</translation>
    </message>
    <message>
        <source>服务器：{host}。核对通过之后，名称才指向新模型；旧的保留着，可以退回。</source>
        <translation>Server: {host}. The name points at the new model only after the proof; the old one is kept and can be gone back to.</translation>
    </message>
    <message>
        <source>GGUF 文件</source>
        <translation>GGUF file</translation>
    </message>
    <message>
        <source>要发布的 GGUF 文件</source>
        <translation>GGUF file to publish</translation>
    </message>
    <message>
        <source>在 Ollama 里的名称</source>
        <translation>Name in Ollama</translation>
    </message>
    <message>
        <source>发布前核对（与文件、与训练的模型、与现在使用的模型比较，约几分钟）</source>
        <translation>Prove it first (against the file, the trained model and the model in use; some minutes)</translation>
    </message>
    <message>
        <source>发布</source>
        <translation>Publish</translation>
    </message>
    <message>
        <source>退回上一个</source>
        <translation>Roll back</translation>
    </message>
    <message>
        <source>退回上一个发布的模型</source>
        <translation>Go back to the model published before</translation>
    </message>
    <message>
        <source>仍然发布</source>
        <translation>Publish anyway</translation>
    </message>
    <message>
        <source>核对没有通过，仍然发布</source>
        <translation>The proof failed; publish anyway</translation>
    </message>
    <message>
        <source>替换它</source>
        <translation>Replace it</translation>
    </message>
    <message>
        <source>替换不是从这里发布的模型，原模型另存</source>
        <translation>Replace the model that was not published from here; it is kept under another name</translation>
    </message>
    <message>
        <source>现在就用它</source>
        <translation>Use it now</translation>
    </message>
    <message>
        <source>用发布的模型判案</source>
        <translation>Judge cases with the published model</translation>
    </message>
    <message>
        <source>（地址无法识别，请在设置中更正）</source>
        <translation>(no address; correct it in Settings)</translation>
    </message>
    <message>
        <source>发布所需的组件（llama-cpp-python）没有安装。</source>
        <translation>The component for publishing (llama-cpp-python) is not installed.</translation>
    </message>
    <message>
        <source>正在开始……</source>
        <translation>Starting…</translation>
    </message>
    <message>
        <source>正在退回……</source>
        <translation>Going back…</translation>
    </message>
    <message>
        <source>已发布：{name}（另存为 {dated}）。</source>
        <translation>Published: {name} (also kept as {dated}).</translation>
    </message>
    <message>
        <source>{name} 已退回到 {dated}。</source>
        <translation>{name} points at {dated} again.</translation>
    </message>
    <message>
        <source>正在计算文件的哈希</source>
        <translation>Hashing the file</translation>
    </message>
    <message>
        <source>正在上传</source>
        <translation>Uploading</translation>
    </message>
    <message>
        <source>正在建立候选模型</source>
        <translation>Creating the candidate</translation>
    </message>
    <message>
        <source>正在检查模板与参数</source>
        <translation>Checking template and parameters</translation>
    </message>
    <message>
        <source>正在核对：与文件、与训练的模型比较</source>
        <translation>Proving: comparing with the file and the trained model</translation>
    </message>
    <message>
        <source>正在核对：判没有训练过的案件</source>
        <translation>Proving: judging cases not trained on</translation>
    </message>
    <message>
        <source>正在改名称的指向</source>
        <translation>Moving the name</translation>
    </message>
    <message>
        <source>发布前的核对没有通过，正在使用的模型未动。原因列在核对里。</source>
        <translation>The proof failed; the model in use was left as it is. The proof lists the reasons.</translation>
    </message>
    <message>
        <source>发布意外结束，正在使用的模型未动。可以再试；详情见日志。</source>
        <translation>Publishing ended unexpectedly; the model in use is untouched. Try again; details are in the log.</translation>
    </message>
</context>
<context>
    <name>Question</name>
    <message>
        <source>知道了</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>ReadingStrip</name>
    <message>
        <source>停止</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>停止读取</source>
        <translation>Stop reading</translation>
    </message>
    <message>
        <source>停止读取，案件事实保持原样</source>
        <translation>Stops reading; the facts stay as they are</translation>
    </message>
    <message>
        <source>读取进度</source>
        <translation>Progress of reading</translation>
    </message>
    <message>
        <source>正在读取 {name}……</source>
        <translation>Reading {name}…</translation>
    </message>
    <message>
        <source>正在本机识别文字（OCR）：{name}</source>
        <translation>Recognising text on this computer (OCR): {name}</translation>
    </message>
    <message>
        <source>{page} / {pages} 页</source>
        <translation>{page} / {pages} pages</translation>
    </message>
    <message>
        <source>剩余 {time}</source>
        <translation>{time} left</translation>
    </message>
</context>
<context>
    <name>ReadingView</name>
    <message>
        <source>（没有{name}）</source>
        <translation>(no {name})</translation>
    </message>
    <message>
        <source>被告人</source>
        <translation>Defendant</translation>
    </message>
    <message>
        <source>文书没有写完，还没有写到被告人与刑罚。</source>
        <translation>The judgment was not completed; it has not come to the defendants and penalties yet.</translation>
    </message>
    <message>
        <source>没有从文书中读到被告人与刑罚。请看原文，或换一个模型再试。</source>
        <translation>No defendant and penalty were read in the judgment. Look at the text, or try another model.</translation>
    </message>
    <message>
        <source>文书写到了长度上限，可能没有写完。可以在设置中调大“最长判决”后再预测。</source>
        <translation>The judgment reached the length limit and may be incomplete. Raise “Longest judgment” in Settings and predict again.</translation>
    </message>
    <message>
        <source>事实中没有写明</source>
        <translation>Not stated in the facts</translation>
    </message>
    <message>
        <source>关于整份判决</source>
        <translation>On the judgment as a whole</translation>
    </message>
</context>
<context>
    <name>RecipeForm</name>
    <message>
        <source>怎样训练</source>
        <translation>How to train</translation>
    </message>
    <message>
        <source>专家选项：适配器、优化器、检查点、评测</source>
        <translation>For experts: adapter, optimiser, checkpoints, evaluation</translation>
    </message>
    <message>
        <source>是</source>
        <translation>Yes</translation>
    </message>
</context>
<context>
    <name>RecipeStart</name>
    <message>
        <source>从哪个配方开始</source>
        <translation>Start from a recipe</translation>
    </message>
    <message>
        <source>预设配方</source>
        <translation>Preset recipe</translation>
    </message>
    <message>
        <source>模型卡的配方（a10，24 GB 显卡）</source>
        <translation>The model card&apos;s (a10, 24 GB card)</translation>
    </message>
    <message>
        <source>16 GB 显卡（a10-16gb）</source>
        <translation>16 GB card (a10-16gb)</translation>
    </message>
    <message>
        <source>12 GB 显卡（a10-12gb）</source>
        <translation>12 GB card (a10-12gb)</translation>
    </message>
    <message>
        <source>没有显卡（cpu，小底座）</source>
        <translation>No card (cpu, small base)</translation>
    </message>
    <message>
        <source>每个数字旁写着理由。改动只影响这一次训练，预设不变。</source>
        <translation>The reason stands beside each figure. Changes are for this run only; the preset stays.</translation>
    </message>
    <message>
        <source>导入……</source>
        <translation>Import…</translation>
    </message>
    <message>
        <source>导入 TOML 或 LLaMA-Factory 的 YAML</source>
        <translation>Import TOML or LLaMA-Factory&apos;s YAML</translation>
    </message>
    <message>
        <source>导出 TOML……</source>
        <translation>Export TOML…</translation>
    </message>
    <message>
        <source>导出 YAML……</source>
        <translation>Export YAML…</translation>
    </message>
    <message>
        <source>导出为 LLaMA-Factory 的 YAML</source>
        <translation>Export as LLaMA-Factory&apos;s YAML</translation>
    </message>
    <message>
        <source>底座模型</source>
        <translation>Base model</translation>
    </message>
    <message>
        <source>下载好的模型文件夹，或 Hugging Face 名称（只在本机缓存里找，不联网）。</source>
        <translation>A folder with the model, or its Hugging Face name (looked for in this computer&apos;s cache only).</translation>
    </message>
    <message>
        <source>训练数据</source>
        <translation>Training data</translation>
    </message>
    <message>
        <source>上一步做好的文件夹；也可以是 LLaMA-Factory 的 JSON 所在的文件夹。</source>
        <translation>The folder made in the step before, or one with LLaMA-Factory&apos;s JSON.</translation>
    </message>
    <message>
        <source>数据文件夹</source>
        <translation>Data folder</translation>
    </message>
    <message>
        <source>这台电脑上还没有这个底座。联网下载（任选其一），然后在上面选择它的文件夹；没有网络时，从另一台电脑复制整个文件夹：
{commands}</source>
        <translation>This base is not on this computer yet. Fetch it in one of these ways and choose its folder above; without a network, copy the whole folder from another computer:
{commands}</translation>
    </message>
</context>
<context>
    <name>RecipeStep</name>
    <message>
        <source>导出为 LLaMA-Factory 的 YAML</source>
        <translation>Export as LLaMA-Factory&apos;s YAML</translation>
    </message>
    <message>
        <source>下一步：训练</source>
        <translation>Next: train</translation>
    </message>
    <message>
        <source>配方</source>
        <translation>Recipe</translation>
    </message>
    <message>
        <source>配方有 {count} 处问题，改正后再估计。</source>
        <translation>The recipe has {count} problems; it is estimated when they are put right.</translation>
    </message>
    <message>
        <source>{count} 处问题</source>
        <translation>{count} problems</translation>
    </message>
    <message>
        <source>还没有选数据</source>
        <translation>No data chosen yet</translation>
    </message>
    <message>
        <source>底座模型可用之后再估计。</source>
        <translation>Estimated once the base model can be used.</translation>
    </message>
    <message>
        <source>这个底座无法估计，详情见日志。</source>
        <translation>This base cannot be estimated; details are in the log.</translation>
    </message>
    <message>
        <source>导入配方</source>
        <translation>Import a recipe</translation>
    </message>
    <message>
        <source>配方 (*.toml *.yaml *.yml);;所有文件 (*)</source>
        <translation>Recipes (*.toml *.yaml *.yml);;All files (*)</translation>
    </message>
    <message>
        <source>导出配方</source>
        <translation>Export the recipe</translation>
    </message>
    <message>
        <source>写不到 {file}：请检查路径与权限。</source>
        <translation>{file} cannot be written: check the path and its permissions.</translation>
    </message>
</context>
<context>
    <name>ResultsView</name>
    <message>
        <source>成绩</source>
        <translation>Figures</translation>
    </message>
    <message>
        <source>差别</source>
        <translation>Differences</translation>
    </message>
    <message>
        <source>分组</source>
        <translation>Groups</translation>
    </message>
    <message>
        <source>可靠程度</source>
        <translation>Reliability</translation>
    </message>
    <message>
        <source>逐案</source>
        <translation>Cases</translation>
    </message>
    <message>
        <source>哪一种案件</source>
        <translation>Which cases</translation>
    </message>
</context>
<context>
    <name>RowTable</name>
    <message>
        <source>案件</source>
        <translation>Case</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>罪名</source>
        <translation>Charge</translation>
    </message>
    <message>
        <source>主刑</source>
        <translation>Penalty</translation>
    </message>
    <message>
        <source>核对</source>
        <translation>Check</translation>
    </message>
    <message>
        <source>事实</source>
        <translation>Facts</translation>
    </message>
</context>
<context>
    <name>RowView</name>
    <message>
        <source>第几份</source>
        <translation>Which sample</translation>
    </message>
    <message>
        <source>案件事实</source>
        <translation>Facts</translation>
    </message>
    <message>
        <source>还没有预测。</source>
        <translation>Not predicted yet.</translation>
    </message>
    <message>
        <source>第 {number} 份</source>
        <translation>Sample {number}</translation>
    </message>
    <message>
        <source>（居中）</source>
        <translation> (middle)</translation>
    </message>
</context>
<context>
    <name>RowsView</name>
    <message>
        <source>案件列表</source>
        <translation>Cases</translation>
    </message>
</context>
<context>
    <name>RunActions</name>
    <message>
        <source>不归入案件</source>
        <translation>In no matter</translation>
    </message>
    <message>
        <source>重新打开</source>
        <translation>Open again</translation>
    </message>
    <message>
        <source>放回判案页：事实在左，判决在右（Enter）</source>
        <translation>Back on the case page: the facts left, the judgment right (Enter)</translation>
    </message>
    <message>
        <source>移入案件</source>
        <translation>Move into a matter</translation>
    </message>
    <message>
        <source>删除</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>永久删除（Delete）</source>
        <translation>Delete for good (Delete)</translation>
    </message>
</context>
<context>
    <name>RunComparison</name>
    <message>
        <source>两次训练的差别</source>
        <translation>How the two runs differ</translation>
    </message>
    <message>
        <source>配方</source>
        <translation>Recipe</translation>
    </message>
    <message>
        <source>相同</source>
        <translation>the same</translation>
    </message>
    <message>
        <source>训练数据</source>
        <translation>Training data</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>步</source>
        <translation>Step</translation>
    </message>
    <message>
        <source>最后的损失</source>
        <translation>Last loss</translation>
    </message>
    <message>
        <source>最低评测损失</source>
        <translation>Lowest held-out loss</translation>
    </message>
</context>
<context>
    <name>RunFilters</name>
    <message>
        <source>罪名</source>
        <translation>Charge</translation>
    </message>
    <message>
        <source>模型</source>
        <translation>Model</translation>
    </message>
    <message>
        <source>日期</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>种类</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>案件</source>
        <translation>Matter</translation>
    </message>
    <message>
        <source>全部案件</source>
        <translation>All matters</translation>
    </message>
    <message>
        <source>搜索事实、姓名、罪名、文字</source>
        <translation>Search facts, names, charges, text</translation>
    </message>
    <message>
        <source>搜索历史</source>
        <translation>Search the history</translation>
    </message>
    <message>
        <source>几个词用空格隔开，都要出现（Ctrl+F）</source>
        <translation>Several words with spaces between them must all be there (Ctrl+F)</translation>
    </message>
    <message>
        <source>清除</source>
        <translation>Clear</translation>
    </message>
    <message>
        <source>清除全部条件</source>
        <translation>Clear all conditions</translation>
    </message>
    <message>
        <source>不再按条件筛选</source>
        <translation>Show all again</translation>
    </message>
    <message>
        <source>从……起</source>
        <translation>from</translation>
    </message>
    <message>
        <source>从这一天起</source>
        <translation>From this day on</translation>
    </message>
    <message>
        <source>到……止</source>
        <translation>to</translation>
    </message>
    <message>
        <source>到这一天止</source>
        <translation>Up to this day</translation>
    </message>
    <message>
        <source>至</source>
        <translation>to</translation>
    </message>
    <message>
        <source>全部罪名</source>
        <translation>All charges</translation>
    </message>
    <message>
        <source>全部模型</source>
        <translation>All models</translation>
    </message>
    <message>
        <source>全部日期</source>
        <translation>All dates</translation>
    </message>
    <message>
        <source>今天</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>最近 7 天</source>
        <translation>Last 7 days</translation>
    </message>
    <message>
        <source>最近 30 天</source>
        <translation>Last 30 days</translation>
    </message>
    <message>
        <source>今年</source>
        <translation>This year</translation>
    </message>
    <message>
        <source>自选日期……</source>
        <translation>Other dates…</translation>
    </message>
    <message>
        <source>全部种类</source>
        <translation>All kinds</translation>
    </message>
    <message>
        <source>预测</source>
        <translation>Prediction</translation>
    </message>
    <message>
        <source>核对</source>
        <translation>Check</translation>
    </message>
    <message>
        <source>批量</source>
        <translation>Batch</translation>
    </message>
</context>
<context>
    <name>RunList</name>
    <message>
        <source>训练记录</source>
        <translation>Runs</translation>
    </message>
    <message>
        <source>按住 Ctrl 再选一个，比较两次训练。</source>
        <translation>Hold Ctrl and choose another to compare two runs.</translation>
    </message>
    <message>
        <source>判决记录</source>
        <translation>Judgments</translation>
    </message>
</context>
<context>
    <name>RunView</name>
    <message>
        <source>暂停</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>暂停训练</source>
        <translation>Pause the training</translation>
    </message>
    <message>
        <source>继续</source>
        <translation>Go on</translation>
    </message>
    <message>
        <source>继续训练</source>
        <translation>Go on with the training</translation>
    </message>
    <message>
        <source>下一步：发布</source>
        <translation>Next: publish</translation>
    </message>
    <message>
        <source>打开文件夹</source>
        <translation>Open folder</translation>
    </message>
    <message>
        <source>两次训练的平滑损失；横轴为步。</source>
        <translation>The smoothed losses of both runs, by step.</translation>
    </message>
    <message>
        <source>正在暂停：这一步做完、保存检查点后停止。</source>
        <translation>Pausing: it stops when a checkpoint is written.</translation>
    </message>
    <message>
        <source>步</source>
        <translation>Step</translation>
    </message>
    <message>
        <source>损失</source>
        <translation>Loss</translation>
    </message>
    <message>
        <source>学习率</source>
        <translation>Learning rate</translation>
    </message>
    <message>
        <source>词元/秒</source>
        <translation>Tokens/s</translation>
    </message>
    <message>
        <source>显存</source>
        <translation>GPU memory</translation>
    </message>
    <message>
        <source>内存</source>
        <translation>Memory</translation>
    </message>
    <message>
        <source>剩余时间</source>
        <translation>Time left</translation>
    </message>
    <message>
        <source>第一步完成后，曲线从这里开始。</source>
        <translation>The curve begins here after the first step.</translation>
    </message>
    <message>
        <source>还没有做完一步。</source>
        <translation>No step is done yet.</translation>
    </message>
    <message>
        <source>正在书写……</source>
        <translation>Being written…</translation>
    </message>
    <message>
        <source>书写时被停止，已写的保留在下面。</source>
        <translation>It was stopped; what was written stands below.</translation>
    </message>
    <message>
        <source>程序在书写时结束，已写的保留在下面。</source>
        <translation>The program ended while it was written; what was written stands below.</translation>
    </message>
    <message>
        <source>没有写完。</source>
        <translation>It was not finished.</translation>
    </message>
</context>
<context>
    <name>SampleBrowser</name>
    <message>
        <source>样本列表</source>
        <translation>Samples</translation>
    </message>
    <message>
        <source>上一页</source>
        <translation>Previous page</translation>
    </message>
    <message>
        <source>下一页</source>
        <translation>Next page</translation>
    </message>
    <message>
        <source>查看样本的组件没有安装：请在“训练”一步安装训练组件，其中包括它。</source>
        <translation>The components for reading samples are not installed: install the training components in the step Train; they include them.</translation>
    </message>
    <message>
        <source>数据文件无法读取，请重新制作。</source>
        <translation>The data files cannot be read; make them again.</translation>
    </message>
    <message>
        <source>正在查找……</source>
        <translation>Searching…</translation>
    </message>
    <message>
        <source>{count} 个样本，第 {page} / {pages} 页</source>
        <translation>{count} samples, page {page} of {pages}</translation>
    </message>
    <message>
        <source>没有符合条件的样本</source>
        <translation>No sample matches</translation>
    </message>
</context>
<context>
    <name>SampleCards</name>
    <message>
        <source>未参加训练的案件，第 {step} 步时的判决：{right} / {count} 罪名正确</source>
        <translation>Held-out cases as judged at step {step}: {right} of {count} charges right</translation>
    </message>
    <message>
        <source>读不出判决（应为{expected}）</source>
        <translation>Unreadable (should be {expected})</translation>
    </message>
    <message>
        <source>{said}，应为{expected}</source>
        <translation>{said}, should be {expected}</translation>
    </message>
    <message>
        <source>刑期无法比较</source>
        <translation>No term to compare</translation>
    </message>
    <message>
        <source>{term}，与判决相同</source>
        <translation>{term}, as the court decided</translation>
    </message>
    <message>
        <source>{term}，判决为 {expected}（{off} 个月）</source>
        <translation>{term}; the court: {expected} ({off} months)</translation>
    </message>
</context>
<context>
    <name>SampleCount</name>
    <message>
        <source>份数</source>
        <translation>How many answers</translation>
    </message>
    <message>
        <source>预测几份：选择，或者直接输入数字。几份之间差得越多，预测越没有把握。</source>
        <translation>How many predictions: choose, or type a number. The more they differ, the less certain the prediction is.</translation>
    </message>
    <message>
        <source>1 份</source>
        <translation>1 answer</translation>
    </message>
    <message>
        <source>{number} 份</source>
        <translation>{number} answers</translation>
    </message>
</context>
<context>
    <name>SampleFilters</name>
    <message>
        <source>搜索事实与判决，多个词用空格隔开</source>
        <translation>Search facts and judgments; several words with spaces</translation>
    </message>
    <message>
        <source>搜索样本</source>
        <translation>Search samples</translation>
    </message>
    <message>
        <source>罪名</source>
        <translation>Charge</translation>
    </message>
    <message>
        <source>态度</source>
        <translation>Attitude</translation>
    </message>
    <message>
        <source>类型</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>划分</source>
        <translation>Split</translation>
    </message>
    <message>
        <source>全部罪名</source>
        <translation>All charges</translation>
    </message>
    <message>
        <source>全部态度</source>
        <translation>All attitudes</translation>
    </message>
    <message>
        <source>核心与强化</source>
        <translation>Core and reinforcement</translation>
    </message>
</context>
<context>
    <name>SampleTable</name>
    <message>
        <source>类型</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>罪名</source>
        <translation>Charge</translation>
    </message>
    <message>
        <source>态度</source>
        <translation>Attitude</translation>
    </message>
    <message>
        <source>刑期</source>
        <translation>Term</translation>
    </message>
    <message>
        <source>词元</source>
        <translation>Tokens</translation>
    </message>
</context>
<context>
    <name>SampleView</name>
    <message>
        <source>样本</source>
        <translation>Sample</translation>
    </message>
    <message>
        <source>系统提示（所有样本相同）</source>
        <translation>System prompt (the same for all samples)</translation>
    </message>
    <message>
        <source>系统提示</source>
        <translation>System prompt</translation>
    </message>
    <message>
        <source>提问（模型只读，不训练）</source>
        <translation>Question (read, not trained on)</translation>
    </message>
    <message>
        <source>提问</source>
        <translation>Question</translation>
    </message>
    <message>
        <source>判决（训练的部分）</source>
        <translation>Judgment (the trained part)</translation>
    </message>
    <message>
        <source>判决</source>
        <translation>Judgment</translation>
    </message>
    <message>
        <source>全文 {tokens} 词元</source>
        <translation>{tokens} tokens in all</translation>
    </message>
    <message>
        <source>全文 {tokens} 词元，训练其中 {trained} 个</source>
        <translation>{tokens} tokens in all, {trained} of them trained on</translation>
    </message>
</context>
<context>
    <name>SamplesCard</name>
    <message>
        <source>没有一份读到被告人与刑罚。</source>
        <translation>No defendant and no penalty was found in any of them.</translation>
    </message>
    <message>
        <source>打开这一份</source>
        <translation>Open this answer</translation>
    </message>
    <message>
        <source>第 {number} 份</source>
        <translation>Answer {number}</translation>
    </message>
    <message>
        <source>种子 {seed}</source>
        <translation>Seed {seed}</translation>
    </message>
    <message>
        <source>没有写完，不计</source>
        <translation>not finished, not counted</translation>
    </message>
    <message>
        <source>居中</source>
        <translation>the middle one</translation>
    </message>
    <message>
        <source>正在看</source>
        <translation>shown</translation>
    </message>
    <message>
        <source>还没有写完</source>
        <translation>not written yet</translation>
    </message>
    <message>
        <source>未读到刑罚</source>
        <translation>No penalty found</translation>
    </message>
    <message>
        <source>；</source>
        <translation>; </translation>
    </message>
</context>
<context>
    <name>SamplesSide</name>
    <message>
        <source>{done}/{wanted} 份，正在书写……</source>
        <translation>{done} of {wanted} answers, writing …</translation>
    </message>
    <message>
        <source>{done}/{wanted} 份，约剩 {time}</source>
        <translation>{done} of {wanted} answers, about {time} left</translation>
    </message>
    <message>
        <source>应写 {wanted} 份，完成 {done} 份</source>
        <translation>{done} of {wanted} answers done</translation>
    </message>
    <message>
        <source>{done} 份已完成</source>
        <translation>{done} answers done</translation>
    </message>
    <message>
        <source>显示居中的一份</source>
        <translation>the middle one is shown</translation>
    </message>
    <message>
        <source>显示第 {number} 份</source>
        <translation>answer {number} is shown</translation>
    </message>
    <message>
        <source>种子 {seed}</source>
        <translation>Seed {seed}</translation>
    </message>
</context>
<context>
    <name>SamplingSection</name>
    <message>
        <source>模型怎样写</source>
        <translation>How the model writes</translation>
    </message>
    <message>
        <source>可读写的总长</source>
        <translation>Length it can read and write</translation>
    </message>
    <message>
        <source>事实与判决合计的词元上限（num_ctx），一个词元约为一两个汉字。调大要占更多内存，改动后模型会重新载入。</source>
        <translation>Most tokens of facts and judgment together (num_ctx); a token is one or two Chinese characters. More takes more memory, and the model is loaded anew.</translation>
    </message>
    <message>
        <source>判决的最大长度</source>
        <translation>Longest judgment</translation>
    </message>
    <message>
        <source>判决最多写多少词元（num_predict）。</source>
        <translation>Most tokens that a judgment may have (num_predict).</translation>
    </message>
    <message>
        <source>随机程度</source>
        <translation>Chance</translation>
    </message>
    <message>
        <source>越低，每次写的越一致（temperature）。模型卡为 0.2。</source>
        <translation>The lower, the more alike each time (temperature). The model card has 0.2.</translation>
    </message>
    <message>
        <source>取词范围</source>
        <translation>Range of words</translation>
    </message>
    <message>
        <source>只从累计概率到此为止的词中选（核采样 top_p）。</source>
        <translation>Only the likeliest words up to this cumulative probability (nucleus sampling, top_p).</translation>
    </message>
    <message>
        <source>随机种子</source>
        <translation>Random seed</translation>
    </message>
    <message>
        <source>填一个整数可使结果重现；留空则每次随机（seed）。</source>
        <translation>A whole number makes a result come out the same again; empty: another each time (seed).</translation>
    </message>
    <message>
        <source>恢复默认参数</source>
        <translation>Restore the defaults</translation>
    </message>
    <message>
        <source>随机</source>
        <translation>random</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>设置</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>外观</source>
        <translation>Appearance</translation>
    </message>
    <message>
        <source>语言</source>
        <translation>Language</translation>
    </message>
    <message>
        <source>明暗</source>
        <translation>Theme</translation>
    </message>
    <message>
        <source>字号</source>
        <translation>Text size</translation>
    </message>
    <message>
        <source>新案件的地区；案件页上可以逐案更改。自动识别：按事实中的地名，没有地名则按全国的幅度。</source>
        <translation>Of new cases; on the case page it can be changed for each. Automatic: by the places in the facts, without any by the national corridor.</translation>
    </message>
    <message>
        <source>法律</source>
        <translation>Law</translation>
    </message>
    <message>
        <source>地区</source>
        <translation>Province</translation>
    </message>
    <message>
        <source>模型服务</source>
        <translation>Model service</translation>
    </message>
    <message>
        <source>Ollama 地址</source>
        <translation>Ollama address</translation>
    </message>
    <message>
        <source>留空时使用环境变量 OLLAMA_HOST，没有则为 127.0.0.1:11434。</source>
        <translation>If empty, the environment variable OLLAMA_HOST is used, otherwise 127.0.0.1:11434.</translation>
    </message>
    <message>
        <source>附加组件：训练、文字识别</source>
        <translation>Components: training, text recognition</translation>
    </message>
    <message>
        <source>高级：模型怎样写</source>
        <translation>Advanced: how the model writes</translation>
    </message>
    <message>
        <source>数据与隐私</source>
        <translation>Data and privacy</translation>
    </message>
    <message>
        <source>案情、草稿与设置只存在本机；预测时，案情只发往所选模型的服务器：
{folder}</source>
        <translation>Facts, drafts and settings stay on this computer; for a prediction the facts go only to the server of the chosen model:
{folder}</translation>
    </message>
    <message>
        <source>打开文件夹</source>
        <translation>Open folder</translation>
    </message>
    <message>
        <source>跟随系统</source>
        <translation>Follow system</translation>
    </message>
    <message>
        <source>浅色</source>
        <translation>Light</translation>
    </message>
    <message>
        <source>深色</source>
        <translation>Dark</translation>
    </message>
    <message>
        <source>密码已存入系统的密钥环。</source>
        <translation>The password is in the system’s keyring.</translation>
    </message>
    <message>
        <source>系统没有可用的密钥环：密码只保留到程序关闭。需要长期使用时，请设置环境变量 OLLAMA_HOST。</source>
        <translation>The system has no keyring that can be used: the password is kept until the program ends. To keep it, set the environment variable OLLAMA_HOST.</translation>
    </message>
</context>
<context>
    <name>SeveralView</name>
    <message>
        <source>可以一起导出、移入案件或删除；只选两项时并列对照。</source>
        <translation>They can be exported, moved into a matter or deleted together; two alone are shown side by side.</translation>
    </message>
    <message>
        <source>已选 {count} 项，共 {runs} 次判决</source>
        <translation>Selected: {count}, with {runs} judgments</translation>
    </message>
</context>
<context>
    <name>SideSwitch</name>
    <message>
        <source>判决预测</source>
        <translation>Prediction</translation>
    </message>
    <message>
        <source>模型由事实写出的判决（Ctrl+Shift+K 切换）</source>
        <translation>What the model writes from the facts (Ctrl+Shift+K switches)</translation>
    </message>
    <message>
        <source>核对判决</source>
        <translation>Check</translation>
    </message>
    <message>
        <source>核对一份判决书、草稿或者别的程序的答复（Ctrl+Shift+K 切换）</source>
        <translation>Check a judgment, a draft or another program’s answer (Ctrl+Shift+K switches)</translation>
    </message>
</context>
<context>
    <name>SimilarFilters</name>
    <message>
        <source>排序时看重：</source>
        <translation>What weighs in the order:</translation>
    </message>
    <message>
        <source>点按后按新的要素重新检索</source>
        <translation>Press to search anew with what weighs then</translation>
    </message>
    <message>
        <source>相似度</source>
        <translation>likeness</translation>
    </message>
    <message>
        <source>刑期</source>
        <translation>term</translation>
    </message>
    <message>
        <source>年份</source>
        <translation>year</translation>
    </message>
    <message>
        <source>排列</source>
        <translation>Order</translation>
    </message>
    <message>
        <source>按{what}</source>
        <translation>By {what}</translation>
    </message>
    <message>
        <source>全部年份</source>
        <translation>All years</translation>
    </message>
    <message>
        <source>地区</source>
        <translation>Province</translation>
    </message>
    <message>
        <source>全部地区</source>
        <translation>All provinces</translation>
    </message>
    <message>
        <source>法院层级</source>
        <translation>Court level</translation>
    </message>
    <message>
        <source>全部层级</source>
        <translation>All court levels</translation>
    </message>
    <message>
        <source>情节</source>
        <translation>Circumstance</translation>
    </message>
    <message>
        <source>全部情节</source>
        <translation>All circumstances</translation>
    </message>
</context>
<context>
    <name>SimilarLine</name>
    <message>
        <source>重做类案索引</source>
        <translation>Make the index anew</translation>
    </message>
    <message>
        <source>可以用自己的判决书做一个类案索引：以后每次预测旁边都有相似案件的真实刑期。</source>
        <translation>You can make an index of your own judgments: then the real terms of similar cases stand beside every prediction.</translation>
    </message>
    <message>
        <source>做成类案索引</source>
        <translation>Make an index of similar cases</translation>
    </message>
    <message>
        <source>关闭这一行</source>
        <translation>Close this line</translation>
    </message>
    <message>
        <source>关闭，不再提示</source>
        <translation>Close; it is not said again</translation>
    </message>
</context>
<context>
    <name>SimilarPanel</name>
    <message>
        <source>打开或收起原文</source>
        <translation>Open or close the text</translation>
    </message>
    <message>
        <source>索引里已经没有这个案件。</source>
        <translation>The index does not have this case any more.</translation>
    </message>
    <message>
        <source>这个案件的原文</source>
        <translation>The text of this case</translation>
    </message>
    <message>
        <source>读不出这个案件，详情已写入日志。</source>
        <translation>This case cannot be read. The log has the details.</translation>
    </message>
    <message>
        <source>复制列表</source>
        <translation>Copy the list</translation>
    </message>
    <message>
        <source>复制列表，带标识</source>
        <translation>Copy the list, with the label</translation>
    </message>
    <message>
        <source>关闭相似案件</source>
        <translation>Close the similar cases</translation>
    </message>
    <message>
        <source>关闭（Esc）</source>
        <translation>Close (Esc)</translation>
    </message>
    <message>
        <source>相似案件列表</source>
        <translation>List of similar cases</translation>
    </message>
    <message>
        <source>没有相似案件</source>
        <translation>No similar cases</translation>
    </message>
    <message>
        <source>列出 {count}/{whole} 案</source>
        <translation>{count} of {whole} cases listed</translation>
    </message>
</context>
<context>
    <name>SimilarSection</name>
    <message>
        <source>类案索引</source>
        <translation>Index of similar cases</translation>
    </message>
    <message>
        <source>预测旁边的相似案件取自这个文件夹里的索引；留空时用程序自己的文件夹。检索只在这台电脑上进行。</source>
        <translation>The similar cases beside a prediction come out of the index in this folder; left empty, of the program&apos;s own folder. The search stays on this computer.</translation>
    </message>
    <message>
        <source>索引所在的文件夹</source>
        <translation>Folder of the index</translation>
    </message>
    <message>
        <source>程序自己的文件夹</source>
        <translation>The program&apos;s own folder</translation>
    </message>
    <message>
        <source>去做成类案索引……</source>
        <translation>Make an index…</translation>
    </message>
</context>
<context>
    <name>SimilarView</name>
    <message>
        <source>看这 {count} 案</source>
        <translation>See the {count} cases</translation>
    </message>
    <message>
        <source>逐案看相似之处、刑罚和原文</source>
        <translation>Each case: what is alike, its sentence, its text</translation>
    </message>
    <message>
        <source>相似 {count} 案</source>
        <translation>{count} similar cases</translation>
    </message>
    <message>
        <source>{months:g} 个月</source>
        <translation>{months:g} months</translation>
    </message>
    <message>
        <source>本次</source>
        <translation>This judgment</translation>
    </message>
    <message>
        <source>{least:,.0f} 至 {most:,.0f} 元</source>
        <translation>CNY {least:,.0f} to {most:,.0f}</translation>
    </message>
    <message>
        <source>罚金</source>
        <translation>Fine</translation>
    </message>
    <message>
        <source>{money:,} 元</source>
        <translation>CNY {money:,}</translation>
    </message>
    <message>
        <source>{count} 万元</source>
        <translation>{count}0,000</translation>
    </message>
    <message>
        <source>{count} 千元</source>
        <translation>{count},000</translation>
    </message>
</context>
<context>
    <name>SourceCard</name>
    <message>
        <source>案件在哪里</source>
        <translation>Where the cases are</translation>
    </message>
    <message>
        <source>一行一个案件的表格（xlsx、CSV、TSV、JSON、JSON Lines），或放着起诉书、判决书的文件夹（docx、PDF、txt、html）；也可以拖到这里。只读取，不改动。</source>
        <translation>A table with a case in each row (xlsx, CSV, TSV, JSON, JSON lines), or a folder of indictments or judgments (docx, PDF, txt, html); it can also be dropped here. It is only read, never changed.</translation>
    </message>
    <message>
        <source>选择表格……</source>
        <translation>Choose a table…</translation>
    </message>
    <message>
        <source>选择文件夹……</source>
        <translation>Choose a folder…</translation>
    </message>
    <message>
        <source>工作表</source>
        <translation>Sheet</translation>
    </message>
    <message>
        <source>表格的前几行</source>
        <translation>First rows of the table</translation>
    </message>
    <message>
        <source>正在读取 {name}……</source>
        <translation>Reading {name}…</translation>
    </message>
    <message>
        <source>{name}：{count} 行</source>
        <translation>{name}: {count} rows</translation>
    </message>
    <message>
        <source>{count} 行不能预测，其余照常：</source>
        <translation>{count} rows cannot be judged, the others can:</translation>
    </message>
    <message>
        <source>表格</source>
        <translation>Tables</translation>
    </message>
    <message>
        <source>所有文件</source>
        <translation>All files</translation>
    </message>
    <message>
        <source>选择案件的表格</source>
        <translation>Choose the table of the cases</translation>
    </message>
    <message>
        <source>选择放着文书的文件夹</source>
        <translation>Choose the folder of the documents</translation>
    </message>
</context>
<context>
    <name>SourcesForm</name>
    <message>
        <source>安装包镜像的地址（留空：按这台电脑 pip、uv 的设置，没有则用默认的）</source>
        <translation>Address of a mirror of packages (empty: as pip or uv are set up on this computer, else the default)</translation>
    </message>
    <message>
        <source>安装包镜像的地址</source>
        <translation>Address of a mirror of packages</translation>
    </message>
    <message>
        <source>带来的文件夹（不联网安装；在有网络的电脑上用 criminal-law-trainer environment carry 制作）</source>
        <translation>A folder that was carried here (installs without a network; made by criminal-law-trainer environment carry on a computer that has one)</translation>
    </message>
    <message>
        <source>带来的文件夹</source>
        <translation>A folder that was carried here</translation>
    </message>
    <message>
        <source>Python 的镜像（电脑上没有 Python 3.11 至 3.13 时才用到）</source>
        <translation>A mirror of Python (used only where this computer has no Python 3.11 to 3.13)</translation>
    </message>
    <message>
        <source>Python 的镜像</source>
        <translation>A mirror of Python</translation>
    </message>
    <message>
        <source>torch 从哪里来</source>
        <translation>Where torch comes from</translation>
    </message>
    <message>
        <source>与其他安装包相同（Linux 上带 CUDA）</source>
        <translation>With the other packages (with CUDA on Linux)</translation>
    </message>
    <message>
        <source>PyTorch 的下载站，按这台电脑的显卡</source>
        <translation>PyTorch&apos;s site, by this computer&apos;s card</translation>
    </message>
    <message>
        <source>PyTorch 的下载站，不带 CUDA（没有 NVIDIA 显卡时小得多）</source>
        <translation>PyTorch&apos;s site, without CUDA (much smaller, for no NVIDIA card)</translation>
    </message>
</context>
<context>
    <name>SpreadView</name>
    <message>
        <source>{years} 年</source>
        <translation>{years} y</translation>
    </message>
    <message>
        <source>{article}（{count} 份）</source>
        <translation>{article} ({count})</translation>
    </message>
    <message>
        <source>{answers} 份中 {agreeing} 份为{charges}</source>
        <translation>{agreeing} of {answers} answers: {charges}</translation>
    </message>
    <message>
        <source>没有读到刑期</source>
        <translation>No term found</translation>
    </message>
    <message>
        <source>均为 {months} 个月</source>
        <translation>all {months} months</translation>
    </message>
    <message>
        <source>{least} 至 {most} 个月，居中 {median:g}</source>
        <translation>{least} to {most} months, middle {median:g}</translation>
    </message>
    <message>
        <source>（{count} 份没有刑期）</source>
        <translation> ({count} without a term)</translation>
    </message>
    <message>
        <source>{least:g} 至 {most:g} 个月</source>
        <translation>{least:g} to {most:g} months</translation>
    </message>
    <message>
        <source>法定幅度</source>
        <translation>Statutory range</translation>
    </message>
    <message>
        <source>量刑指导意见</source>
        <translation>Guideline</translation>
    </message>
    <message>
        <source>本次 {answers} 份</source>
        <translation>These {answers} answers</translation>
    </message>
</context>
<context>
    <name>StandingWords</name>
    <message>
        <source>免责声明</source>
        <translation>Disclaimer</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>{day}。打开已知的司法解释</source>
        <translation>{day}. Opens the list of interpretations</translation>
    </message>
    <message>
        <source>已知的司法解释与规范性文件</source>
        <translation>Interpretations and other documents that are known</translation>
    </message>
    <message>
        <source>选择模型</source>
        <translation>Choose a model</translation>
    </message>
    <message>
        <source>正在查找模型……</source>
        <translation>Looking for models…</translation>
    </message>
    <message>
        <source>{speed} 字/秒</source>
        <translation>{speed} characters/s</translation>
    </message>
    <message>
        <source>模型：{name}。打开以更换</source>
        <translation>Model: {name}. Open to change</translation>
    </message>
    <message>
        <source>更换模型（Ctrl+M）</source>
        <translation>Change model (Ctrl+M)</translation>
    </message>
</context>
<context>
    <name>StatuteView</name>
    <message>
        <source>{day} 时尚无此条。它自 {start} 起施行。</source>
        <translation>This article did not yet exist on {day}. It is in force from {start}.</translation>
    </message>
    <message>
        <source>法律中没有这一条。</source>
        <translation>The law has no such article.</translation>
    </message>
    <message>
        <source>本条已被删去。</source>
        <translation>This article has been deleted.</translation>
    </message>
    <message>
        <source>《{amendment}》修改，{start} 起施行</source>
        <translation>Amended by {amendment}, in force from {start}</translation>
    </message>
    <message>
        <source>{start} 起施行</source>
        <translation>In force from {start}</translation>
    </message>
    <message>
        <source>；{end} 起被《{amendment}》取代</source>
        <translation>; replaced from {end} by {amendment}</translation>
    </message>
    <message>
        <source>现行文本</source>
        <translation>Current text</translation>
    </message>
    <message>
        <source>{day} 时的文本</source>
        <translation>Text as of {day}</translation>
    </message>
    <message>
        <source>{when}  ·  {by}</source>
        <translation>{when}  ·  {by}</translation>
    </message>
    <message>
        <source>第{number}款</source>
        <translation>Paragraph {number}</translation>
    </message>
    <message>
        <source>（当时的文字无从查考：修正案没有引述。请查阅当年的法律文本。）</source>
        <translation>(The wording of that time is not available: the Amendment does not quote it. Please consult the law as published then.)</translation>
    </message>
    <message>
        <source>历次文本</source>
        <translation>Earlier and later texts</translation>
    </message>
    <message>
        <source>{start}&#x3000;{amendment}</source>
        <translation>{start}   {amendment}</translation>
    </message>
    <message>
        <source>原文</source>
        <translation>Original text</translation>
    </message>
</context>
<context>
    <name>StatutesPage</name>
    <message>
        <source>法条</source>
        <translation>Statutes</translation>
    </message>
    <message>
        <source>条文</source>
        <translation>Articles</translation>
    </message>
    <message>
        <source>刑法和刑事诉讼法的条文</source>
        <translation>The articles of the Criminal Law and the Criminal Procedure Law</translation>
    </message>
    <message>
        <source>期限计算</source>
        <translation>Time limits</translation>
    </message>
    <message>
        <source>刑事诉讼期限：从哪天起，到哪天止</source>
        <translation>Time limits of criminal procedure: from which day to which</translation>
    </message>
</context>
<context>
    <name>StepBar</name>
    <message>
        <source>数据</source>
        <translation>Data</translation>
    </message>
    <message>
        <source>配方</source>
        <translation>Recipe</translation>
    </message>
    <message>
        <source>训练</source>
        <translation>Train</translation>
    </message>
    <message>
        <source>发布</source>
        <translation>Publish</translation>
    </message>
    <message>
        <source>未开始</source>
        <translation>Not begun</translation>
    </message>
    <message>
        <source>进行中</source>
        <translation>Running</translation>
    </message>
    <message>
        <source>已完成</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>未成功</source>
        <translation>Failed</translation>
    </message>
</context>
<context>
    <name>SuiteRow</name>
    <message>
        <source>{count} 题</source>
        <translation>{count} questions</translation>
    </message>
    <message>
        <source>{suite}：怎样提问</source>
        <translation>{suite}: whose words ask</translation>
    </message>
    <message>
        <source>移除 {suite}</source>
        <translation>Remove {suite}</translation>
    </message>
    <message>
        <source>移除</source>
        <translation>Remove</translation>
    </message>
</context>
<context>
    <name>SuitesCard</name>
    <message>
        <source>用哪些案件</source>
        <translation>Which cases</translation>
    </message>
    <message>
        <source>有真实结果的案件：CAIL2018、LawBench、JuDGE 的文件，“训练”页做好的数据（文件夹），或您自己的题库说明文件；也可以拖到这里。是哪一种自动识别；只读取，不改动。</source>
        <translation>Cases with real outcomes: files of CAIL2018, LawBench or JuDGE, data made on the page Training (a folder), or the description of a suite of your own; or drop them here. Which it is, is told by the file; it is only read.</translation>
    </message>
    <message>
        <source>选择文件……</source>
        <translation>Choose files …</translation>
    </message>
    <message>
        <source>选择文件夹……</source>
        <translation>Choose folder …</translation>
    </message>
    <message>
        <source>正在读取 {name}……</source>
        <translation>Reading {name} …</translation>
    </message>
    <message>
        <source>选择有真实结果的案件</source>
        <translation>Choose cases with real outcomes</translation>
    </message>
    <message>
        <source>选择做好的数据</source>
        <translation>Choose prepared data</translation>
    </message>
</context>
<context>
    <name>TrainStep</name>
    <message>
        <source>新的训练</source>
        <translation>New run</translation>
    </message>
    <message>
        <source>训练中{share}</source>
        <translation>Training{share}</translation>
    </message>
</context>
<context>
    <name>TrainingPage</name>
    <message>
        <source>训练</source>
        <translation>Training</translation>
    </message>
</context>
<context>
    <name>TwoRunsView</name>
    <message>
        <source>两次判决的对照</source>
        <translation>Two judgments side by side</translation>
    </message>
</context>
<context>
    <name>WaitingState</name>
    <message>
        <source>进度</source>
        <translation>Progress</translation>
    </message>
    <message>
        <source>{what}  ·  已 {seconds} 秒</source>
        <translation>{what}  ·  {seconds} s</translation>
    </message>
</context>
<context>
    <name>WhatIfButton</name>
    <message>
        <source>假如……</source>
        <translation>What if …</translation>
    </message>
    <message>
        <source>换一个情节、数额、日期或者模型，与原样并列预测</source>
        <translation>Exchange a circumstance, an amount, a day or the model, and see it judged beside the case as it is</translation>
    </message>
</context>
<context>
    <name>WhatIfChoices</name>
    <message>
        <source>谁的情节</source>
        <translation>Whose circumstance</translation>
    </message>
    <message>
        <source>换哪个数额或者伤情</source>
        <translation>Which amount or injury to exchange</translation>
    </message>
    <message>
        <source>换成多少</source>
        <translation>New amount</translation>
    </message>
    <message>
        <source>换成哪种伤情</source>
        <translation>The new grade of injury</translation>
    </message>
    <message>
        <source>换数额</source>
        <translation>Exchange the amount</translation>
    </message>
    <message>
        <source>另一天</source>
        <translation>another day</translation>
    </message>
    <message>
        <source>行为发生在另一天</source>
        <translation>The acts done on another day</translation>
    </message>
    <message>
        <source>换行为日</source>
        <translation>Move the acts</translation>
    </message>
    <message>
        <source>事实中的各个日期随之前后移动；前科与出生日期不动</source>
        <translation>All dates in the facts move along; earlier sentences and birthdays stay</translation>
    </message>
    <message>
        <source>另一个模型</source>
        <translation>Another model</translation>
    </message>
    <message>
        <source>换模型</source>
        <translation>Exchange the model</translation>
    </message>
    <message>
        <source>换伤情</source>
        <translation>Exchange the injury</translation>
    </message>
</context>
<context>
    <name>WhatIfPanel</name>
    <message>
        <source>请写明换成什么：数额如 50000，日期如 2021-03-05。</source>
        <translation>Say what to put there: an amount such as 50000, a day such as 2021-03-05.</translation>
    </message>
    <message>
        <source>假如</source>
        <translation>What if</translation>
    </message>
    <message>
        <source>假如……</source>
        <translation>What if …</translation>
    </message>
    <message>
        <source>每选一项加一栏，与原样并列，最多四栏。事实只改这一处，其余一字不动。</source>
        <translation>Each choice adds a column beside the case as it is, up to four in all. Only this changes in the facts; all else stays word for word.</translation>
    </message>
    <message>
        <source>收起假如</source>
        <translation>Close What if</translation>
    </message>
    <message>
        <source>收起；已选的各栏保留</source>
        <translation>Close; the columns that were chosen stay</translation>
    </message>
    <message>
        <source>换掉这句话</source>
        <translation>Exchange what says so</translation>
    </message>
    <message>
        <source>从事实中去掉相反的话，再加上这一情节</source>
        <translation>Take what says the opposite out of the facts, then put this in</translation>
    </message>
    <message>
        <source>并入最后一栏</source>
        <translation>Add to the last column</translation>
    </message>
    <message>
        <source>下一项不另加一栏，而是与最后一栏的改动合在一起</source>
        <translation>The next choice joins the last column instead of making another</translation>
    </message>
    <message>
        <source>并列预测</source>
        <translation>Judge side by side</translation>
    </message>
    <message>
        <source>原样与各栏各预测一次，并列显示差别</source>
        <translation>Has the case as it is and each column judged once, and marks what differs</translation>
    </message>
    <message>
        <source>最多四栏。请先不要其中一栏，或者并入最后一栏。</source>
        <translation>There are four columns at most. Drop one first, or add this to the last.</translation>
    </message>
</context>
<context>
    <name>WhatIfRow</name>
    <message>
        <source>第 {number} 栏：{changes}</source>
        <translation>Column {number}: {changes}</translation>
    </message>
    <message>
        <source>看事实</source>
        <translation>Look at the facts</translation>
    </message>
    <message>
        <source>这一栏的事实；加上的有下划线，去掉的有删除线</source>
        <translation>The facts of this column; what came is underlined, what went is struck through</translation>
    </message>
    <message>
        <source>不要第 {number} 栏</source>
        <translation>Drop column {number}</translation>
    </message>
    <message>
        <source>不要这一栏</source>
        <translation>Drop this column</translation>
    </message>
    <message>
        <source>第 {number} 栏的事实</source>
        <translation>The facts of column {number}</translation>
    </message>
</context>
<context>
    <name>WrittenView</name>
    <message>
        <source>预测的文书</source>
        <translation>Predicted judgment text</translation>
    </message>
    <message>
        <source>核对的文书</source>
        <translation>The judgment that was checked</translation>
    </message>
    <message>
        <source>预测的文书与卡片</source>
        <translation>Predicted judgment text and cards</translation>
    </message>
    <message>
        <source>核对的文书与卡片</source>
        <translation>The judgment that was checked, and its cards</translation>
    </message>
</context>
<context>
    <name>_Proposal</name>
    <message>
        <source>点按在原文中标出</source>
        <translation>Shows its place in the text</translation>
    </message>
    <message>
        <source>不采用：{what}</source>
        <translation>Do not use: {what}</translation>
    </message>
    <message>
        <source>采用：{what}</source>
        <translation>Use: {what}</translation>
    </message>
</context>
<context>
    <name>app</name>
    <message>
        <source>程序已经打开，但没有应答。请切换到已打开的窗口；它若不动，请先结束它再打开。</source>
        <translation>The program is open already, but does not answer. Switch to the open window; if it does not move, end it first and start again.</translation>
    </message>
    <message>
        <source>刑法案台</source>
        <translation>Criminal Law Desk</translation>
    </message>
</context>
<context>
    <name>chips</name>
    <message>
        <source>打开{article}</source>
        <translation>Open {article}</translation>
    </message>
</context>
<context>
    <name>component_words</name>
    <message>
        <source>训练组件</source>
        <translation>Training components</translation>
    </message>
    <message>
        <source>文字识别组件</source>
        <translation>Text recognition components</translation>
    </message>
    <message>
        <source>还没有安装{name}</source>
        <translation>{name} not installed</translation>
    </message>
    <message>
        <source>{name}没有装完</source>
        <translation>{name} not fully installed</translation>
    </message>
    <message>
        <source>{name}需要更新</source>
        <translation>{name} to be renewed</translation>
    </message>
    <message>
        <source>{name}已装好</source>
        <translation>{name} installed</translation>
    </message>
    <message>
        <source>安装</source>
        <translation>Install</translation>
    </message>
    <message>
        <source>继续安装</source>
        <translation>Go on installing</translation>
    </message>
    <message>
        <source>更新</source>
        <translation>Renew</translation>
    </message>
    <message>
        <source>重新安装</source>
        <translation>Install again</translation>
    </message>
    <message>
        <source>占用 {size}：{folder}</source>
        <translation>Takes {size}: {folder}</translation>
    </message>
    <message>
        <source>它由别的版本的程序安装，与现在的程序不一定相配。更新只下载变化的部分。</source>
        <translation>Another version of the program installed it, and it may not fit this one. Only what has changed is downloaded.</translation>
    </message>
    <message>
        <source>已下载和装好的部分都在，从那里接着做。</source>
        <translation>What was downloaded and installed is there; it goes on from there.</translation>
    </message>
    <message>
        <source>共下载约 {download}，占用约 {size}，装在单独的环境里，不影响本程序：
{folder}
这个磁盘剩余 {free}。</source>
        <translation>About {download} to download, {size} on the disk, in an environment of its own that leaves this program as it is:
{folder}
This disk has {free} left.</translation>
    </message>
    <message>
        <source>Windows 上用显卡训练，要在“下载来源”中选“按显卡”，从 PyTorch 自己的下载站取；那里连不上时，请在 Linux 或 WSL2 中训练。</source>
        <translation>To train on a graphics card on Windows, choose “by this computer&apos;s card” under “Where from”: PyTorch&apos;s own site has that build. Where the site cannot be reached, train on Linux or in WSL2.</translation>
    </message>
    <message>
        <source>训练与合并需要 torch、transformers 等。制作数据、导出与发布不需要它。</source>
        <translation>Training and merging need torch, transformers and others. Making data, exporting a whole model and publishing do without.</translation>
    </message>
    <message>
        <source>扫描件与图片在这台电脑上识别文字，要先装一次组件，模型在内，之后不用联网。</source>
        <translation>The text of scans and pictures is recognised on this computer. That needs components, models included, to be installed once; no network is needed afterwards.</translation>
    </message>
</context>
<context>
    <name>computer_words</name>
    <message>
        <source>内存 {size} GB</source>
        <translation>{size} GB of memory</translation>
    </message>
    <message>
        <source>现在空闲 {size}</source>
        <translation>{size} free now</translation>
    </message>
    <message>
        <source>{memory}（{free}）</source>
        <translation>{memory} ({free})</translation>
    </message>
    <message>
        <source>{count} 个核心</source>
        <translation>{count} cores</translation>
    </message>
    <message>
        <source>磁盘空闲 {size}</source>
        <translation>{size} free on the disk</translation>
    </message>
    <message>
        <source>显卡 {name}（{size} GB）</source>
        <translation>graphics card {name} ({size} GB)</translation>
    </message>
    <message>
        <source>没有认出独立显卡</source>
        <translation>no graphics card recognised</translation>
    </message>
    <message>
        <source>这台电脑：</source>
        <translation>This computer: </translation>
    </message>
    <message>
        <source>适合正式的模型：它约需 {memory}，显卡的显存放得下，一份判决几秒到几十秒。</source>
        <translation>It suits the model for real work: that takes about {memory}, which the graphics card’s memory holds; a judgment takes seconds to tens of seconds.</translation>
    </message>
    <message>
        <source>适合正式的模型：它约需 {memory} 内存（文件 {file}，加上读写案情所需的）。只用处理器，一份判决要几分钟。</source>
        <translation>It suits the model for real work: that takes about {memory} of memory (the file of {file}, and what reading and writing needs). On the processor alone a judgment takes minutes.</translation>
    </message>
    <message>
        <source>适合正式的模型，但它约需 {memory} 内存，现在只空闲 {free}：使用前请关闭一些程序。一份判决要几分钟。</source>
        <translation>It suits the model for real work, but that takes about {memory} of memory, and only {free} are free now: close some programs before you use it. A judgment takes minutes.</translation>
    </message>
    <message>
        <source>正式的模型约需 {memory} 内存，这台电脑放不下：请用办公室的服务器（在设置中填写地址），或先用演示模型。</source>
        <translation>The model for real work takes about {memory} of memory, for which this computer has no room: use your office’s server (its address goes into Settings), or the demonstration model for now.</translation>
    </message>
    <message>
        <source>磁盘只空闲 {free}，下载需要 {file}：请先腾出空间。</source>
        <translation>Only {free} are free on the disk, and the download takes {file}: free some space first.</translation>
    </message>
</context>
<context>
    <name>differing</name>
    <message>
        <source>与并列的另一栏不同</source>
        <translation>Differs from the column beside it</translation>
    </message>
</context>
<context>
    <name>language</name>
    <message>
        <source>zh</source>
        <translation>en</translation>
    </message>
</context>
<context>
    <name>memory_told</name>
    <message>
        <source>“{name}”约需 {needed} 内存，超过这台电脑的全部内存：它会非常慢，或者载入不了。请换一个较小的模型。</source>
        <translation>“{name}” takes about {needed} of memory, more than all that this computer has: it will be very slow, or cannot be loaded. Choose a smaller model.</translation>
    </message>
    <message>
        <source>“{name}”约需 {needed} 内存，现在空闲 {free}。请先关闭一些程序，否则会很慢。</source>
        <translation>“{name}” takes about {needed} of memory, and {free} are free now. Close some programs first, or it will be slow.</translation>
    </message>
</context>
<context>
    <name>model_words</name>
    <message>
        <source>内置演示模型</source>
        <translation>Built-in demonstration model</translation>
    </message>
    <message>
        <source>内置引擎</source>
        <translation>Built-in engine</translation>
    </message>
    <message>
        <source>OpenAI 兼容服务器</source>
        <translation>OpenAI-compatible server</translation>
    </message>
    <message>
        <source>未加密</source>
        <translation>unencrypted</translation>
    </message>
    <message>
        <source>已载入</source>
        <translation>loaded</translation>
    </message>
    <message>
        <source>可读写的总长</source>
        <translation>Length it can read and write</translation>
    </message>
    <message>
        <source>判决的最大长度</source>
        <translation>Longest judgment</translation>
    </message>
    <message>
        <source>随机程度</source>
        <translation>Chance</translation>
    </message>
    <message>
        <source>取词范围</source>
        <translation>Range of words</translation>
    </message>
    <message>
        <source>种子</source>
        <translation>seed</translation>
    </message>
    <message>
        <source>重复的惩罚</source>
        <translation>penalty for repeats</translation>
    </message>
</context>
<context>
    <name>problems</name>
    <message>
        <source>再试一次</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>换一个模型</source>
        <translation>Choose another model</translation>
    </message>
    <message>
        <source>模型没有写成判决</source>
        <translation>The model did not produce a judgment</translation>
    </message>
    <message>
        <source>连接不上模型服务</source>
        <translation>The model service cannot be reached</translation>
    </message>
    <message>
        <source>找不到这个模型</source>
        <translation>This model was not found</translation>
    </message>
    <message>
        <source>模型服务没有接受请求</source>
        <translation>The model server did not accept the request</translation>
    </message>
    <message>
        <source>案情没有发出</source>
        <translation>The facts were not sent</translation>
    </message>
    <message>
        <source>事实太长，放不进模型的上下文</source>
        <translation>The facts are too long for the model’s context</translation>
    </message>
    <message>
        <source>调整上下文长度</source>
        <translation>Change context length</translation>
    </message>
    <message>
        <source>模型在中途停了下来</source>
        <translation>The model stopped midway</translation>
    </message>
    <message>
        <source>这个模型不能用</source>
        <translation>This model cannot be used</translation>
    </message>
    <message>
        <source>发生了意外的错误，详情已写入日志。您写的内容都还在。</source>
        <translation>An unexpected error occurred; details are in the log. What you wrote is still here.</translation>
    </message>
    <message>
        <source>还没有可用的模型</source>
        <translation>No model is available yet</translation>
    </message>
    <message>
        <source>请在“模型”页拉取推荐的模型，或打开一个 GGUF 模型文件。</source>
        <translation>Download the recommended model on the Models page, or open a GGUF model file.</translation>
    </message>
    <message>
        <source>前往模型页</source>
        <translation>Go to Models</translation>
    </message>
    <message>
        <source>打开设置</source>
        <translation>Open Settings</translation>
    </message>
    <message>
        <source>启动 Ollama</source>
        <translation>Start Ollama</translation>
    </message>
    <message>
        <source>改用内置模型</source>
        <translation>Use the built-in model</translation>
    </message>
</context>
<context>
    <name>recipe_fields</name>
    <message>
        <source>配方名称</source>
        <translation>Recipe name</translation>
    </message>
    <message>
        <source>底座模型</source>
        <translation>Base model</translation>
    </message>
    <message>
        <source>底座存放位数</source>
        <translation>Bits of the base</translation>
    </message>
    <message>
        <source>双重量化</source>
        <translation>Double quantisation</translation>
    </message>
    <message>
        <source>适配器的秩</source>
        <translation>Adapter rank</translation>
    </message>
    <message>
        <source>适配器的 alpha</source>
        <translation>Adapter alpha</translation>
    </message>
    <message>
        <source>rsLoRA 缩放</source>
        <translation>rsLoRA scaling</translation>
    </message>
    <message>
        <source>随机丢弃</source>
        <translation>Dropout</translation>
    </message>
    <message>
        <source>训练哪些层</source>
        <translation>Layers trained</translation>
    </message>
    <message>
        <source>学几轮</source>
        <translation>Epochs</translation>
    </message>
    <message>
        <source>学习率</source>
        <translation>Learning rate</translation>
    </message>
    <message>
        <source>学习率曲线</source>
        <translation>Learning rate schedule</translation>
    </message>
    <message>
        <source>每步样本数</source>
        <translation>Samples a step</translation>
    </message>
    <message>
        <source>一次放入的样本</source>
        <translation>Samples at a time</translation>
    </message>
    <message>
        <source>最长样本</source>
        <translation>Longest sample</translation>
    </message>
    <message>
        <source>预热比例</source>
        <translation>Warm-up share</translation>
    </message>
    <message>
        <source>权重衰减</source>
        <translation>Weight decay</translation>
    </message>
    <message>
        <source>梯度上限</source>
        <translation>Gradient limit</translation>
    </message>
    <message>
        <source>随机种子</source>
        <translation>Random seed</translation>
    </message>
    <message>
        <source>优化器</source>
        <translation>Optimiser</translation>
    </message>
    <message>
        <source>拼批方式</source>
        <translation>Batching</translation>
    </message>
    <message>
        <source>计算精度</source>
        <translation>Computing precision</translation>
    </message>
    <message>
        <source>重算以省显存</source>
        <translation>Recompute to save memory</translation>
    </message>
    <message>
        <source>每几步评测并保存</source>
        <translation>Steps between evaluations</translation>
    </message>
    <message>
        <source>每几分钟保存</source>
        <translation>Minutes between saves</translation>
    </message>
    <message>
        <source>保留几个检查点</source>
        <translation>Checkpoints kept</translation>
    </message>
    <message>
        <source>评测样本数</source>
        <translation>Held-out samples</translation>
    </message>
    <message>
        <source>判决几个案件</source>
        <translation>Cases judged</translation>
    </message>
    <message>
        <source>判决最长词元</source>
        <translation>Longest judgment</translation>
    </message>
    <message>
        <source>是</source>
        <translation>Yes</translation>
    </message>
    <message>
        <source>否</source>
        <translation>No</translation>
    </message>
</context>
<context>
    <name>run_words</name>
    <message>
        <source>未开始</source>
        <translation>Not begun</translation>
    </message>
    <message>
        <source>正在启动</source>
        <translation>Starting</translation>
    </message>
    <message>
        <source>训练中</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>已暂停</source>
        <translation>Paused</translation>
    </message>
    <message>
        <source>已完成</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>未成功</source>
        <translation>Failed</translation>
    </message>
    <message>
        <source>已中断</source>
        <translation>Broken off</translation>
    </message>
    <message>
        <source>正在载入程序库、数据与底座模型，约需一分钟。</source>
        <translation>Loading libraries, data and the base model, which takes about a minute.</translation>
    </message>
    <message>
        <source>正在训练。关闭窗口不影响训练，再打开时会接着显示。</source>
        <translation>Training. It goes on when the window is closed, and is shown again when it is opened.</translation>
    </message>
    <message>
        <source>已暂停，进度保存在第 {step} 步。</source>
        <translation>Paused; all is kept as of step {step}.</translation>
    </message>
    <message>
        <source>训练完成。下一步：导出并发布。</source>
        <translation>Trained. Next: export and publish.</translation>
    </message>
    <message>
        <source>训练进程意外结束（被关闭或断电）。进度在最近的检查点里，可以继续。</source>
        <translation>The training process ended unexpectedly (closed, or a power cut). It can go on from its last checkpoint.</translation>
    </message>
</context>
<context>
    <name>sample_words</name>
    <message>
        <source>核心</source>
        <translation>Core</translation>
    </message>
    <message>
        <source>强化</source>
        <translation>Reinforcement</translation>
    </message>
    <message>
        <source>训练集</source>
        <translation>Training split</translation>
    </message>
    <message>
        <source>验证集</source>
        <translation>Validation split</translation>
    </message>
    <message>
        <source>测试集</source>
        <translation>Test split</translation>
    </message>
    <message>
        <source>改为拒不认罪</source>
        <translation>made to deny</translation>
    </message>
    <message>
        <source>改为零口供</source>
        <translation>made silent</translation>
    </message>
    <message>
        <source>改为翻供</source>
        <translation>made to recant</translation>
    </message>
    <message>
        <source>改为态度不明</source>
        <translation>attitude taken out</translation>
    </message>
    <message>
        <source>改为坦白</source>
        <translation>made to confess</translation>
    </message>
    <message>
        <source>改为自首</source>
        <translation>made to surrender</translation>
    </message>
</context>
<context>
    <name>shortcuts</name>
    <message>
        <source>到处</source>
        <translation>Everywhere</translation>
    </message>
    <message>
        <source>判案</source>
        <translation>Case</translation>
    </message>
    <message>
        <source>历史</source>
        <translation>History</translation>
    </message>
    <message>
        <source>批量</source>
        <translation>Batch</translation>
    </message>
    <message>
        <source>评测</source>
        <translation>Evaluation</translation>
    </message>
    <message>
        <source>模型</source>
        <translation>Model</translation>
    </message>
    <message>
        <source>训练</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>法条</source>
        <translation>Statutes</translation>
    </message>
    <message>
        <source>设置</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>帮助</source>
        <translation>Help</translation>
    </message>
    <message>
        <source>更换模型</source>
        <translation>Choose another model</translation>
    </message>
    <message>
        <source>打开 GGUF 模型文件</source>
        <translation>Open GGUF model file</translation>
    </message>
    <message>
        <source>首次使用时选模型的三种方式</source>
        <translation>The three ways to a model, on a first start</translation>
    </message>
    <message>
        <source>退出；写下的都已保存</source>
        <translation>Quit; everything written is saved</translation>
    </message>
    <message>
        <source>预测判决，或者核对右侧的判决</source>
        <translation>Predict the judgment, or check the one on the right</translation>
    </message>
    <message>
        <source>停止书写，已写的保留；没有在写时收起条文</source>
        <translation>Stop writing, keeping what is written; else close the article</translation>
    </message>
    <message>
        <source>复制文书、卡片与标识</source>
        <translation>Copy judgment, card and label</translation>
    </message>
    <message>
        <source>存为 Word 文件</source>
        <translation>Save as a Word file</translation>
    </message>
    <message>
        <source>打印，先看预览</source>
        <translation>Print, with a preview first</translation>
    </message>
    <message>
        <source>在预测与核对之间切换</source>
        <translation>Switch between prediction and check</translation>
    </message>
    <message>
        <source>打开要核对的判决书</source>
        <translation>Open a judgment to be checked</translation>
    </message>
    <message>
        <source>打开要取出事实的文书</source>
        <translation>Open a document whose facts are taken</translation>
    </message>
    <message>
        <source>遮去姓名，或者恢复</source>
        <translation>Mask the names, or put them back</translation>
    </message>
    <message>
        <source>发给模型的提示（可改写系统提示）</source>
        <translation>The prompt that is sent (its system text can be rewritten)</translation>
    </message>
    <message>
        <source>撤销与重做，连同态度与行为日</source>
        <translation>Undo and redo, with the attitude and the day of the act</translation>
    </message>
    <message>
        <source>搜索历史</source>
        <translation>Search the history</translation>
    </message>
    <message>
        <source>把选定的一次放回判案页</source>
        <translation>Bring the selected judgment back to the case page</translation>
    </message>
    <message>
        <source>永久删除选定的各次，先问一遍</source>
        <translation>Delete what is selected for good, after asking</translation>
    </message>
    <message>
        <source>开始评测</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>把选定的案件放到判案页</source>
        <translation>Put the selected case into the case page</translation>
    </message>
    <message>
        <source>查找条文</source>
        <translation>Find an article</translation>
    </message>
    <message>
        <source>下一处</source>
        <translation>Next place</translation>
    </message>
    <message>
        <source>上一处</source>
        <translation>Previous place</translation>
    </message>
</context>
</TS>
