import { expected } from '../../core/check';
import { checkOptions, type Names } from '../../core/checkOptions';
import { follow } from '../../core/follow';
import { type WorkOptions, workOptions } from '../../core/progress';
import type { Chosen } from '../../data/chosen';
import type { ModelSpec } from '../../models/architecture';
import { Ensemble } from '../../models/ensemble';
import type { Askable, Models } from '../../models/models';
import { requireAskable } from '../../models/requireAskable';
import { requireKind } from '../../models/requireKind';
import { checkAttacked, recordsOf, warningsOf } from '../observe';
import { twinWarnings } from '../twinWarnings';
import { type EnhancingQueries, findQueries } from './findQueries';
import { IndirectResult } from './indirectResult';
import { type Judgement, type JudgeOptions, judge, judgeNames, judgeOptions } from './judge';
import { type QueryOptions, queryNames, queryOptions } from './options';

export type IndirectOptions = QueryOptions & JudgeOptions;

const names: Names<IndirectOptions> = { ...queryNames, ...judgeNames };

/**
 * Indirect inference (paper 4.5): a target is never asked about the record itself, but about queries that the record's
 * presence pushes up. Their p-values, each as in the direct attack, are combined to one for each record and target. A
 * record without any such query is not guessed about: its p-value is 1.
 *
 * As in the direct attack, references share one finite set of records; `spread` widens them for it on each query. What
 * else there is to p-values that are too small is not known for all data. On 8 random splits of Cancer (10 records, 500
 * queries, 100 references, without `spread`) 0.3 to 0.4 % of non-members lay at or below 0.01, and 7 to 8 % ± 5 at or
 * below 0.1, alike for queries that were fitted to the judges, to other references (`crossFit`), or to none; a split
 * moves that more than fitting does. Models on disjoint blocks as judges did not do better (2.1 % ± 3.3).
 * @throws RangeError as `attackDirectly` does, for references that are not models of our own, targets that cannot be
 *   asked, options out of range, or fewer than 2 reference models that judge; InterruptedError
 * @example
 * const split = splitForAttack(makeToy({ records: 60 }), { pool: 20 });
 * const network = architecture({ layers: [], optimiser: 'adam', rate: 0.01, batch: 10, steps: 50 });
 * const references = await trainReferences(split, network, { models: 4, store: false });
 * const targets = await trainTargets(split, network, { splits: 2, store: false });
 * const chosen = selectByRule(references, split.pool, selectionRules.loss, { count: 2 });
 * const result = await attackIndirectly(references, targets, chosen, { queries: 50, keep: 5, theta: 0.6 });
 * result.p.values.length; // => 8
 */
export async function attackIndirectly(
  references: Ensemble<ModelSpec>,
  targets: Askable,
  chosen: Chosen,
  options: IndirectOptions = {},
): Promise<IndirectResult> {
  checkOptions('attackIndirectly', options, names);
  const records = recordsOf(chosen);
  checkAttacked(references, targets, records);
  if (!(references instanceof Ensemble))
    expected(
      'reference models of our own',
      (references as Models).name,
      'Queries are found by training them further: take those of trainReferences.',
    );
  requireKind(targets, 'losses', 'the indirect attack');
  requireAskable(targets, 'the indirect attack');
  const { combination, method, correlation, spread, ...search } = options;
  const judging = { combination, method, correlation, spread };
  judgeOptions(judging);
  const { crossFit } = queryOptions(search);
  const { finders, judges } = divide(references, crossFit, spread);
  const found = await findQueries(finders, records, search);
  const judgements = await judgeAll(judges, targets, found, options);
  return new IndirectResult(
    {
      found,
      judgements,
      truth: targets.members(records),
      selection: chosen,
      targets: targets.size,
      judges,
      warnings: [
        ...warningsOf(records, chosen, references, targets),
        ...twinWarnings(targets, records),
        ...fitted(crossFit, found),
      ],
    },
    options,
  );
}

/** Puts the queries of each record to the judges and the targets. */
async function judgeAll(
  judges: Ensemble<ModelSpec>,
  targets: Askable,
  found: EnhancingQueries[],
  options: WorkOptions,
) {
  const judgements: Judgement[] = [];
  if (found.length === 0) return judgements;
  const label = `${judges.split.dataset.name}: queries of ${found.length} records put to ${targets.size} targets`;
  const progress = follow(label, found.length, { ...workOptions(options), kept: 'Run it again to begin anew.' });
  try {
    for (const queries of found) {
      judgements.push(await progress.wait(judge(judges, targets, queries, progress.signal)));
      await progress.advance(1);
    }
  } finally {
    progress.end();
  }
  return judgements;
}

/** All reference models for both tasks, or every other one for each. */
function divide(
  references: Ensemble<ModelSpec>,
  crossFit: boolean,
  spread: JudgeOptions['spread'],
): Record<'finders' | 'judges', Ensemble<ModelSpec>> {
  const judges = spread === 'blocks' ? 4 : 2; // so many of which a spread, or a tail, can be told
  const least = crossFit ? 2 * judges : judges;
  const k = references.size;
  const options = `crossFit: ${crossFit}${spread === 'blocks' ? " and spread: 'blocks'" : ''}`;
  if (k < least) expected(`at least ${least} reference models with ${options}`, k, 'Train more reference models.');
  if (!crossFit) return { finders: references, judges: references };
  const half = (which: number) => references.only(Array.from({ length: k }, (_, i) => i).filter(i => i % 2 === which));
  return { finders: half(0), judges: half(1) };
}

function fitted(crossFit: boolean, found: EnhancingQueries[]): string[] {
  const optimised = found.filter(({ acceptedAfter }) => acceptedAfter !== undefined).length;
  const none = found.filter(({ influence }) => influence.length === 0).length;
  return [
    ...(!crossFit && found.length > 0
      ? [
          'Queries were chosen' +
            (optimised ? ' and optimised' : '') +
            ' on the very reference models that judge the targets: p-values may be too small. ' +
            'crossFit: true keeps the two apart.',
        ]
      : []),
    ...(none > 0
      ? [`For ${none} of ${found.length} records no query was accepted: nothing is guessed about them.`]
      : []),
  ];
}
