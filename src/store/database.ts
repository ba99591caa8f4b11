/** The tables as the code sees them: columns in camel case, bigint as number, moments as Date. */
import type { ColumnType, Generated, Kysely } from 'kysely';
import type { Role } from '../domain/account.ts';
import type { BlindQuestion } from '../domain/blind-check.ts';
import type { GateAnswer, GateQuestion } from '../domain/candidate.ts';
import type { DecisionAction } from '../domain/decision.ts';
import type { District } from '../domain/district.ts';
import type { DraftCause, DraftContent, DraftMove, DraftState, Section } from '../domain/draft.ts';
import type { Found } from '../domain/evidence.ts';
import type { JobError, JobKind, JobProgress, JobState } from '../domain/job.ts';
import type { Kind } from '../domain/kind.ts';
import type { LawLevel } from '../domain/law.ts';
import type { LineageCounts, LineageEvent } from '../domain/lineage.ts';
import type { Counts, Indicator, Parts, Weights } from '../domain/ranking.ts';
import type { AppealType, Handling, Source, SuggestionParts } from '../domain/record.ts';
import type { Balance } from '../domain/report.ts';
import type { TurnEvent, TurnFailure, TurnScope, TurnState, Writer } from '../domain/turn.ts';
import type { Verdict } from '../domain/verdict.ts';

/** A jsonb column: read as its value, written as JSON text. */
type Json<T> = ColumnType<T, string, string>;
type GeneratedJson<T> = ColumnType<T, string | undefined, string>;
type NullableJson<T> = ColumnType<T | null, string | null | undefined, string | null>;
type Id = ColumnType<number, never, never>;
type DefaultNow = ColumnType<Date, Date | undefined, Date>;

/** What JSON makes of a value: moments become ISO strings. */
type Jsonified<T> = { [K in keyof T]: Date extends T[K] ? Exclude<T[K], Date> | string : T[K] };
export type HandlingJson = Jsonified<Handling>;
export type SuggestionJson = Jsonified<SuggestionParts>;

export interface ImportTable {
  id: Id;
  fileName: string;
  source: Source;
  fileDigest: string;
  startedAt: DefaultNow;
  finishedAt: Date | null;
  received: Generated<number>;
  created: Generated<number>;
  updated: Generated<number>;
  unchanged: Generated<number>;
  rejected: Generated<number>;
  masked: GeneratedJson<Record<string, number>>;
  jobId: number | null;
  createdBy: string | null;
}

export interface ImportRejectTable {
  importId: number;
  rowNumber: number;
  line: number | null;
  sourceId: string | null;
  reason: string;
  detail: string;
}

export interface RecordTable {
  id: Id;
  source: Source;
  sourceId: string;
  version: number;
  receivedAt: Date;
  title: string;
  body: string;
  appealType: AppealType | null;
  sourceAppealType: string | null;
  sourceCategory: string | null;
  district: string | null;
  street: string | null;
  place: string | null;
  channel: string | null;
  person: string | null;
  confidential: boolean;
  likes: number;
  dislikes: number;
  handling: Json<HandlingJson | null>;
  suggestion: Json<SuggestionJson | null>;
  contentHash: string;
  importId: number | null;
  createdAt: DefaultNow;
  updatedAt: DefaultNow;
}

export interface RecordVersionTable {
  recordId: number;
  version: number;
  title: string;
  body: string;
  contentHash: string;
  receivedAt: Date;
  seenAt: DefaultNow;
}

export interface AskTable {
  id: Id;
  recordId: number;
  version: number;
  ordinal: number;
  startAt: number;
  endAt: number;
  textHash: string;
  active: Generated<boolean>;
}

export interface SpaceTable {
  id: Id;
  provider: string;
  model: string;
  dimensions: number;
  version: string;
  parameters: GeneratedJson<Record<string, unknown>>;
  active: Generated<boolean>;
  createdAt: DefaultNow;
}

