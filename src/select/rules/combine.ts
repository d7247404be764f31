import { checkText, expected } from '../../core/check';
import { checkRecords } from '../../data/records';
import { midranks } from '../../stats/significance/midranks';
import type { SelectionRule } from './selectionRule';

/**
 * Makes a rule that adds up the ranks that other rules give the records. Each rule has the same weight, whatever its
 * scale. Ranks, and so their sum, depend on which records are compared.
 * @throws RangeError for fewer than 2 rules, or what is none
 */
export function combine(name: string, rules: readonly SelectionRule[]): SelectionRule {
  checkText('name', name);
  if (!Array.isArray(rules)) expected('rules to be a list of rules', rules);
  if (rules.length < 2) expected('at least 2 rules to combine', rules.length);
  const odd = rules.findIndex(rule => typeof rule?.risk !== 'function');
  if (odd >= 0) expected(`rules[${odd}] to be a SelectionRule`, rules[odd], 'Such as selectionRules.loss.');
  rules.forEach((rule, i) => checkText(`the name of rules[${i}]`, rule.name));
  return {
    name,
    about: `sum of the ranks by ${rules.map(rule => rule.name).join(' and ')}`,
    risk(references, records) {
      checkRecords('records', records);
      const sum = new Float64Array(records.length);
      for (const rule of rules) {
        const risk = rule.risk(references, records);
        if (risk?.length !== records.length)
          expected(`a risk for each of ${records.length} records by the rule ${rule.name}`, risk);
        midranks(risk).forEach((rank, r) => {
          sum[r] += rank;
        });
      }
      return sum;
    },
  };
}
