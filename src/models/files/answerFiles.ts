import type { AnswerKind } from '../answers';

/** Where an array is: in a file (its only one, or of the usual name), or by name in an archive of several. */
export type ArrayPlace = string | { file: string; array: string };

/** What models say, in one of four kinds, and what they were trained on. */
export interface ModelFiles {
  /** Outputs before the softmax, `[models × records × classes]`; `[records × classes]` of a single model. */
  logits?: ArrayPlace;
  /** Probabilities, in the same form. */
  probabilities?: ArrayPlace;
  /** Losses −ln p of the true class in nats, `[models × records]`; `[records]` of a single model. */
  losses?: ArrayPlace;
  /** The classes that the models take for the likeliest, in the form of losses. */
  predictions?: ArrayPlace;
  /** True or 1 where a model was trained on a record, `[models × records]`. Default: nobody knows. */
  membership?: ArrayPlace;
}

/**
 * Which files hold what models say, and about which records: what is handed to `fromAnswers`, and what stands in a
 * manifest `gmia.json`. All arrays are about the same records, in the same order.
 */
export interface AnswerFiles {
  /** Of the manifest; there is only 1. */
  version?: 1;
  /** For tables and messages. Default: the name of the folder. */
  name?: string;
  /** What the reference models say, and the models under attack. At least one of the two. */
  reference?: ModelFiles;
  target?: ModelFiles;
  /** The true class of each record, `[records]`: its number from 0 on, or its name. Default: those of a data set. */
  labels?: ArrayPlace;
  /** Which record each is, `[records]`: numbers or texts. */
  ids?: ArrayPlace;
  /** The names of the classes, in the order of the answers. Default: those of a data set, or "0", "1", ... */
  classes?: string[];
  /** Who holds which records, as positions in the arrays. Default: derived from the membership, see `fromAnswers`. */
  roles?: { pool: ArrayPlace | number[]; adversary: ArrayPlace | number[] };
}

/** The kinds of answers in files, by the name that they have there. */
export const fileKinds = {
  logits: 'logits',
  probabilities: 'probabilities',
  losses: 'losses',
  predictions: 'label',
} as const satisfies Record<string, AnswerKind>;

export type FileKind = keyof typeof fileKinds;
export const kindNames = Object.keys(fileKinds) as FileKind[];

export type Role = 'reference' | 'target';
export const roleNames: readonly Role[] = ['reference', 'target'];
