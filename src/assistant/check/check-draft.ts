/** 检: what does not look right in a draft, rule by rule. By words alone; it advises, the deputy decides. */
import type { Hint, HintRule } from '../../domain/hint.ts';
import { HINT_RULES } from '../../domain/hint.ts';
import { analysis } from './analysis.ts';
import { basis } from './basis.ts';
import type { CheckInput, Rule } from './check-input.ts';
import { competence } from './competence.ts';
import { earlier } from './earlier.ts';
import { emptyPhrases } from './empty-phrases.ts';
import { facts } from './facts.ts';
import { genre } from './genre.ts';
import { inadmissible } from './inadmissible.ts';
import { measures } from './measures.ts';
import { oneMatter } from './one-matter.ts';
import { personalData } from './personal-data.ts';
import { titleForm } from './title-form.ts';
import { unverified } from './unverified.ts';

const RULES: Readonly<Record<HintRule, Rule>> = {
  one_matter: oneMatter,
  title_form: titleForm,
  competence,
  facts,
  analysis,
  measures,
  basis,
  earlier,
  personal_data: personalData,
  inadmissible,
  genre,
  empty_phrases: emptyPhrases,
  unverified,
};

/** Hints in the order of HINT_RULES, of one rule in the order of the text. Pure: the same draft gives the same hints. */
export function checkDraft(input: CheckInput): Hint[] {
  return HINT_RULES.flatMap((rule) => RULES[rule](input));
}
