import type { FileKind, Role } from './answerFiles';
import type { FileArray } from './fileArray';

/** What files say about some models. */
export interface GivenModels {
  kind: FileKind;
  answers: FileArray;
  /** The names of the classes, in the order of the answers, where the file tells. */
  classes?: readonly string[];
  membership?: FileArray;
}

/** Classes of records, with the names of the classes in the order that numbers mean, where that is known. */
export interface GivenLabels {
  array: FileArray;
  names?: readonly string[];
}

/** All that files say; labels and ids may come from several, and then have to agree. */
export type GivenAnswers = Partial<Record<Role, GivenModels>> & { labels: GivenLabels[]; ids: FileArray[] };
