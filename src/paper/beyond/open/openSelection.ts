import { type Exhibit, type ExhibitOutcome, runExhibit } from '../../exhibits/exhibit';
import { exhibitTitles } from '../../report/exhibitTitles';
import type { Experiment } from '../../setup/experiment';
import type { SplitOfSetting } from '../../setup/experimentSpec';
import type { Run } from '../../setup/run';
import { type Choice, defaults, pairsOf, together } from './choice';
import { ksOf, printedRatio, trainingChoices } from './choices';
import { bestOfEach, closestOf, type Tried } from './closest';
import { openClaims } from './openClaims';
import type { OpenSetting } from './openSetting';
import { attackedRows, selectedAs, selectedRows } from './selectedAs';
import { atScale, choiceTrainings, openAmount, trainChoice, trainCounting } from './trainChoice';
import { judged } from './verdicts';

export const openSelectionExhibit: Exhibit<OpenSetting> = {
  name: 'open-selection',
  title: exhibitTitles['open-selection'],
  settings: ['adult', 'cancer'],
  trainings: (experiment, run) => choiceTrainings(experiment, run, singles(experiment, run)),
  find,
  rows: (_, { rows }) => rows,
  claims: rows =>
    openClaims(
      rows.filter(({ attack }) => attack === undefined),
      'the accuracy and all numbers of selected records at once',
    ),
};

/**
 * How many records are selected, and what the direct attack makes of them, when what the paper leaves open is chosen
 * otherwise: each thing by itself, then several together. Beside each of table 2's numbers stands whether the choice
 * brings it back. The accuracy is that of the reference models on the pool.
 * @example
 * const cancer = { references: 6, splits: 3, k: [] };
 * const counts = { ...profiles.smoke, open: { cancer } };
 * const run = { ...currentRun({ GMIA_PROFILE: 'smoke', GMIA_ONLY: 'cancer' }), counts };
 * const { results } = await openSelection(run);
 * results[0].tried > 5; // => true
 */
export const openSelection = (run: Run): Promise<ExhibitOutcome<OpenSetting>> => runExhibit(openSelectionExhibit, run);

/** Each choice by itself, our defaults first. */
function singles({ name }: SplitOfSetting, run: Run): Choice[] {
  const { k, all } = openAmount(run, name);
  const { references } = run.counts.settings[name];
  const ours = [defaults, printedRatio].map(choice => ({ ...choice, references }));
  return [...ours, ...ksOf(k), ...trainingChoices(name, all).map(choice => atScale(choice, run, name))];
}

async function find(experiment: Experiment, run: Run): Promise<OpenSetting> {
  const { name, setting } = experiment;
  const { splits, pairs } = openAmount(run, name);
  const tried: Tried[] = [];
  const attack = splits !== undefined;
  for (const choice of singles(experiment, run)) tried.push(await triedAs(experiment, run, choice, attack));
  const { references } = openAmount(run, name);
  const [ours, ...others] = tried;
  const alike =
    tried.find(({ choice }) => !choice.training && !choice.scaling && choice.references === references) ?? ours;
  const few = trainingChoices(name).map(choice => atScale(choice, run, name));
  const trained = others.filter(({ choice }) => choice.training ?? choice.scaling);
  const several = [bestOfEach(trained, alike), ...(pairs ? pairsOf(few) : [])]
    .filter(choices => choices.length > 1)
    .map(together);
  const combined: Tried[] = [];
  for (const choice of several) combined.push(await triedAs(experiment, run, choice, false));
  const { choice: closest } = closestOf([...tried, ...combined].map(counted));
  if (several.includes(closest)) tried.push(await triedAs(experiment, run, closest, attack));
  const rows = tried.flatMap(one => one.rows);
  return { title: setting.title, tried: singles(experiment, run).length + several.length, closest, rows: judged(rows) };
}

/** What is known of all choices: the attack is not carried out on combinations. */
const counted = ({ choice, rows }: Tried): Tried => ({ choice, rows: rows.filter(({ attack }) => !attack) });

async function triedAs(experiment: Experiment, run: Run, choice: Choice, attack: boolean): Promise<Tried> {
  if (!attack) {
    const own = await trainCounting(experiment, run, choice);
    return { choice, rows: selectedRows(own, choice, selectedAs(own, choice)) };
  }
  const own = await trainChoice(experiment, run, choice);
  const selections = selectedAs(own, choice);
  return { choice, rows: [...selectedRows(own, choice, selections), ...attackedRows(own, choice, selections)] };
}
