import { detectAddress } from './detect-address.ts';
import { detectBankCard } from './detect-bank-card.ts';
import { detectBirthDate } from './detect-birth-date.ts';
import { detectCertificate } from './detect-certificate.ts';
import { detectEmail } from './detect-email.ts';
import { detectIdCard } from './detect-id-card.ts';
import { detectLandline } from './detect-landline.ts';
import { detectPhone } from './detect-phone.ts';
import { detectPlate } from './detect-plate.ts';
import { detectSocial } from './detect-social.ts';
import { flattenWidth } from './flatten-width.ts';
import { type Detector, type FoundSpan, TOKEN_PATTERN } from './mask-type.ts';
import { detectKnownNames } from './name/detect-known-names.ts';
import { findNames } from './name/find-names.ts';
import type { PersonSpan } from './name/person-span.ts';
import { digitsOf } from './number-signs.ts';
import { resolveOverlaps } from './resolve-overlaps.ts';

const NUMBER_DETECTORS: readonly Detector[] = [
  detectPhone,
  detectLandline,
  detectIdCard,
  detectBankCard,
  detectPlate,
  detectEmail,
  detectSocial,
  detectCertificate,
  detectAddress,
  detectBirthDate,
];

/** A span with the person it names, '' for the types that are no names. */
export type NamedSpan = FoundSpan & { readonly name: string };

export type Exceptions = {
  /** Names that stay: deputies, who act in public. */
  readonly publicNames: ReadonlySet<string>;
  /** Digits of office numbers that stay. */
  readonly publicPhones: ReadonlySet<string>;
};

const CONTEXT_NAME_PRIORITY = 40;
const KNOWN_NAME_PRIORITY = 45;

/** One pass over the text: spans in reading order, none overlapping another or a token that is already there. */
export function findSpans(text: string, knownNames: Iterable<string>, exceptions: Exceptions): NamedSpan[] {
  const flat = flattenWidth(text);
  const numbers = NUMBER_DETECTORS.flatMap((detect) => detect(flat)).map((span) => ({ ...span, name: '' }));
  const found = [
    ...numbers.filter((span) => !exceptions.publicPhones.has(digitsOf(flat.slice(span.start, span.end)))),
    ...asSpans(detectKnownNames(flat, knownNames), KNOWN_NAME_PRIORITY, exceptions),
    ...asSpans(findNames(flat), CONTEXT_NAME_PRIORITY, exceptions),
  ];
  return outsideTokens(text, resolveOverlaps(found));
}

function asSpans(people: readonly PersonSpan[], priority: number, { publicNames }: Exceptions): NamedSpan[] {
  return people
    .filter(({ name }) => !publicNames.has(name))
    .map((person) => ({ ...person, type: 'name', priority }));
}

/** Both lists are in reading order, so one walk is enough. */
function outsideTokens(text: string, spans: readonly NamedSpan[]): NamedSpan[] {
  if (!text.includes('[')) return [...spans];
  const tokens = [...text.matchAll(TOKEN_PATTERN)].map(
    (match) => [match.index, match.index + match[0].length] as const,
  );
  let at = 0;
  return spans.filter(({ start, end }) => {
    while ((tokens[at]?.[1] ?? Number.POSITIVE_INFINITY) <= start) at += 1;
    return (tokens[at]?.[0] ?? Number.POSITIVE_INFINITY) >= end;
  });
}
