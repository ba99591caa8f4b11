import { Command, type CommanderError, Help, Option } from 'commander';
import type { Language } from '../config/config.ts';
import { COMMANDS } from './commands.ts';
import type { Run } from './context.ts';
import type { Messages } from './messages/messages.ts';
import { displayWidth } from './terminal/display-width.ts';

export type GlobalOptions = {
  readonly db?: string;
  readonly json?: true;
  readonly lang?: Language;
  readonly verbose?: true;
};

export type Call = {
  readonly load: () => Promise<Run>;
  readonly positional: readonly string[];
  readonly options: Readonly<Record<string, unknown>>;
};

/**
 * The program in one language. It parses and hands the call on; it prints nothing but help.
 *
 * @param onCall called when a command is to be run, before parse returns.
 */
export function buildProgram(messages: Messages, version: string, onCall: (call: Call) => void): Command {
  const { program: words } = messages;
  const program = new Command('minsheng')
    .description(words.summary)
    .usage(`${messages.help.commandWord} ${messages.help.optionWord}`)
    .version(version, '-V, --version', words.version)
    .helpOption('-h, --help', words.help)
    .helpCommand(`help ${messages.help.commandWord}`, words.helpCommand)
    .addHelpText('after', `\n${words.more}`)
    .addOption(new Option('--db <place>', words.database))
    .addOption(new Option('--json', words.json))
    .addOption(new Option('--lang <language>', words.language).choices(['zh', 'en']))
    .addOption(new Option('--verbose', words.verbose));
  settle(program, messages);
  for (const entry of COMMANDS) {
    const command = settle(program.command(entry.name), messages)
      .description(entry.summary(messages))
      .helpOption('-h, --help', words.help);
    entry.define?.(command, messages);
    if (entry.more) command.addHelpText('after', `\n${entry.more(messages)}`);
    command.action(() =>
      onCall({ load: entry.load, positional: command.args, options: command.optsWithGlobals() }),
    );
  }
  return program;
}

/** Errors are thrown for the caller to word; help speaks the language and knows how wide Chinese is. */
function settle(command: Command, messages: Messages): Command {
  return command
    .exitOverride()
    .configureOutput({ writeErr: () => {}, outputError: () => {} })
    .configureHelp({
      showGlobalOptions: true,
      displayWidth,
      styleTitle: (title) => translateTitle(title, messages),
      optionDescription: (option) => describeOption(option, messages),
      optionTerm: (option) => option.flags,
      subcommandTerm: (subcommand) => {
        const [argument] = subcommand.registeredArguments;
        if (subcommand.name() === 'help') return `help ${messages.help.commandWord}`;
        return argument ? `${subcommand.name()} ${new Help().argumentTerm(argument)}` : subcommand.name();
      },
    });
}

function translateTitle(title: string, { help }: Messages): string {
  const titles: Readonly<Record<string, string>> = {
    'Usage:': help.usage,
    'Arguments:': help.arguments,
    'Options:': help.options,
    'Global Options:': help.globalOptions,
    'Commands:': help.commands,
  };
  return titles[title] ?? title;
}

function describeOption({ description, argChoices, defaultValue }: Option, { help }: Messages): string {
  const notes = [
    ...(argChoices ? [help.choices(argChoices.join(' | '))] : []),
    ...(typeof defaultValue === 'string' ? [help.fallback(defaultValue)] : []),
  ];
  return notes.length > 0 ? `${description} (${notes.join('; ')})` : description;
}

/** What is wrong with the call, in the reader's language; null = help or version was asked for and printed. */
export function explainUsage({ code, message }: CommanderError, { usage }: Messages): string | null {
  if (['commander.helpDisplayed', 'commander.version', 'commander.help'].includes(code)) return null;
  const [first = '', second = ''] = [...message.matchAll(/'([^']*)'/g)].map(([, quoted = '']) => quoted);
  const suggested = /Did you mean (?:one of )?([^?]*)\?/.exec(message)?.[1];
  const suggestion = suggested === undefined ? '' : ` (${usage.suggestion(suggested)})`;
  switch (code) {
    case 'commander.unknownOption':
      return usage.unknownOption(first) + suggestion;
    case 'commander.unknownCommand':
      return usage.unknownCommand(first) + suggestion;
    case 'commander.missingArgument':
      return usage.missingArgument(first);
    case 'commander.missingMandatoryOptionValue':
      return usage.missingOption(first);
    case 'commander.optionMissingArgument':
      return usage.missingValue(first);
    case 'commander.excessArguments':
      return usage.tooMany;
    case 'commander.invalidArgument':
      return `${usage.badValue(first, second)}${whyInvalid(message, usage)}`;
    default:
      return message;
  }
}

function whyInvalid(message: string, usage: Messages['usage']): string {
  const choices = /Allowed choices are (.*)\.$/.exec(message)?.[1];
  if (choices !== undefined) return ` (${usage.formats(choices)})`;
  if (message.endsWith('wholeNumber')) return ` (${usage.wholeNumber})`;
  if (message.endsWith('date')) return ` (${usage.date})`;
  return message.endsWith('formats') ? ` (${usage.formats('docx, xlsx, html, json')})` : '';
}
