import type { Role } from '../../../src/domain/account.ts';
import { answerOf, client } from './client.ts';
import type { Session } from './session.ts';

export const signIn = (json: { name: string; password: string }): Promise<Session> =>
  answerOf(client.api.session.$post({ json }));

export const signInAsVisitor = (json: { role: Role; second: boolean }): Promise<Session> =>
  answerOf(client.api.session.visitor.$post({ json }));

export const acceptInvitation = (input: { token: string; password: string }): Promise<Session> =>
  answerOf(
    client.api.invitations[':token'].$post({
      param: { token: input.token },
      json: { password: input.password },
    }),
  );

export const changePassword = (json: { current: string; next: string }): Promise<unknown> =>
  answerOf(client.api.session.password.$post({ json }));

export const signOut = (): Promise<unknown> => answerOf(client.api.session.$delete());
