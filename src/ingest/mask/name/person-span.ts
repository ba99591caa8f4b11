/**
 * Where a person is named. `name` is what was written: a full name, 小王, a surname alone (王 of 王老师), or a
 * surname with the sex its title tells (王先生 of 王大爷; the title itself is no part of the span).
 */
export type PersonSpan = { readonly start: number; readonly end: number; readonly name: string };