export interface EmbeddingTable {
  spaceId: number;
  textHash: string;
  /** pgvector's own text form; read through vector_send instead. */
  vector: string;
}

export interface EmbedFailureTable {
  spaceId: number;
  textHash: string;
  reason: string;
  attempts: Generated<number>;
  lastAt: DefaultNow;
}

export interface DepartmentTable {
  code: string;
  name: string;
  short: string;
  aliases: GeneratedJson<string[]>;
}

export interface DistrictTable {
  code: string;
  name: string;
  short: string;
  aliases: GeneratedJson<string[]>;
  population: number | null;
  streets: GeneratedJson<District['streets']>;
}

export interface FieldTable {
  code: string;
  name: string;
  suggestionClass: string;
  position: number;
}

export interface KindTable {
  code: string;
  fieldCode: string;
  name: string;
  lead: string | null;
  assist: GeneratedJson<string[]>;
  lexicon: Json<Kind['lexicon']>;
  usualAsk: string;
  active: Generated<boolean>;
  source: 'reference' | 'person';
  version: Generated<number>;
}

export interface KindLabelTable {
  id: Id;
  subject: 'issue' | 'record';
  subjectId: number;
  kindCode: string;
  text: string;
  author: string;
  at: DefaultNow;
}

export type RunState = 'running' | 'done' | 'failed';

export interface RunTable {
  id: Id;
  state: RunState;
  baseRunId: number | null;
  startedAt: DefaultNow;
  finishedAt: Date | null;
  settings: Json<Record<string, unknown>>;
  spaceId: number | null;
  balance: NullableJson<Balance>;
  lineageCounts: NullableJson<LineageCounts>;
  digest: string | null;
  seconds: NullableJson<Record<string, number>>;
  error: string | null;
  jobId: number | null;
  /** The newest decision that the run obeyed. */
  seenDecision: Generated<number | null>;
}

export type IssueState = 'proposed' | 'confirmed' | 'checked' | 'rejected';
export type TitleSource = 'extract' | 'model' | 'person';

export interface IssueTable {
  id: number;
  title: string;
  titleSource: TitleSource;
  keywords: GeneratedJson<string[]>;
  state: Generated<IssueState>;
  kindCode: string | null;
  kindConfidence: Generated<number>;
  kindSource: Generated<'classifier' | 'person'>;
  leadDepartment: string | null;
  createdRun: number;
  dormant: Generated<boolean>;
  mergedInto: number | null;
  updatedAt: DefaultNow;
  version: Generated<number>;
  machineTitle: string;
  machineTitleSource: Exclude<TitleSource, 'person'>;
  machineKindCode: string | null;
  machineKindConfidence: number;
}

export interface IssueMemberTable {
  askId: number;
  issueId: number;
  similarity: number;
  voice: number;
}

/** A view: membership with what was decided since the run. */
export interface CurrentMemberView {
  askId: ColumnType<number, never, never>;
  issueId: ColumnType<number, never, never>;
  /** 0 for an ask that a person moved since the run: the next one measures it. */
  similarity: ColumnType<number, never, never>;
  voice: ColumnType<number, never, never>;
}

export interface MemberChangeTable {
  askId: number;
  issueId: number | null;
}

/** What lists of issues are sorted and filtered by; written by refreshSummaries. */
export interface IssueSummaryTable {
  issueId: number;
  position: number;
  runPeople: number | null;
  event: LineageEvent | null;
  asks: number;
  records: number;
  people: number;
  firstAt: Date | null;
  lastAt: Date | null;
  recentRecords: number;
  beforeRecords: number;
  growth: ColumnType<number, never, never>;
  districts: string[];
  sources: Source[];
}

export interface IssueCentroidTable {
  issueId: number;
  spaceId: number;
  /** pgvector's own text form. */
  centroid: string;
}

export interface IssueQuoteTable {
  issueId: number;
  position: number;
  recordId: number;
  version: number;
  startAt: number;
  endAt: number;
}

