/** What the pages about records, issues and decisions read, as answers of the API. */
import { z } from '@hono/zod-openapi';
import { LINEAGE_EVENTS } from '../domain/lineage.ts';
import { PARTS } from '../domain/ranking.ts';
import {
  APPEAL_TYPES,
  RATINGS,
  REPLY_CLASSES,
  RESOLUTIONS,
  SATISFACTIONS,
  SOURCES,
  URGENCIES,
} from '../domain/record.ts';
import { countsSchema, partsSchema } from './routes/rank-schemas.ts';

export const sourceSchema = z.enum(SOURCES);
export const lineageEventSchema = z.enum(LINEAGE_EVENTS);
export const issueStateSchema = z.enum(['proposed', 'confirmed', 'checked', 'rejected']);
const moment = z.iso.datetime();
const list = <Item extends z.ZodType>(item: Item) => z.array(item).readonly();

/** Which run the ranks and counts are from; members and states are as people left them since. */
export const asOfSchema = z
  .object({ runId: z.number(), finishedAt: moment, decisionsSince: z.number() })
  .openapi('AsOf');

export const kindLabelSchema = z
  .object({
    /** 'pending' and 待定 when the classifier is not sure. */
    code: z.string(),
    name: z.string(),
    confidence: z.number(),
    source: z.enum(['classifier', 'person']),
  })
  .openapi('KindLabel');

/** A span of a stored record: `text` stands at start to end of that version's body, between before and after. */
export const quoteSchema = z
  .object({
    source: sourceSchema,
    sourceId: z.string(),
    recordId: z.number(),
    version: z.number(),
    start: z.number(),
    end: z.number(),
    before: z.string(),
    text: z.string(),
    after: z.string(),
    receivedAt: moment,
    district: z.string().nullable(),
  })
  .openapi('Quote');

export const issueRefSchema = z
  .object({ id: z.number(), title: z.string(), state: issueStateSchema })
  .openapi('IssueRef');

/** The place of an issue in the last run's ranking; null when a person made it since. */
const rankingSchema = z
  .object({
    rank: z.number(),
    rankRange: z.tuple([z.number(), z.number()]).readonly(),
    score: z.number(),
    parts: partsSchema,
    weights: partsSchema,
    counts: countsSchema,
  })
  .nullable();

const issueFields = z.object({
  id: z.number(),
  version: z.number(),
  title: z.string(),
  titleSource: z.enum(['extract', 'model', 'person']),
  keywords: list(z.string()),
  kind: kindLabelSchema,
  state: issueStateSchema,
  /** Lost all its members in a run; its id may come back. */
  dormant: z.boolean(),
  /** What the last run did with it; null when it was not in it. */
  event: lineageEventSchema.nullable(),
  ranking: rankingSchema,
  /** As of now, with what people moved since the run. */
  live: z.object({ asks: z.number(), records: z.number(), people: z.number() }),
  firstAt: moment.nullable(),
  lastAt: moment.nullable(),
  /** Records of the 90 days up to the newest record of all, and of the 90 days before those. */
  recent: z.object({ records: z.number(), before: z.number() }),
  districts: list(z.string()),
  sources: list(sourceSchema),
});

export const issueRowSchema = issueFields.extend({ quote: quoteSchema.nullable() }).openapi('IssueRow');

const named = z.object({ name: z.string().nullable(), records: z.number() });
const said = z.object({ decisionId: z.number(), author: z.string(), at: moment }).nullable();

