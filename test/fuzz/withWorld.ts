import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeWorld, type World } from './world';

/** Looks at a world, which is gone afterwards. */
export async function withWorld<T>(look: (world: World) => T): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'gmia-fuzz-'));
  const world = await makeWorld(folder);
  try {
    return look(world);
  } finally {
    await world.service.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
