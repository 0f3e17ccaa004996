<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1">
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
    <name>CasePage</name>
    <message>
        <source>正在查找模型</source>
        <translation>Looking for models</translation>
    </message>
    <message>
        <source>Ollama 与内置引擎</source>
        <translation>Ollama and the built-in engine</translation>
    </message>
    <message>
        <source>正在阅读事实</source>
        <translation>Reading the facts</translation>
    </message>
    <message>
        <source>正在载入模型</source>
        <translation>Loading the model</translation>
    </message>
    <message>
        <source>正在按两种态度各预测一次</source>
        <translation>Predicting once for each attitude</translation>
    </message>
    <message>
        <source>zh</source>
        <translation>en</translation>
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
        <source>启动 Ollama</source>
        <translation>Start Ollama</translation>
    </message>
    <message>
        <source>改用内置模型</source>
        <translation>Use the built-in model</translation>
    </message>
    <message>
        <source>找不到这个模型</source>
        <translation>This model was not found</translation>
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
</context>
<context>
    <name>ComparisonView</name>
    <message>
        <source>坦白</source>
        <translation>Confession</translation>
    </message>
    <message>
        <source>拒不认罪</source>
        <translation>Denies guilt</translation>
    </message>
    <message>
        <source>态度对照</source>
        <translation>Attitude comparison</translation>
    </message>
    <message>
        <source>预测的文书（{attitude}）</source>
        <translation>Predicted judgment ({attitude})</translation>
    </message>
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
        <source>未读到刑罚</source>
        <translation>No penalty found</translation>
    </message>
    <message>
        <source>被告人</source>
        <translation>Defendant</translation>
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
        <source>没有读到刑罚，请看上面的文书原文。</source>
        <translation>No penalty was found; see the text of the judgment above.</translation>
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
        <source>，罚金 {fine}</source>
        <translation>, fine of {fine}</translation>
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
</context>
<context>
    <name>FactsPane</name>
    <message>
        <source>案件事实</source>
        <translation>Facts of the case</translation>
    </message>
    <message>
        <source>粘贴或拖入犯罪事实（.txt）……&#x2028;&#x2028;写明时间、地点、行为、数额或者伤情、到案经过。姓名请以甲某、乙某代替。</source>
        <translation>Paste or drop the facts of the crime here (.txt)…&#x2028;&#x2028;State the time, place, conduct, amount or injury, and how the defendant was brought in. Use pseudonyms instead of real names.</translation>
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
        <source>预测判决    Ctrl+Enter</source>
        <translation>Predict judgment    Ctrl+Enter</translation>
    </message>
    <message>
        <source>预测判决</source>
        <translation>Predict judgment</translation>
    </message>
    <message>
        <source>把事实交给模型，写出一审判决的说理与主文</source>
        <translation>Gives the facts to the model, which writes the reasoning and operative part of a first-instance judgment</translation>
    </message>
    <message>
        <source>态度对照</source>
        <translation>Compare attitudes</translation>
    </message>
    <message>
        <source>同一事实分别按“坦白”与“拒不认罪”预测，并列显示差别</source>
        <translation>Predicts the same facts with “Confession” and with “Denies guilt”, and shows the differences side by side</translation>
    </message>
    <message>
        <source>请先写入案件事实，或从“示例”载入一个案情。</source>
        <translation>Enter the facts of the case first, or load a case from “Examples”.</translation>
    </message>
    <message>
        <source>行为日请写作 2021-03-05；不知道时留空。</source>
        <translation>Write the date of the act as 2021-03-05; leave it empty if unknown.</translation>
    </message>
    <message>
        <source>{count} 字</source>
        <translation>{count} characters</translation>
    </message>
    <message>
        <source>{tokens} / {most} 词元</source>
        <translation>{tokens} / {most} tokens</translation>
    </message>
    <message>
        <source>约 {tokens} / {most} 词元</source>
        <translation>about {tokens} / {most} tokens</translation>
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
</context>
<context>
    <name>JudgmentPane</name>
    <message>
        <source>判决预测</source>
        <translation>Predicted judgment</translation>
    </message>
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
        <source>复制文书、卡片与标识（Ctrl+Shift+C）</source>
        <translation>Copy the judgment, cards and AI label (Ctrl+Shift+C)</translation>
    </message>
    <message>
        <source>预测的文书</source>
        <translation>Predicted judgment text</translation>
    </message>
    <message>
        <source>预测的文书与卡片</source>
        <translation>Predicted judgment text and cards</translation>
    </message>
    <message>
        <source>正在书写……</source>
        <translation>Writing…</translation>
    </message>
    <message>
        <source>已完成</source>
        <translation>Done</translation>
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
        <source>同一事实，两种态度</source>
        <translation>Same facts, two attitudes</translation>
    </message>
    <message>
        <source>未完成（已写的保留）</source>
        <translation>Not completed (text kept)</translation>
    </message>
    <message>
        <source>  ·  {seconds} 秒  ·  {tokens} 词元</source>
        <translation>  ·  {seconds} s  ·  {tokens} tokens</translation>
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
    <name>MainWindow</name>
    <message>
        <source>刑法案台</source>
        <translation>Criminal Law Desk</translation>
    </message>
    <message>
        <source>正在使用内置演示模型：它很小，只用来试用流程，罪名与刑期都不可靠。</source>
        <translation>The built-in demonstration model is in use: it is very small and only for trying out the workflow; its charges and terms are not reliable.</translation>
    </message>
    <message>
        <source>换用正式模型</source>
        <translation>Use a full model</translation>
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
        <source>打开 GGUF 模型文件</source>
        <translation>Open GGUF model file</translation>
    </message>
    <message>
        <source>GGUF 模型 (*.gguf);;所有文件 (*)</source>
        <translation>GGUF models (*.gguf);;All files (*)</translation>
    </message>
    <message>
        <source>这个文件无法使用，详情已写入日志。</source>
        <translation>This file cannot be used; details are in the log.</translation>
    </message>
    <message>
        <source>设置没有保存成功：请检查磁盘空间与文件夹权限。本次运行中仍然有效。</source>
        <translation>The settings could not be saved: check disk space and folder permissions. They still apply until the program is closed.</translation>
    </message>
