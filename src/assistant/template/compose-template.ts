/**
 * The draft without any model: the evidence put into the form, gaps left where only the deputy knows. Pure: the same
 * input gives the same draft.
 */
import type { Section } from '../../domain/draft.ts';
import { chooseMaterial } from './choose-material.ts';
import { composeTitle } from './compose-title.ts';
import { isSound } from './is-sound.ts';
import type { TemplateDraft, TemplateInput } from './template-input.ts';
import { writeAnalysis } from './write-analysis.ts';
import { writeBasis } from './write-basis.ts';
import { writeFacts } from './write-facts.ts';
import { writeMeasures } from './write-measures.ts';

export function composeTemplate(input: TemplateInput): TemplateDraft {
  const material = chooseMaterial(input);
  const sections: Record<Section, string[]> = {
    facts: writeFacts(input, material),
    analysis: writeAnalysis(input, material),
    measures: writeMeasures(input, material),
    basis: writeBasis(input, material),
  };
  return {
    title: composeTitle(input.concern, material.issues[0]?.heading ?? null, input.kind, (title) =>
      isSound(title, input.evidence),
    ),
    sections: {
      facts: asTexts(sections.facts),
      analysis: asTexts(sections.analysis),
      measures: asTexts(sections.measures),
      basis: asTexts(sections.basis),
    },
  };
}

const asTexts = (sentences: readonly string[]): { text: string }[] => sentences.map((text) => ({ text }));
