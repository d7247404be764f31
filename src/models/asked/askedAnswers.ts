import { expected } from '../../core/check';
import type { Dataset } from '../../data/dataset';
import { recordNameAt } from '../../data/recordName';
import { checkRecords, Records } from '../../data/records';
import { type AnswerKind, type Answers, answersAs } from '../answers';
import type { AskedKind } from './interpret';
import type { KnownAnswers } from './knownAnswers';
import type { Questions } from './questions';

/** What some models have said so far about records of a data set, and about other inputs: see `Askable`. */
export class AskedAnswers {
  /** The keys of the data set's records. */
  readonly #keys: string[] = [];

  constructor(
    /** Of the models, for errors. */
    private readonly name: string,
    private readonly gives: AskedKind,
    private readonly dataset: Dataset,
    private readonly questions: Questions,
    private readonly known: KnownAnswers,
  ) {}

  /** For each model the first position of each question that it has not answered. */
  missing(keys: readonly string[]): number[][] {
    const first = new Map<string, number>();
    keys.forEach((key, at) => first.has(key) || first.set(key, at));
    return Array.from({ length: this.known.models }, (_, m) =>
      [...first].filter(([key]) => !this.known.knows(m, key)).map(([, at]) => at),
    );
  }

  /** The finest answers to questions that all models have answered. */
  answers(keys: readonly string[]): Answers {
    return this.known.answers(keys, this.gives, this.dataset.classes.length);
  }

  /** @throws RangeError for records that a model was not asked about, those of another data set, or finer answers */
  about(records: Records, kind: AnswerKind): Answers {
    if (checkRecords('records', records).dataset !== this.dataset)
      expected(`records of ${this.dataset.name}`, 'records of another dataset', 'Take them from the same load of it.');
    const keys = this.keysOf(records);
    for (let m = 0; m < this.known.models; m++) {
      const at = keys.findIndex(key => !this.known.knows(m, key));
      if (at >= 0)
        expected(
          `records that ${this.name} was asked about`,
          recordNameAt(records, at),
          'Ask first: await gmia.ask(models, records).',
        );
    }
    return answersAs(this.answers(keys), kind, records.labels(), this.name);
  }

  private keysOf({ dataset, indices }: Records): string[] {
    const fresh = indices.filter(index => this.#keys[index] === undefined);
    if (fresh.length > 0)
      this.questions.keys(new Records(dataset, fresh).features()).forEach((key, i) => (this.#keys[fresh[i]] = key));
    return Array.from(indices, index => this.#keys[index]);
  }
}
