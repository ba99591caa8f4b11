import { secureHeaders } from 'hono/secure-headers';

/** Scripts come from us alone and never from a page's own text; Ant Design writes style elements. */
export function securityHeaders(isSecure: boolean) {
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
