/** Retrieval as the assistant uses it, whoever does it: the hybrid search of src/assistant/find, or a double in a test. */
import type { Found } from '../domain/evidence.ts';

/**
 * Each gives the best first, at most `limit`, an empty list when there is nothing. Only what the account in whose name
 * it was made may see; never 举报 and 保密 records, never a group below the smallest number of people.
 */
export type Retriever = {
  /** Suggestions of the past five years with their replies. */
  suggestions(query: string, limit: number): Promise<Found[]>;
  /** Issues with their counts of people, districts, trend. */
  issues(query: string, limit: number): Promise<Found[]>;
  /** Passages of hotline and station records: to understand a problem by, never to paste. */
  records(query: string, limit: number): Promise<Found[]>;
  /** Articles in force on the day. */
  laws(query: string, limit: number): Promise<Found[]>;
};
