import { useEffect, useRef, useState } from 'react';
import type { TurnEvent } from '../../../../src/domain/turn.ts';
import { hear, SILENCE, type TurnLog } from './turn-log.ts';

type Followed = {
  readonly log: TurnLog;
  /** The line is broken, and is being made again. */
  readonly isLost: boolean;
};

const AGAIN_MS = 3_000;

/**
 * Follows a turn from its first event, whenever the page was opened. The browser makes a broken line again by itself and
 * says what it saw last; where it gives up, this does the same.
 */
export function useTurn(draftId: number, turnId: number | null, onEnd: () => void): Followed {
  const [log, setLog] = useState<TurnLog>(SILENCE);
  const [isLost, setLost] = useState(false);
  const ended = useRef(onEnd);
  ended.current = onEnd;

  useEffect(() => {
    setLog(SILENCE);
    setLost(false);
    if (turnId === null) return;
    let last = 0;
    let events: EventSource | null = null;
    let again: ReturnType<typeof setTimeout> | undefined;

    const open = () => {
      events = new EventSource(`/api/drafts/${draftId}/turns/${turnId}/events?after=${last}`);
      events.addEventListener('open', () => setLost(false));
      events.addEventListener('turn', (message: MessageEvent<string>) => {
        const ordinal = Number(message.lastEventId);
        if (ordinal <= last) return;
        last = ordinal;
        const event: TurnEvent = JSON.parse(message.data);
        setLog((before) => hear(before, event));
        if (event.type !== 'end') return;
        events?.close();
        ended.current();
      });
      events.addEventListener('error', () => {
        setLost(true);
        if (events?.readyState === EventSource.CLOSED) again = setTimeout(open, AGAIN_MS);
      });
    };
    open();
    return () => {
      clearTimeout(again);
      events?.close();
    };
  }, [draftId, turnId]);

  return { log, isLost };
}
