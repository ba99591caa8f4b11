import { Link } from 'react-router';
import type { Candidate } from '../../api/candidates.ts';
import { issueAddress, kindAddress, recordsAddress } from '../../app/addresses.ts';
import { FigureLink } from '../../components/figure-link.tsx';
import { formatScore } from '../../components/format-figure.ts';
import { GateForm } from './gate-form.tsx';
import { describeGate } from './gate-words.ts';

/** A kind as a possible project: what speaks for it, and the five questions that people answer. */
export function CandidateItem({ candidate }: { readonly candidate: Candidate }) {
  const { kind, title, rank, score, lead, districts, years, issueId, gate } = candidate;
  return (
    <li>
      <header>
        <h2>
          {title}
          <span className="note">
            <Link to={kindAddress(kind.code)}>{kind.name === title ? '看类型' : kind.name}</Link> · 第 {rank}{' '}
            名 · 热度 {formatScore(score)}
          </span>
        </h2>
        <p>
          <FigureLink value={candidate.records} to={recordsAddress({ kind: kind.code })} unit="件来件" />，
          {candidate.people} 人，
          {districts.length > 0 && `${districts.length} 个区县（${districts.join('、')}），`}
          <FigureLink
            value={candidate.suggestionIds.length}
            to={recordsAddress({ kind: kind.code, source: 'suggestion' })}
            unit="件建议"
          />
          {years.length > 0 && `，${years.join('、')} 年提出`}
          {lead && `，牵头 ${lead}`}
          {issueId !== null && (
            <>
              。最突出的事项：<Link to={issueAddress(issueId)}>查看</Link>
            </>
          )}
        </p>
      </header>
      <details>
        <summary>适宜性核查：{describeGate(gate.answers)}</summary>
        {gate.answers.map((given) => (
          <GateForm key={given.question} candidate={candidate} given={given} />
        ))}
      </details>
    </li>
  );
}
