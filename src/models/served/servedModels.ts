import { setMaxListeners } from 'node:events';
import { inspect } from 'node:util';
import PQueue from 'p-queue';
import { checkFields, checkInteger } from '../../core/check';
import { type Followed, follow } from '../../core/follow';
import { count } from '../../core/format';
import { inParallel } from '../../core/inParallel';
import type { Matrix } from '../../core/matrix';
import type { Progress } from '../../core/progress';
import type { AttackSplit } from '../../data/attackSplit';
import type { Dataset } from '../../data/dataset';
import { checkRecords, type Records } from '../../data/records';
import type { AnswerKind, Answers } from '../answers';
import { AskedAnswers } from '../asked/askedAnswers';
import type { AskedKind } from '../asked/interpret';
import type { KnownAnswers } from '../asked/knownAnswers';
import { type KnownMembers, membersOf } from '../asked/membersOf';
import { type Quality, qualityOf, qualityWarnings } from '../asked/quality';
import type { Questions } from '../asked/questions';
import type { Coarseness } from '../coarseness';
import type { Askable, Price } from '../models';
import type { AnswerLog } from './answerLog';
import { batches } from './batches';
import type { Asked, Meter } from './budget';
import type { Canaries } from './canaries';
import type { Connection, Some } from './connection';
import { priceOf } from './price';

export interface ServedParts {
  name: string;
  gives: AskedKind;
  kind: 'reference' | 'target';
  dataset: Dataset;
  split?: AttackSplit;
  members?: KnownMembers;
  /** For each model what its answers are kept under. */
  identities: readonly string[];
  connection: Connection;
  questions: Questions;
  known: KnownAnswers;
  log?: AnswerLog;
  meter: Meter;
  canaries: Canaries;
  /** What is asked again to notice a change. */
  canary: Some;
  concurrency: number;
  rate?: { requests: number; seconds: number };
}

/** Records that one model is asked about in one request. */
interface Job {
  model: number;
  at: readonly number[];
}

/** Models behind a server: see `served`. */
export class ServedModels implements Askable {
  readonly name: string;
  readonly size: number;
  readonly gives: AskedKind;
  readonly kind: 'reference' | 'target';
  readonly split?: AttackSplit;
  readonly #parts: ServedParts;
  /** One run at a time: what the first one asks the second one finds. */
  readonly #runs = new PQueue({ concurrency: 1 });
  readonly #answers: AskedAnswers;
  #fresh = true;
  #quality?: Quality;

  constructor(parts: ServedParts) {
    ({ name: this.name, gives: this.gives, kind: this.kind, split: this.split } = parts);
    this.size = parts.identities.length;
    this.#parts = parts;
    const { dataset, questions, known } = parts;
    this.#answers = new AskedAnswers(this.name, this.gives, dataset, questions, known);
  }

