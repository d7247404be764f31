/** What an attack asks each target, counted in records: what it costs where questions are paid for, and what shows. */
export interface Questions {
  /** For each attacked record: itself, and what is made of it. */
  perRecord: number;
  /** About other records, however many are attacked. */
  beyond: number;
}

/** What most attacks ask: what the target says of the record. */
export const itself: Questions = { perRecord: 1, beyond: 0 };