export const issueSchema = issueFields
  .extend({
    /** Set by a person, else the kind's. */
    lead: z.object({ code: z.string(), name: z.string(), source: z.enum(['person', 'kind']) }).nullable(),
    indicators: list(
      z.object({
        part: z.enum(PARTS),
        key: z.string(),
        value: z.number().nullable(),
        scaled: z.number().nullable(),
        share: z.number(),
      }),
    ),
    /** YYYY-MM, ascending, without gaps. */
    months: list(z.object({ month: z.string(), records: z.number() })),
    years: list(z.object({ year: z.number(), records: z.number() })),
    byDistrict: list(named),
    byPlace: list(named),
    byChannel: list(named),
    bySource: list(z.object({ source: sourceSchema, records: z.number() })),
    /**
     * So many people with so many records each; a record without a named sender is a person of its own. Too few people
     * to be shown to this account are left out.
     */
    people: list(z.object({ records: z.number(), people: z.number() })),
    quotes: list(quoteSchema),
    lineage: z
      .object({
        event: lineageEventSchema,
        members: z.number(),
        joined: z.number(),
        left: z.number(),
        from: list(issueRefSchema),
      })
      .nullable(),
    /** Proposed by a run, confirmed by a person, checked by a second one; null = not so. */
    review: z.object({
      proposed: z.object({ runId: z.number(), at: moment }),
      confirmed: said,
      checked: said,
      rejected: said,
    }),
    mergedInto: issueRefSchema.nullable(),
    /** Decisions about this issue since the run. */
    decisionsSince: z.number(),
  })
  .openapi('Issue');

/** What the source says was done about a record; null = it does not say. */
export const progressSchema = z
  .object({
    unit: z.string().nullable(),
    urgency: z.enum(URGENCIES).nullable(),
    solved: z.enum(RESOLUTIONS).nullable(),
    satisfaction: z.enum(SATISFACTIONS).nullable(),
    returnedTimes: z.number().nullable(),
    overdue: z.boolean().nullable(),
    dueAt: moment.nullable(),
    completedAt: moment.nullable(),
  })
  .nullable()
  .openapi('Progress');

const recordFields = z.object({
  source: sourceSchema,
  sourceId: z.string(),
  receivedAt: moment,
  district: z.string().nullable(),
  street: z.string().nullable(),
  place: z.string().nullable(),
  channel: z.string().nullable(),
  /** 举报, 保密, 匿名: outside staff the title is （保密来件） and the text null. */
  confidential: z.boolean(),
  title: z.string(),
});

export const memberSchema = recordFields
  .extend({
    askId: z.number(),
    recordId: z.number(),
    version: z.number(),
    /** The whole masked text of that version; the ask is its span from start to end. */
    body: z.string().nullable(),
    start: z.number(),
    end: z.number(),
    /** What the issue's quotes name in this version. */
    quotes: list(z.object({ start: z.number(), end: z.number() })),
    progress: progressSchema,
    /** Asks of nearly the same text share it. */
    voice: z.number(),
    /** To the other members, 0 to 1; null for one that a person moved here since the run. */
    similarity: z.number().nullable(),
    movedByPerson: z.boolean(),
  })
  .openapi('Member');

export const nearIssueSchema = z
  .object({
    id: z.number(),
    version: z.number(),
    title: z.string(),
    state: issueStateSchema,
    dormant: z.boolean(),
    mergedInto: issueRefSchema.nullable(),
    kind: kindLabelSchema,
    rank: z.number().nullable(),
    live: z.object({ asks: z.number(), records: z.number(), people: z.number() }),
    firstAt: moment.nullable(),
    lastAt: moment.nullable(),
    /** Cosine of the two issues' average vectors. */
    similarity: z.number(),
    why: z.object({
      sharedWords: list(z.string()),
      samePlaces: list(z.string()),
      sameDistricts: list(z.string()),
      sameKind: z.boolean(),
    }),
    /** Said before to be another matter. */
    apart: z.object({ decisionId: z.number(), author: z.string(), at: moment }).nullable(),
    /** Its most central ask, in full. */
    sample: z
      .object({
        recordId: z.number(),
        source: sourceSchema,
        sourceId: z.string(),
        receivedAt: moment,
        title: z.string(),
        text: z.string(),
        district: z.string().nullable(),
        place: z.string().nullable(),
        progress: progressSchema,
        reply: z.string().nullable(),
      })
      .nullable(),
  })
  .openapi('NearIssue');

