import { mostAtRisk } from '../../../select/rules/mostAtRisk';
import type { SelectionRule } from '../../../select/rules/selectionRule';
import { medianOfSorted } from '../../../stats/numeric/median';
import { baseRow } from '../../exhibits/baseRow';
import { makeRow } from '../../report/makeRow';
import type { Row } from '../../report/row';
import type { Experiment } from '../../setup/experiment';
import type { PoolExposure } from './poolExposure';
import { poolTraits, type Trait } from './poolTraits';
import { trueTop } from './trueTop';

/**
 * What the records of the true top have in common that a rule finds, those that it misses, and the rest of the pool,
 * on one split. With the exposure on other targets: that of the groups which the even halvings alone give, on the odd
 * ones, so that no record is in the true top of its own luck.
 */
export function missedRows(
  experiment: Experiment,
  rules: readonly SelectionRule[],
  count: number,
  { all, halves }: PoolExposure,
): Row[] {
  const {
    references,
    split: { pool },
  } = experiment;
  const base = baseRow('selection', experiment);
  const found = rules.map(rule => {
    const chosen = new Uint8Array(pool.length);
    for (const at of mostAtRisk(rule.risk(references, pool), count)) chosen[at] = 1;
    return { rule: rule.name, chosen };
  });
  const rowsOf = (judge: Float64Array, traits: Trait[]) => {
    const top = trueTop(judge, count);
    const groups = [
      ...found.flatMap(({ rule, chosen }) => [
        { rule, records: 'found' as const, has: (at: number) => top[at] && chosen[at] },
        { rule, records: 'missed' as const, has: (at: number) => top[at] && !chosen[at] },
      ]),
      { records: 'rest' as const, has: (at: number) => !top[at] },
    ];
    return groups.flatMap(({ has, ...group }) => {
      const positions = [...top.keys()].filter(has);
      return traits.map(({ measure, values, of }) =>
        makeRow(base, {
          ...group,
          count,
          measure,
          ...summary(
            positions.map(at => values[at]),
            of,
          ),
        }),
      );
    });
  };
  const again = halves.slice(1).flatMap(odd => rowsOf(halves[0], [{ measure: onOthers, values: odd, of: 'median' }]));
  const traits = [{ measure: 'true exposure', values: all, of: 'median' as const }, ...poolTraits(experiment)];
  return [...again, ...rowsOf(all, traits)];
}

const onOthers = 'true exposure on other targets';

function summary(values: number[], of: Trait['of']): Pick<Row, 'ours' | 'n' | 'notes'> {
  const n = values.length;
  const value = of === 'median' ? medianOfSorted(values.sort((a, b) => a - b)) : values.reduce((a, b) => a + b, 0) / n;
  return Number.isFinite(value) ? { ours: value, n } : { ours: null, n, notes: ['No such record.'] };
}
