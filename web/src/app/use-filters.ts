import { useMemo } from 'react';
import { useSearchParams } from 'react-router';

/**
 * The filters of a list, kept in the address, so that a filtered list can be sent to a colleague.
 * @param names those this list knows; others in the address are ignored.
 */
export function useFilters<const Name extends string>(names: readonly Name[]) {
  const [search, setSearch] = useSearchParams();
  const filters = useMemo(() => {
    const found: Partial<Record<Name, string>> = {};
    for (const name of names) {
      const value = search.get(name);
      if (value) found[name] = value;
    }
    return found;
  }, [names, search]);
  const set = (name: Name, value: string) =>
    setSearch(
      (before) => {
        const next = new URLSearchParams(before);
        if (value === '') next.delete(name);
        else next.set(name, value);
        return next;
      },
      { replace: true },
    );
  return { filters, set, clear: () => setSearch({}, { replace: true }) };
}