export interface LineageTable {
  runId: number;
  issueId: number;
  event: LineageEvent;
  fromIssueIds: number[];
  members: number;
  joined: number;
  leftCount: number;
}

export interface DecisionTable {
  id: Id;
  at: DefaultNow;
  author: string;
  reason: string | null;
  action: Json<DecisionAction>;
  undoneBy: number | null;
  authorId: number | null;
  issueIds: Generated<number[]>;
}

export interface UnclusteredTable {
  runId: number;
  askId: number;
}

export interface ExcludedTable {
  runId: number;
  askId: number;
  reason: string;
}

export interface RankingTable {
  runId: number;
  subject: 'issue' | 'kind';
  subjectId: string;
  rank: number;
  rankLow: number;
  rankHigh: number;
  score: number;
  parts: Json<Parts>;
  weights: Json<Weights>;
  indicators: Json<Indicator[]>;
  counts: Json<Counts>;
}

export interface RecordKindTable {
  recordId: number;
  kindCode: string | null;
  confidence: number;
  runId: number;
}

export interface KindProposalTable {
  id: Id;
  runId: number;
  keywords: Json<string[]>;
  issueIds: number[];
  size: number;
  state: Generated<'proposed' | 'accepted' | 'rejected'>;
}

/** A view: what people said last of a record's kind. */
export interface RecordLabelView {
  recordId: ColumnType<number, never, never>;
  kindCode: ColumnType<string, never, never>;
  decisionId: ColumnType<number, never, never>;
}

/** A view: kinds of records with what people said of them. */
export interface CurrentRecordKindView {
  recordId: ColumnType<number, never, never>;
  kindCode: ColumnType<string | null, never, never>;
  confidence: ColumnType<number, never, never>;
  runId: ColumnType<number, never, never>;
}

export interface SignedWeightsTable {
  version: number;
  weights: Json<Weights>;
  signedBy: string;
  accountId: number | null;
  reason: string;
  signedAt: DefaultNow;
}

export interface GateAnswerTable {
  kindCode: string;
  version: number;
  question: GateQuestion;
  answer: GateAnswer;
  note: string | null;
  answeredBy: string;
  accountId: number | null;
  answeredAt: DefaultNow;
}

export interface BlindCheckTable {
  id: Id;
  question: BlindQuestion;
  seed: string;
  runId: number;
  people: number;
  createdBy: string;
  accountId: number | null;
  createdAt: DefaultNow;
}

export interface BlindItemTable {
  checkId: number;
  item: number;
  askId: number;
  otherAskId: number | null;
  machineAnswer: string;
  issueIds: number[];
}

export interface BlindLabelTable {
  checkId: number;
  item: number;
  accountId: number;
  author: string;
  answer: string;
  counted: boolean;
  labelledAt: DefaultNow;
}

export interface MapLayoutTable {
  runId: number;
  bodies: number;
  leftEdge: number;
  topEdge: number;
  width: number;
  /** Written and read as base64: both drivers decode bytea several times slower. */
  content: ColumnType<never, never, never>;
}

export interface TitleAnswerTable {
  memberHash: string;
  promptVersion: string;
  model: string;
  answer: Json<unknown>;
  inputTokens: number;
  outputTokens: number;
  at: DefaultNow;
}

export interface AccountTable {
  id: Id;
  name: string;
  displayName: string;
  role: Role;
  district: string | null;
  passwordHash: string | null;
  oidcSubject: string | null;
  active: Generated<boolean>;
  visitor: Generated<boolean>;
  passwordChangedAt: Date | null;
  version: Generated<number>;
  createdAt: DefaultNow;
}

export interface SessionTable {
  tokenHash: string;
  accountId: number;
  createdAt: Date;
  seenAt: Date;
  expiresAt: Date;
}

