// `npm run clean-store`: shows what the store holds, and removes parts of it. Exit code 0, or 2 for a mistake in the
// call.
import { parseArgs } from 'node:util';
import { checkNumber, expected } from '../src/core/check';
import { bytesText, parseBytes } from '../src/models/store/bytes';
import { storeFolder } from '../src/models/store/folder';
import { defaultStore, inventory, removeEnsemble, type StoredEnsemble } from '../src/models/store/inventory';
import { removeLeftovers } from '../src/models/store/leftovers';
import { keepWithinLimit, storeLimit } from '../src/models/store/limit';
import { modelsText } from '../src/train/modelsText';
import { isOutdated } from '../src/train/trainerVersion';

const help = `Removes trained models that are kept but not wanted any more, and shows what is left.

  npm run clean-store                      removes what this version of gmia cannot use, and what is over the limit
  npm run clean-store -- --list            only shows
  npm run clean-store -- --all             removes everything
  npm run clean-store -- --unused DAYS     also removes what has not been used for so many days
  npm run clean-store -- --limit SIZE      also removes what was used longest ago, until SIZE is left: 2GB
  npm run clean-store -- --series ID       also removes one series

Close notebooks that use the store first.
With GMIA_STORE_LIMIT=20GB in the environment every training keeps within that limit.
`;

const day = 86400e3; // milliseconds

function main(args: string[]): void {
  const { values } = parseArgs({
    args,
    options: {
      list: { type: 'boolean' },
      all: { type: 'boolean' },
      unused: { type: 'string' },
      limit: { type: 'string' },
      series: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) return void process.stdout.write(help);
  const { all, unused, series } = values;
  const before = inventory();
  const days =
    unused === undefined
      ? Infinity
      : checkNumber('--unused', unused.trim() ? Number(unused) : NaN, 0, 1e6, 'It is a number of days.');
  const limit = values.limit === undefined ? storeLimit() : parseBytes('--limit', values.limit);
  if (series !== undefined && !before.some(({ id }) => id === series))
    expected('the ID of a series in the store', series, 'The option --list shows them.');
  if (!values.list) {
    const unwanted = before.filter(
      ({ id, settings, used }) =>
        all || id === series || isOutdated(settings) || Date.now() - used.getTime() >= days * day,
    );
    for (const one of unwanted) removeEnsemble(one);
    for (const { id } of inventory()) removeLeftovers(defaultStore(), id);
    const removed = [...unwanted, ...keepWithinLimit({ limit, spare: 0 })];
    console.log(`Removed ${removed.length} series, ${bytesText(total(removed))}.`);
  }
  print(inventory());
}

const total = (some: StoredEnsemble[]) => some.reduce((n, { bytes }) => n + bytes, 0);

function print(some: StoredEnsemble[]): void {
  console.log(`${storeFolder()}: ${some.length} series, ${bytesText(total(some))}`);
  for (const { id, name, settings, models, bytes, used } of some)
    console.log(
      [
        '',
        id,
        used.toISOString().slice(0, 16).replace('T', ' '),
        bytesText(bytes).padStart(7),
        `${modelsText(models, String(settings.kind ?? 'unknown'))} on ${name || 'unknown data'}`,
      ].join('  '),
    );
}

try {
  main(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${(error as Error).message}\nTry: npm run clean-store -- --help\n`);
  process.exitCode = 2;
}
