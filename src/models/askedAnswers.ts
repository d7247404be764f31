import { createHash } from 'node:crypto';
import { type Matrix, row, rows } from '../core/matrix';
import type { AnswerKind, Answers } from './answers';

/** The answers of some models to what they were asked so far, found by its content. */
export class AskedAnswers {
  /** Of all models to a question, `[models × width]`. */
  private readonly known = new Map<string, Float64Array>();
  private readonly width: number;

  constructor(
    private readonly kind: AnswerKind,
    private readonly models: number,
    private readonly classes: number,
  ) {
    this.width = kind === 'label' || kind === 'losses' ? 1 : classes;
  }

  /** The key of each row: equal for equal rows only. */
  keys(inputs: Matrix): string[] {
    return Array.from({ length: rows(inputs) }, (_, at) =>
      createHash('sha256')
        .update(Float64Array.from(row(inputs, at)))
        .digest('base64'),
    );
  }

  /** The first row, by position, of each question that was not asked yet. */
  missing(keys: readonly string[]): number[] {
    const seen = new Set<string>();
    return [...keys.keys()].filter(at => !this.known.has(keys[at]) && seen.size < seen.add(keys[at]).size);
  }

  /** @param values of each model in turn, `[models][keys × width]` */
  put(keys: readonly string[], values: readonly ArrayLike<number>[]): void {
    keys.forEach((key, at) =>
      this.known.set(
        key,
        Float64Array.from({ length: this.models * this.width }, (_, i) => {
          const model = Math.floor(i / this.width);
          return values[model][at * this.width + i - model * this.width];
        }),
      ),
    );
  }

  /** Answers to questions that were asked. */
  answers(keys: readonly string[]): Answers {
    const { kind, models, classes, width } = this;
    const values = new Float64Array(models * keys.length * width);
    keys.forEach((key, at) => {
      const own = this.known.get(key)!;
      for (let m = 0; m < models; m++)
        values.set(own.subarray(m * width, (m + 1) * width), (m * keys.length + at) * width);
    });
    return { kind, values, models, records: keys.length, classes };
  }
}