</context>
<context>
    <name>ModelRow</name>
    <message>
        <source>只供演示</source>
        <translation>demonstration only</translation>
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
    <name>Navigation</name>
    <message>
        <source>判案</source>
        <translation>Case</translation>
    </message>
    <message>
        <source>模型</source>
        <translation>Models</translation>
    </message>
    <message>
        <source>法条</source>
        <translation>Statutes</translation>
    </message>
    <message>
        <source>设置</source>
        <translation>Settings</translation>
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
    <name>OllamaServer</name>
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
    <name>PullPanel</name>
    <message>
        <source>推荐模型  {name}</source>
        <translation>Recommended model  {name}</translation>
    </message>
    <message>
        <source>在五万余份一审刑事判决书上微调的 Qwen3-4B，Q4_K_M，约 2.5 GB。下载一次，之后完全在本机运行。</source>
        <translation>Qwen3-4B fine-tuned on more than 50,000 first-instance criminal judgments, Q4_K_M, about 2.5 GB. Downloaded once, it then runs entirely on this computer.</translation>
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
        <source>剩余约 {minutes} 分钟</source>
        <translation>about {minutes} min left</translation>
    </message>
    <message>
        <source>剩余约 {seconds} 秒</source>
        <translation>about {seconds} s left</translation>
    </message>
</context>
<context>
    <name>ReadingView</name>
    <message>
        <source>没有从文书中读到被告人与刑罚。请看上面的原文，或换一个模型再试。</source>
        <translation>No defendant or penalty was found in the judgment. See the text above, or try another model.</translation>
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
        <source>生成参数</source>
        <translation>Generation</translation>
    </message>
    <message>
        <source>上下文长度</source>
        <translation>Context length</translation>
    </message>
    <message>
        <source>事实与判决合计的词元上限（num_ctx）。调大要占更多内存，改动后模型会重新载入。</source>
        <translation>Most tokens for facts and judgment together (num_ctx). A higher value needs more memory; the model is reloaded after a change.</translation>
    </message>
    <message>
        <source>最长判决</source>
        <translation>Longest judgment</translation>
    </message>
    <message>
        <source>判决最多写多少词元（num_predict）。</source>
        <translation>Most tokens to write for a judgment (num_predict).</translation>
    </message>
    <message>
        <source>温度</source>
        <translation>Temperature</translation>
    </message>
    <message>
        <source>越低越稳定（temperature）。模型卡为 0.2。</source>
        <translation>Lower is steadier (temperature). The model card says 0.2.</translation>
    </message>
    <message>
        <source>核采样</source>
        <translation>Nucleus sampling</translation>
    </message>
    <message>
        <source>只从累计概率到此为止的词中选（top_p）。</source>
        <translation>Chooses only among words up to this cumulative probability (top_p).</translation>
    </message>
    <message>
        <source>随机种子</source>
        <translation>Random seed</translation>
    </message>
    <message>
        <source>填一个整数可使结果重现；留空则每次随机（seed）。</source>
        <translation>A whole number makes results repeatable; if empty, each run is random (seed).</translation>
    </message>
    <message>
        <source>恢复默认参数</source>
        <translation>Restore defaults</translation>
    </message>
    <message>
        <source>数据与隐私</source>
        <translation>Data and privacy</translation>
    </message>
    <message>
        <source>案情、草稿与设置只存在本机，不会上传：
{folder}</source>
        <translation>Cases, drafts and settings are stored only on this computer and never uploaded:
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
        <source>随机</source>
        <translation>Random</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>zh</source>
        <translation>en</translation>
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
        <source>{speed} 词元/秒</source>
        <translation>{speed} tokens/s</translation>
    </message>
    <message>
        <source>模型：{name}。打开以更换</source>
        <translation>Model: {name}. Open to change</translation>
    </message>
    <message>
        <source>更换模型（Ctrl+M）</source>
        <translation>Change model (Ctrl+M)</translation>
    </message>
    <message>
        <source>没有运行</source>
        <translation>Not running</translation>
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
        <source>条号或词语，例如 264、133之一、扒窃</source>
        <translation>Article number or Chinese word, for example 264</translation>
    </message>
    <message>
        <source>查找条文（Ctrl+F）</source>
        <translation>Find an article (Ctrl+F)</translation>
    </message>
    <message>
        <source>法律目录</source>
        <translation>Contents of the laws</translation>
    </message>
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
        <source>从左侧选一条，或输入条号、词语查找。回车到列表，方向键逐条阅读。</source>
        <translation>Choose an article on the left, or search by number or word. Enter goes to the list; the arrow keys move from article to article.</translation>
    </message>
    <message>
        <source>找到 {count} 条</source>
        <translation>Articles found: {count}</translation>
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
    <name>application</name>
    <message>
        <source>刑法案台</source>
        <translation>Criminal Law Desk</translation>
    </message>
    <message>
        <source>程序已经打开。两个窗口会互相覆盖草稿，请使用已打开的窗口。</source>
        <translation>The program is already open. Two windows would overwrite each other’s draft; please use the open one.</translation>
    </message>
