import { inspect } from 'node:util';
import type { DataFrame } from 'danfojs-node';
import { formatCell } from '../../../core/format';
import { toFrame } from '../../../core/toFrame';
import type { Line } from '../../../display/charts/lineChart';
import { meanInterval } from '../../../stats/interval/meanInterval';
import type { Bands } from '../splits/bands';

/** With how many reference models a rule finds 90 % of what it finds with all. */
export interface Enough {
  /** By the mean over the splits; null where the rule finds nothing with all. */
  models: number | null;
  /** So many that the 95 % interval of the difference to 90 % allows no less; null where no number does. */
  surely: number | null;
}

const wanted = 0.9;
const rounding = 1e-12;

/** How much of the true top the rules find with fewer reference models, over random splits. */
export class RuleCosts {
  /** With how many reference models rules were tried, ascending; the last is all. */
  readonly models: number[];
  private readonly names: string[];

  constructor(private readonly bands: Bands) {
    const rows = bands.rows.filter(row => row.models !== undefined);
    this.models = [...new Set(rows.map(row => row.models!))];
    this.names = [...new Set(rows.map(row => row.rule!))];
  }

  /** A line for each rule: the share of the true top, mean over the splits with its 95 % interval. */
  lines(count: number): Line[] {
    return this.names.map(name => {
      const all = this.models.map(models => over(this.shares(name, count, models)));
      const [low, high] = [all.map(one => one.low), all.map(one => one.high)];
      return { name, x: this.models, y: all.map(one => one.value), low, high };
    });
  }

  /** A row for each rule: the mean share by number of models, and which number is enough. */
  table(count: number): DataFrame {
    const cell = (value: number | null) => (value === null ? '–' : `${value}`);
    const enough = this.names.map(rule => this.enough(rule, count));
    return toFrame(
      { rule: this.names },
      this.models.map(
        models =>
          [
            `${models} models`,
            this.names.map(rule => formatCell(over(this.shares(rule, count, models)).value)),
          ] as const,
      ),
      { '90 % with': enough.map(one => cell(one.models)), surely: enough.map(one => cell(one.surely)) },
    );
  }

  /** The least number of models with which, and with all larger ones, a rule finds 90 % of what it finds with all. */
  enough(rule: string, count: number): Enough {
    const all = this.shares(rule, count, this.models.at(-1)!);
    const beyond = this.models.map(models =>
      over(this.shares(rule, count, models).map((found, i) => found - wanted * all[i])),
    );
    const from = (end: 'value' | 'low') => {
      const short = beyond.map(one => one[end] >= -rounding).lastIndexOf(false);
      return all.some(found => found > 0) ? (this.models[short + 1] ?? null) : null;
    };
    return { models: from('value'), surely: from('low') };
  }

  [inspect.custom](): string {
    return `RuleCosts: ${this.names.length} rules with ${this.models.join(', ')} reference models`;
  }

  /** On each split. */
  private shares(rule: string, count: number, models: number): number[] {
    return this.bands.perSplit.map(
      rows => rows.find(row => row.rule === rule && row.count === count && row.models === models)!.ours!,
    );
  }
}

/** The mean over splits with its 95 % interval; of one split without. */
function over(values: number[]): { value: number; low: number; high: number } {
  if (values.length < 2) return { value: values[0], low: Number.NaN, high: Number.NaN };
  return meanInterval(values).mean;
}
