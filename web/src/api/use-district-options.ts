import { useQuery } from '@tanstack/react-query';
import type { Option } from '../components/select-field.tsx';
import { useSession } from './session.ts';
import { settingsQuery } from './settings.ts';

/** Districts to filter by; an account of one district has nothing to choose. */
export function useDistrictOptions(): readonly Option[] {
  const { account } = useSession();
  const { data } = useQuery(settingsQuery);
  if (!data || account?.district) return [];
  return data.data.districts.map(({ name }) => ({ value: name, word: name }));
}