</context>
<context>
    <name>article_words</name>
    <message>
        <source>第{number}条</source>
        <translation>Art. {number}</translation>
    </message>
    <message>
        <source>之{sub}</source>
        <translation>-{sub}</translation>
    </message>
    <message>
        <source>第{paragraph}款</source>
        <translation>, para. {paragraph}</translation>
    </message>
    <message>
        <source>第({item})项</source>
        <translation>, item ({item})</translation>
    </message>
    <message>
        <source>{law} {number}</source>
        <translation>{law} {number}</translation>
    </message>
    <message>
        <source>刑法</source>
        <translation>Criminal Law</translation>
    </message>
    <message>
        <source>刑诉法</source>
        <translation>Criminal Procedure Law</translation>
    </message>
</context>
<context>
    <name>case_facts</name>
    <message>
        <source>行为时间</source>
        <translation>Time of the act</translation>
    </message>
    <message>
        <source>决定适用哪一时期的刑法（从旧兼从轻）</source>
        <translation>Decides which period’s Criminal Law applies (the old law, or the new one if lighter)</translation>
    </message>
    <message>
        <source>被告人的年龄</source>
        <translation>Age of the defendant</translation>
    </message>
    <message>
        <source>未成年人、已满七十五周岁的人从宽</source>
        <translation>Mitigating for minors and persons aged 75 or over</translation>
    </message>
    <message>
        <source>前科情况</source>
        <translation>Criminal record</translation>
    </message>
    <message>
        <source>累犯从重且不得缓刑，前科可以从重</source>
        <translation>Recidivism is aggravating and excludes probation; prior convictions may be aggravating</translation>
    </message>
    <message>
        <source>到案经过</source>
        <translation>How the defendant was brought in</translation>
    </message>
    <message>
        <source>主动投案并如实供述的是自首</source>
        <translation>Surrendering and truthfully confessing is voluntary surrender</translation>
    </message>
    <message>
        <source>认罪态度</source>
        <translation>Attitude to guilt</translation>
    </message>
    <message>
        <source>坦白、认罪认罚从宽；未记载的不能视为认罪</source>
        <translation>Confession, and admission of guilt and acceptance of punishment, are mitigating; if nothing is stated, guilt cannot be taken as admitted</translation>
    </message>
    <message>
        <source>各被告人的作用</source>
        <translation>Role of each defendant</translation>
    </message>
    <message>
        <source>从犯应当从轻、减轻处罚或者免除处罚</source>
        <translation>An accessory must receive a lighter or mitigated punishment or be exempted</translation>
    </message>
    <message>
        <source>涉案数额</source>
        <translation>Amount involved</translation>
    </message>
    <message>
        <source>决定法定刑幅度</source>
        <translation>Decides the statutory range</translation>
    </message>
    <message>
        <source>伤情或死亡后果</source>
        <translation>Injury or death</translation>
    </message>
    <message>
        <source>轻伤、重伤、死亡对应不同的法定刑</source>
        <translation>Minor injury, serious injury and death have different statutory ranges</translation>
    </message>
    <message>
        <source>事故责任</source>
        <translation>Responsibility for the accident</translation>
    </message>
    <message>
        <source>负全部、主要或者同等责任，决定是否构成犯罪</source>
        <translation>Full, main or equal responsibility decides whether there is a crime</translation>
    </message>
    <message>
        <source>是否逃逸</source>
        <translation>Flight from the scene</translation>
    </message>
    <message>
        <source>逃逸的处三年以上有期徒刑</source>
        <translation>Flight is punished with fixed-term imprisonment of 3 years or more</translation>
    </message>
    <message>
        <source>血液酒精含量</source>
        <translation>Blood alcohol level</translation>
    </message>
    <message>
        <source>80毫克/100毫升以上为醉酒，含量影响刑期</source>
        <translation>80 mg/100 ml or more counts as drunk; the level affects the term</translation>
    </message>
    <message>
        <source>毒品种类和数量</source>
        <translation>Kind and quantity of drugs</translation>
    </message>
    <message>
        <source>被害人年龄</source>
        <translation>Age of the victim</translation>
    </message>
    <message>
        <source>奸淫幼女从重，猥亵儿童另成立罪</source>
        <translation>Rape of a girl under 14 is aggravating; molesting a child is a separate crime</translation>
    </message>
    <message>
        <source>林木数量</source>
        <translation>Quantity of timber</translation>
    </message>
    <message>
        <source>个人信息的数量或违法所得</source>
        <translation>Quantity of personal information, or illegal gains</translation>
    </message>
    <message>
        <source>决定是否情节严重、特别严重</source>
        <translation>Decides whether the circumstances are serious or especially serious</translation>
    </message>
    <message>
        <source>枪支、弹药的数量</source>
        <translation>Number of firearms and rounds of ammunition</translation>
    </message>
    <message>
        <source>退赃、退赔或追回情况</source>
        <translation>Return, restitution or recovery</translation>
    </message>
    <message>
        <source>退赃退赔的可以从宽</source>
        <translation>Return of gains and restitution may be mitigating</translation>
    </message>
    <message>
        <source>赔偿和谅解情况</source>
        <translation>Compensation and forgiveness</translation>
    </message>
    <message>
        <source>积极赔偿、取得谅解的可以从宽</source>
        <translation>Active compensation and the victim’s forgiveness may be mitigating</translation>
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
    <name>circumstances</name>
    <message>
        <source>已满十二周岁不满十六周岁</source>
        <translation>Aged 12 to under 16</translation>
    </message>
    <message>
        <source>已满十六周岁不满十八周岁</source>
        <translation>Aged 16 to under 18</translation>
    </message>
    <message>
        <source>已满七十五周岁故意犯罪</source>
        <translation>Aged 75 or over, intentional crime</translation>
    </message>
    <message>
        <source>已满七十五周岁过失犯罪</source>
        <translation>Aged 75 or over, negligent crime</translation>
    </message>
    <message>
        <source>又聋又哑的人或者盲人</source>
        <translation>Deaf and mute, or blind</translation>
    </message>
    <message>
        <source>限制刑事责任能力</source>
        <translation>Diminished criminal responsibility</translation>
    </message>
    <message>
        <source>犯罪未遂</source>
        <translation>Attempt</translation>
    </message>
    <message>
        <source>犯罪中止(没有造成损害)</source>
        <translation>Abandonment of the crime (no harm caused)</translation>
    </message>
    <message>
        <source>犯罪中止</source>
        <translation>Abandonment of the crime</translation>
    </message>
    <message>
        <source>犯罪预备</source>
        <translation>Preparation of the crime</translation>
    </message>
    <message>
        <source>从犯</source>
        <translation>Accessory</translation>
    </message>
    <message>
        <source>胁从犯</source>
        <translation>Coerced accomplice</translation>
    </message>
    <message>
        <source>教唆犯</source>
        <translation>Instigator</translation>
    </message>
    <message>
        <source>主犯</source>
        <translation>Principal offender</translation>
    </message>
    <message>
        <source>防卫过当</source>
        <translation>Excessive self-defence</translation>
    </message>
    <message>
        <source>避险过当</source>
        <translation>Excessive act of necessity</translation>
    </message>
    <message>
        <source>自首</source>
        <translation>Voluntary surrender</translation>
    </message>
    <message>
        <source>坦白</source>
        <translation>Confession</translation>
    </message>
    <message>
        <source>如实供述司法机关尚未掌握的同种较重罪行</source>
        <translation>Truthful confession of graver crimes of the same kind not yet known to the authorities</translation>
    </message>
    <message>
        <source>如实供述避免特别严重后果发生</source>
        <translation>Truthful confession that averted especially serious consequences</translation>
    </message>
    <message>
        <source>当庭自愿认罪</source>
        <translation>Voluntary admission of guilt in court</translation>
    </message>
    <message>
        <source>一般立功</source>
        <translation>Meritorious service</translation>
    </message>
    <message>
        <source>重大立功</source>
        <translation>Major meritorious service</translation>
    </message>
    <message>
        <source>退赃、退赔</source>
        <translation>Return of gains, restitution</translation>
    </message>
    <message>
        <source>积极赔偿并取得谅解</source>
        <translation>Active compensation with the victim’s forgiveness</translation>
    </message>
    <message>
        <source>积极赔偿但未取得谅解</source>
        <translation>Active compensation without the victim’s forgiveness</translation>
    </message>
    <message>
        <source>取得谅解</source>
        <translation>Victim’s forgiveness</translation>
    </message>
    <message>
        <source>当事人和解</source>
        <translation>Reconciliation of the parties</translation>
    </message>
    <message>
        <source>羁押期间表现好</source>
        <translation>Good conduct in custody</translation>
    </message>
    <message>
        <source>认罪认罚</source>
        <translation>Admission of guilt and acceptance of punishment</translation>
    </message>
    <message>
        <source>累犯</source>
        <translation>Recidivism</translation>
    </message>
    <message>
        <source>前科</source>
        <translation>Prior conviction</translation>
    </message>
    <message>
        <source>犯罪对象为未成年人、老年人、残疾人、孕妇等弱势人员</source>
        <translation>Vulnerable victim (minor, elderly, disabled, pregnant)</translation>
    </message>
    <message>
        <source>重大灾害或者疫情期间故意犯罪</source>
        <translation>Intentional crime during a major disaster or epidemic</translation>
    </message>
    <message>
        <source>初犯、偶犯</source>
        <translation>First or occasional offender</translation>
    </message>
    <message>
        <source>被害人有过错</source>
        <translation>Fault of the victim</translation>
    </message>
    <message>
        <source>有悔罪表现</source>
        <translation>Shows remorse</translation>
    </message>
