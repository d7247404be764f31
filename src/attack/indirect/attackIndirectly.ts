import { expected } from '../../core/check';
import { Ensemble } from '../../models/ensemble';
import { membership } from '../../models/membership';
import type { Selection } from '../../select/selection';
import { checkAttacked, twinWarnings } from '../observe';
import { type EnhancingQueries, findQueries } from './findQueries';
import { IndirectResult } from './indirectResult';
import { type JudgeOptions, judge, judgeOptions } from './judge';
import { type QueryOptions, queryOptions } from './options';

export type IndirectOptions = QueryOptions & JudgeOptions;

/**
 * Indirect inference (paper 4.5): a target is never asked about the record itself, but about queries that the record's presence
 * pushes up. Their p-values, each as in the direct attack, are combined to one for each record and target.
 * A record without any such query is not guessed about: its p-value is 1.
 * @throws RangeError as `attackDirectly` does, for options out of range, or for fewer than 2 reference models that judge;
 * InterruptedError
 */
export async function attackIndirectly(
  references: Ensemble,
  targets: Ensemble,
  chosen: Selection,
  options: IndirectOptions = {},
): Promise<IndirectResult> {
  const { records } = chosen;
  checkAttacked(references, targets, records);
  judgeOptions(options);
  const { finders, judges } = divide(references, queryOptions(options).references);
  const found = await findQueries(finders, records, options);
  return new IndirectResult(
    {
      found,
      judgements: found.map(queries => judge(judges, targets, queries)),
      truth: membership(targets, records),
      selection: chosen,
      targets: targets.models.length,
      references: judges.models.length,
      warnings: [
        ...chosen.warnings,
        ...references.warnings,
        ...targets.warnings,
        ...twinWarnings(targets, records),
        ...fitted(options, found),
      ],
    },
    options,
  );
}

/** All reference models for both tasks, or every other one for each. */
function divide(references: Ensemble, way: 'all' | 'halves'): { finders: Ensemble; judges: Ensemble } {
  const least = way === 'all' ? 2 : 4;
  const k = references.models.length;
  if (k < least)
    expected(`at least ${least} reference models for references: '${way}'`, k, 'Train more reference models.');
  if (way === 'all') return { finders: references, judges: references };
  const half = (which: number) =>
    new Ensemble(
      'reference',
      references.split,
      references.architecture,
      references.models.filter((_, i) => i % 2 === which),
    );
  return { finders: half(0), judges: half(1) };
}

function fitted({ references = 'all' }: IndirectOptions, found: EnhancingQueries[]): string[] {
  const optimised = found.filter(({ acceptedAfter }) => acceptedAfter !== undefined).length;
  const none = found.filter(({ influence }) => influence.length === 0).length;
  return [
    ...(references === 'all' && found.length > 0
      ? [
          'Queries were chosen' +
            (optimised ? ' and optimised' : '') +
            " on the very reference models that judge the targets: p-values may be too small. references: 'halves' keeps the two apart.",
        ]
      : []),
    ...(none > 0
      ? [`For ${none} of ${found.length} records no query was accepted: nothing is guessed about them.`]
      : []),
  ];
}
