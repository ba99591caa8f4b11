import type { Sight } from '../domain/sight.ts';

export const CONFIDENTIAL_TITLE = '（保密来件）';

type Worded = {
  readonly confidential: boolean;
  readonly title: string;
  readonly street: string | null;
  readonly place: string | null;
};

/** Whether a record's words may be shown; what was told in confidence is counted outside staff, never read. */
export const mayRead = ({ confidential }: Pick<Worded, 'confidential'>, sight: Sight): boolean =>
  sight.confidential || !confidential;

/** The fields of a record that are made of words or say where it was. */
export function hideWords(record: Worded, sight: Sight) {
  const { title, street, place } = record;
  return mayRead(record, sight)
    ? { title, street, place }
    : { title: CONFIDENTIAL_TITLE, street: null, place: null };
}
