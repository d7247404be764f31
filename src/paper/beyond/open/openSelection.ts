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
import { atScale, choiceSpec, choiceTrainings, openAmount, trainChoice, trainCounting } from './trainChoice';
import { judged } from './verdicts';

export const openSelectionExhibit: Exhibit<OpenSetting> = {
  name: 'open-selection',
  title: exhibitTitles['open-selection'],
  settings: ['adult', 'cancer'],
  trainings: (experiment, run) => [
    ...choiceTrainings(experiment, run, singles(experiment, run)),
    ...pairs(experiment, run).map(choice => choiceSpec(experiment, run, choice).references),
  ],
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

/** The choices that matter most, in pairs, where the profile has time for it; nothing is attacked by them. */
function pairs({ name }: SplitOfSetting, run: Run): Choice[] {
  const few = trainingChoices(name).map(choice => atScale(choice, run, name));
  return openAmount(run, name).pairs ? pairsOf(few).map(together) : [];
}

async function find(experiment: Experiment, run: Run): Promise<OpenSetting> {
  const { name, setting } = experiment;
  const { splits, references } = openAmount(run, name);
  const attack = splits !== undefined;
  const tried: Tried[] = [];
  for (const choice of singles(experiment, run))
    tried.push(await triedAs(experiment, run, choice, { attack, keep: true }));
  const [ours, ...others] = tried;
  const isPlain = ({ training, scaling }: Choice) => !training && !scaling;
  const alike = tried.find(({ choice }) => isPlain(choice) && choice.references === references) ?? ours;
  const best = bestOfEach(
    others.filter(({ choice }) => !isPlain(choice)),
    alike,
  );
  const combined: Tried[] = [];
  const known = { attack: false, keep: true };
  for (const choice of pairs(experiment, run)) combined.push(await triedAs(experiment, run, choice, known));
  const found = { attack: false, keep: false };
  if (best.length > 1) combined.push(await triedAs(experiment, run, together(best), found));
  const { choice: closest } = closestOf([...tried, ...combined].map(counted));
  const shown = combined.find(({ choice }) => choice === closest);
  if (shown) tried.push(attack ? await triedAs(experiment, run, closest, { attack, keep: false }) : shown);
  return {
    title: setting.title,
    tried: 1 + others.length + combined.length,
    closest,
    rows: judged(tried.flatMap(({ rows }) => rows)),
  };
}

/** What is known of all choices: the attack is not carried out on combinations. */
const counted = ({ choice, rows }: Tried): Tried => ({ choice, rows: rows.filter(({ attack }) => !attack) });

async function triedAs(
  experiment: Experiment,
  run: Run,
  choice: Choice,
  { attack, keep }: { attack: boolean; keep: boolean },
): Promise<Tried> {
  if (!attack) {
    const own = await trainCounting(experiment, run, choice, { keep });
    return { choice, rows: selectedRows(own, choice, selectedAs(own, choice)) };
  }
  const own = await trainChoice(experiment, run, choice, { keep });
  const selections = selectedAs(own, choice);
  return { choice, rows: [...selectedRows(own, choice, selections), ...attackedRows(own, choice, selections)] };
}
