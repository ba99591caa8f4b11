import { z } from '@hono/zod-openapi';
import { showAsOf } from '../../desk/require-run.ts';
import { showListedIssue } from '../../desk/show-issue.ts';
import {
  countInbox,
  INBOX_CHANGES,
  type InboxChange,
  type InboxCounts,
  listInboxRows,
} from '../../store/desk/inbox.ts';
import { type IssueRow, placeOf } from '../../store/desk/issue-rows.ts';
import { readAsOf } from '../../store/desk/read-as-of.ts';
import { countPlace, cutPage, idPlace, pageOf, pageQuery, readCursor } from '../cursor.ts';
import { createRouter, defineRoute, jsonOf } from '../define-route.ts';
import type { Dependencies } from '../dependencies.ts';
import { asOfSchema, issueRowSchema } from '../desk-schemas.ts';

/** Why an issue waits for a person: what the last run did with it, or a kind nobody is sure of. */
const changeSchema = z.enum(INBOX_CHANGES);

const listInbox = defineRoute('listInbox', {
  summary: '审阅台：上次运行后的变化和待定类型，尚未处理的',
  tags: ['issues'],
  request: { query: pageQuery.extend({ change: changeSchema.optional() }) },
  responses: {
    200: jsonOf(
      pageOf(issueRowSchema.extend({ changes: z.array(changeSchema).readonly() }).openapi('InboxItem'))
        .extend({
          asOf: asOfSchema.nullable(),
          /** Of the whole inbox, whatever the filter; one issue may count under several changes. */
          counts: z.object({
            total: z.number(),
            change: z.record(changeSchema, z.number()),
            state: z.object({ proposed: z.number(), confirmed: z.number(), checked: z.number() }),
          }),
        })
        .openapi('InboxPage'),
    ),
  },
});

const inboxPlace = z.tuple([countPlace, idPlace]);

export function inboxRoutes({ store: { db } }: Dependencies) {
  return createRouter().openapi(listInbox, async (context) => {
    const { cursor, limit, change = null } = context.req.valid('query');
    const asOf = await readAsOf(db);
    if (asOf === undefined) return context.json({ items: [], next: null, asOf: null, counts: NOTHING }, 200);
    const after = cursor === undefined ? null : readCursor(cursor, inboxPlace);
    const counts = await countInbox(db, asOf.seenDecision);
    const rows = await listInboxRows(db, { ...asOf, change, after, limit: limit + 1 });
    const { items, next } = cutPage(rows, limit, (row) => placeOf('rank', row));
    return context.json(
      {
        items: items.map((row) => ({ ...showListedIssue(row), changes: changesOf(row) })),
        next,
        asOf: showAsOf(asOf),
        counts: groupCounts(counts),
      },
      200,
    );
  });
}

function changesOf({ event, kindCode }: IssueRow): InboxChange[] {
  return INBOX_CHANGES.filter((change) => change === event || (change === 'unsure' && kindCode === null));
}

function groupCounts({ total, proposed, confirmed, checked, ...change }: InboxCounts) {
  return { total, change, state: { proposed, confirmed, checked } };
}

const NOTHING = groupCounts({
  total: 0,
  new: 0,
  grew: 0,
  split: 0,
  merged: 0,
  unsure: 0,
  proposed: 0,
  confirmed: 0,
  checked: 0,
});
