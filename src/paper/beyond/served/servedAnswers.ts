import { attackDirectly } from '../../../attack/attackDirectly';
import { attackByLabels } from '../../../attack/labelOnly/attackByLabels';
import type { AttackResult } from '../../../attack/result';
import { recordAucs } from '../../../evaluate/recordAucs';
import { type TprAt, tprAt } from '../../../evaluate/tprAt';
import { ask } from '../../../models/ask';
import { coarsen } from '../../../models/coarsen';
import { type Coarseness, coarsenessText } from '../../../models/coarseness';
import type { Selection } from '../../../select/selection';
import type { FormName } from '../../../serve/forms';
import { type MeanInterval, meanInterval } from '../../../stats/interval/meanInterval';
import { baseRow } from '../../exhibits/baseRow';
import { type Exhibit, type ExhibitOutcome, runExhibit } from '../../exhibits/exhibit';
import { exhibitTitles } from '../../report/exhibitTitles';
import { makeRow } from '../../report/makeRow';
import { estimateValue, shareValue } from '../../report/rowValue';
import { quietly, serveTargets } from '../../setup/attackedModels';
import type { Experiment } from '../../setup/experiment';
import type { Run } from '../../setup/run';
import { matchedDelta, selectFromPool } from '../../setup/selectAsPrinted';
import { isService, settingNames } from '../../setup/settings';

/** What an attack finds out of a service that answers in one way. */
export interface ServedAnswer {
  /** How the service answers: "full", "2 decimals", "top 1", "labels only". */
  answers: string;
  /** By the same answers of the references; for labels the label-only attack. */
  result: AttackResult;
  /** Per-record AUC: how often a member's score is the larger one, over pairs of targets; mean over records. */
  auc: MeanInterval;
  /** At a false-positive rate of at most 5 %. */
  at: TprAt;
  /** How many records the service was asked about, of all targets together, canaries included. */
  questions: number;
}

/** The same records of one setting, attacked through services that answer less and less. */
export interface ServedAnswers {
  title: string;
  experiment: Experiment;
  records: Selection;
  answers: ServedAnswer[];
}

const rate = 0.05;

const ways: (Coarseness | undefined)[] = [undefined, { decimals: 2 }, { decimals: 1 }, { top: 1 }, { label: true }];

/** The services of the paper, each with full answers and with less. */
export const servedExhibit: Exhibit<ServedAnswers> = {
  name: 'served',
  title: exhibitTitles.served,
  settings: settingNames.filter(isService),
  async find(experiment, { counts }) {
    const { setting } = experiment;
    const { beta } = setting;
    const delta = matchedDelta(experiment, { selected: counts.served.records, beta });
    const [records] = selectFromPool(experiment, { deltas: [delta], beta });
    const answers: ServedAnswer[] = [];
    for (const coarse of ways) answers.push(await attackServed(experiment, records, coarse, counts.served.copies));
    return { title: setting.title, experiment, records, answers };
  },
  rows: (experiment, { records, answers }) =>
    answers.flatMap(({ answers, result, auc, at, questions }) => {
      const base = { ...baseRow('served', experiment, { records: 'selected', chosen: records }), answers };
      const own = { ...base, attack: result.name };
      return [
        makeRow(own, { measure: 'mean per-record AUC', ...estimateValue(auc.mean, auc.n) }),
        makeRow(own, { measure: 'TPR', cutoff: rate, ...shareValue(at.tpr, 'No member.') }),
        makeRow(own, { measure: 'questions to the service', ours: questions }),
      ];
    }),
};

async function attackServed(
  experiment: Experiment,
  records: Selection,
  coarse: Coarseness | undefined,
  copies: number,
): Promise<ServedAnswer> {
  const work = quietly(experiment);
  const server = await serveTargets(experiment, formOf(experiment.setting.service!, coarse), coarse);
  const references = coarse ? coarsen(experiment.references, coarse) : experiment.references;
  const before = server.asked;
  const result =
    coarse && 'label' in coarse
      ? await attackByLabels(references, server, records, { copies, ...work })
      : attackDirectly(references, await ask(server, records.records, work), records, { method: 'rank' });
  const answers = coarse ? coarsenessText(coarse) : 'full';
  return {
    answers,
    result: result.named(`${answers} (${result.name})`),
    auc: meanInterval(
      recordAucs(result).filter(auc => !Number.isNaN(auc)),
      { least: 0, most: 1 },
    ),
    at: tprAt(result, rate),
    questions: server.askedSince(before).records,
  };
}

/** The service's own form, as far as it holds such answers. */
const formOf = (service: FormName, coarse: Coarseness | undefined): FormName =>
  coarse && 'label' in coarse ? 'label' : coarse && 'top' in coarse ? 'probabilities' : service;

export type Served = ExhibitOutcome<ServedAnswers>;

/**
 * What the paper's two services give away about the records of the pool that stand out most, as many as the profile
 * says: with full answers, rounded to 2 and to 1 decimal, with the likeliest class and its probability alone, and with
 * labels alone. References are made as coarse, so that like is compared with like. Each attack is the direct one by
 * rank but for labels, which the label-only attack takes.
 * @example
 * const some = { references: 4, splits: 2, steps: 20, pool: 40, adversary: 80 };
 * const counts = {
 *   ...profiles.smoke,
 *   settings: { ...profiles.smoke.settings, 'mnist-google': some },
 *   served: { records: 2, copies: 2 },
 * };
 * const run = { ...currentRun({ GMIA_PROFILE: 'smoke', GMIA_ONLY: 'mnist-google' }), counts };
 * const { results } = await servedAnswers(run);
 * results[0].answers.map(({ answers }) => answers); // => ['full', '2 decimals', '1 decimal', 'top 1', 'labels only']
 */
export const servedAnswers = (run: Run): Promise<Served> => runExhibit(servedExhibit, run);
