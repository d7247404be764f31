import assert from 'node:assert/strict';
import { join } from 'node:path';
import { readKept, resultsFolder } from '../../scripts/results/kept';
import { isSameBits } from '../../scripts/results/sameBits';
import { allExhibits } from '../../src/paper/allExhibits';
import { runExhibit } from '../../src/paper/exhibits/exhibit';
import { isAbout } from '../../src/paper/exhibits/trainings';
import type { Row } from '../../src/paper/report/row';
import { currentRun } from '../../src/paper/setup/run';
import { temporaryStore } from '../models/temporaryStore';
import { movedRows } from './movedRows';

const file = `${resultsFolder}/smoke-cancer.json`;
const renew = 'npm run reproduce -- --profile smoke --only cancer && npm run results -- report';

describe('a run on the smoke profile', () => {
  temporaryStore();

  it(`gives the rows of ${file} on Cancer, bit for bit`, async function () {
    this.timeout(300_000); // 12 s of processor time
    const run = { ...currentRun({ GMIA_PROFILE: 'smoke', GMIA_ONLY: 'cancer' }), progress: {} };
    const fresh: Row[] = [];
    for (const exhibit of allExhibits.filter(one => isSameBits(one.name) && isAbout(one, 'cancer')))
      fresh.push(...(await runExhibit(exhibit, run)).rows.filter(row => isSameBits(row.exhibit)));
    const kept = readKept(join(__dirname, '../..', file)).rows.filter(
      ({ exhibit, setting }) => setting === 'cancer' && isSameBits(exhibit),
    );
    assert.ok(kept.length > 300, `${kept.length} rows`);
    const moved = movedRows(kept, fresh);
    const shown = [...moved.slice(0, 20), ...(moved.length > 20 ? ['…'] : [])].map(line => `  ${line}`).join('\n');
    assert.ok(
      moved.length === 0,
      `${moved.length} of ${kept.length} rows are not those of ${file}:\n${shown}\nWhere that is meant: ${renew}`,
    );
  });
});
