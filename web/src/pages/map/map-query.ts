import { queryOptions } from '@tanstack/react-query';
import { errorOfResponse } from '../../api/api-error.ts';
import { client } from '../../api/client.ts';
import { decodeMap } from './decode-map.ts';

/** Positions are kept for the run, so this is read once; the browser asks again by its ETag. */
export const mapQuery = queryOptions({
  queryKey: ['map'],
  queryFn: async () => {
    const response = await client.api.map.$get({ header: {} });
    if (!response.ok) throw await errorOfResponse(response);
    return decodeMap(await response.arrayBuffer());
  },
  staleTime: 300_000,
  structuralSharing: false,
});
