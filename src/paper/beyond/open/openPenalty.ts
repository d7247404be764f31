import { attackDirectly } from '../../../attack/attackDirectly';
import { type Architecture, inputShape, isPenalised, parameters } from '../../../models/architecture';
import { logitSpace } from '../../../select/logitSpace';
import { selectIn } from '../../../select/selectIn';
import { baseRow } from '../../exhibits/baseRow';
import { type Exhibit, type ExhibitOutcome, runExhibit } from '../../exhibits/exhibit';
import { exhibitTitles } from '../../report/exhibitTitles';
import { makeRow } from '../../report/makeRow';
import { outcomeRows } from '../../report/outcomeRows';
import type { Row } from '../../report/row';
import { countValue } from '../../report/rowValue';
import type { Experiment } from '../../setup/experiment';
import { type SplitOfSetting, variantSpec } from '../../setup/experimentSpec';
import { paperCutoff } from '../../setup/paperCutoff';
import { table5 } from '../../setup/published';
import type { Run } from '../../setup/run';
import { settings } from '../../setup/settings';
import { type Choice, defaults } from './choice';
import { ksOf, type PenaltyChoice, penaltyChoices } from './choices';
import { closestOf, type Tried } from './closest';
import { openClaims } from './openClaims';
import type { OpenSetting } from './openSetting';
import { patternClaim } from './patternClaim';
import { accuracyOnPool } from './selectedAs';
import { atScale, choiceTrainings, openAmount, trainChoice, trainCounting } from './trainChoice';
import { judged } from './verdicts';

const exhibit = 'open-penalty';

export const openPenaltyExhibit: Exhibit<OpenSetting> = {
  name: exhibit,
  title: exhibitTitles[exhibit],
  settings: ['mnist'],
  trainings: (experiment, run) =>
    choiceTrainings(
      experiment,
      run,
      linesOf(run).flatMap(({ lambda }) => choicesOf(experiment, run).map(choice => at(lambda, choice))),
    ),
  find,
  rows: (_, { rows }) => rows,
  claims: rows => [...openClaims(rows, 'all of its numbers of records by λ at once'), ...patternClaim(rows)],
};

/**
 * How many records are selected under table 5's λ when what the paper leaves open is chosen otherwise: what λ is the
 * factor of, which weights it counts, how models start and how long they are trained, and their number. The accuracy is
 * that of the reference models on the pool.
 * @example
 * const mnist = { ...profiles.smoke.settings.mnist, references: 3, splits: 3, steps: 30, pool: 200, adversary: 400 };
 * const settings = { ...profiles.smoke.settings, mnist };
 * const counts = { ...profiles.smoke, settings, open: { mnist: { references: 3, k: [], lambdas: [0, 0.01] } } };
 * const run = { ...currentRun({ GMIA_PROFILE: 'smoke', GMIA_ONLY: 'mnist' }), counts };
 * const { rows } = await openPenalty(run);
 * [...new Set(rows.map(({ lambda }) => lambda))]; // => [0, 0.01]
 */
export const openPenalty = (run: Run): Promise<ExhibitOutcome<OpenSetting>> => runExhibit(openPenaltyExhibit, run);

/** The lines of table 5 that a run looks at. */
const linesOf = (run: Run) => {
  const { lambdas } = openAmount(run, 'mnist');
  return table5.filter(({ lambda }) => lambdas?.includes(lambda) ?? true);
};

/** The choices, our defaults first. */
function choicesOf({ name, split }: SplitOfSetting, run: Run): PenaltyChoice[] {
  const { k, all } = openAmount(run, name);
  const architecture = variantSpec({ name, split }, run).references.architecture as Architecture; // MNIST's
  const shapes = parameters(architecture, inputShape(architecture, split.dataset), split.dataset.classes.length);
  const counted = isPenalised(shapes);
  const weights = shapes.reduce((n, { shape }, i) => n + (counted[i] ? shape.reduce((a, b) => a * b, 1) : 0), 0);
  const own = [defaults, ...penaltyChoices(architecture.batch, weights, all)].map(one => atScale(one, run, name));
  return [own[0], ...ksOf(k), ...own.slice(1)];
}

/** A choice with the λ that it makes of a printed one. */
const at = (lambda: number, { factor = 1, ...choice }: PenaltyChoice): Choice => ({
  ...choice,
  training: { ...choice.training, l2: factor * lambda },
});

async function find(experiment: Experiment, run: Run): Promise<OpenSetting> {
  const tried: Tried[] = [];
  for (const choice of choicesOf(experiment, run)) {
    const rows: Row[] = [];
    for (const line of linesOf(run)) rows.push(...(await rowsAt(experiment, run, choice, line)));
    tried.push({ choice, rows });
  }
  const rows = tried.flatMap(one => one.rows);
  return { title: experiment.setting.title, tried: tried.length, closest: closestOf(tried).choice, rows: judged(rows) };
}

async function rowsAt(
  experiment: Experiment,
  run: Run,
  choice: PenaltyChoice,
  { lambda, test, at: [line] }: (typeof table5)[number],
): Promise<Row[]> {
  const attack = openAmount(run, experiment.name).splits !== undefined;
  const chosen = at(lambda, choice);
  const trained = attack ? await trainChoice(experiment, run, chosen) : undefined;
  const own = trained ?? (await trainCounting(experiment, run, chosen));
  const { pool } = own.split;
  const { delta, beta, selected, precision, recall } = line;
  const [selection] = selectIn(logitSpace(own.references, pool), pool, { deltas: [delta], beta });
  const words = { question: choice.question, choice: choice.choice, lambda };
  const base = { ...baseRow(exhibit, own, { records: 'selected', chosen: selection }), ...words };
  const counted = countValue(selection.records.length, pool.length);
  const attacked = trained && attackDirectly(trained.references, trained.targets, selection);
  return [
    makeRow({ ...baseRow(exhibit, own), ...words }, { measure: 'test accuracy', paper: test, ...accuracyOnPool(own) }),
    makeRow(base, { measure: 'selected', paper: selected, paperTrials: settings.mnist.pool, ...counted }),
    ...(attacked
      ? outcomeRows({ ...base, attack: 'direct' }, attacked, paperCutoff, { precision, recall }).filter(
          row => row.paper !== null,
        )
      : []),
  ];
}
