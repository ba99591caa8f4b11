/** The double as a handler of msw, for tests in one process. */
import { http } from 'msw';
import type { ModelService } from './model-service.ts';

/** @param baseURL up to and with /v1. */
export const modelHandler = (baseURL: string, { respond }: Pick<ModelService, 'respond'>) =>
  http.post(`${baseURL}/chat/completions`, async ({ request }) =>
    respond(await request.json(), request.signal),
  );