</context>
<context>
    <name>examples</name>
    <message>
        <source>盗窃手机，坦白并退赔</source>
        <translation>Mobile phone theft, confession and restitution</translation>
    </message>
    <message>
        <source>醉酒驾驶，态度未记载</source>
        <translation>Drunk driving, attitude not stated</translation>
    </message>
    <message>
        <source>琐事伤人，拒不认罪</source>
        <translation>Injury after a trivial quarrel, guilt denied</translation>
    </message>
    <message>
        <source>两人共同诈骗</source>
        <translation>Joint fraud by two persons</translation>
    </message>
</context>
<context>
    <name>findings</name>
    <message>
        <source>引用的{cited}不存在。</source>
        <translation>The cited {cited} does not exist.</translation>
    </message>
    <message>
        <source>引用的{cited}已被{amendment}删去，自{day}起不再有效。</source>
        <translation>The cited {cited} was deleted by {amendment} and is no longer in force from {day}.</translation>
    </message>
    <message>
        <source>引用的{cited}自{day}起才施行（{amendment}），判决时尚无此条。</source>
        <translation>The cited {cited} is in force only from {day} ({amendment}); it did not exist at the time of the judgment.</translation>
    </message>
    <message>
        <source>引用的{cited}不存在：该条只有{count}款。</source>
        <translation>The cited {cited} does not exist: the article has only {count} para.</translation>
    </message>
    <message>
        <source>引用的{cited}不存在：该处没有这一项。</source>
        <translation>The cited {cited} does not exist: there is no such item.</translation>
    </message>
    <message>
        <source>刑法中没有“{crime}”这一罪名。</source>
        <translation>The Criminal Law has no charge “{crime}”.</translation>
    </message>
    <message>
        <source>{crime}自{day}起已取消，其后的行为不能再定此罪。</source>
        <translation>{crime} was abolished from {day}; later acts cannot be convicted of it.</translation>
    </message>
    <message>
        <source>{crime}自{day}起已取消，只适用于此前的行为。</source>
        <translation>{crime} was abolished from {day} and applies only to earlier acts.</translation>
    </message>
    <message>
        <source>{crime}自{day}起才有，行为时（{act}）尚无此罪（刑法第十二条）。</source>
        <translation>{crime} exists only from {day}; at the time of the act ({act}) there was no such crime (Criminal Law Art. 12).</translation>
    </message>
    <message>
        <source>{crime}自{day}起才有，而事实中的日期都在此前（最晚{act}）（刑法第十二条）。</source>
        <translation>{crime} exists only from {day}, but all dates in the facts are earlier (the latest is {act}) (Criminal Law Art. 12).</translation>
    </message>
    <message>
        <source>定{crime}，却没有引用规定该罪的{cited}。</source>
        <translation>{crime} is found, but {cited}, which defines it, is not cited.</translation>
    </message>
    <message>
        <source>引用了{cited}（{defines}），但没有人被定此罪。</source>
        <translation>{cited} ({defines}) is cited, but no one is convicted of this crime.</translation>
    </message>
    <message>
        <source>{crime}不能判处{sentence}：法定刑为{range}。</source>
        <translation>{crime} cannot be punished with {sentence}: the statutory range is {range}.</translation>
    </message>
    <message>
        <source>{crime}判处{sentence}，高于法定最高刑{limit}：法定刑为{range}。</source>
        <translation>{crime} is punished with {sentence}, above the statutory maximum, {limit}: the statutory range is {range}.</translation>
    </message>
    <message>
        <source>{crime}判处{sentence}，低于法定最低刑{limit}，又没有减轻处罚的情节：法定刑为{range}。</source>
        <translation>{crime} is punished with {sentence}, below the statutory minimum, {limit}, with no circumstance that allows it: the statutory range is {range}.</translation>
    </message>
    <message>
        <source>{crime}判处{sentence}，低于法定最低刑{limit}；有减轻处罚的情节（{grounds}），依法可以。</source>
        <translation>{crime} is punished with {sentence}, below the statutory minimum, {limit}; a circumstance allows it by law ({grounds}).</translation>
    </message>
    <message>
        <source>{crime}判处{sentence}，超出行为时（{act}）的法定刑（{range}）；{day}起施行的较重规定不能适用于此前的行为。</source>
        <translation>{crime} is punished with {sentence}, beyond the statutory range at the time of the act ({act}): {range}. The heavier provision in force from {day} cannot apply to earlier acts.</translation>
    </message>
    <message>
        <source>{crime}判处{sentence}是否在法定刑内取决于行为时间：{range}（{day}起）之外。</source>
        <translation>Whether {sentence} for {crime} is within the statutory range depends on the time of the act: it is outside the range in force from {day}, {range}.</translation>
    </message>
    <message>
        <source>{kind}的期限应为{shortest}以上{longest}以下，判处{sentence}不合法。</source>
        <translation>The term for {kind} must be from {shortest} to {longest}; {sentence} is not lawful.</translation>
    </message>
    <message>
        <source>决定执行{sentence}，超过数罪的总和刑期{limit}。</source>
        <translation>The combined punishment, {sentence}, exceeds the sum of the terms, {limit}.</translation>
    </message>
    <message>
        <source>决定执行{sentence}，低于数罪中最高的{limit}。</source>
        <translation>The combined punishment, {sentence}, is below the highest single term, {limit}.</translation>
    </message>
    <message>
        <source>决定执行{sentence}，超过数罪并罚的上限{limit}（总和刑期{sum}）。</source>
        <translation>The combined punishment, {sentence}, exceeds the limit for several crimes, {limit} (sum of the terms: {sum}).</translation>
    </message>
    <message>
        <source>数罪中判有{limit}，决定执行却为{sentence}。</source>
        <translation>One of the crimes is punished with {limit}, but the combined punishment is {sentence}.</translation>
    </message>
    <message>
        <source>各罪罚金共{sum}元，决定执行的罚金却为{fine}元：同种附加刑应合并执行。</source>
        <translation>The fines for the crimes total CNY {sum}, but the combined fine is CNY {fine}: supplementary punishments of the same kind must be added together.</translation>
    </message>
    <message>
        <source>判处{sentence}不能宣告缓刑：缓刑只适用于拘役和3年以下有期徒刑。</source>
        <translation>Probation cannot be granted for {sentence}: it is open only to criminal detention and fixed-term imprisonment of up to 3 years.</translation>
    </message>
    <message>
        <source>累犯不能宣告缓刑。</source>
        <translation>Probation cannot be granted to a recidivist.</translation>
    </message>
    <message>
        <source>{sentence}的缓刑考验期为{period}，短于{limit}：不得少于原判刑期，也不得少于{shortest}。</source>
        <translation>The probation period for {sentence} is {period}, shorter than {limit}: it must be no shorter than the term imposed and no shorter than {shortest}.</translation>
    </message>
    <message>
        <source>{sentence}的缓刑考验期为{period}，超过上限{limit}。</source>
        <translation>The probation period for {sentence} is {period}, above the limit of {limit}.</translation>
    </message>
    <message>
        <source>{crime}判处{sentence}应当并处{money}，主文中没有。</source>
        <translation>{crime} punished with {sentence} must also carry {money}; the operative part has none.</translation>
    </message>
    <message>
        <source>{crime}判处{sentence}应当并处{money}，主文中没有；单位犯罪中的责任人员除外。</source>
        <translation>{crime} punished with {sentence} must also carry {money}; the operative part has none. Persons responsible for a crime committed by an entity are excepted.</translation>
    </message>
    <message>
        <source>{crime}判处{sentence}，法律没有规定并处{money}。</source>
        <translation>For {crime} punished with {sentence}, the law does not provide for {money} as well.</translation>
    </message>
    <message>
        <source>{crime}的罚金{fine}元不在法定的{low}元以上{high}元以下之内。</source>
        <translation>The fine of CNY {fine} for {crime} is outside the statutory range of CNY {low} to CNY {high}.</translation>
    </message>
    <message>
        <source>{crime}的罚金{fine}元不在法定的{low}元以上{high}元以下之内；有减轻处罚的情节（{grounds}）。</source>
        <translation>The fine of CNY {fine} for {crime} is outside the statutory range of CNY {low} to CNY {high}; a circumstance allows punishment below the range ({grounds}).</translation>
    </message>
    <message>
        <source>罚金{fine}元低于{limit}元的最低数额（法释〔2000〕45号第二条）。</source>
        <translation>The fine of CNY {fine} is below the minimum of CNY {limit} (Fa Shi [2000] No. 45, Art. 2).</translation>
    </message>
    <message>
        <source>判处{sentence}的，应当剥夺政治权利终身，主文中没有。</source>
        <translation>{sentence} must carry deprivation of political rights for life; the operative part has none.</translation>
    </message>
    <message>
        <source>犯{crime}的，应当附加剥夺政治权利，主文中没有。</source>
        <translation>{crime} must carry supplementary deprivation of political rights; the operative part has none.</translation>
    </message>
    <message>
        <source>剥夺政治权利的期限应为1年以上5年以下，判处{term}不合法。</source>
        <translation>Deprivation of political rights must last from 1 year to 5 years; a term of {term} is not lawful.</translation>
    </message>
    <message>
        <source>附加于管制的剥夺政治权利应与管制的期限相等：管制{sentence}，剥夺政治权利{term}。</source>
        <translation>Deprivation of political rights added to public surveillance must last as long as the surveillance: surveillance {sentence}, deprivation {term}.</translation>
    </message>
    <message>
        <source>犯罪时不满18周岁的人不适用死刑（包括死刑缓期二年执行）。</source>
        <translation>The death penalty, including with a two-year reprieve, does not apply to persons under 18 at the time of the crime.</translation>
    </message>
    <message>
        <source>审判时已满75周岁的人不适用死刑，以特别残忍手段致人死亡的除外。</source>
        <translation>The death penalty does not apply to persons aged 75 or over at the time of trial, unless they caused death by especially cruel means.</translation>
    </message>
    <message>
        <source>犯罪时不满18周岁的人不构成一般累犯。</source>
        <translation>A person under 18 at the time of the crime is not an ordinary recidivist.</translation>
    </message>
