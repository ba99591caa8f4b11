/** Every command: what it takes, and where it is. The code of a command is loaded when it is called. */
import { Argument, type Command, Option } from 'commander';
import { SOURCES } from '../domain/record.ts';
import type { Run } from './context.ts';
import type { Messages } from './messages/messages.ts';
import { parseDay, parseFormats, parseWholeNumber } from './parse-options.ts';

type CommandEntry = {
  readonly name: string;
  readonly summary: (messages: Messages) => string;
  /** Printed below the options. */
  readonly more?: (messages: Messages) => string;
  readonly define?: (command: Command, messages: Messages) => void;
  readonly load: () => Promise<Run>;
};

const ENCODINGS = ['utf-8', 'gb18030', 'utf-16le', 'utf-16be', 'big5'];

export const COMMANDS: readonly CommandEntry[] = [
  {
    name: 'ingest',
    summary: ({ commands }) => commands.ingest.summary,
    more: ({ commands }) => commands.ingest.more,
    define(command, { commands: { ingest } }) {
      command
        .addArgument(new Argument('<files...>', ingest.files))
        .addOption(new Option('-s, --source <source>', ingest.source).choices(SOURCES).makeOptionMandatory())
        .addOption(new Option('-m, --mapping <file>', ingest.mapping))
        .addOption(new Option('--dry-run', ingest.dryRun))
        .addOption(new Option('--encoding <encoding>', ingest.encoding).choices(ENCODINGS))
        .addOption(new Option('--rejects <file>', ingest.rejects));
    },
    load: async () => (await import('./commands/ingest.ts')).ingest,
  },
  {
    name: 'run',
    summary: ({ commands }) => commands.run.summary,
    more: ({ commands }) => commands.run.more,
    define: (command, { commands }) => command.addOption(new Option('--full', commands.run.full)),
    load: async () => (await import('./commands/run.ts')).run,
  },
  {
    name: 'issues',
    summary: ({ commands }) => commands.issues.summary,
    more: ({ commands }) => commands.issues.more,
    define(command, { commands: { issues } }) {
      command
        .addOption(new Option('-n, --top <n>', issues.top).argParser(parseWholeNumber))
        .addOption(new Option('--since <date>', issues.since).argParser(parseDay))
        .addOption(new Option('--district <name>', issues.district));
    },
    load: async () => (await import('./commands/issues.ts')).issues,
  },
  {
    name: 'kinds',
    summary: ({ commands }) => commands.kinds.summary,
    define: (command, { commands }) =>
      command.addOption(new Option('-n, --top <n>', commands.kinds.top).argParser(parseWholeNumber)),
    load: async () => (await import('./commands/kinds.ts')).kinds,
  },
  {
    name: 'bundles',
    summary: ({ commands }) => commands.bundles.summary,
    load: async () => (await import('./commands/bundles.ts')).bundles,
  },
  {
    name: 'export',
    summary: ({ commands }) => commands.export.summary,
    more: ({ commands }) => commands.export.more,
    load: async () => (await import('./commands/export.ts')).exportLines,
  },
  {
    name: 'report',
    summary: ({ commands }) => commands.report.summary,
    more: ({ commands }) => commands.report.more,
    define(command, { commands: { report } }) {
      command
        .addOption(new Option('-o, --out <dir>', report.out).makeOptionMandatory())
        .addOption(new Option('-f, --format <list>', report.format).argParser(parseFormats));
    },
    load: async () => (await import('./commands/report.ts')).report,
  },
  {
    name: 'laws',
    summary: ({ commands }) => commands.laws.summary,
    more: ({ commands }) => commands.laws.more,
    define: (command, { commands }) => command.addArgument(new Argument('<files...>', commands.laws.files)),
    load: async () => (await import('./commands/laws.ts')).laws,
  },
  {
    name: 'serve',
    summary: ({ commands }) => commands.serve.summary,
    more: ({ commands }) => commands.serve.more,
    define(command, { commands: { serve } }) {
      command
        .addOption(new Option('-p, --port <n>', serve.port).default('8787'))
        .addOption(new Option('--host <address>', serve.host).default('127.0.0.1'))
        .addOption(new Option('--no-worker', serve.noWorker));
    },
    load: async () => (await import('./commands/serve.ts')).serve,
  },
  {
    name: 'work',
    summary: ({ commands }) => commands.work.summary,
    load: async () => (await import('./commands/serve.ts')).work,
  },
  {
    name: 'demo',
    summary: ({ commands }) => commands.demo.summary,
    define(command, { commands: { demo } }) {
      command
        .addOption(new Option('--data <dir>', demo.data).default('./data/demo'))
        .addOption(new Option('-o, --out <dir>', demo.out).default('./reports'))
        .addOption(new Option('-p, --port <n>', demo.port).default('8787'))
        .addOption(new Option('--no-serve', demo.noServe));
    },
    load: async () => (await import('./commands/demo.ts')).demo,
  },
  {
    name: 'eval',
    summary: ({ commands }) => commands.eval.summary,
    define: passThrough,
    load: async () => (await import('./commands/start-script.ts')).startEval,
  },
  {
    name: 'bench',
    summary: ({ commands }) => commands.bench.summary,
    define: passThrough,
    load: async () => (await import('./commands/start-script.ts')).startBench,
  },
];

function passThrough(command: Command): void {
  command.argument('[arguments...]').allowUnknownOption();
}
