import type { Context } from 'mocha';
import type { Dataset } from '../../../src/data/dataset';
import { loadAdult } from '../../../src/data/load/loadAdult';
import { MissingDataError } from '../../../src/data/load/locateFile';

/** Adult; where its files are not to be had, the tests are skipped, and it is said why. */
export async function adultOrSkip(context: Context): Promise<Dataset> {
  try {
    return await loadAdult();
  } catch (error) {
    if (!(error instanceof MissingDataError)) throw error;
    console.log(`The census sample is not tested on Adult. ${error.message}`);
    return context.skip();
  }
}
