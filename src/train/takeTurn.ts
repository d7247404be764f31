import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Claim, holder } from '../core/claim';
import { follow } from '../core/follow';
import type { WorkOptions } from '../core/progress';
import type { Checkpoints } from '../models/store/checkpoints';
import { modelsText } from './modelsText';
import { missing, type Work } from './works';

/** That nobody else trains some models into a store. */
export interface Turn {
  /** Lets others train. */
  release(): void;
}

const betweenLooks = 200; // milliseconds

/**
 * Waits until no other process trains models that are missing into the same store, and keeps others from it until it is
 * released: so two notebooks that need the same models train them once. A process that dies is not waited for, nor is
 * anybody where the store is no folder, or takes nothing.
 * @throws InterruptedError when it is stopped meanwhile
 */
export async function takeTurn(works: readonly Work[], options: WorkOptions): Promise<Turn> {
  const open = works.filter(({ models }) => missing(models).length > 0);
  const take = (): Turn | undefined => takeAll(open.flatMap(({ spec }) => spec.checkpoints ?? []));
  const first = take();
  if (first) return first;
  const total = open.reduce((n, { models }) => n + missing(models).length, 0);
  const { split, kind } = open[0].spec;
  const what = open.length === 1 ? modelsText(total, kind) : `${total} models`;
  const followed = follow(`${split.dataset.name}: ${what}, which another program trains`, total, options);
  let done = 0;
  const advanceTo = async (now: number) => {
    await followed.advance(now - done);
    done = now;
  };
  try {
    for (;;) {
      await delay(betweenLooks);
      const turn = take();
      if (turn) {
        await advanceTo(total);
        return turn;
      }
      const there = open.map(({ spec, models }) => spec.checkpoints?.count(models.length) ?? 0);
      const before = open.map(({ models }) => models.length - missing(models).length);
      const now = there.reduce((n, count, i) => n + Math.max(0, count - before[i]), 0);
      await advanceTo(Math.max(done, Math.min(now, total - 1)));
    }
  } finally {
    followed.end();
  }
}

/** All of them, or none: so two processes never wait for each other. */
function takeAll(series: readonly Checkpoints[]): Turn | undefined {
  const taken: Turn[] = [];
  const release = () => {
    for (const one of taken) one.release();
  };
  for (const one of new Map(series.map(one => [one.id, one])).values()) {
    const turn = takeOne(one);
    if (!turn) {
      release();
      return undefined;
    }
    taken.push(turn);
  }
  return { release };
}

const forNobody: Turn = { release: () => {} };

function takeOne({ store, id, name }: Checkpoints): Turn | undefined {
  if (store.path === undefined) return forNobody;
  try {
    return Claim.take(join(store.path, `${id}.training`), `The training of ${name || id}`, holder, {});
  } catch {
    return forNobody; // the store takes nothing, which is said about the models
  }
}
