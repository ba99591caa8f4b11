import { Button } from 'antd';
import type { Draft } from '../../api/drafts.ts';
import type { Cite } from './cited-text.tsx';
import type { TurnLog } from './turn-log.ts';
import { Questions, TurnOutcome, TurnProgress } from './turn-panel.tsx';

type Props = {
  readonly turn: Draft['turn'];
  readonly log: TurnLog;
  readonly isLost: boolean;
  readonly isStopping: boolean;
  readonly isBusy: boolean;
  readonly onStop: (turnId: number) => void;
  readonly onWrite: (wish: string | null) => void;
  readonly onCite: Cite;
};

/** The assistant above the text: at work, or what came of it and what it can be asked for. */
export function TurnArea({ turn, log, isLost, isStopping, isBusy, onStop, onWrite, onCite }: Props) {
  if (turn?.state === 'running') {
    return (
      <TurnProgress
        turn={turn}
        log={log}
        isLost={isLost}
        isStopping={isStopping}
        onCancel={() => onStop(turn.id)}
        onCite={onCite}
      />
    );
  }
  return (
    <>
      {turn && <TurnOutcome turn={turn} log={log} />}
      <Questions questions={log.questions} isBusy={isBusy} onAnswer={onWrite} />
      <p className="whole">
        <Button disabled={isBusy} onClick={() => onWrite(null)}>
          {turn ? '请助手再写整稿' : '请助手起草'}
        </Button>
        <span className="note">只填空着的部分；已有文字的部分，新写的列在下面由您采用。</span>
      </p>
    </>
  );
}
