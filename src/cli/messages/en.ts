/** What the command line says in English. */
import type { Messages } from './messages.ts';

const STEPS: Readonly<Record<string, string>> = {
  ingest: 'Ingest',
  index: 'Index',
  load: 'Load',
  embed: 'Embed',
  neighbours: 'Neighbours',
  group: 'Group',
  name: 'Name',
  classify: 'Classify',
  rank: 'Rank',
  save: 'Save',
};

const SOURCES: Readonly<Record<string, string>> = {
  hotline: 'hotline orders',
  suggestion: "deputies' suggestions",
  station: 'liaison-station messages',
  forum: 'forum notes',
};

const MASKS: Readonly<Record<string, string>> = {
  phone: 'mobile numbers',
  landline: 'landlines',
  idCard: 'identity numbers',
  bankCard: 'bank cards',
  plate: 'number plates',
  email: 'e-mail addresses',
  social: 'social accounts',
  certificate: 'certificates',
  address: 'house numbers',
  birthDate: 'birth dates',
  name: 'names',
};

export const en: Messages = {
  stepName: (step) => STEPS[step] ?? step,
  sourceName: (source) => SOURCES[source] ?? source,
  stateName: (state) => state,
  maskName: (type) => MASKS[type] ?? type,
  reasonName: (reason) => reason,
  partNames: {
    concentration: 'concentr.',
    acuteness: 'acuteness',
    attention: 'attention',
    recurrence: 'recurrence',
  },

  help: {
    usage: 'Usage:',
    arguments: 'Arguments:',
    options: 'Options:',
    globalOptions: 'Global options:',
    commands: 'Commands:',
    choices: (list) => `choices: ${list}`,
    fallback: (value) => `default: ${value}`,
    optionWord: '[options]',
    commandWord: '[command]',
  },

  program: {
    summary:
      "Minsheng (民声) groups 12345 hotline orders, deputies' suggestions and messages into lasting issues and kinds, ranks them, and reports with every number open to its source.",
    database: 'data directory or postgres://… address (else DATABASE_URL, else ./data)',
    json: 'print one JSON document on stdout and everything else on stderr',
    language: 'language of messages',
    verbose: 'print technical details of an error',
    version: 'print the version',
    help: 'print help',
    helpCommand: 'print help for a command',
    more: `Getting started:
  npx minsheng demo                                     the whole way with sample data, under a minute
  npx minsheng ingest orders.xlsx --source hotline      store hotline orders
  npx minsheng ingest yian.xlsx --source suggestion     store deputies' suggestions
  npx minsheng run                                      group, name kinds, rank
  npx minsheng issues --top 20                          the most pressing issues
  npx minsheng report --out reports                     write the report

Exit codes: 0 done; 1 not done (a refused file, not one row stored, no database); 2 wrong usage or configuration;
130 interrupted. Rejected rows are no failure: each is listed with its reason, and
received = created + updated + unchanged + rejected. Settings: see .env.example.`,
  },

  commands: {
    ingest: {
      summary: 'store files: recognise columns, mask, split asks',
      files: 'Excel (.xlsx), CSV or JSON, one or several',
      source: 'where the records come from',
      mapping: 'JSON file that says what unknown columns are',
      dryRun: 'show what was understood and write nothing',
      encoding: 'encoding of a text file (recognised by default)',
      rejects:
        'write rejected rows to this CSV for correction (holds the personal data as it came: keep it safe)',
      more: `Notes:
  Personal data is masked before anything is stored: phones, identity numbers, names, house numbers become
  tokens, and the raw text is not kept.
  The same id again: unchanged content is left alone, changed content is a new version. Repeating an import is safe.
  Rows with a secrecy mark are always rejected.

Examples:
  minsheng ingest orders-2025.xlsx --source hotline --dry-run
  minsheng ingest orders-2025.xlsx --source hotline --rejects rejected.csv
  minsheng ingest old.csv --source hotline --mapping mapping.json --encoding gb18030`,
    },
    run: {
      summary: 'group into issues, name kinds, rank',
      full: 'compute everything anew, not only what came since (decisions of people still hold)',
      more: `Notes:
  A run continues the last one and keeps the ids of issues. It ends with its balance sheet:
  asks = assigned + unclustered + excluded + failed.

Examples:
  minsheng run
  minsheng run --full --json > run.json`,
    },
    issues: {
      summary: 'list issues, most pressing first',
      top: 'only the first N',
      since: 'only issues with a record on or after this day (YYYY-MM-DD)',
      district: 'only one district, by its Chinese name',
      more: `Examples:
  minsheng issues --top 20
  minsheng issues --since 2025-07-01 --district 云岩区`,
    },
    kinds: { summary: 'list kinds of problem, most pressing first', top: 'only the first N' },
    bundles: { summary: 'list proposed bundles of same-kind suggestions for joint supervision' },
    export: {
      summary: 'print stored (masked) records as JSON lines',
      more: `Examples:
  minsheng export > records.jsonl
  minsheng export | head -n 5`,
    },
    report: {
      summary: 'write the report',
      out: 'directory for the report',
      format: 'formats, separated by commas: docx,xlsx,html,json',
      more: `Examples:
  minsheng report --out reports
  minsheng report --out reports --format docx,xlsx`,
    },
    laws: {
      summary: 'store articles of laws, which drafts are checked against',
      files: 'law files (JSON), one version each, one or several',
      more: `Notes:
  The form is that of the files in reference/laws: name, edition, first and last day in force, articles.
  The same name and edition again: unchanged or updated; articles it no longer has go out of use, and drafts that
  cite them still find them. Two versions of one law are never in force at once: give the new one together with the
  old one, in which its last day stands.

Example:
  minsheng laws property-2018.json property-2027.json`,
    },
    eval: { summary: 'score on labelled data (arguments go to the evaluation as they are)' },
    bench: { summary: 'measure speed (arguments go to the benchmark as they are)' },
    demo: {
      summary: 'the whole way with sample data',
      data: 'data directory of the demo (made anew each time)',
      out: 'directory for the report',
      port: 'port of the web app',
      noServe: 'end when it is done, without serving the web app',
    },
    serve: {
      summary: 'serve the web app and the API',
      port: 'port',
      host: 'address to listen on; by default this machine only',
      noWorker: 'this process does no jobs (minsheng work does them; needs PostgreSQL)',
      more: `Notes:
  The first start prints a one-time link with which the administrator sets a password.
  To serve others, put it behind a reverse proxy and set MINSHENG_PUBLIC_ADDRESS; docs/operations.md tells about
  installation, backup and monitoring.

Examples:
  minsheng serve
  minsheng serve --port 8080 --host 0.0.0.0 --no-worker`,
    },
    work: { summary: 'do the jobs that wait: imports, runs, reports (needs PostgreSQL; several may run)' },
  },

  usage: {
    heading: 'Wrong usage:',
    unknownOption: (name) => `there is no option ${name}`,
    unknownCommand: (name) => `there is no command ${name}`,
    missingArgument: (name) => `argument ${name} is missing`,
    missingOption: (name) => `${name} is required`,
    missingValue: (name) => `option ${name} needs a value`,
    badValue: (name, value) => `option ${name} has a wrong value: ${value}`,
    tooMany: 'too many arguments',
    suggestion: (name) => `did you mean ${name}?`,
    remedy: (command) => `see ${command} --help`,
    wholeNumber: 'expected a whole number from 1',
    date: 'expected a real date, written YYYY-MM-DD',
    formats: (list) => `choices: ${list}`,
  },

  errors: {
    what: 'Error',
    remedy: 'Remedy',
    unexpected: 'the program failed unexpectedly',
    unexpectedRemedy: 'run again with --verbose and report the output to the developers (without raw data)',
    codes: {
      invalid_input: 'input or configuration is wrong',
      unreadable_file: 'the file was refused; nothing was written',
      not_found: 'not found',
      conflict: 'in use',
      model_unavailable: 'the model is not available',
      database_unavailable: 'the database is not available',
      identity_unavailable: 'the identity provider is not available',
      stale: 'changed by somebody else',
      unauthenticated: 'not signed in',
      forbidden: 'not permitted',
      too_many: 'too many requests',
      unbalanced: 'the balance sheet does not add up; nothing was saved',
    },
    fileSystem: (code, path) => `file operation failed (${code}): ${path}`,
    fileSystemRemedy: 'check that the path exists, that you may use it and that the disk is not full',
    interrupted: 'interrupted; the database is closed and what was stored is whole: run again to continue',
    stopping: 'stopping, one moment (Ctrl-C again to leave at once)…',
    noEntry: (file) => `cannot find ${file}`,
    noEntryRemedy: 'run it in a complete checkout',
  },

  ingest: {
    title: (file, source) => `Ingest ${file} (${source})`,
    keyCreated: (file) =>
      `A key for counting people was made: ${file} (readable by you alone). Back it up with the data: without it one person counts as two.`,
    created: 'created',
    updated: 'updated',
    unchanged: 'unchanged',
    rejected: 'rejected',
    balance: (received, parts) => `received ${received} = ${parts}`,
    total: 'total',
    masked: (list) => `masked ${list}`,
    nothingMasked: 'no personal data was found that had to be masked',
    rejectLine: (row, line, id) =>
      `row ${row}${line === undefined ? '' : ` (line ${line})`}${id === undefined ? '' : ` ${id}`}`,
    moreRejects: (count) => `… and ${count} more: see --json or --rejects`,
    nothingStored: 'not one row could be stored',
    nothingStoredRemedy:
      'see the reasons above; check the columns with --dry-run, or name them with --mapping',
    noRows: 'the file has a header and no rows',
    rejectsWritten: (file) =>
      `rejected rows are in ${file} (personal data as it came; correct them and ingest the file)`,
  },

  laws: {
    done: (imported: number, updated: number, unchanged: number, articles: number): string =>
      `Laws: ${imported} new, ${updated} updated, ${unchanged} unchanged; ${articles} articles`,
  },

  dryRun: {
    heading: (file) => `Dry run of ${file} (nothing is written)`,
    format: (format, encoding) => `format ${format}${encoding}`,
    sheet: (name) => `sheet ${name}`,
    columns: 'Columns',
    field: 'meaning',
    column: 'column',
    unused: (list) => `unused columns: ${list}`,
    rowHash: 'no column of ids: they are made from the content',
    period: (from, to) => `dates ${from} to ${to}`,
    examples: 'First records (masked)',
    would: (accepted, rejected) => `${accepted} rows would be stored, ${rejected} rejected`,
    note: (note, times) => `note: ${note} (${times} times)`,
  },

  run: {
    balance: (sheet) => `Balance sheet: ${sheet}`,
    asks: 'asks',
    assigned: 'assigned',
    unclustered: 'unclustered',
    excluded: 'excluded',
    failed: 'failed',
    summary: (records, issues) => `${records} records, ${issues} issues`,
    lineage: 'Since the last run',
    lineageNames: {
      kept: 'kept',
      grew: 'grew',
      merged: 'merged',
      split: 'split',
      new: 'new',
      dormant: 'dormant',
    },
    embedded: (count) => `${count} new vectors`,
    seconds: 'seconds',
    digest: (digest) => `digest ${digest}`,
    failedLine: (id, reason) => `${id}: ${reason}`,
    contradictions: (count) =>
      `${count} decisions contradict others and were not applied: a person must settle them`,
    nothing: 'there are no records yet',
    nothingRemedy: 'store a file with minsheng ingest first, or see minsheng demo',
  },

  table: {
    rank: 'rank',
    title: 'title',
    kind: 'kind',
    records: 'records',
    people: 'people',
    score: 'score',
    range: 'range',
    state: 'state',
    issues: 'issues',
    suggestions: 'suggestions',
    years: 'years',
    sameAnswer: 'same answer',
    lead: 'lead',
    yes: 'yes',
    none: '—',
    count: (shown) => `${shown} rows. Range: best and worst rank when the four weights move by 20 %.`,
    noIssues: 'No issues yet: store files with minsheng ingest, then minsheng run.',
    noMatch: 'No issue matches: widen --since, or check the name given to --district.',
    noKinds: 'No kinds yet: store files with minsheng ingest, then minsheng run.',
    noBundles: 'Nothing to bundle: store suggestions and run first; a bundle needs two of one kind.',
  },

  report: {
    written: (count) => `${count} report files:`,
  },

  serve: {
    listening: (address: string): string => `Minsheng is open at ${address} (Ctrl-C stops it)`,
    unprotected: (host: string): string =>
      `Warning: ${host} serves others by plain HTTP, so sign-in cookies can be intercepted. Put it behind an https proxy and set MINSHENG_PUBLIC_ADDRESS=https://…`,
    firstAdministrator: (link: string): string =>
      `There is no administrator yet. Set the password by this one-time link within 24 hours:\n  ${link}`,
    working: 'waiting for jobs (Ctrl-C stops it)',
    badPort: (text: string): string => `not a port: ${text}`,
    badPortRemedy: 'give a whole number from 0 to 65535; 0 takes any free port',
    portTaken: (port: number): string => `port ${port} cannot be used: it is taken, or not permitted`,
    portTakenRemedy: 'give another one with --port, or stop the program that has it',
    workNeedsServer: 'the embedded database belongs to one process: it can have no workers of its own',
    workNeedsServerRemedy: 'run minsheng serve, which does the jobs itself, or use PostgreSQL',
  },

  demo: {
    visitors: (address: string): string =>
      `The demo is at ${address}: enter as any role. This machine only; all data is invented.`,
    refused: (directory) => `${directory} exists and was not made by the demo`,
    refusedRemedy: 'the demo makes its directory anew; name another with --data so that nothing is lost',
    noSample: (directory) => `there is no sample data in ${directory}`,
    noSampleRemedy: 'run npm run sample first',
    issues: 'Most pressing issues',
    kinds: 'Most pressing kinds',
    bundles: 'Bundles of same-kind suggestions',
    took: (seconds) => `All done in ${seconds} seconds.`,
    next: (database, out) => `What next:
  open the report in ${out} (edit the docx, read the html in a browser)
  minsheng issues --db ${database} --district 云岩区
  minsheng ingest your-orders.xlsx --source hotline --dry-run`,
  },
};
