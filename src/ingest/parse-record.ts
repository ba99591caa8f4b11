import type { RecordDraft, Source } from '../domain/record.ts';
import type { FindPlace } from './find-place.ts';
import { hashDeputy, hashSender, keyedHash } from './hash-person.ts';
import { isConfidential, isSecret } from './judge-secrecy.ts';
import type { Field } from './known-headers.ts';
import { namePlace } from './name-place.ts';
import { normaliseLine } from './normalise-text.ts';
import { parseHandling } from './parse-handling.ts';
import { cosignersOf, joinSuggestion, parseSuggestion } from './parse-suggestion.ts';
import { isPlaceholder, splitNames, type Translate } from './parse-values.ts';
import type { RawRow, RejectReason } from './raw-row.ts';
import { plainText, RowRefusal, type RowSettings, RowView } from './row-view.ts';

export type Reject = {
  readonly row: number;
  readonly line?: number;
  readonly sourceId?: string;
  readonly reason: RejectReason;
  /** Names the column and the shape of its cell; holds no cell text. */
  readonly detail: string;
};

export type MaskHints = { readonly names: readonly string[]; readonly publicNames: readonly string[] };
/** Masks the texts of one record together, so that a person has one token in all of them. */
export type MaskTexts = (
  texts: Readonly<Record<string, string>>,
  hints: MaskHints,
) => {
  readonly fields: Readonly<Record<string, { readonly text: string }>>;
  readonly counts: Readonly<Record<string, number>>;
};

export type RecordContext = RowSettings & {
  readonly source: Source;
  readonly mask: MaskTexts;
  readonly personKey: string;
  readonly findPlace: FindPlace;
  readonly translate: Translate;
};

export type ParsedRecord =
  | {
      readonly draft: RecordDraft;
      /** What was masked, by type. */
      readonly masked: Readonly<Record<string, number>>;
      /** Optional values that could not be read; the record stands without them. */
      readonly notes: readonly string[];
    }
  | { readonly reject: Reject };

const MAX_ID = 200;
/** Everything a person wrote or may have written into: masked, in this order. */
const MASKED: readonly Field[] = [
  'title',
  'body',
  'reason',
  'analysis',
  'measures',
  'reply',
  'street',
  'channel',
  'appealType',
];

/** A row → a record, or why not. Never throws for what a row holds. */
export function parseRecord(row: RawRow, context: RecordContext): ParsedRecord {
  const view = new RowView(row, context);
  try {
    if (row.fault) throw new RowRefusal(row.fault.reason, row.fault.detail);
    return readRecord(view, context);
  } catch (error) {
    if (!(error instanceof RowRefusal)) throw error;
    return { reject: { ...placeOf(row), ...idOf(view), reason: error.reason, detail: error.detail } };
  }
}

const placeOf = ({ row, line }: RawRow) => (line === undefined ? { row } : { row, line });

function idOf(view: RowView): { sourceId?: string } {
  const sourceId = normaliseLine(plainText(view.cell('sourceId')));
  return sourceId === '' || sourceId.length > MAX_ID ? {} : { sourceId };
}

function readRecord(view: RowView, context: RecordContext): ParsedRecord {
  if (isSecret(view)) throw new RowRefusal('secret', '标有密级，涉密内容不得上网，未读取');
  const declaredId = context.understanding.rowHash ? null : readId(view, context);
  const texts = readTexts(view);
  const receivedAt = view.requiredDate('receivedAt');
  const person = personOf(view, context);
  const sourceId =
    declaredId ??
    rowHash([receivedAt.toISOString(), person ?? '', ...Object.values(texts)], context.personKey);
  const { fields, counts } = context.mask(texts, hintsOf(view, context.source));
  const masked = (name: Field | 'category') => fields[name]?.text.trim() ?? '';
  const draft = assemble(view, context, { sourceId, receivedAt, person, masked });
  return { draft, masked: counts, notes: view.notes };
}

function readId(view: RowView, { source, mapping }: RecordContext): string {
  // A placeholder is no id: all rows with 无 would be versions of one record.
  const id = view.word('sourceId');
  if (id === '') throw new RowRefusal('missing_id', `${view.name('sourceId')}是空的`);
  if (id.length > MAX_ID)
    throw new RowRefusal('too_long', `${view.describe('sourceId')}超过 ${MAX_ID} 个字符`);
  if (/^\d(?:\.\d+)?e\+?\d+$/i.test(id)) {
    throw new RowRefusal(
      'bad_value',
      '编号被表格软件改成了科学计数法，后几位已丢失，请把该列设为文本后重新导出',
    );
  }
  if (mapping.sourceId !== undefined && 'withSession' in mapping.sourceId) return withSession(view, id);
  if (source === 'suggestion' && /^第?\d{1,4}号?$/.test(id)) view.notes.push(RESTARTING_NUMBER);
  return id;
}

