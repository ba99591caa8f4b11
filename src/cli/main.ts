/** The command line: which language, which command, its configuration, its exit code. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CommanderError } from 'commander';
import type { Language } from '../config/config.ts';
import { buildProgram, type Call, explainUsage, type GlobalOptions } from './build-program.ts';
import { watchInterrupts } from './interrupt.ts';
import { MESSAGES, type Messages } from './messages/messages.ts';
import { printError, printReport } from './print-error.ts';
import { createTerminal, type Terminal } from './terminal/terminal.ts';

const WRONG_USAGE = 2;
const INTERRUPTED = 130;

/** @param argv without the program's own name. Sets process.exitCode. */
export async function main(argv: readonly string[]): Promise<void> {
  ignoreClosedPipe();
  loadDotEnv();
  const messages = MESSAGES[languageOf(argv)];
  const call = parse(argv, messages);
  if (typeof call === 'number') process.exitCode = call;
  else process.exitCode = await runCall(call);
}

/** `minsheng export | head` closes our stdout: that is an end, not an error. */
function ignoreClosedPipe(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}

function loadDotEnv(): void {
  try {
    process.loadEnvFile();
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
  }
}

/** Before anything is parsed: help and usage errors speak it too. */
function languageOf(argv: readonly string[]): Language {
  const flag = argv.flatMap((argument, index) => {
    if (argument === '--lang') return [argv[index + 1]];
    return argument.startsWith('--lang=') ? [argument.slice('--lang='.length)] : [];
  })[0];
  return (flag ?? process.env['MINSHENG_LANGUAGE']?.trim()) === 'en' ? 'en' : 'zh';
}

function parse(argv: readonly string[], messages: Messages): Call | 0 | typeof WRONG_USAGE {
  const calls: Call[] = [];
  const program = buildProgram(messages, readVersion(), (call) => calls.push(call));
  if (argv.length === 0) {
    process.stderr.write(program.helpInformation());
    return WRONG_USAGE;
  }
  try {
    program.parse(argv, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    const fault = explainUsage(error, messages);
    if (fault === null) return error.exitCode === 0 ? 0 : WRONG_USAGE;
    const command = argv.find((argument) => program.commands.some((own) => own.name() === argument));
    const terminal = openTerminal({ ...(argv.includes('--json') && { json: true as const }) });
    const remedy = messages.usage.remedy(command === undefined ? 'minsheng' : `minsheng ${command}`);
    const report = { code: 'usage', message: `${messages.usage.heading} ${fault}`, remedy };
    printReport(terminal, messages, report);
    terminal.json({ error: report });
    return WRONG_USAGE;
  }
  return calls[0] ?? WRONG_USAGE;
}

function readVersion(): string {
  const text = readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8');
  const { version }: { version: string } = JSON.parse(text);
  return version;
}

function openTerminal({ json }: Pick<GlobalOptions, 'json'>): Terminal {
  return createTerminal(process, {
    isJson: json === true,
    noColour: (process.env['NO_COLOR'] ?? '') !== '',
  });
}

async function runCall({ load, positional, options }: Call): Promise<number> {
  const globals: GlobalOptions = options;
  const terminal = openTerminal(globals);
  const { readConfig } = await import('../config/read-config.ts');
  const verbose = globals.verbose === true;
  let messages = MESSAGES[globals.lang ?? 'zh'];
  let config: ReturnType<typeof readConfig>;
  try {
    config = readConfig(process.env, { database: globals.db, language: globals.lang });
    messages = MESSAGES[config.language];
  } catch (error) {
    messages = MESSAGES[languageOf(globals.lang === undefined ? [] : ['--lang', globals.lang])];
    printError(terminal, messages, error, { verbose });
    return WRONG_USAGE;
  }
  const interrupt = watchInterrupts(() => terminal.note(messages.errors.stopping));
  try {
    const run = await load();
    const { signal, onInterrupt } = interrupt;
    return await run({ terminal, messages, config, signal, onInterrupt }, positional, options);
  } catch (error) {
    if (interrupt.signal.aborted) {
      terminal.note(messages.errors.interrupted);
      return INTERRUPTED;
    }
    printError(terminal, messages, error, { verbose });
    return 1;
  } finally {
    interrupt.stop();
  }
}
