import { formatShare } from '../../components/format-figure.ts';
import type { CheckResult } from './check-types.ts';

/** Agreement with n and interval, never a bare percentage; and what it means for the report. */
export function ResultText({ result }: { readonly result: CheckResult }) {
  const { n, agree, unsure, agreement, low, high, line, passed, kappa } = result;
  return (
    <>
      <p className="check-result">
        人与机器一致 <strong>{formatShare(agreement)}</strong>（{n} 条中 {agree} 条；95% 区间{' '}
        {formatShare(low)}–{formatShare(high)}）{unsure > 0 && `，另有 ${unsure} 条拿不准`}
      </p>
      <IntervalBar low={low} high={high} agreement={agreement} line={line} />
      <p>
        {passed ? '区间下限达到' : '区间下限未达到'} {formatShare(line)} 的线：委员会报告
        {passed ? '可作正式稿' : '印有“草案”'}。
      </p>
      {kappa && (
        <p className="note">
          两人共标 {kappa.n} 条，Cohen κ{' '}
          {kappa.value === null ? '算不出（答案都一样）' : kappa.value.toFixed(2)}
        </p>
      )}
    </>
  );
}

type BarProps = Pick<CheckResult, 'low' | 'high' | 'agreement' | 'line'>;

function IntervalBar({ low, high, agreement, line }: BarProps) {
  const at = (share: number) => `${share * 100}%`;
  return (
    <div className="interval" aria-hidden="true">
      <span className="interval-range" style={{ left: at(low), width: at(high - low) }} />
      <span className="interval-point" style={{ left: at(agreement) }} />
      <span className="interval-line" style={{ left: at(line) }}>
        <span>线 {formatShare(line)}</span>
      </span>
    </div>
  );
}
