/**
 * Whatever two deputies and somebody of the staff do in whatever order, a draft is as a plain twin in memory says:
 * versions are never lost or repeated, only legal moves are made, nobody vouches for a text that changed.
 */
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  DRAFT_MOVES,
  DRAFT_STEPS,
  type DraftCause,
  type DraftContent,
  type DraftMove,
  type DraftState,
  EMPTY_CONTENT,
} from '../../src/domain/draft.ts';
import type { Store } from '../../src/store/open-store.ts';
import { ENGINES, emptyStore, openTestStore } from '../store/open-test-store.ts';
import { addPerson, type Clock, GOOD, offer, openDraftApp, withFacts } from './draft-city.ts';
import type { Caller } from './turn-city.ts';

const MINUTE = 60_000;
const TYPING_MINUTES = 5;
const MACHINE = '2026年1月，花溪区五所学校门口的家长反映，接送时段道路拥堵，公交车进不了站。';
const TEXTS = ['', '共一百个泊位。', '夜间尤其突出。'].map((more) =>
  withFacts(`${GOOD.sections.facts}${more}`),
);

type Who = 'owner' | 'second' | 'staff';
/** `late`: by somebody who saw the version before. */
type Act =
  | {
      readonly do: 'save';
      readonly who: Who;
      readonly late: boolean;
      readonly text: number;
      readonly cause: 'typed' | 'restored';
    }
  | { readonly do: 'accept' | 'confirm' | 'sign'; readonly who: Who; readonly late: boolean }
  | { readonly do: 'move'; readonly who: Who; readonly late: boolean; readonly move: DraftMove }
  | { readonly do: 'name'; readonly who: Who; readonly list: boolean }
  | { readonly do: 'wait'; readonly minutes: number };

const who = fc.oneof(
  { weight: 6, arbitrary: fc.constant<Who>('owner') },
  { weight: 2, arbitrary: fc.constant<Who>('second') },
);
const anybody = fc.oneof(who, fc.constant<Who>('staff'));
const late = fc.oneof({ weight: 7, arbitrary: fc.constant(false) }, fc.constant(true));
const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      ...{ do: fc.constant('save' as const), who, late, text: fc.nat(TEXTS.length - 1) },
      cause: fc.constantFrom('typed' as const, 'typed' as const, 'restored' as const),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constantFrom('accept' as const, 'confirm' as const), who, late }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      ...{ do: fc.constant('sign' as const), late },
      who: fc.constantFrom<Who>('second', 'second', 'owner'),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('move' as const),
      who: anybody,
      late,
      move: fc.constantFrom(...DRAFT_MOVES, 'submit' as const),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('name' as const), who, list: fc.boolean() }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('wait' as const), minutes: fc.integer({ min: 1, max: 6 }) }),
  },
);

const by = (who: Who, move: DraftMove): Act => ({ do: 'move', who, late: false, move });
/** Every move once: chance alone seldom comes to the last. */
const LIFE: Act[] = [
  { do: 'save', who: 'owner', late: false, text: 0, cause: 'typed' },
  ...[by('owner', 'submit'), by('owner', 'withdraw'), by('owner', 'submit'), by('staff', 'return')],
  { do: 'name', who: 'owner', list: true },
  { do: 'sign', who: 'second', late: false },
  ...[by('owner', 'discard'), by('owner', 'restore')],
  { do: 'save', who: 'owner', late: false, text: 1, cause: 'typed' },
];

type TwinVersion = {
  version: number;
  content: DraftContent;
  cause: DraftCause;
  kept: boolean;
  readonly begun: number;
};

/** Says what each act answers, and does it when that is 200. */
class Twin {
  state: DraftState = 'writing';
  content: DraftContent = EMPTY_CONTENT;
  version = 1;
  confirmed: number | null = null;
  onList = false;
  signed: number | null = null;
  moves: DraftMove[] = [];
  versions: TwinVersion[];
  #minute = 0;

  constructor() {
    this.versions = [{ version: 1, content: EMPTY_CONTENT, cause: 'created', kept: false, begun: 0 }];
  }

  reads(who: Who): boolean {
    if (who === 'owner') return true;
    if (who === 'second') return this.onList && this.state !== 'discarded';
    return this.state === 'submitted' || this.state === 'returned';
  }

  apply(act: Act): number {
    if (act.do === 'wait') {
      this.#minute += act.minutes;
      return 200;
    }
    if (!this.reads(act.who)) return 404;
    const own = act.who === 'owner';
    if (!own && act.do !== 'sign' && act.do !== 'move') return 403;
    if (act.do !== 'name' && act.late) return 412;
    if (act.do === 'move') return this.#move(act.who, act.move);
    if (this.state !== 'writing' && this.state !== 'returned') return 409;
    switch (act.do) {
      case 'save':
        this.#write(TEXTS[act.text] ?? GOOD, act.cause);
        return 200;
      case 'accept': {
        const sections = { ...this.content.sections, facts: MACHINE };
        this.#write({ ...this.content, sections }, 'assistant');
        return 200;
      }
      case 'confirm':
        this.confirmed = this.version;
        this.#keep();
        return 200;
      case 'sign':
        if (own) return 403;
        this.signed = this.version;
        this.#keep();
        return 200;
      case 'name':
        if (act.list && !this.onList) this.signed = null;
        this.onList = act.list;
        return 200;
    }
  }

