import type { Language } from '../../config/config.ts';
import { en } from './en.ts';
import { zh } from './zh.ts';

/** The Chinese catalogue is the shape; the English one must satisfy it. */
export type Messages = typeof zh;

export const MESSAGES: Readonly<Record<Language, Messages>> = { zh, en };