</context>
<context>
    <name>legal_words</name>
    <message>
        <source>{term}有期徒刑</source>
        <translation>Fixed-term imprisonment of {term}</translation>
    </message>
    <message>
        <source>{low}以上{high}以下有期徒刑</source>
        <translation>Fixed-term imprisonment of {low} to {high}</translation>
    </message>
    <message>
        <source>{low}以上有期徒刑</source>
        <translation>Fixed-term imprisonment of {low} or more</translation>
    </message>
    <message>
        <source>{high}以下有期徒刑</source>
        <translation>Fixed-term imprisonment of up to {high}</translation>
    </message>
    <message>
        <source>刑法修正案（{number}）</source>
        <translation>Criminal Law Amendment {number}</translation>
    </message>
    <message>
        <source>罚金</source>
        <translation>a fine</translation>
    </message>
    <message>
        <source>没收财产</source>
        <translation>confiscation of property</translation>
    </message>
    <message>
        <source>罚金或者没收财产</source>
        <translation>a fine or confiscation of property</translation>
    </message>
    <message>
        <source>单处罚金</source>
        <translation>Fine alone</translation>
    </message>
    <message>
        <source>单处剥夺政治权利</source>
        <translation>Deprivation of political rights alone</translation>
    </message>
    <message>
        <source>终身</source>
        <translation>life</translation>
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
        <source>已载入</source>
        <translation>loaded</translation>
    </message>
