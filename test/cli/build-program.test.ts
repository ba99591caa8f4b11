import { CommanderError } from 'commander';
import { describe, expect, it } from 'vitest';
import { buildProgram, type Call, explainUsage } from '../../src/cli/build-program.ts';
import { COMMANDS } from '../../src/cli/commands.ts';
import { MESSAGES } from '../../src/cli/messages/messages.ts';

function call(...argv: string[]): Call | undefined {
  const calls: Call[] = [];
  buildProgram(MESSAGES.zh, '1.0.0', (made) => calls.push(made)).parse(argv, { from: 'user' });
  return calls[0];
}

function fault(messages: typeof MESSAGES.zh, ...argv: string[]): string | null {
  try {
    buildProgram(messages, '1.0.0', () => {}).parse(argv, { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) return explainUsage(error, messages);
    throw error;
  }
  return null;
}

function helpOf(messages: typeof MESSAGES.zh, name?: string): string {
  const program = buildProgram(messages, '1.0.0', () => {});
  const command = program.commands.find((own) => own.name() === name) ?? program;
  let printed = '';
  command.configureOutput({ writeOut: (text) => (printed += text) }).outputHelp();
  return printed;
}

describe('the program', () => {
  it('hands on arguments and options, global ones before or after the command', () => {
    const given = call(
      '--db',
      'here',
      'ingest',
      'a.csv',
      'b.csv',
      '--source',
      'hotline',
      '--dry-run',
      '--json',
    );
    expect(given?.positional).toEqual(['a.csv', 'b.csv']);
    expect(given?.options).toMatchObject({ db: 'here', source: 'hotline', dryRun: true, json: true });
  });

  it('parses numbers, days and lists', () =>
    expect(call('issues', '--top', '5', '--since', '2025-07-01', '--district', '云岩区')?.options).toEqual({
      top: 5,
      since: new Date('2025-06-30T16:00:00Z'),
      district: '云岩区',
    }));

  it('leaves the arguments of eval and bench alone', () =>
    expect(call('bench', '--rows', '1000', 'ingest')?.positional).toEqual(['--rows', '1000', 'ingest']));

  it.each([
    [['ingest', 'a.csv', '--source', 'email'], '-s, --source <source> 的值 email 不对', 'hotline'],
    [['ingest', 'a.csv'], '必须给出 -s, --source <source>', ''],
    [['ingest', '--source', 'hotline'], '缺少参数 files', ''],
    [['issues', '--tpo', '5'], '没有选项 --tpo', '--top'],
    [['isues'], '没有命令 isues', 'issues'],
    [['issues', '--top', '0'], '的值 0 不对', '正整数'],
    [['issues', '--since', '2025-02-30'], '的值 2025-02-30 不对', 'YYYY-MM-DD'],
    [['report', '--out'], '后面要有值', '--out'],
    [['report', '--out', 'x', '--format', 'pdf'], '的值 pdf 不对', 'docx'],
    [['run', 'everything'], '参数太多', ''],
  ])('says what is wrong with %j', (argv, what, hint) => {
    const said = fault(MESSAGES.zh, ...argv);
    expect(said).toContain(what);
    expect(said).toContain(hint);
    expect(fault(MESSAGES.en, ...argv)?.replace('云岩区', '')).not.toMatch(/\p{Script=Han}/u);
  });

  it('has help worth reading for every command in both languages', () => {
    for (const { name } of COMMANDS) {
      expect(helpOf(MESSAGES.zh, name)).toMatch(/用法：[\s\S]*选项：[\s\S]*通用选项：/);
      expect(helpOf(MESSAGES.en, name)).toMatch(/Usage:[\s\S]*Options:[\s\S]*Global options:/);
    }
    for (const { name } of COMMANDS)
      expect(helpOf(MESSAGES.zh)).toMatch(new RegExp(`^  ${name} .*\\p{Script=Han}`, 'mu'));
    expect(helpOf(MESSAGES.zh)).toContain('从零开始');
    expect(helpOf(MESSAGES.en)).toContain('Getting started');
  });
});
