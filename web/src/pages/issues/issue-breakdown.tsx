import { recordsAddress } from '../../app/addresses.ts';
import { CountBars } from '../../components/count-bars.tsx';
import { MonthLine } from '../../components/month-line.tsx';
import { SOURCE_WORDS } from '../../words.ts';
import type { Issue } from './issue-types.ts';

const UNKNOWN = '未注明';

/** When, where, through which channel, and how many people how often. */
export function IssueBreakdown({ issue }: { readonly issue: Issue }) {
  const issueId = issue.id;
  const list = (query: Record<string, string>) => recordsAddress({ issue: issueId, ...query });
  return (
    <>
      <section>
        <h2>时间</h2>
        <MonthLine
          months={issue.months.map(({ month, records }) => ({ month, count: records }))}
          width={360}
          height={60}
        />
        <CountBars
          caption="各年来件数"
          unit="件"
          lines={issue.years.map(({ year, records }) => ({
            key: year,
            word: `${year}年`,
            value: records,
            to: list({}),
          }))}
        />
      </section>
      <section id="districts">
        <h2>区县</h2>
        <CountBars
          caption="各区县来件数"
          unit="件"
          lines={issue.byDistrict.map(({ name, records }) => ({
            key: name ?? '',
            word: name ?? UNKNOWN,
            value: records,
            to: list(name ? { district: name } : {}),
          }))}
        />
        {issue.byPlace.length > 0 && <h3>地点</h3>}
        <CountBars
          caption="各地点来件数"
          unit="件"
          lines={issue.byPlace.map(({ name, records }) => ({
            key: name ?? '',
            word: name ?? UNKNOWN,
            value: records,
            to: list({}),
          }))}
        />
      </section>
      <section>
        <h2>来源与渠道</h2>
        <CountBars
          caption="各来源来件数"
          unit="件"
          lines={issue.bySource.map(({ source, records }) => ({
            key: source,
            word: SOURCE_WORDS[source],
            value: records,
            to: list({ source }),
          }))}
        />
        <CountBars
          caption="各渠道来件数"
          unit="件"
          lines={issue.byChannel.map(({ name, records }) => ({
            key: name ?? '',
            word: name ?? UNKNOWN,
            value: records,
          }))}
        />
      </section>
      <section>
        <h2>人</h2>
        <p className="note">一人多次只计一人。未署名的来件各计一人。</p>
        <CountBars
          caption="来件次数相同的人数"
          unit="人"
          lines={issue.people.map(({ records, people }) => ({
            key: records,
            word: `${records} 件`,
            value: people,
          }))}
        />
      </section>
    </>
  );
}
