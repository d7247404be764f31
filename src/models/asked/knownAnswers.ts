import type { AnswerKind, Answers } from '../answers';

/** Answers that are at hand: of each model to each question, by the question's key. */
export class KnownAnswers {
  private readonly places = new Map<string, number>();
  private readonly values: Float64Array[];
  private readonly has: Uint8Array[];

  /** @param width how many numbers an answer has */
  constructor(
    readonly models: number,
    readonly width: number,
  ) {
    this.values = Array.from({ length: models }, () => new Float64Array(0));
    this.has = Array.from({ length: models }, () => new Uint8Array(0));
  }

  private put(model: number, key: string, answer: ArrayLike<number>): void {
    let at = this.places.get(key);
    if (at === undefined) this.places.set(key, (at = this.places.size));
    if (at >= this.has[model].length) this.grow(model, Math.max(64, 2 * at));
    this.has[model][at] = 1;
    this.values[model].set(answer, at * this.width);
  }

  /** @param answers one after another, `[keys × width]` */
  putAll(model: number, keys: readonly string[], answers: Float64Array): void {
    keys.forEach((key, i) => this.put(model, key, answers.subarray(i * this.width, (i + 1) * this.width)));
  }

  knows(model: number, key: string): boolean {
    const at = this.places.get(key);
    return at !== undefined && this.has[model][at] === 1;
  }

  /** The answer of a model to a question that it knows. */
  get(model: number, key: string): Float64Array {
    const at = this.places.get(key)! * this.width;
    return this.values[model].subarray(at, at + this.width);
  }

  /** The answers of all models to questions that all know. */
  answers(keys: readonly string[], kind: AnswerKind, classes: number): Answers {
    const values = new Float64Array(this.models * keys.length * this.width);
    for (let m = 0; m < this.models; m++)
      keys.forEach((key, i) => values.set(this.get(m, key), (m * keys.length + i) * this.width));
    return { kind, values, models: this.models, records: keys.length, classes };
  }

  /** Every answer there is. */
  *all(): Generator<Float64Array> {
    for (let m = 0; m < this.models; m++)
      for (let at = 0; at < this.has[m].length; at++)
        if (this.has[m][at]) yield this.values[m].subarray(at * this.width, (at + 1) * this.width);
  }

  clear(): void {
    this.places.clear();
    for (const has of this.has) has.fill(0);
  }

  private grow(model: number, size: number): void {
    const values = new Float64Array(size * this.width);
    values.set(this.values[model]);
    this.values[model] = values;
    const has = new Uint8Array(size);
    has.set(this.has[model]);
    this.has[model] = has;
  }
}