</context>
<context>
    <name>sentence_words</name>
    <message>
        <source>{kind}{term}</source>
        <translation>{kind} of {term}</translation>
    </message>
    <message>
        <source>管制</source>
        <translation>Public surveillance</translation>
    </message>
    <message>
        <source>拘役</source>
        <translation>Criminal detention</translation>
    </message>
    <message>
        <source>有期徒刑</source>
        <translation>Fixed-term imprisonment</translation>
    </message>
    <message>
        <source>无期徒刑</source>
        <translation>Life imprisonment</translation>
    </message>
    <message>
        <source>死刑，缓期二年执行</source>
        <translation>Death penalty with a two-year reprieve</translation>
    </message>
    <message>
        <source>死刑</source>
        <translation>Death penalty</translation>
    </message>
    <message>
        <source>单处附加刑</source>
        <translation>Supplementary punishment alone</translation>
    </message>
    <message>
        <source>免予刑事处罚</source>
        <translation>Exemption from criminal punishment</translation>
    </message>
    <message>
        <source>无罪</source>
        <translation>Not guilty</translation>
    </message>
    <message>
        <source>{count} 年（单数）</source>
        <translation>{count} year</translation>
    </message>
    <message>
        <source>{count} 年（复数）</source>
        <translation>{count} years</translation>
    </message>
    <message>
        <source>{count} 个月（单数）</source>
        <translation>{count} month</translation>
    </message>
    <message>
        <source>{count} 个月（复数）</source>
        <translation>{count} months</translation>
    </message>
    <message>
        <source>{count} 日（单数）</source>
        <translation>{count} day</translation>
    </message>
    <message>
        <source>{count} 日（复数）</source>
        <translation>{count} days</translation>
    </message>
    <message>
        <source>{amount} 元</source>
        <translation>CNY {amount}</translation>
    </message>
    <message>
        <source>认罪认罚</source>
        <translation>Admission of guilt and acceptance of punishment</translation>
    </message>
    <message>
        <source>如实供述</source>
        <translation>Truthful confession</translation>
    </message>
    <message>
        <source>部分认罪</source>
        <translation>Partial admission</translation>
    </message>
    <message>
        <source>翻供</source>
        <translation>Recanted</translation>
    </message>
    <message>
        <source>拒不认罪</source>
        <translation>Denies guilt</translation>
    </message>
    <message>
        <source>零口供</source>
        <translation>No statement</translation>
    </message>
    <message>
        <source>未记载</source>
        <translation>Not stated</translation>
    </message>
