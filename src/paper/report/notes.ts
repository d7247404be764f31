/** What a reader has to know of a number. */
export interface Notes {
  /** Sentence by sentence. */
  notes?: readonly string[];
  /** The sentences in one text. */
  note?: string;
}

/** Sentences as the notes of a row; no field without any. */
export function notes(...sentences: (string | undefined)[]): Notes {
  const said = sentences.filter(sentence => sentence !== undefined && sentence !== '') as string[];
  return said.length ? { notes: said, note: said.join(' ') } : {};
}

/** The sentences of a row's note; of a row that has only the text, this as one. */
export const notesOf = ({ notes, note }: Notes): readonly string[] => notes ?? (note ? [note] : []);

/** The sentences that all of some rows have. */
export const sharedNotes = (rows: readonly Notes[]): readonly string[] =>
  rows.length === 0 ? [] : rows.map(notesOf).reduce((all, some) => all.filter(sentence => some.includes(sentence)));
