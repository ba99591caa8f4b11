/** The kind of each issue and of each record that is in none, and what new kinds the unsure ones suggest. */
import { classifyKind, classifyTogether, type KindClassifier } from '../cluster/kinds/classify-kind.ts';
import { compileLexicon } from '../cluster/kinds/compile-lexicon.ts';
import type { KindText } from '../cluster/kinds/kind-text.ts';
import { proposeKinds } from '../cluster/kinds/propose-kinds.ts';
import { trainClassifier } from '../cluster/kinds/train-classifier.ts';
import { type Field, type Kind, UNSURE_KIND } from '../domain/kind.ts';
import type { StoredRecord } from '../domain/record.ts';
import { normalizeText, tokenize } from '../embed/tokenize.ts';
import type { Db } from '../store/database.ts';
import { readKindLabels } from '../store/taxonomy/kind-labels.ts';
import { readTaxonomy } from '../store/taxonomy/read-taxonomy.ts';
import type { IssueOfRun } from './describe-issues.ts';
import type { LoadedAsk, LoadedRun } from './load-asks.ts';

/** An issue is judged by its most central texts; more would only repeat them. */
const TEXTS_JUDGED = 20;

export type AssignedKinds = {
  /** In the order of the issues. */
  readonly issues: readonly AssignedKind[];
  /** Of every suggestion, and of every other record that is in no issue; what a person said, else the machine's. */
  readonly records: ReadonlyMap<number, AssignedKind>;
  /** Of the same records, the machine's: saved under what people say, so that undoing brings it back. */
  readonly machineRecords: ReadonlyMap<number, AssignedKind>;
  readonly proposals: readonly {
    readonly keywords: readonly string[];
    readonly issueIds: readonly number[];
    readonly size: number;
  }[];
};

export async function assignKinds(
  db: Db,
  loaded: LoadedRun,
  issues: readonly IssueOfRun[],
): Promise<AssignedKinds> {
  const classifier = await loadClassifier(db, kindsOf(await readTaxonomy(db)), loaded);
  const kinds = issues.map(({ members, decidedKind }) =>
    decidedKind === null
      ? assignIssueKind(classifier, members, loaded.records)
      : { code: decidedKind, confidence: 1 },
  );
  const inIssue = new Set(issues.flatMap(({ members }) => members.map(({ recordId }) => recordId)));
  const machineRecords = new Map<number, AssignedKind>();
  for (const record of loaded.records.values()) {
    if (record.suggestion || !inIssue.has(record.id)) {
      machineRecords.set(record.id, assignRecordKind(classifier, record));
    }
  }
  const proposals = proposeNewKinds(
    issues.map(({ id, members }, index) => ({ id, members, kind: kinds[index] as AssignedKind })),
  );
  const records = withLabels(machineRecords, loaded.decisions);
  return { issues: kinds, records, machineRecords, proposals };
}

/** The newer word of a person counts. */
function withLabels(
  machine: ReadonlyMap<number, AssignedKind>,
  decisions: LoadedRun['decisions'],
): Map<number, AssignedKind> {
  const kinds = new Map(machine);
  for (const { action } of decisions) {
    if (action.type !== 'labelRecord' || !machine.has(action.recordId)) continue;
    kinds.set(action.recordId, { code: action.kind, confidence: 1 });
  }
  return kinds;
}

export type AssignedKind = { readonly code: string | null; readonly confidence: number };

export const kindsOf = (fields: readonly Field[]): Kind[] => fields.flatMap(({ kinds }) => kinds);

/** The word lists, and on top of them what staff confirmed: labels of records and of issues' first asks. */
async function loadClassifier(
  db: Db,
  kinds: readonly Kind[],
  { decisions, records, asks }: LoadedRun,
): Promise<KindClassifier> {
  const stored = (await readKindLabels(db)).map(({ text, kindCode }) => ({
    text: { title: '', body: text },
    kind: kindCode,
  }));
  const decided = decisions.flatMap(({ action }) => {
    if (action.type === 'labelRecord') {
      const record = records.get(action.recordId);
      return record ? [{ text: kindTextOf(record), kind: action.kind }] : [];
    }
    if (action.type !== 'setKind') return [];
    return asks
      .filter(({ issueId }) => issueId === action.issueId)
      .slice(0, TEXTS_JUDGED)
      .map(({ title, text }) => ({ text: { title, body: text }, kind: action.kind }));
  });
  return trainClassifier(compileLexicon(kinds), [...stored, ...decided], {
    tokenize: (text) => tokenize(normalizeText(text)),
  });
}

/** A suggestion is read with its measures marked. */
function kindTextOf({ title, body, suggestion }: StoredRecord): KindText {
  return { title, body, measures: suggestion?.measures ?? null };
}

/** @param members most central first. */
function assignIssueKind(
  classifier: KindClassifier,
  members: readonly LoadedAsk[],
  records: ReadonlyMap<number, StoredRecord>,
): AssignedKind {
  const texts = members.slice(0, TEXTS_JUDGED).map((ask) => {
    const record = records.get(ask.recordId) as StoredRecord;
    return record.suggestion ? kindTextOf(record) : { title: ask.title, body: ask.text };
  });
  return withoutUnsure(classifyTogether(classifier, texts));
}

function assignRecordKind(classifier: KindClassifier, record: StoredRecord): AssignedKind {
  return withoutUnsure(classifyKind(classifier, kindTextOf(record)));
}

function withoutUnsure({ code, confidence }: { code: string; confidence: number }): AssignedKind {
  return { code: code === UNSURE_KIND ? null : code, confidence };
}

/** @returns proposals of at least five unsure issues each. */
function proposeNewKinds(
  issues: readonly {
    readonly id: number;
    readonly kind: AssignedKind;
    readonly members: readonly LoadedAsk[];
  }[],
): { keywords: readonly string[]; issueIds: readonly number[]; size: number }[] {
  const worded = issues.map(({ id, kind, members }) => ({
    id,
    sure: kind.code !== null,
    words: new Set(
      members.slice(0, 5).flatMap(({ title, text }) => tokenize(normalizeText(`${title}\n${text}`))),
    ),
  }));
  const proposals = proposeKinds(
    worded.filter(({ sure }) => !sure),
    worded.filter(({ sure }) => sure),
  );
  return proposals.map((proposal) => ({ ...proposal, size: proposal.issueIds.length }));
}