</context>
<context>
    <name>sentences</name>
    <message>
        <source>Ollama 没有运行（{host}）。请启动 Ollama，或改用内置模型。</source>
        <translation>Ollama is not running ({host}). Start Ollama, or use the built-in model.</translation>
    </message>
    <message>
        <source>无法连接 Ollama（{host}）：地址、代理或证书的设置有误。请检查设置与环境变量后重试。</source>
        <translation>Ollama cannot be reached ({host}): the address, proxy or certificate setting is wrong. Check the settings and environment variables and try again.</translation>
    </message>
    <message>
        <source>Ollama（{host}）长时间没有回应。请稍后重试，或重新启动 Ollama。</source>
        <translation>Ollama ({host}) has not responded for a long time. Try again later, or restart Ollama.</translation>
    </message>
    <message>
        <source>与 Ollama 的连接中断了，判决没有写完。请重试；如果再次出现，请重新启动 Ollama。</source>
        <translation>The connection to Ollama was lost and the judgment is incomplete. Try again; if it recurs, restart Ollama.</translation>
    </message>
    <message>
        <source>Ollama 没有把判决写完就结束了。请重试。</source>
        <translation>Ollama ended before the judgment was complete. Try again.</translation>
    </message>
    <message>
        <source>{host} 的回答无法识别，它可能不是 Ollama。请检查地址设置。</source>
        <translation>The answer from {host} was not understood; it may not be Ollama. Check the address setting.</translation>
    </message>
    <message>
        <source>Ollama 报告错误：{message}。请重试，或换一个模型。</source>
        <translation>Ollama reported an error: {message}. Try again, or choose another model.</translation>
    </message>
    <message>
        <source>Ollama 只读了案情的一部分（应为 {tokens} 个词元，实际读了 {read} 个），结果不可用。请删减案情后重试。</source>
        <translation>Ollama read only part of the facts ({read} of {tokens} tokens), so the result cannot be used. Shorten the facts and try again.</translation>
    </message>
    <message>
        <source>内存不足，Ollama 无法载入模型“{model}”。请关闭其他程序，或换一个较小的模型。</source>
        <translation>Not enough memory for Ollama to load the model “{model}”. Close other programs, or choose a smaller model.</translation>
    </message>
    <message>
        <source>Ollama 无法载入模型“{model}”，它可能已损坏，或需要更新的 Ollama。请重新下载，或换一个模型。</source>
        <translation>Ollama cannot load the model “{model}”; it may be damaged or need a newer Ollama. Download it again, or choose another model.</translation>
    </message>
    <message>
        <source>Ollama 的模型进程意外结束，判决没有写完。请重试；如果再次出现，请重新启动 Ollama。</source>
        <translation>Ollama’s model process ended unexpectedly and the judgment is incomplete. Try again; if it recurs, restart Ollama.</translation>
    </message>
    <message>
        <source>Ollama 里没有模型“{model}”。请在“模型”页下载，或换一个模型。</source>
        <translation>Ollama does not have the model “{model}”. Download it on the Models page, or choose another model.</translation>
    </message>
    <message>
        <source>“{model}”不是能写判决的模型。请换一个模型。</source>
        <translation>“{model}” is not a model that can write judgments. Choose another model.</translation>
    </message>
    <message>
        <source>“{model}”在云端运行，案情会离开这台电脑，因此不予使用。请换一个本机模型。</source>
        <translation>“{model}” runs in the cloud, so the facts would leave this computer; it is not used. Choose a local model.</translation>
    </message>
    <message>
        <source>Ollama {version} 有已知的安全漏洞（CVE-2026-7482）。请升级到 {wanted} 或更新的版本。</source>
        <translation>Ollama {version} has a known security vulnerability (CVE-2026-7482). Upgrade to {wanted} or later.</translation>
    </message>
    <message>
        <source>下载“{model}”已有 {seconds} 秒没有进展。请检查网络后重试，已下载的部分会保留。</source>
        <translation>The download of “{model}” has made no progress for {seconds} seconds. Check the network and try again; what was downloaded is kept.</translation>
    </message>
    <message>
        <source>下载“{model}”中断了。请重试，已下载的部分会保留。</source>
        <translation>The download of “{model}” was interrupted. Try again; what was downloaded is kept.</translation>
    </message>
    <message>
        <source>找不到模型“{model}”。请检查名称。</source>
        <translation>The model “{model}” was not found. Check the name.</translation>
    </message>
    <message>
        <source>Ollama 无法连接模型库。请检查网络；也可以直接打开下载好的 GGUF 文件。</source>
        <translation>Ollama cannot reach the model library. Check the network, or open a GGUF file already downloaded.</translation>
    </message>
    <message>
        <source>磁盘空间不足，“{model}”没有下载完。请腾出空间后重试，已下载的部分会保留。</source>
        <translation>Not enough disk space to complete the download of “{model}”. Free some space and try again; what was downloaded is kept.</translation>
    </message>
    <message>
        <source>案情太长：{tokens} 个词元，模型最多能读 {limit} 个。请删减案情，或在设置中加大上下文长度。</source>
        <translation>The facts are too long: {tokens} tokens, while the model can read at most {limit}. Shorten the facts, or raise the context length in Settings.</translation>
    </message>
    <message>
        <source>案情太长：约 {tokens} 个词元，模型最多能读 {limit} 个。请删减案情，或在设置中加大上下文长度。</source>
        <translation>The facts are too long: about {tokens} tokens, while the model can read at most {limit}. Shorten the facts, or raise the context length in Settings.</translation>
    </message>
    <message>
        <source>案情太长，模型读不完。请删减案情，或在设置中加大上下文长度。</source>
        <translation>The facts are too long for the model to read. Shorten the facts, or raise the context length in Settings.</translation>
    </message>
    <message>
        <source>找不到模型文件“{file}”。请重新选择。</source>
        <translation>The model file “{file}” was not found. Choose again.</translation>
    </message>
    <message>
        <source>没有权限读取模型文件“{file}”。请检查文件权限，或重新选择。</source>
        <translation>No permission to read the model file “{file}”. Check its permissions, or choose again.</translation>
    </message>
    <message>
        <source>“{file}”不是 GGUF 模型文件。请重新选择。</source>
        <translation>“{file}” is not a GGUF model file. Choose again.</translation>
    </message>
    <message>
        <source>模型文件“{file}”已损坏或不完整。请重新下载，或换一个模型。</source>
        <translation>The model file “{file}” is damaged or incomplete. Download it again, or choose another model.</translation>
    </message>
    <message>
        <source>“{file}”不使用 ChatML 对话格式，不能写判决。请换一个模型。</source>
        <translation>“{file}” does not use the ChatML chat format and cannot write judgments. Choose another model.</translation>
    </message>
    <message>
        <source>内存不足，无法载入模型“{file}”。请关闭其他程序，或换一个较小的模型。</source>
        <translation>Not enough memory to load the model “{file}”. Close other programs, or choose a smaller model.</translation>
    </message>
    <message>
        <source>模型进程意外结束，判决没有写完。请重试；如果再次出现，请换一个模型。</source>
        <translation>The model process ended unexpectedly and the judgment is incomplete. Try again; if it recurs, choose another model.</translation>
    </message>
    <message>
        <source>内置引擎无法启动。请重新安装本程序，或改用 Ollama。</source>
        <translation>The built-in engine cannot start. Reinstall the program, or use Ollama.</translation>
    </message>
    <message>
        <source>模型运行出错。请重试，或换一个模型。</source>
        <translation>The model failed while running. Try again, or choose another model.</translation>
    </message>
    <message>
        <source>没有可用的模型：Ollama 没有运行，内置模型也不在。请启动 Ollama，或指定一个 GGUF 文件。</source>
        <translation>No model is available: Ollama is not running and the built-in model is missing. Start Ollama, or choose a GGUF file.</translation>
    </message>
    <message>
        <source>内置模型不在。请指定一个 GGUF 文件，或启动 Ollama。</source>
        <translation>The built-in model is missing. Choose a GGUF file, or start Ollama.</translation>
    </message>
    <message>
        <source>Ollama 里还没有能写判决的模型。请先下载一个，或改用内置模型。</source>
        <translation>Ollama has no model that can write judgments yet. Download one first, or use the built-in model.</translation>
    </message>
</context>
<context>
    <name>text_file</name>
    <message>
        <source>文件“{name}”超过 {most} MB，未载入。请只粘贴案件事实部分。</source>
        <translation>The file “{name}” is larger than {most} MB and was not loaded. Paste only the facts of the case.</translation>
    </message>
    <message>
        <source>文件“{name}”不是文本文件，未载入。请另存为 .txt 后再拖入。</source>
        <translation>The file “{name}” is not a text file and was not loaded. Save it as .txt and drop it again.</translation>
    </message>
    <message>
        <source>文件“{name}”无法打开，请检查其位置与权限。</source>
        <translation>The file “{name}” cannot be opened. Check its location and permissions.</translation>
    </message>
</context>
</TS>
