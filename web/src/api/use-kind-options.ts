import { useQuery } from '@tanstack/react-query';
import { UNSURE_KIND } from '../codes.ts';
import type { Option } from '../components/select-field.tsx';
import { WORDS } from '../words.ts';
import { kindsQuery } from './kinds.ts';
import { useMay } from './session.ts';

/** Kinds to filter by, in the order of the taxonomy; none for who may not see the whole city. */
export function useKindOptions(): readonly Option[] {
  const may = useMay();
  const { data } = useQuery({ ...kindsQuery, enabled: may('listKinds') });
  if (!data) return [];
  const kinds = data.fields.flatMap((field) => field.kinds);
  return [
    ...kinds.map(({ code, name }) => ({ value: code, word: name })),
    { value: UNSURE_KIND, word: WORDS.unsure },
  ];
}
