import { expected } from '../../core/check';
import { count } from '../../core/format';

/** How much may be asked of a server. */
export interface Budget {
  /** Records sent, of all models together, retries and canaries counted. Default: no limit. */
  records?: number;
  /** HTTP requests, of all models together, retries and canaries counted. Default: no limit. */
  requests?: number;
}

/** What was asked of a server. */
export interface Asked {
  /** Records that were sent, of all models together, retries and canaries counted. */
  records: number;
  /** HTTP requests with records, retries and canaries counted. */
  requests: number;
  /** Answers that were wanted and at hand: kept from before, or asked for already. */
  kept: number;
}

/** Counts what is asked, within a budget. */
export class Meter {
  readonly asked: Asked = { records: 0, requests: 0, kept: 0 };

  constructor(private readonly budget: Budget) {}

  /** @throws RangeError where so much more would exceed the budget; nothing is counted */
  foresee(more: Required<Budget>): void {
    for (const what of ['records', 'requests'] as const) {
      const left = (this.budget[what] ?? Infinity) - this.asked[what];
      if (more[what] > left)
        expected(
          `at most ${count(left)} more ${what}, which is left of the budget of ${count(this.budget[what]!)}`,
          more[what],
          'Ask about fewer records, or raise `budget`.',
        );
    }
  }

  /** Counts one request. @throws RangeError as `foresee` does, before it is sent */
  take(records: number): void {
    this.foresee({ records, requests: 1 });
    this.asked.records += records;
    this.asked.requests++;
  }
}
