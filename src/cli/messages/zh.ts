/** What the command line says in Chinese. The English catalogue must have the same shape. */

import { maskWord, reasonWord, stepWord } from '../../domain/code-words.ts';
import type { ErrorCode } from '../../domain/errors.ts';
import type { Part } from '../../domain/ranking.ts';

const SOURCES: Readonly<Record<string, string>> = {
  hotline: '热线工单',
  suggestion: '代表建议',
  station: '联络站留言',
  forum: '网络留言',
};

const STATES: Readonly<Record<string, string>> = {
  proposed: '待确认',
  confirmed: '已确认',
  checked: '已核对',
  rejected: '已否决',
};

export const zh = {
  stepName: stepWord,
  sourceName: (source: string): string => SOURCES[source] ?? source,
  stateName: (state: string): string => STATES[state] ?? state,
  maskName: maskWord,
  reasonName: reasonWord,
  partNames: {
    concentration: '集中',
    acuteness: '突出',
    attention: '关注',
    recurrence: '反复',
  } satisfies Record<Part, string>,

  help: {
    usage: '用法：',
    arguments: '参数：',
    options: '选项：',
    globalOptions: '通用选项：',
    commands: '命令：',
    choices: (list: string): string => `可选：${list}`,
    fallback: (value: string): string => `默认：${value}`,
    optionWord: '[选项]',
    commandWord: '[命令]',
  },

  program: {
    summary:
      '民声：把 12345 热线工单、代表建议和各类留言归并成事项、识别类型、排出轻重，形成能逐条追溯到原文的报告。',
    database: '数据目录，或 postgres://… 数据库地址（否则取 DATABASE_URL，再否则 ./data）',
    json: '只在标准输出打印一个 JSON 文档，其余信息写到标准错误',
    language: '界面语言',
    verbose: '出错时打印技术细节',
    version: '显示版本',
    help: '显示帮助',
    helpCommand: '显示某个命令的帮助',
    more: `从零开始：
  npx minsheng demo                                     用示例数据走一遍全过程（不到一分钟）
  npx minsheng ingest 工单.xlsx --source hotline        导入热线工单
  npx minsheng ingest 建议.xlsx --source suggestion     导入代表建议
  npx minsheng run                                      归并、识别、排序
  npx minsheng issues --top 20                          看排在前面的事项
  npx minsheng report --out reports                     生成报告

退出码：0 完成；1 未能完成（文件被拒收、没有一行能导入、数据库不可用等）；2 命令或配置写错；130 被中断。
个别行被拒收不算失败：每一行都会说明原因，收到 = 新增 + 更新 + 未变 + 拒收。
配置见 .env.example。`,
  },

  commands: {
    ingest: {
      summary: '导入文件：认列、脱敏、拆分诉求、入库',
      files: 'Excel（.xlsx）、CSV 或 JSON 文件，可以有多个',
      source: '来源',
      mapping: '列映射文件（JSON），用于认不出的列名',
      dryRun: '只看识别结果，不写入任何数据',
      encoding: '文本文件的编码（默认自动识别）',
      rejects: '把拒收的行写到这个 CSV 文件，改正后可以再导入（含原始个人信息，请妥善保管）',
      more: `说明：
  入库前先脱敏：手机号、身份证号、姓名、门牌等一律换成标记，原文不保存。
  同一编号再次导入：内容没变不动，变了存为新版本，所以同一文件可以放心重复导入。
  标有密级的行一律拒收。

示例：
  minsheng ingest 2025年工单.xlsx --source hotline --dry-run
  minsheng ingest 2025年工单.xlsx --source hotline --rejects 拒收.csv
  minsheng ingest 老系统.csv --source hotline --mapping 列映射.json --encoding gb18030`,
    },
    run: {
      summary: '归并事项、识别类型、排序',
      full: '全部重新计算，不只处理新来件（人工决定照样有效）',
      more: `说明：
  每次运行都在上一次的基础上进行，事项编号不变；结束时打印平衡表：诉求 = 归入 + 未归并 + 不计 + 失败。

示例：
  minsheng run
  minsheng run --full --json > run.json`,
    },
    issues: {
      summary: '按轻重列出事项',
      top: '只列前 N 项',
      since: '只看这一天以后有来件的事项（YYYY-MM-DD）',
      district: '只看某个区县',
      more: `示例：
  minsheng issues --top 20
  minsheng issues --since 2025-07-01 --district 云岩区`,
    },
    kinds: { summary: '按轻重列出问题类型', top: '只列前 N 类' },
    bundles: { summary: '列出同类建议打包督办的建议方案' },
    export: {
      summary: '以 JSON Lines 导出已入库（脱敏后）的来件',
      more: `示例：
  minsheng export > records.jsonl
  minsheng export | head -n 5`,
    },
    report: {
      summary: '生成报告文件',
      out: '报告放在哪个文件夹',
      format: '格式，用逗号分开：docx,xlsx,html,json',
      more: `示例：
  minsheng report --out reports
  minsheng report --out reports --format docx,xlsx`,
    },
    laws: {
      summary: '导入法律法规条文，供起草建议时查证',
      files: '法规文件（JSON），一个文件一个版本，可以有多个',
      more: `说明：
  格式同 reference/laws 里的文件：名称、版本、施行日期、最后有效日期和条文。
  同一名称和版本再次导入：内容没变不动，变了就更新；不再有的条文停用，引用过它的草稿仍能看到。
  同一部法的两个版本不能同时有效：新版本和写明最后有效日期的旧版本一起导入。

示例：
  minsheng laws 物业条例-2018.json 物业条例-2027.json`,
    },
    eval: { summary: '在带标注的数据上评分（参数原样传给评测程序）' },
    bench: { summary: '测速（参数原样传给测速程序）' },
    demo: {
      summary: '用示例数据走一遍全过程',
      data: '演示用的数据目录（每次重建）',
      out: '报告放在哪个文件夹',
      port: '网页的端口',
      noServe: '做完就结束，不打开网页服务',
    },
    serve: {
      summary: '打开网页和接口服务',
      port: '端口',
      host: '监听的地址；默认只有本机能访问',
      noWorker: '这个进程不做任务（由 minsheng work 来做，需要 PostgreSQL）',
      more: `说明：
  第一次启动会打印一个一次性链接，用它设置管理员密码。
  对外提供服务时请放在反向代理后面，并设置 MINSHENG_PUBLIC_ADDRESS；安装、备份和监控见 docs/operations.md。

示例：
  minsheng serve
  minsheng serve --port 8080 --host 0.0.0.0 --no-worker`,
    },
    work: { summary: '做排队的任务：导入、运行、报告（需要 PostgreSQL，可以开几个）' },
  },

  usage: {
    heading: '命令写得不对：',
    unknownOption: (name: string): string => `没有选项 ${name}`,
    unknownCommand: (name: string): string => `没有命令 ${name}`,
    missingArgument: (name: string): string => `缺少参数 ${name}`,
    missingOption: (name: string): string => `必须给出 ${name}`,
    missingValue: (name: string): string => `选项 ${name} 后面要有值`,
    badValue: (name: string, value: string): string => `选项 ${name} 的值 ${value} 不对`,
    tooMany: '参数太多',
    suggestion: (name: string): string => `是不是想写 ${name}？`,
    remedy: (command: string): string => `用 ${command} --help 查看用法`,
    wholeNumber: '应为正整数',
    date: '应为真实存在的日期，写成 YYYY-MM-DD',
    formats: (list: string): string => `可选：${list}`,
  },

  errors: {
    what: '出错',
    remedy: '怎么办',
    unexpected: '程序内部出错',
    unexpectedRemedy: '请加上 --verbose 重新运行，把输出报告给开发者（不要附带原始数据）',
    codes: {
      invalid_input: '输入或配置有误',
      unreadable_file: '文件被拒收，没有写入任何数据',
      not_found: '没有找到',
      conflict: '正被占用',
      stale: '已被他人更改',
      unauthenticated: '未登录',
      forbidden: '没有权限',
      too_many: '请求过于频繁',
      model_unavailable: '模型不可用',
      database_unavailable: '数据库不可用',
      identity_unavailable: '统一身份认证不可用',
      unbalanced: '账目不平，结果没有保存',
    } satisfies Record<ErrorCode, string>,
    fileSystem: (code: string, path: string): string => `文件操作失败（${code}）：${path}`,
    fileSystemRemedy: '请检查路径是否存在、是否有权限、磁盘是否已满',
    interrupted: '已中断，数据库已关闭；已经入库的数据完好，重新运行即可接着做',
    stopping: '正在停下来，请稍候（再按一次 Ctrl-C 立即退出）……',
    noEntry: (file: string): string => `找不到 ${file}`,
    noEntryRemedy: '请在完整的源码目录里运行',
  },

  ingest: {
    title: (file: string, source: string): string => `导入 ${file}（${source}）`,
    keyCreated: (file: string): string =>
      `已生成计人数用的密钥：${file}（仅本人可读）。请和数据一起备份：丢了它，同一个人会被算成两个人。`,
    created: '新增',
    updated: '更新',
    unchanged: '未变',
    rejected: '拒收',
    balance: (received: number, parts: string): string => `收到 ${received} 行 = ${parts}`,
    total: '合计',
    masked: (list: string): string => `脱敏 ${list}`,
    nothingMasked: '没有发现需要脱敏的个人信息',
    rejectLine: (row: number, line: number | undefined, id: string | undefined): string =>
      `第 ${row} 行${line === undefined ? '' : `（文件第 ${line} 行）`}${id === undefined ? '' : ` ${id}`}`,
    moreRejects: (count: number): string => `……另有 ${count} 行，用 --json 或 --rejects 查看全部`,
    nothingStored: '没有一行能够入库',
    nothingStoredRemedy: '请看上面的拒收原因；可先用 --dry-run 检查列是否认对，或用 --mapping 指定列',
    noRows: '文件里只有表头，没有数据行',
    rejectsWritten: (file: string): string => `拒收的行已写到 ${file}（含原始个人信息，改正后可以再导入）`,
  },

  laws: {
    done: (imported: number, updated: number, unchanged: number, articles: number): string =>
      `法规新增 ${imported} 部，更新 ${updated} 部，未变 ${unchanged} 部，共 ${articles} 条`,
  },

  dryRun: {
    heading: (file: string): string => `试读 ${file}（不写入任何数据）`,
    format: (format: string, encoding: string): string => `格式 ${format}${encoding}`,
    sheet: (name: string): string => `工作表 ${name}`,
    columns: '认出的列',
    field: '含义',
    column: '列名',
    unused: (list: string): string => `没有用到的列：${list}`,
    rowHash: '没有编号列：编号由内容生成',
    period: (from: string, to: string): string => `日期 ${from} 至 ${to}`,
    examples: '前几条（已脱敏）',
    would: (accepted: number, rejected: number): string => `可以入库 ${accepted} 行，拒收 ${rejected} 行`,
    note: (note: string, times: number): string => `注意：${note}（${times} 处）`,
  },

  run: {
    balance: (sheet: string): string => `平衡表：${sheet}`,
    asks: '诉求',
    assigned: '归入事项',
    unclustered: '未归并',
    excluded: '不计热度',
    failed: '失败',
    summary: (records: number, issues: number): string => `来件 ${records} 件，事项 ${issues} 个`,
    lineage: '与上次相比',
    lineageNames: {
      kept: '不变',
      grew: '增长',
      merged: '合并',
      split: '拆分',
      new: '新增',
      dormant: '沉寂',
    },
    embedded: (count: number): string => `新算向量 ${count} 个`,
    seconds: '用时（秒）',
    digest: (digest: string): string => `结果摘要 ${digest}`,
    failedLine: (id: string, reason: string): string => `${id}：${reason}`,
    contradictions: (count: number): string => `有 ${count} 个决定互相矛盾，没有执行，请人工处理`,
    nothing: '库里还没有来件',
    nothingRemedy: '请先用 minsheng ingest 导入文件，或用 minsheng demo 看示例',
  },

  table: {
    rank: '名次',
    title: '标题',
    kind: '类型',
    records: '来件',
    people: '人数',
    score: '得分',
    range: '名次范围',
    state: '状态',
    issues: '事项',
    suggestions: '建议',
    years: '年份',
    sameAnswer: '历年同答',
    lead: '牵头单位',
    yes: '是',
    none: '—',
    count: (shown: number): string => `共 ${shown} 项。名次范围：四项权重上下浮动 20% 时的最好和最差名次。`,
    noIssues: '还没有事项：先用 minsheng ingest 导入文件，再用 minsheng run 运行。',
    noMatch: '没有符合条件的事项：请放宽 --since 或核对 --district 的名称。',
    noKinds: '还没有类型：先用 minsheng ingest 导入文件，再用 minsheng run 运行。',
    noBundles: '没有可以打包的建议：需要先导入代表建议并运行，且同类建议不少于两件。',
  },

  report: {
    written: (count: number): string => `已生成 ${count} 个报告文件：`,
  },

  serve: {
    listening: (address: string): string => `民声已打开：${address}（按 Ctrl-C 停止）`,
    unprotected: (host: string): string =>
      `注意：正在 ${host} 上对外提供未加密的 HTTP，登录 Cookie 可被截取。请放在 https 反向代理后面并设置 MINSHENG_PUBLIC_ADDRESS=https://…`,
    firstAdministrator: (link: string): string =>
      `还没有管理员。请在 24 小时内用这个一次性链接设置管理员密码：\n  ${link}`,
    working: '正在等待任务（按 Ctrl-C 停止）',
    badPort: (text: string): string => `端口不对：${text}`,
    badPortRemedy: '填写 0 至 65535 的整数；0 表示任选一个空闲端口',
    portTaken: (port: number): string => `端口 ${port} 用不了：已被占用，或没有权限`,
    portTakenRemedy: '请用 --port 换一个端口，或先停止占用它的程序',
    workNeedsServer: '内置数据库只能由一个进程使用，不能另开工作进程',
    workNeedsServerRemedy: '请直接运行 minsheng serve（它自己会做任务），或改用 PostgreSQL',
  },

  demo: {
    visitors: (address: string): string =>
      `演示网页：${address}，可以任选一种身份进入；只有本机能访问，数据都是编造的。`,
    refused: (directory: string): string => `${directory} 已存在，而且不是演示用的数据目录`,
    refusedRemedy: '演示会重建数据目录，为免误删，请用 --data 指定另一个目录',
    noSample: (directory: string): string => `没有示例数据：${directory}`,
    noSampleRemedy: '请先运行 npm run sample',
    issues: '排在前面的事项',
    kinds: '排在前面的类型',
    bundles: '同类建议打包',
    took: (seconds: string): string => `全过程用时 ${seconds} 秒。`,
    next: (database: string, out: string): string => `接下来可以：
  打开 ${out} 里的报告（docx 可直接修改，html 用浏览器看）
  minsheng issues --db ${database} --district 云岩区
  minsheng ingest 你的工单.xlsx --source hotline --dry-run`,
  },
};
