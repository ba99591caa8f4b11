/** Cross-site request forgery: a page of another site makes the browser of somebody signed in send something. */

export type RequestOrigin = {
  readonly method: string;
  /** Sec-Fetch-Site; older browsers and programs send none. */
  readonly fetchSite: string | null;
  /** Origin; browsers send it with everything but plain GET. */
  readonly origin: string | null;
  /** Host, as the browser knows us. */
  readonly host: string | null;
};

const READING = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Programs send neither header: they have no cookie that a page could use, and are let through. */
export function isForeign(
  { method, fetchSite, origin, host }: RequestOrigin,
  publicAddress: string | null,
): boolean {
  if (READING.has(method)) return false;
  if (fetchSite !== null) return fetchSite !== 'same-origin' && fetchSite !== 'none';
  if (origin === null) return false;
  if (!URL.canParse(origin)) return true;
  const { origin: from, host: fromHost } = new URL(origin);
  return publicAddress === null ? fromHost !== host : from !== new URL(publicAddress).origin;
}
