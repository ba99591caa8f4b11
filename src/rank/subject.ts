/**
 * What is ranked: a subject (an issue or a kind) with the facts of its records. Plain data, assembled by the
 * pipeline from the store; nothing in src/rank reads anything else.
 */
import type { Weights } from '../domain/ranking.ts';
import type { AppealType, RecordDraft } from '../domain/record.ts';
import type { RankSettings } from './rank-settings.ts';

export type RecordFacts = Pick<
  RecordDraft,
  'source' | 'receivedAt' | 'district' | 'channel' | 'likes' | 'handling' | 'suggestion'
> & {
  readonly recordId: number;
  /** null is treated as a problem: only 咨询 and 表扬 are set aside. */
  readonly appealType: AppealType | null;
  /** Keyed hash; null = nobody is named, see `anonymousByVoice`. */
  readonly person: string | null;
  /** Near-identical texts share a number, and no others in the whole run do. */
  readonly voice: number;
  /** Masked title and body, searched for words of safety and of vulnerable people; absent = not known. */
  readonly text?: string;
};

export type Subject<Id extends string | number> = {
  /** Unique within one ranking. */
  readonly id: Id;
  /** In any order; a record that is given twice counts once. May be empty. */
  readonly records: readonly RecordFacts[];
};

export type RankContext = {
  /** The moment the ranking is for: the newest record's, so that the same input ranks the same. */
  readonly asOf: Date;
  /** Residents by district name; null = not entered yet. */
  readonly districts: readonly { readonly name: string; readonly population: number | null }[];
  readonly weights: Weights;
  /** ISSUE_SETTINGS or KIND_SETTINGS; kinds are larger and need higher saturation points. */
  readonly settings: RankSettings;
};
