import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Gives each test of the enclosing `describe` an empty model store, gone when the test is over. */
export function temporaryStore(): void {
  let kept: string | undefined;
  let folder: string;
  beforeEach(() => {
    kept = process.env.GMIA_STORE;
    process.env.GMIA_STORE = folder = mkdtempSync(join(tmpdir(), 'gmia-store-'));
  });
  afterEach(() => {
    if (kept === undefined) delete process.env.GMIA_STORE;
    else process.env.GMIA_STORE = kept;
    rmSync(folder, { recursive: true });
  });
}
