import { percentInterval } from '../../../core/format';
import type { RateBound } from '../../../evaluate/audit/boundsAt';
import type { OneRunAudit } from '../../../evaluate/audit/oneRunAudit';
import { neighbours } from '../../../evaluate/audit/thresholdAudit';
import { baseRow } from '../../exhibits/baseRow';
import { makeRow } from '../../report/makeRow';
import type { Row } from '../../report/row';
import type { Experiment } from '../../setup/experiment';
import type { AuditedSetting } from './auditedSetting';

/** What audits show of one setting, as rows of exhibit "audit". */
export function auditRows(experiment: Experiment, { classic, oneRun, allRuns }: AuditedSetting): Row[] {
  const base = {
    ...baseRow('audit', experiment, { records: 'all', chosen: experiment.split.pool }),
    attack: classic.name,
    level: classic.level,
  };
  const rows = (way: string, { epsilon, mu }: { epsilon: number; mu: number }, n: number, notes: string[]) => [
    makeRow(base, { measure: 'ε at least', way, ours: epsilon, n, notes }),
    makeRow(base, { measure: 'µ at least', way, ours: mu, n, notes }),
  ];
  const ratesOf = ({ tpr, fpr }: RateBound) => `True positives ${percentInterval(tpr)}, false ${percentInterval(fpr)}.`;
  const halves = `For ${neighbours.halvings}.`;
  const ofRun = (way: string, audit: OneRunAudit) => {
    const { right, members, nonMembers } = audit.best();
    const guessed = `${right} of ${members + nonMembers} guesses are right.`;
    return rows(way, audit, audit.canaries, [guessed, `For ${neighbours.coins}.`]);
  };
  const { mostExposed, all } = classic;
  const targets = mostExposed.members[1] + mostExposed.nonMembers[1];
  return [
    ...rows('most exposed record', mostExposed, targets, [ratesOf(mostExposed), halves]),
    ...(all ? rows('all records', all, all.trials, [ratesOf(all), halves]) : []),
    ...ofRun('one run', oneRun),
    ...ofRun('all runs', allRuns),
  ];
}
