import { z } from '@hono/zod-openapi';
import { lookUpLaws } from '../../assistant/verify/look-up-laws.ts';
import type { SentenceInput } from '../../assistant/verify/verify-sentence.ts';
import type { Section } from '../../domain/draft.ts';
import { DomainError } from '../../domain/errors.ts';
import type { FormModel } from '../../report/form/form-model.ts';
import { formFileName, writeForm } from '../../report/form/write-form.ts';
import { type FormDraft, readFormDraft } from '../../store/drafts/read-form-draft.ts';
import { attachment } from '../attachment.ts';
import { chinaDayOf } from '../china-time.ts';
import { createRouter, defineRoute } from '../define-route.ts';
import type { Dependencies } from '../dependencies.ts';
import { formSentences } from '../form-sentences.ts';
import { requireAccount } from '../guard.ts';
import { sightOf } from '../sight-of.ts';

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

const getDraftForm = defineRoute('getDraftForm', {
  summary: '草稿的代表建议表（DOCX）；含人工智能生成内容而未经核定的带标识，未核实的句子有标记和原因',
  tags: ['assistant'],
  request: { params: z.object({ id: z.coerce.number().int().positive() }) },
  responses: {
    200: {
      description: '文件名见 Content-Disposition',
      content: { [DOCX]: { schema: z.string().openapi({ format: 'binary' }) } },
    },
  },
});

export function draftFormRoutes({ store: { db }, config, now }: Dependencies) {
  return createRouter().openapi(getDraftForm, async (context) => {
    const { id } = context.req.valid('param');
    const draft = await readFormDraft(db, id, requireAccount(context), sightOf(context, config));
    if (draft === undefined)
      throw new DomainError('not_found', `没有编号为 ${id} 的草稿`, '请从草稿列表里打开');
    const laws = await lookUpLaws(db, Object.values(draft.content.sections));
    const closed = { evidence: draft.evidence, laws, day: chinaDayOf(now()) };
    const bytes = await writeForm(presentForm(draft, closed, config.city));
    return context.body(new Uint8Array(bytes), 200, {
      'content-type': DOCX,
      'content-disposition': attachment(formFileName(draft.content.title)),
    });
  });
}

type ClosedWorld = Pick<SentenceInput, 'evidence' | 'laws' | 'day'>;

function presentForm(draft: FormDraft, closed: ClosedWorld, city: string): FormModel {
  const { content, passages } = draft;
  const read = (section: Section) =>
    formSentences(
      { ...closed, section, text: content.sections[section] },
      passages.filter((passage) => passage.section === section),
    );
  return {
    city,
    draftId: draft.id,
    version: draft.version,
    savedAt: draft.updatedAt,
    // What is not in the text of the sections is the deputy's: a title is chosen, not accepted sentence by sentence.
    title: { text: content.title, origin: 'person', faults: [] },
    sections: {
      facts: read('facts'),
      analysis: read('analysis'),
      measures: read('measures'),
      basis: read('basis'),
    },
    form: content.form,
    leadDeputy: draft.ownerName,
    cosigners: draft.cosigners,
    evidence: draft.evidence,
    confirmedBy: draft.confirmedBy,
  };
}