export interface InvitationTable {
  tokenHash: string;
  accountId: number;
  createdAt: Date;
  expiresAt: Date;
  usedAt: Date | null;
}

export interface SignInFailureTable {
  key: string;
  failures: number;
  lastAt: Date;
  lockedUntil: Date | null;
}

export interface ApiKeyTable {
  id: Id;
  name: string;
  keyHash: string;
  source: Source;
  createdAt: Date;
  createdBy: string;
  lastUsedAt: Date | null;
  revokedAt: Date | null;
}

export interface AuditTable {
  id: Id;
  at: Date;
  accountId: number | null;
  actor: string;
  action: string;
  target: string;
  result: 'done' | 'refused' | 'failed';
  detail: GeneratedJson<Record<string, unknown>>;
}

export interface SettingTable {
  name: string;
  value: Json<unknown>;
  version: Generated<number>;
  changedAt: DefaultNow;
  changedBy: string;
}

export interface JobTable {
  id: Id;
  kind: JobKind;
  state: Generated<JobState>;
  /** Read through JOB_INPUTS and JOB_RESULTS. */
  input: Json<unknown>;
  progress: NullableJson<JobProgress>;
  result: NullableJson<unknown>;
  error: NullableJson<JobError>;
  stopping: Generated<boolean>;
  createdBy: string;
  createdById: number | null;
  createdAt: DefaultNow;
  startedAt: Date | null;
  finishedAt: Date | null;
  attempt: Generated<number>;
  worker: string | null;
  seenAt: Date | null;
}

export interface WorkerTable {
  name: string;
  startedAt: DefaultNow;
  seenAt: DefaultNow;
}

export type StoredReportFile = {
  readonly name: string;
  readonly format: 'docx' | 'xlsx' | 'html' | 'json';
  readonly bytes: number;
};

export interface ReportTable {
  id: Id;
  runId: number;
  jobId: number | null;
  createdAt: DefaultNow;
  createdBy: string;
  stamp: 'draft' | 'final';
  files: Json<readonly StoredReportFile[]>;
}

export interface PushBatchTable {
  pusher: number;
  idempotencyKey: string;
  requestDigest: string;
  answer: NullableJson<unknown>;
  createdAt: DefaultNow;
}

export interface DraftTable {
  id: Id;
  ownerId: number;
  state: Generated<DraftState>;
  version: Generated<number>;
  concern: string;
  content: Json<DraftContent>;
  returnedReason: string | null;
  confirmedBy: number | null;
  confirmedVersion: number | null;
  confirmedAt: Date | null;
  createdAt: DefaultNow;
  updatedAt: DefaultNow;
  submittedAt: Date | null;
}

export interface DraftVersionTable {
  draftId: number;
  version: number;
  content: Json<DraftContent>;
  cause: DraftCause;
  savedBy: number;
  begunAt: DefaultNow;
  savedAt: DefaultNow;
  kept: Generated<boolean>;
}

export interface DraftMoveTable {
  id: Id;
  draftId: number;
  move: DraftMove;
  version: number;
  byId: number;
  reason: string | null;
  at: DefaultNow;
}

export interface CosignerTable {
  draftId: number;
  accountId: number;
  invitedAt: DefaultNow;
  confirmedVersion: number | null;
  confirmedAt: Date | null;
  removedAt: Date | null;
}

export interface EvidenceTable {
  draftId: number;
  ref: string;
  targetKey: string;
  found: Json<Found>;
  turnId: number | null;
  retrievedAt: DefaultNow;
}

export interface TurnTable {
  id: Id;
  draftId: number;
  scope: TurnScope;
  writer: Writer;
  state: Generated<TurnState>;
  failure: TurnFailure | null;
  askedBy: number;
  wish: string | null;
  model: string | null;
  inputTokens: Generated<number>;
  outputTokens: Generated<number>;
  stopping: Generated<boolean>;
  seenAt: DefaultNow;
  startedAt: DefaultNow;
  finishedAt: Date | null;
}