  /** What was asked since `served`, as a copy. */
  get asked(): Asked {
    return { ...this.#parts.meter.asked };
  }

  /** What was asked since `asked` was read. @throws RangeError for what never was */
  askedSince(before: Asked): Asked {
    checkFields('before', before, 'what `asked` was', ['records', 'requests', 'kept']);
    for (const [name, value] of Object.entries(before)) checkInteger(`before.${name}`, value, 0);
    const { records, requests, kept } = this.#parts.meter.asked;
    return { records: records - before.records, requests: requests - before.requests, kept: kept - before.kept };
  }

  /** What is missing in the answers, for `coarsen(references, ...)`; rounding as far as the answers so far show it. */
  get coarseness(): Coarseness | undefined {
    return this.#found.coarseness;
  }

  get warnings(): readonly string[] {
    const { canaries, log } = this.#parts;
    return [...qualityWarnings(this.#found, this.gives, 'server'), ...canaries.warnings, ...(log?.warnings ?? [])];
  }

  get #found(): Quality {
    return (this.#quality ??= qualityOf(this.#parts.known.all(), this.gives, this.#parts.dataset.classes.length));
  }

  /** Whom the models were trained on, where `served` was told. */
  members(records: Records): Uint8Array | undefined {
    checkRecords('records', records);
    const { members } = this.#parts;
    return members && membersOf(members, records, this.size);
  }

  about(records: Records, kind: AnswerKind): Answers {
    return this.#answers.about(records, kind);
  }

  price(inputs: Matrix): Price {
    const { questions } = this.#parts;
    const keys = questions.keys(questions.check(inputs));
    return this.#priceOf(this.#answers.missing(keys), keys.length);
  }

  /**
   * Asks every model about every record whose answer is not at hand; the same record once.
   * @throws RangeError beyond the budget, before anything is asked, or for inputs of another width; ServerError where
   *   the server cannot be asked; InterruptedError when it is stopped. What arrived until then is kept.
   */
  async ask(inputs: Matrix, signal?: AbortSignal, progress?: Progress): Promise<Answers> {
    const { questions } = this.#parts;
    signal?.throwIfAborted();
    const checked = questions.check(inputs);
    const keys = questions.keys(checked);
    await this.#runs.add(() => this.#run(checked, keys, signal, progress));
    return this.#answers.answers(keys);
  }

  /** Drops all answers, those in the store, too. */
  forget(): void {
    this.#parts.log?.clear();
    this.#parts.known.clear();
    this.#quality = undefined;
  }

  async #run(inputs: Matrix, keys: string[], signal?: AbortSignal, progress?: Progress): Promise<void> {
    const { meter, connection, concurrency } = this.#parts;
    const missing = this.#answers.missing(keys);
    const price = this.#priceOf(missing, keys.length);
    meter.foresee(price);
    meter.asked.kept += price.kept;
    const total = this.size * keys.length - price.kept;
    if (total === 0) return;
    const followed = follow(`${this.name}: ${count(total)} questions`, total, {
      signal,
      progress,
      kept: 'What was answered is kept: ask again to go on.',
    });
    setMaxListeners(0, followed.signal);
    const jobs = missing.map(at => batches(at, connection.most));
    const halves = [0, 1].map(half =>
      jobs.flatMap((own, model): Job[] =>
        own.filter((_, i) => i < own.length / 2 === (half === 0)).map(at => ({ model, at })),
      ),
    );
    const involved = [...jobs.keys()].filter(model => jobs[model].length > 0);
    const phase = (some: Job[]) => inParallel(some, concurrency, job => this.#answer(job, inputs, keys, followed));
    try {
      if (!this.#fresh) await this.#askCanaries(involved, followed);
      this.#fresh = false;
      await phase(halves[0]);
      const between = involved.filter(model => jobs[model].length > 1);
      await this.#askCanaries(between, followed);
      await phase(halves[1]);
      await this.#askCanaries(involved, followed);
    } finally {
      followed.end();
    }
  }

  /** Asks one model about some records, and keeps what arrives. */
  async #answer({ model, at }: Job, inputs: Matrix, keys: string[], { signal, wait, advance }: Followed) {
    const { connection, known, log, identities, canaries } = this.#parts;
    const arrive = (arrived: readonly number[], values: Float64Array, version?: string) => {
      const own = arrived.map(one => keys[one]);
      known.putAll(model, own, values);
      log?.save(identities[model], { keys: own, values, version });
      canaries.version(model, version);
      this.#quality = undefined;
    };
    await wait(connection.ask(model, { inputs, at }, this.gives, signal, arrive));
    await advance(at.length);
  }

  /** Asks models again about the canary records. */
  async #askCanaries(models: readonly number[], { signal, wait }: Followed): Promise<void> {
    const { connection, canary, canaries, concurrency, known } = this.#parts;
    await inParallel(models, concurrency, async model => {
      const all = new Float64Array(canary.at.length * known.width);
      await wait(
        connection.ask(model, canary, this.gives, signal, (at, values, version) => {
          all.set(values, at[0] * known.width);
          canaries.version(model, version);
        }),
      );
      canaries.again(model, all);
    });
  }

  #priceOf(missing: number[][], wanted: number): Price {
    const { connection, canary, rate, concurrency } = this.#parts;
    const { most, secondsEach } = connection;
    const all = missing.map(at => at.length);
    const pace = { most, secondsEach, canaries: canary.at.length, fresh: this.#fresh, concurrency, rate };
    return { ...priceOf(all, pace), kept: this.size * wanted - all.reduce((n, one) => n + one, 0) };
  }

  [inspect.custom](): string {
    const { records, requests, kept } = this.asked;
    const asked = `${count(records)} records in ${count(requests)} requests`;
    return `${this.name}: gives ${this.gives}; asked about ${asked}, ${count(kept)} answers were at hand`;
  }
}
