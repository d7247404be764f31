import { follow } from '../../../core/follow';
import { inParallel } from '../../../core/inParallel';
import { listen } from '../../../core/interruption';
import type { WorkOptions } from '../../../core/progress';
import { modelIn, partial, settingsFile } from '../folder';
import { isKey, type StoredObject } from '../objects';
import { checkTensors } from '../tensors';
import { DamagedError, type Depot } from './depot';
import type { Transferred } from './remote';
import { RemoteError } from './remoteError';
import { isWarnings, mergeWarnings, type WrittenWarnings } from './warningFiles';

/** One way of a remote. */
export interface Way {
  /** For progress and errors: "pull from s3://bucket". */
  label: string;
  from: Depot;
  to: Depot;
  prefix: string;
  concurrency: number;
  /** Whether an object goes with what is there. */
  fits(group: string, owner: Record<string, string>): boolean;
  /** Where texts go, and what is written there, beside those that are there. */
  warnings: WrittenWarnings;
  /** What to do about objects that are damaged. */
  advice: string;
}

/**
 * Copies what is missing: what models depend on and what is to be said of them first, then models, then what follows
 * from them. Stopped or killed at any moment, it leaves whole objects, and goes on from there when it is called again.
 */
export async function transfer(way: Way, { progress, signal: given }: WorkOptions): Promise<Transferred> {
  const { label, from, to, prefix, concurrency } = way;
  const interruption = listen(given);
  const { signal } = interruption;
  try {
    if (signal.aborted) throw interruption.error(`Stopped before ${label}.`);
    const [theirs, ours] = [await from.list(prefix, signal), await to.list(prefix, signal)].map(whole);
    const has = new Map(ours.map(({ key, bytes }) => [key, bytes]));
    const objects = theirs.filter(({ key }) => !isWarnings(key));
    const missing = objects.filter(({ key }) => !has.has(key));
    const result: Transferred = {
      objects: 0,
      bytes: 0,
      there: objects.length - missing.length,
      differing: objects.filter(one => differs(one, has)).map(({ key }) => key),
    };
    const damaged: string[] = [];
    const followed = follow(label, total(missing), { progress, signal });
    const copy = async ({ key, bytes }: StoredObject) => {
      try {
        const content = await from.get(key, followed.signal);
        if (content && way.fits(groupOf(key), ownerOf(key, content))) {
          await to.put(key, content, followed.signal);
          result.objects++;
          result.bytes += content.length;
        } else if (content) result.differing.push(key);
      } catch (error) {
        if (!(error instanceof DamagedError)) throw error;
        damaged.push(`${key} (${error.message})`);
      }
      await followed.advance(bytes);
    };
    try {
      const unread = await followed.wait(mergeWarnings(way, theirs, ours, followed.signal));
      result.differing.push(...unread);
      for (const stage of stages(missing)) await followed.wait(inParallel(stage, concurrency, copy));
    } finally {
      followed.end();
    }
    if (damaged.length > 0)
      throw new RemoteError(`${label}: ${damagedText(damaged)} All others were copied. ${way.advice}`);
    return result;
  } catch (error) {
    throw signal.aborted && error === signal.reason ? interruption.error(`Stopped before ${label}.`) : error;
  } finally {
    interruption.end();
  }
}

/** Without what others keep there, and what is being written. */
const whole = (objects: StoredObject[]) => objects.filter(({ key }) => isKey(key) && !key.endsWith(partial));

const total = (objects: StoredObject[]) => objects.reduce((sum, { bytes }) => sum + bytes, 0);

const groupOf = (key: string) => key.split('/')[0];

const isSettings = (key: string) => key.endsWith(`/${settingsFile}`);

/** Settings of one group are the same, but for the name of the data, which is for readers. */
const differs = ({ key, bytes }: StoredObject, has: ReadonlyMap<string, number>) =>
  has.has(key) && has.get(key) !== bytes && !isSettings(key);

function stages(objects: StoredObject[]): StoredObject[][] {
  const order = [isSettings, (key: string) => modelIn(key) >= 0, () => true];
  return order.map((_, stage) => objects.filter(({ key }) => order.findIndex(is => is(key)) === stage));
}

/** What a safetensors file says of itself; nothing for others. @throws DamagedError */
function ownerOf(key: string, content: Uint8Array): Record<string, string> {
  if (!key.endsWith('.safetensors')) return {};
  try {
    return checkTensors(content);
  } catch (error) {
    throw new DamagedError((error as Error).message);
  }
}

const damagedText = ([first, ...others]: string[]) =>
  others.length === 0
    ? `an object is damaged and was left out, ${first}.`
    : `${1 + others.length} objects are damaged and were left out, the first is ${first}.`;