export const decisionSchema = z
  .object({
    id: z.number(),
    at: moment,
    author: z.string(),
    authorId: z.number().nullable(),
    reason: z.string().nullable(),
    type: z.string(),
    /** One sentence: what was decided. */
    text: z.string(),
    /** null as a title: the issue is no more, since the split that made it was undone. */
    issues: list(z.object({ id: z.number(), title: z.string().nullable() })),
    asks: z.number(),
    undone: z
      .object({ decisionId: z.number(), author: z.string(), at: moment, reason: z.string().nullable() })
      .nullable(),
    /** Stands, and is no undoing itself. */
    undoable: z.boolean(),
    /** Made by who asks. */
    own: z.boolean(),
  })
  .openapi('Decision');

export const historyItemSchema = z
  .discriminatedUnion('what', [
    z.object({
      what: z.literal('run'),
      runId: z.number(),
      at: moment,
      event: lineageEventSchema,
      members: z.number(),
      joined: z.number(),
      left: z.number(),
      /** Issues that its members were in before. */
      from: list(issueRefSchema),
      /** Other issues that took members of it. */
      to: list(issueRefSchema),
    }),
    z.object({ what: z.literal('decision'), at: moment, decision: decisionSchema }),
  ])
  .openapi('HistoryItem');

export const recordStateSchema = z.enum(['issue', 'unclustered', 'excluded', 'failed', 'waiting']);

const suggestionFacts = z
  .object({
    session: z.string().nullable(),
    year: z.number().nullable(),
    leadDeputy: z.string().nullable(),
    delegation: z.string().nullable(),
    leadUnit: z.string().nullable(),
    replyClass: z.enum(REPLY_CLASSES).nullable(),
    resultRating: z.enum(RATINGS).nullable(),
    keySupervision: z.boolean().nullable(),
  })
  .nullable();

export const recordRowSchema = recordFields
  .extend({
    id: z.number(),
    version: z.number(),
    appealType: z.enum(APPEAL_TYPES).nullable(),
    /** The beginning of the masked text. */
    excerpt: z.string().nullable(),
    progress: progressSchema,
    suggestion: suggestionFacts,
    /** Where its asks are now; waiting = came after the run. Several when its asks went different ways. */
    states: list(recordStateSchema),
    issues: list(issueRefSchema),
    /** Its own, else its issue's; null = 待定. */
    kind: z.object({ code: z.string(), name: z.string() }).nullable(),
  })
  .openapi('RecordRow');

export const recordSchema = recordRowSchema
  .omit({ excerpt: true, suggestion: true })
  .extend({
    body: z.string().nullable(),
    sourceAppealType: z.string().nullable(),
    sourceCategory: z.string().nullable(),
    likes: z.number(),
    dislikes: z.number(),
    affectedPeople: z.number().nullable(),
    relatedSourceIds: list(z.string()),
    reply: z.string().nullable(),
    suggestion: suggestionFacts
      .unwrap()
      .extend({
        suggestionClass: z.string().nullable(),
        cosigners: list(z.string()),
        assistUnits: list(z.string()),
        attitudeRating: z.enum(RATINGS).nullable(),
        repliedAt: moment.nullable(),
      })
      .nullable(),
    importId: z.number().nullable(),
    versions: list(
      z.object({
        version: z.number(),
        title: z.string(),
        body: z.string(),
        receivedAt: moment,
        seenAt: moment,
      }),
    ),
    asks: list(
      z.object({
        id: z.number(),
        version: z.number(),
        start: z.number(),
        end: z.number(),
        state: recordStateSchema,
        /** Why it is excluded or failed: a code. */
        reason: z.string().nullable(),
        issue: issueRefSchema.nullable(),
        similarity: z.number().nullable(),
      }),
    ),
  })
  .openapi('Record');

export const similarSchema = recordFields
  .extend({
    askId: z.number(),
    recordId: z.number(),
    version: z.number(),
    start: z.number(),
    end: z.number(),
    /** The ask, in full. */
    text: z.string(),
    similarity: z.number(),
    issue: issueRefSchema.nullable(),
    progress: progressSchema,
    reply: z.string().nullable(),
  })
  .openapi('SimilarAsk');
