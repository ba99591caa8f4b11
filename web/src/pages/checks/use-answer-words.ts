import { useQuery } from '@tanstack/react-query';
import { kindTreeQuery } from '../desk/desk-queries.ts';
import { UNSURE } from './check-types.ts';
import { PAIR_ANSWERS } from './pair-keys.ts';

/** The words of answers, a person's and the machine's. */
export function useAnswerWords(): (answer: string | null) => string {
  const { data } = useQuery(kindTreeQuery);
  const kinds = new Map(data?.fields.flatMap(({ kinds: all }) => all.map(({ code, name }) => [code, name])));
  const pairs = new Map<string, string>(PAIR_ANSWERS.map(({ answer, word }) => [answer, word]));
  return (answer) =>
    answer === null
      ? '未答'
      : answer === UNSURE
        ? '拿不准'
        : (pairs.get(answer) ?? kinds.get(answer) ?? answer);
}
