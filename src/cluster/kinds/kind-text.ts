/** What the classifier reads: a title and a body, and for a suggestion where its parts stand in the body. */
export type KindText = {
  /** May be empty. */
  readonly title: string;
  readonly body: string;
  /** Span of body that holds 具体建议, UTF-16; what is asked for says more about the kind than the facts. */
  readonly measures?: { readonly start: number; readonly end: number } | null;
};

/** One sentence, normalised, with how much a word in it counts. */
export type WeighedSentence = {
  readonly text: string;
  readonly weight: number;
};

export const TITLE_WEIGHT = 2.5;
const FIRST_SENTENCE_WEIGHT = 1.4;
const MEASURES_WEIGHT = 1.5;
/** 关于…的建议: the frame every title of a suggestion has. */
const TITLE_FRAME = /^关于|的(?:建议|意见|议案|提案|批评)$/g;
/** Where a body that came as one column begins its measures. */
const MEASURES_MARK = /^【?(?:具体)?(?:对策|建议|措施|意见)(?:建议)?(?:[】:：]|如下)/;
const SENTENCE_END = /[。！？!?；;\n]/;

/** Same form for terms and texts: half-width, capitals, no blanks inside (扫描件 and hard breaks put them there). */
export function normaliseForKinds(text: string): string {
  return text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^\S\n]+/g, '');
}

/** Title first, then the body's sentences in order. */
export function weighSentences(text: KindText): WeighedSentence[] {
  const sentences: WeighedSentence[] = [];
  if (text.title.trim() !== '')
    sentences.push({ text: normaliseForKinds(text.title).replace(TITLE_FRAME, ''), weight: TITLE_WEIGHT });
  let offset = 0;
  let first = true;
  let marked = false;
  for (const raw of text.body.split(SENTENCE_END)) {
    const sentence = normaliseForKinds(raw);
    marked = marked || MEASURES_MARK.test(sentence);
    const inMeasures = text.measures ? offset >= text.measures.start && offset < text.measures.end : marked;
    offset += raw.length + 1;
    if (sentence.length < 2) continue;
    sentences.push({ text: sentence, weight: bodyWeight(first, inMeasures) });
    first = false;
  }
  return sentences;
}

function bodyWeight(first: boolean, inMeasures: boolean): number {
  if (first) return FIRST_SENTENCE_WEIGHT;
  return inMeasures ? MEASURES_WEIGHT : 1;
}
