import { Command } from 'commander';
import { expected } from '../../core/check';
import { minuteOf } from '../../core/format';
import { bytesText, parseBytes } from '../../models/store/bytes';
import { storeFolder } from '../../models/store/folder';
import { defaultStore, inventory, removeEnsemble, type StoredEnsemble } from '../../models/store/inventory';
import { removeLeftovers } from '../../models/store/leftovers';
import { keepWithinLimit, storeLimit } from '../../models/store/limit';
import { log } from '../../models/store/trainingLog';
import { modelsText } from '../../train/modelsText';
import { isOutdated } from '../../train/trainerVersion';
import { number, usage } from '../runCommand';
import { pullCommand, pushCommand } from './copyCommands';

const day = 86400e3; // milliseconds

interface CleanOptions {
  list?: true;
  all?: true;
  unused?: number;
  limit?: string;
  series?: string;
}

/** `gmia store`: shows what the store holds, copies it from and to other machines, and removes parts of it. */
export const storeCommand = (): Command =>
  new Command('store')
    .summary('shows, shares and removes trained models that are kept')
    .description(
      'Shows, shares and removes trained models that are kept. Where: GMIA_STORE in the environment, by default ' +
        ".gmia/store in the project's folder.",
    )
    .addCommand(
      new Command('ls').description('shows what is kept, the last used first').action(() => print(inventory())),
    )
    .addCommand(
      new Command('explain')
        .description('shows on what the models of a series depend, and when they were trained')
        .argument('<series>', 'as gmia store ls shows it')
        .action((id: string) => explain(usage(() => seriesOf(id)))),
    )
    .addCommand(
      new Command('clean')
        .description('removes what this version of gmia cannot use and what is over the limit, and shows what is left')
        .option('--list', 'only shows')
        .option('--all', 'removes everything')
        .option('--unused <days>', 'also removes what has not been used for so long', number('--unused', 0, 1e6))
        .option('--limit <size>', 'also removes what was used longest ago, until this is left: 2GB')
        .option('--series <id>', 'also removes one series')
        .addHelpText(
          'after',
          '\nClose notebooks that use the store first. With GMIA_STORE_LIMIT=20GB in the environment every training ' +
            'keeps\nwithin that limit.',
        )
        .action(clean),
    )
    .addCommand(pullCommand())
    .addCommand(pushCommand());

function clean({ list, all, unused = Infinity, limit: size, series }: CleanOptions): void {
  const limit = usage(() => (size === undefined ? storeLimit() : parseBytes('--limit', size)));
  if (series !== undefined) usage(() => seriesOf(series));
  if (!list) {
    const unwanted = inventory().filter(
      ({ id, settings, used }) =>
        all || id === series || isOutdated(settings) || Date.now() - used.getTime() >= unused * day,
    );
    for (const one of unwanted) removeEnsemble(one);
    for (const { id } of inventory()) removeLeftovers(defaultStore(), id);
    const removed = [...unwanted, ...keepWithinLimit({ limit, spare: 0 })];
    console.log(`Removed ${removed.length} series, ${bytesText(total(removed))}.`);
  }
  print(inventory());
}

/** @throws RangeError where there is none of that name */
const seriesOf = (wanted: string): StoredEnsemble =>
  inventory().find(({ id }) => id === wanted) ??
  expected('the ID of a series in the store', wanted, 'gmia store ls shows them.');

function explain(one: StoredEnsemble): void {
  print([one]);
  console.log(JSON.stringify(one.settings, null, 2));
  for (const { time, gmia, models, seconds } of log(10_000).filter(({ series }) => series === one.id))
    console.log(`${time}: ${models} models in ${seconds} s, by gmia ${gmia}`);
}

const total = (some: StoredEnsemble[]) => some.reduce((n, { bytes }) => n + bytes, 0);

function print(some: StoredEnsemble[]): void {
  console.log(`${storeFolder()}: ${some.length} series, ${bytesText(total(some))}`);
  for (const { id, name, settings, models, bytes, used } of some)
    console.log(
      [
        '',
        id,
        minuteOf(used),
        bytesText(bytes).padStart(7),
        `${modelsText(models, String(settings.kind ?? 'unknown'))} on ${name || 'unknown data'}`,
      ].join('  '),
    );
}
