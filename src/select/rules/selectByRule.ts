import { expected } from '../../core/check';
import { type Names, requireOptions } from '../../core/checkOptions';
import { checkRecords, type Records } from '../../data/records';
import type { Models } from '../../models/models';
import { requireModels } from '../../models/requireModels';
import type { Selection } from '../selection';
import { type SelectionOptions, selectionNames, selectVulnerable } from '../selectVulnerable';
import { mostAtRisk } from './mostAtRisk';
import type { SelectionRule } from './selectionRule';

export interface RuleOptions extends SelectionOptions {
  /** How many records. */
  count: number;
}

const names: Names<RuleOptions> = { ...selectionNames, count: true };

/**
 * Chooses exactly `count` records by a rule:
 * `selectByRule(references, split.pool, selectionRules.loss, { count: 20 })`. Of records equally at risk the first are
 * taken. The selection also counts the neighbours within `delta` of each record, for comparison; they decide nothing.
 * @param rule one of `selectionRules`, `combine(...)` of some, or your own
 * @throws RangeError for target models, records of other data, a rule that does not give a risk for each record, a
 *   count that is no whole number from 1 to the number of records, or δ or β out of range
 * @example
 * const split = splitForAttack(makeToy({ records: 60 }), { pool: 20 });
 * const network = architecture({ layers: [], optimiser: 'adam', rate: 0.01, batch: 10, steps: 50 });
 * const references = await trainReferences(split, network, { models: 4, store: false });
 * selectByRule(references, split.pool, selectionRules.loss, { count: 5 }).records.length; // => 5
 */
export function selectByRule(
  references: Models,
  records: Records,
  rule: SelectionRule,
  options: RuleOptions,
): Selection {
  requireOptions('selectByRule', options, names);
  const { count, ...rest } = options;
  if (typeof rule?.risk !== 'function') expected('rule to be a SelectionRule', rule, 'Such as selectionRules.loss.');
  const risk = rule.risk(requireModels(references, 'references'), checkRecords('records', records));
  if (risk?.length !== records.length)
    expected(`a risk for each of ${records.length} records by the rule ${rule.name}`, `${risk?.length} numbers`);
  return selectVulnerable(references, records, rest).byRule(rule.name, mostAtRisk(risk, count, records));
}