/** 12 of every session would be versions of one record. */
const RESTARTING_NUMBER =
  '编号只有流水号，若每次会议重新编号，不同会议的建议会互相覆盖：请在映射文件里写 "sourceId": {"withSession": true}';

function withSession(view: RowView, id: string): string {
  const session = view.word('session') || view.word('year');
  if (session === '') throw new RowRefusal('missing_id', '映射要求编号带届次，但届次和年度都是空的');
  return `${session}-${id}`;
}

/** @throws {RowRefusal} missing_text when no column holds a text. */
function readTexts(view: RowView): Record<string, string> {
  const texts: Record<string, string> = Object.fromEntries(
    MASKED.map((field) => [field, isPlaceholder(view.text(field)) ? '' : view.text(field)]),
  );
  texts['title'] = normaliseLine(texts['title'] ?? '');
  texts['category'] = categoryOf(view);
  for (const field of ['street', 'address', 'channel', 'appealType'] as const)
    texts[field] = view.word(field);
  if (!['title', 'body', 'reason', 'analysis', 'measures'].some((field) => texts[field])) {
    throw new RowRefusal('missing_text', '标题和内容都是空的');
  }
  return texts;
}

/** Levels joined by ' / '; a level that repeats the one before it is left out. */
function categoryOf(view: RowView): string {
  const levels = (['category1', 'category2', 'category3', 'category4'] as const)
    .map((field) => view.word(field))
    .filter((level, index, all) => level !== '' && level !== all[index - 1]);
  return levels.length > 0 ? levels.join(' / ') : view.word('category');
}

function personOf(view: RowView, { source, personKey }: RecordContext): string | null {
  if (source === 'suggestion') {
    const [lead = ''] = splitNames(view.word('leadDeputy'));
    return hashDeputy(lead, view.word('delegation'), personKey);
  }
  return hashSender(
    {
      source,
      phone: view.word('personPhone'),
      idNumber: view.word('personIdNumber'),
      userId: view.word('personUserId'),
      name: view.word('personName'),
      place: view.word('district') || view.word('address'),
    },
    personKey,
  );
}

/** Same text from the same sender at the same time is the same record. Keyed, since texts can be guessed. */
function rowHash(parts: readonly string[], key: string): string {
  return `row-${keyedHash(`row:${parts.join('\0')}`, key)}`;
}

function hintsOf(view: RowView, source: Source): MaskHints {
  const lead = splitNames(view.word('leadDeputy'))[0] ?? null;
  const publicNames = source === 'suggestion' && lead !== null ? [lead, ...cosignersOf(view, lead)] : [];
  const names = [...splitNames(view.word('personName')), ...splitNames(view.word('otherName'))];
  return { names: names.filter((name) => name.length >= 2 && !publicNames.includes(name)), publicNames };
}

type Parts = {
  readonly sourceId: string;
  readonly receivedAt: Date;
  readonly person: string | null;
  readonly masked: (name: Field | 'category') => string;
};

function assemble(
  view: RowView,
  context: RecordContext,
  { sourceId, receivedAt, person, masked }: Parts,
): RecordDraft {
  const { source, translate } = context;
  const isSuggestion = source === 'suggestion';
  const spans = joinSuggestion({
    reason: masked('reason'),
    analysis: masked('analysis'),
    body: masked('body'),
    measures: masked('measures'),
  });
  const { district, street } = context.findPlace(
    view.word('district'),
    masked('street'),
    view.text('address'),
  );
  const appealType = translate('appealType', view.word('appealType'));
  const handling = isSuggestion ? null : parseHandling(view, translate, sourceId, masked('reply'));
  return {
    source,
    sourceId,
    receivedAt,
    title: masked('title'),
    body: spans.body || masked('title'),
    appealType,
    sourceAppealType: masked('appealType') || null,
    sourceCategory: masked('category') || null,
    district,
    street,
    place: namePlace(masked('address'), [view.word('district'), district, street]),
    channel: masked('channel') || null,
    person,
    confidential: isConfidential(view, appealType),
    likes: view.count('likes') ?? 0,
    dislikes: view.count('dislikes') ?? 0,
    handling,
    suggestion: isSuggestion
      ? parseSuggestion(view, translate, { receivedAt, spans, reply: masked('reply') })
      : null,
  };
}
