/** What a run hands to saveRun, and the checks that need no database. */
import type { Quote } from '../../domain/ask.ts';
import { DomainError } from '../../domain/errors.ts';
import type { LineageCounts, LineageEvent } from '../../domain/lineage.ts';
import type { Ranked } from '../../domain/ranking.ts';
import type { Balance } from '../../domain/report.ts';
import type { TitleSource } from '../database.ts';

/** An issue as the run sees it. State and lead department belong to people: a run never writes them. */
export type IssueDraft = {
  readonly id: number;
  readonly title: string;
  readonly titleSource: TitleSource;
  readonly keywords: readonly string[];
  /** null = 待定. */
  readonly kindCode: string | null;
  readonly kindConfidence: number;
  readonly kindSource: 'classifier' | 'person';
  readonly dormant: boolean;
  readonly mergedInto: number | null;
};

export type LineageDraft = {
  readonly issueId: number;
  readonly event: LineageEvent;
  /** Issues of the last run whose members are here now. */
  readonly fromIssueIds: readonly number[];
  readonly members: number;
  readonly joined: number;
  readonly left: number;
};

export type RunResult = {
  /** New and changed issues; those that are not named stay as they are. */
  readonly issues: readonly IssueDraft[];
  /** All memberships: what is not named here is a member of nothing. */
  readonly members: readonly {
    readonly askId: number;
    readonly issueId: number;
    readonly similarity: number;
    readonly voice: number;
  }[];
  /** All quotes, in the order they are shown: replaces those of the run before. */
  readonly quotes: readonly (Quote & { readonly issueId: number })[];
  readonly lineage: readonly LineageDraft[];
  readonly lineageCounts: LineageCounts;
  readonly issueRankings: readonly Ranked<number>[];
  readonly kindRankings: readonly Ranked<string>[];
  readonly unclustered: readonly number[];
  readonly excluded: readonly { readonly askId: number; readonly reason: string }[];
  /** All kinds of suggestions: replaces those of the run before. */
  readonly recordKinds: readonly {
    readonly recordId: number;
    readonly kindCode: string | null;
    readonly confidence: number;
  }[];
  readonly kindProposals: readonly {
    readonly keywords: readonly string[];
    readonly issueIds: readonly number[];
    readonly size: number;
  }[];
  readonly balance: Balance;
  /** SHA-256 over ids and members, hex. */
  readonly digest: string;
  /** Stage → seconds. */
  readonly seconds: Readonly<Record<string, number>>;
};

/** @throws {DomainError} unbalanced: the sheet does not add up, or says other than the lists hold. */
export function checkBalance({ balance, members, unclustered, excluded }: RunResult): void {
  const { asks, failed } = balance;
  const sum = balance.assigned + balance.unclustered + balance.excluded + failed;
  const matches =
    asks === sum &&
    balance.assigned === members.length &&
    balance.unclustered === unclustered.length &&
    balance.excluded === excluded.length;
  if (matches) return;
  throw new DomainError(
    'unbalanced',
    `运行不平衡：诉求 ${asks}，归入 ${balance.assigned}（实有 ${members.length}）+ 未归组 ${balance.unclustered}（实有 ${unclustered.length}）` +
      ` + 排除 ${balance.excluded}（实有 ${excluded.length}）+ 失败 ${failed} = ${sum}`,
    '本次结果没有保存；请重新运行，若仍出现，请把本信息报告给开发者',
  );
}
