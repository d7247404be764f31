import { neighbourDistances } from '../../select/neighbours';
import type { Selection } from '../../select/selection';
import type { Experiment } from '../setup/experiment';
import { selectedAsPrinted } from '../setup/selectAsPrinted';

/** The records of table 3. */
export interface ChosenRecords {
  /** Those to attack. */
  chosen: Selection;
  /** How many were selected. */
  selected: number;
  /** Position, among those to attack, of the one whose nearest neighbour is farthest away. */
  tableRecord: number;
  /** A record of its class that was not selected. */
  control: Selection;
}

/**
 * Chooses the records that are attacked indirectly.
 * @param most of the selected records at most so many, the farthest from their neighbours
 */
export function chooseRecords(experiment: Experiment, most = Infinity): ChosenRecords {
  const { space, split } = experiment;
  const all = selectedAsPrinted(experiment);
  const distances = neighbourDistances(space.features(all.records), space.features(split.adversary));
  const kept = [...distances.keys()]
    .sort((a, b) => distances[b] - distances[a] || a - b)
    .slice(0, most)
    .sort((a, b) => a - b);
  const chosen = all.only(kept.map(i => all.positions[i]));
  const left = kept.map(i => distances[i]);
  const tableRecord = left.indexOf(Math.max(...left));
  const control = controlFor(all, chosen.records.labels()[tableRecord]);
  return { chosen, selected: all.records.length, tableRecord, control };
}

/**
 * A selection of the one record of a class that was not selected and has as many with fewer neighbours as with more.
 */
function controlFor(chosen: Selection, label: number): Selection {
  const { considered, neighbours, positions } = chosen;
  const labels = considered.labels();
  const selected = new Set(positions);
  const others = [...neighbours.keys()]
    .filter(i => labels[i] === label && !selected.has(i))
    .sort((a, b) => neighbours[a] - neighbours[b] || a - b);
  return chosen.only(others.slice(others.length >> 1, (others.length >> 1) + 1));
}
