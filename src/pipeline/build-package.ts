/** Assembles what the draft of joint supervision of one bundle is made from. */
import type { Config } from '../config/config.ts';
import { DomainError } from '../domain/errors.ts';
import type { PackageModel } from '../domain/package.ts';
import type { Db } from '../store/database.ts';
import { readIssuesOfKind } from '../store/kinds-desk/read-kind-content.ts';
import { readRecordSpan } from '../store/overview/read-burst-facts.ts';
import { readKindRankings } from '../store/runs/read-rankings.ts';
import { readStateTag } from '../store/runs/read-state-tag.ts';
import { describeBundle } from './describe-bundle.ts';
import type { LoadedBundle } from './list-bundles.ts';

const MOST_ISSUES = 20;

/** The document goes to other offices: no issue of few people, no words told in confidence. */
export async function buildPackage(
  db: Db,
  bundles: readonly LoadedBundle[],
  kindCode: string,
  { city, minimumPeople }: Pick<Config, 'city' | 'minimumPeople'>,
): Promise<PackageModel> {
  const bundle = await describeBundle(db, bundles, kindCode, {
    fewestPeople: minimumPeople,
    confidential: false,
  });
  const { runId } = await readStateTag(db);
  const { newest } = await readRecordSpan(db);
  if (runId === null || newest === null) {
    throw new DomainError('not_found', '还没有运行结果', '请先导入数据，再运行一次');
  }
  const ranked = (await readKindRankings(db, runId)).find(({ id }) => id === kindCode);
  const issues = await readIssuesOfKind(db, { runId, kindCode, minimumPeople });
  return {
    ...bundle,
    city,
    asOf: newest,
    runId,
    heat:
      ranked === undefined || ranked.counts.people < minimumPeople
        ? null
        : { rank: ranked.rank, records: ranked.counts.records, people: ranked.counts.people },
    issues: issues.slice(0, MOST_ISSUES),
    sameAnswers: bundle.sameAnswers.map(({ similarity, excerpt, replies }) => ({
      similarity,
      excerpt,
      sourceIds: replies.map(({ sourceId }) => sourceId),
    })),
  };
}
