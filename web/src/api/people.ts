import type { InferRequestType, InferResponseType } from 'hono/client';
import { answerOf, client, ifMatch, tagOfVersion } from './client.ts';

export type PeoplePage = InferResponseType<typeof client.api.people.$get, 200>;
export type Person = PeoplePage['items'][number];
export type NewPerson = InferRequestType<typeof client.api.people.$post>['json'];
const one = client.api.people[':id'];
export type PersonChange = InferRequestType<typeof one.$patch>['json'];
export type InvitationLink = InferResponseType<typeof one.invitation.$post, 201>;

const paramOf = ({ id }: Person) => ({ id: String(id) });

export const createPerson = (json: NewPerson) => answerOf(client.api.people.$post({ json }));

export const invitePerson = (person: Person) => answerOf(one.invitation.$post({ param: paramOf(person) }));

export const updatePerson = ({ person, change }: { person: Person; change: PersonChange }) =>
  answerOf(
    one.$patch({ param: paramOf(person), header: ifMatch(tagOfVersion(person.version)), json: change }),
  );
