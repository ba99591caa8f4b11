/** Characters that join words and belong to no name. */
export const JOINING =
  '的了在是我你他她它们和与及或从到对被把将就都也又还很太更最没不有无个这那之其为向让给至于以因但请望要能会可说讲叫住来去上里外内前后旁边离由该本各每某吗呢吧啊地得着过再已';
