import { share } from '../../../evaluate/evaluation';
import type { Models } from '../../../models/models';
import { someModels } from '../../../models/someModels';
import { mostAtRisk } from '../../../select/rules/mostAtRisk';
import type { SelectionRule } from '../../../select/rules/selectionRule';
import { baseRow } from '../../exhibits/baseRow';
import { makeRow } from '../../report/makeRow';
import type { Row } from '../../report/row';
import { shareValue } from '../../report/rowValue';
import type { Experiment } from '../../setup/experiment';
import type { PoolExposure } from './poolExposure';
import { trueTop } from './trueTop';

/** With how many reference models rules are tried, beside all. */
const fewer = [5, 10, 20, 50];

/**
 * How much of the true top each rule finds with the first 5, 10, 20 and 50 reference models, as far as there are more
 * than so many, and with all; on one split.
 */
export function costRows(
  experiment: Experiment,
  rules: readonly SelectionRule[],
  counts: readonly number[],
  { all }: PoolExposure,
): Row[] {
  const {
    references,
    split: { pool },
  } = experiment;
  const base = baseRow('selection', experiment);
  const tops = counts.map(count => trueTop(all, count));
  return [...fewer.filter(models => models < references.size), references.size].flatMap(models => {
    const some = models === references.size ? references : firstOf(references, models);
    return rules.flatMap(rule => {
      const risk = rule.risk(some, pool);
      return counts.map((count, i) => {
        const hits = mostAtRisk(risk, count).filter(at => tops[i][at]).length;
        const { notes: _, ...ours } = shareValue(share(hits, count), 'No record.');
        return makeRow(base, { measure: 'share of the true top', rule: rule.name, count, models, ...ours });
      });
    });
  });
}

/** The first of some models; distances that several rules look at are kept as long as these models. */
function firstOf(models: Models, n: number): Models {
  const kept = new Map<string, Int32Array | Float64Array>();
  return Object.assign(
    someModels(
      models,
      Array.from({ length: n }, (_, i) => i),
    ),
    {
      remember<T extends Int32Array | Float64Array>(_: unknown, name: string, compute: () => T): T {
        const values = (kept.get(name) as T | undefined) ?? compute();
        kept.set(name, values);
        return values;
      },
    },
  );
}