export interface TurnEventTable {
  turnId: number;
  ordinal: number;
  event: Json<TurnEvent>;
  at: DefaultNow;
}

export interface PassageTable {
  id: Id;
  draftId: number;
  turnId: number;
  section: Section;
  ordinal: number;
  text: string;
  origin: 'model' | 'template';
  verdict: Json<Verdict>;
  acceptedBy: number | null;
  acceptedAt: Date | null;
}

export interface ModelCallTable {
  id: Id;
  turnId: number;
  prompt: string;
  promptVersion: string;
  model: string;
  inputHash: string;
  retrieved: string[];
  output: string | null;
  result: string;
  inputTokens: number;
  outputTokens: number;
  milliseconds: number;
  at: DefaultNow;
}

export interface LawTable {
  id: Id;
  name: string;
  shortNames: Generated<string[]>;
  edition: string;
  level: LawLevel;
  issuer: string;
  /** YYYY-MM-DD. */
  validFrom: string;
  validTo: string | null;
  note: string;
  origin: 'library' | 'import';
  digest: string;
  importedAt: DefaultNow;
}

export interface LawArticleTable {
  id: Id;
  lawId: number;
  number: number;
  suffix: Generated<number>;
  text: string;
  /** Written as text in the form of a tsvector. */
  terms: ColumnType<never, string, string>;
  active: Generated<boolean>;
}

export interface RecordTermsTable {
  recordId: number;
  version: number;
  suggestion: boolean;
  terms: ColumnType<never, string, string>;
}

export interface TermShareTable {
  suggestion: boolean;
  term: string;
  share: number;
}

export interface Database {
  draft: DraftTable;
  draftVersion: DraftVersionTable;
  draftMove: DraftMoveTable;
  cosigner: CosignerTable;
  evidence: EvidenceTable;
  turn: TurnTable;
  turnEvent: TurnEventTable;
  passage: PassageTable;
  modelCall: ModelCallTable;
  law: LawTable;
  lawArticle: LawArticleTable;
  recordTerms: RecordTermsTable;
  termShare: TermShareTable;
  job: JobTable;
  worker: WorkerTable;
  report: ReportTable;
  pushBatch: PushBatchTable;
  import: ImportTable;
  importReject: ImportRejectTable;
  record: RecordTable;
  recordVersion: RecordVersionTable;
  ask: AskTable;
  space: SpaceTable;
  embedding: EmbeddingTable;
  embedFailure: EmbedFailureTable;
  department: DepartmentTable;
  district: DistrictTable;
  field: FieldTable;
  kind: KindTable;
  kindLabel: KindLabelTable;
  run: RunTable;
  issue: IssueTable;
  issueMember: IssueMemberTable;
  currentMember: CurrentMemberView;
  memberChange: MemberChangeTable;
  issueSummary: IssueSummaryTable;
  issueCentroid: IssueCentroidTable;
  issueQuote: IssueQuoteTable;
  lineage: LineageTable;
  decision: DecisionTable;
  unclustered: UnclusteredTable;
  excluded: ExcludedTable;
  ranking: RankingTable;
  recordKind: RecordKindTable;
  kindProposal: KindProposalTable;
  titleAnswer: TitleAnswerTable;
  recordLabel: RecordLabelView;
  currentRecordKind: CurrentRecordKindView;
  signedWeights: SignedWeightsTable;
  gateAnswer: GateAnswerTable;
  blindCheck: BlindCheckTable;
  blindItem: BlindItemTable;
  blindLabel: BlindLabelTable;
  mapLayout: MapLayoutTable;
  account: AccountTable;
  session: SessionTable;
  invitation: InvitationTable;
  signInFailure: SignInFailureTable;
  apiKey: ApiKeyTable;
  audit: AuditTable;
  setting: SettingTable;
}

/** The database, or a transaction in it. Inside a transaction use only the transaction. */
export type Db = Kysely<Database>;