  #move(who: Who, move: DraftMove): number {
    const { from, to, by } = DRAFT_STEPS[move];
    if (by !== who) return 403;
    if (!from.includes(this.state)) return 409;
    const vouched = this.content.sections.facts !== MACHINE || this.confirmed === this.version;
    if (move === 'submit' && (this.content.title === '' || !vouched)) return 409;
    this.state = to;
    this.moves.push(move);
    this.#keep();
    return 200;
  }

  #write(content: DraftContent, cause: DraftCause): void {
    if (content.sections.facts === this.content.sections.facts && content.title === this.content.title)
      return;
    const last = this.versions.at(-1);
    this.version += 1;
    this.content = content;
    this.confirmed = null;
    const goesOn =
      cause === 'typed' &&
      last?.cause === 'typed' &&
      !last.kept &&
      this.#minute - last.begun < TYPING_MINUTES;
    if (goesOn) Object.assign(last, { version: this.version, content });
    else this.versions.push({ version: this.version, content, cause, kept: false, begun: this.#minute });
  }

  #keep(): void {
    const last = this.versions.at(-1);
    if (last) last.kept = true;
  }
}

describe.each(ENGINES)('a draft and its twin on %s', (engine) => {
  let store: Store;
  beforeAll(async () => {
    store = await openTestStore(engine);
  });
  afterAll(() => store.close());

  it('are the same after every act', { timeout: 300_000 }, async () => {
    const seen = new Set<string>();
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 10, maxLength: 30, size: 'max' }), async (acts) => {
        const { perform, look } = await begin(store);
        const twin = new Twin();
        for (const one of acts) {
          const status = await perform(one, twin.version);
          expect({ act: one, status }).toEqual({ act: one, status: twin.apply(one) });
          seen.add(`${one.do} ${status}`);
          if (one.do === 'move' && status === 200) seen.add(one.move);
        }
        expect(await look()).toEqual(shapeOf(twin));
      }),
      { numRuns: 16, seed: 4, examples: [[LIFE]] },
    );
    // It went where it was meant to go.
    for (const one of [
      'save 200',
      'save 409',
      'save 412',
      'accept 200',
      'confirm 200',
      'sign 200',
      ...DRAFT_MOVES,
    ]) {
      expect([...seen]).toContain(one);
    }
  });
});

async function begin(store: Store) {
  await emptyStore(store);
  const clock: Clock = { now: new Date('2026-03-02T04:00:00Z') };
  const people: Record<Who, Caller> = {
    owner: await addPerson(store, 'deputy', 'owner'),
    second: await addPerson(store, 'deputy', 'second'),
    staff: await addPerson(store, 'staff', 'staff'),
  };
  const app = openDraftApp(store, clock);
  const { owner, second } = people;
  const { id } = await app.create(owner);
  const { turnId } = await offer(store, { draftId: id, by: owner }, [{ text: MACHINE }]);
  const path = `/api/drafts/${id}`;

  async function perform(act: Act, version: number): Promise<number> {
    if (act.do === 'wait') {
      clock.now = new Date(clock.now.getTime() + act.minutes * MINUTE);
      return 200;
    }
    const caller = people[act.who];
    if (act.do === 'name') {
      const body = { accountIds: act.list ? [second.id] : [] };
      return statusOf(app.call(caller, `${path}/cosigners`, { method: 'PUT', body }));
    }
    const seen = act.late ? version - 1 : version;
    switch (act.do) {
      case 'save':
        return statusOf(app.save(caller, id, seen, TEXTS[act.text] ?? GOOD, act.cause));
      case 'accept':
        return statusOf(
          app.act(caller, id, 'acceptance', seen, { turnId, section: 'facts', mode: 'replace' }),
        );
      case 'confirm':
        return statusOf(app.act(caller, id, 'confirmation', seen));
      case 'sign':
        return statusOf(app.act(caller, id, 'cosigning', seen));
      case 'move':
        return statusOf(app.act(caller, id, 'moves', seen, { move: act.move, reason: '请修改' }));
    }
  }

  async function look() {
    const draft = await app.get(owner, id);
    const versions = await store.db
      .selectFrom('draftVersion')
      .select(['version', 'content', 'cause', 'kept'])
      .orderBy('version')
      .execute();
    const moves = await store.db.selectFrom('draftMove').select('move').orderBy('id').execute();
    return {
      state: draft.state,
      version: draft.version,
      content: draft.content,
      confirmed: draft.confirmation !== null,
      cosigners: draft.cosigners.map(({ state }) => state),
      moves: moves.map(({ move }) => move),
      versions,
    };
  }
  return { perform, look };
}

const statusOf = async (response: Response | Promise<Response>): Promise<number> => {
  const { status, body } = await response;
  await body?.cancel();
  return status;
};

function shapeOf(twin: Twin) {
  const { state, version, content, confirmed, onList, signed, moves, versions } = twin;
  const signing = signed === version ? 'confirmed' : 'changed';
  return {
    ...{ state, version, content, moves },
    confirmed: confirmed === version,
    cosigners: onList ? [signed === null ? 'asked' : signing] : [],
    versions: versions.map(({ begun: _, ...row }) => row),
  };
}
