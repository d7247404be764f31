import { inspect } from 'node:util';
import { expected } from '../../core/check';
import { count } from '../../core/format';
import type { Records } from '../../data/records';
import type { AttackSplit } from '../../data/splitForAttack';
import type { RecordedModels } from '../recorded';

/** What is known of `RecordedAnswers`; what is missing is undefined. */
export interface KnownAnswers {
  references?: RecordedModels;
  targets?: RecordedModels;
  split?: AttackSplit;
}

/** Models that are known by answers in files, and the records that the answers are about. */
export class RecordedAnswers {
  constructor(
    /** For tables and messages. */
    readonly name: string,
    /** Whom the answers are about, in the order of the files. */
    readonly records: Records,
    /** What there is of references, targets and split: to look before asking. */
    readonly known: KnownAnswers,
    /** The ids of `records`, to the last digit, where the files have any. */
    readonly ids: readonly string[] | undefined,
    /** What was assumed or could not be checked. The models have it too, so that results on them say it. */
    readonly warnings: readonly string[],
  ) {}

  /** @throws RangeError where the files have none */
  get references(): RecordedModels {
    return this.known.references ?? expected(`answers of reference models in ${this.name}`, 'none');
  }

  /** @throws RangeError where the files have none */
  get targets(): RecordedModels {
    return this.known.targets ?? expected(`answers of target models in ${this.name}`, 'none');
  }

  /** Who holds which records. @throws RangeError where nobody knows; the warnings say why */
  get split(): AttackSplit {
    const advice = 'Give the option `split`, or `roles` in the manifest.';
    return (
      this.known.split ??
      expected(`a split of the records of ${this.name}`, 'none', [...this.warnings, advice].join(' '))
    );
  }

  [inspect.custom](): string {
    const { references, targets, split } = this.known;
    const models = [references, targets].flatMap(one =>
      one ? `${count(one.size)} ${one.kind} models (${one.gives})` : [],
    );
    const roles = split ? `; pool ${count(split.pool.length)}, adversary ${count(split.adversary.length)}` : '';
    return `RecordedAnswers ${this.name}: ${models.join(' and ')} on ${count(this.records.length)} records${roles}`;
  }
}
