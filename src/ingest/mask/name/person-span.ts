/** Where a person is named. `name` is what was written: a full name, 小王, or a surname alone (王 of 王先生). */
export type PersonSpan = { readonly start: number; readonly end: number; readonly name: string };
