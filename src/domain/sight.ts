/** What of the records somebody may see: follows from the account, and every query that shows records obeys it. */
export type Sight = {
  /** Only records whose district begins so; null = the whole city. */
  readonly district: string | null;
  /** Only groups of so many distinct people or more; 1 for staff. */
  readonly minimumPeople: number;
  /** The words of 举报, 保密 and 匿名 records. */
  readonly confidential: boolean;
};

/** What staff of the whole city see. */
export const EVERYTHING: Sight = { district: null, minimumPeople: 1, confidential: true };

/** What is written for others than staff: reports, the committee's lists. */
export const outsideStaff = (minimumPeople: number): Sight => ({
  district: null,
  minimumPeople,
  confidential: false,
});
