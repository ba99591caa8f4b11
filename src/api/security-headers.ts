import type { MiddlewareHandler } from 'hono';
import { secureHeaders } from 'hono/secure-headers';

const POLICY = 'content-security-policy';

/** A handler's own policy stays: a report is to reach less than a page of ours. */
export function securityHeaders(isSecure: boolean): MiddlewareHandler {
  const general = generalHeaders(isSecure);
  return async function setSecurityHeaders(context, next) {
    let own: string | null = null;
    await general(context, async () => {
      await next();
      own = context.res.headers.get(POLICY);
    });
    if (own !== null) context.res.headers.set(POLICY, own);
  };
}

/** Scripts come from us alone and never from a page's own text; Ant Design writes style elements. */
function generalHeaders(isSecure: boolean): MiddlewareHandler {
  const self = ["'self'"];
  return secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: self,
      scriptSrc: self,
      styleSrc: [...self, "'unsafe-inline'"],
      imgSrc: [...self, 'data:', 'blob:'],
      fontSrc: [...self, 'data:'],
      connectSrc: self,
      workerSrc: [...self, 'blob:'],
      objectSrc: ["'none'"],
      baseUri: self,
      formAction: self,
      frameAncestors: ["'none'"],
    },
    xFrameOptions: 'DENY',
    referrerPolicy: 'same-origin',
    // Only where people reach us by https; elsewhere a browser would lock itself out.
    strictTransportSecurity: isSecure ? 'max-age=31536000; includeSubDomains' : false,
  });
}
