/**
 * Codes of the service that pages compare with. Copied, so that pages need not carry the schemas they stand beside;
 * the types make sure that the copies are the same.
 */
import type { REPORT_FORMATS as FORMATS } from '../../src/domain/job.ts';
import type { UNSURE_KIND as UNSURE } from '../../src/domain/kind.ts';

/** 待定: what the classifier is not sure of. */
export const UNSURE_KIND: typeof UNSURE = 'pending';

export const REPORT_FORMATS: typeof FORMATS = ['docx', 'xlsx', 'html', 'json'];
