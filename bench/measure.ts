import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Case, Peer } from './cases';
import { type Contestant, ours, peer, type Timing } from './contestant';
import { type CaseResult, type PeerResult, type Timed, verdict } from './result';
import { ratios, spread } from './spread';

export interface Conditions {
  rounds: number;
  quick: boolean;
  /** Python that has the peers; without it none is run. */
  python?: string;
}

/** What to do about peers that were not run. */
export const withPeers = 'not run (npm run bench -- --peers)';

/** Measures a case: ours alone, or in turns with each peer that is to be run. */
export async function measure(one: Case, { rounds, quick, python }: Conditions): Promise<CaseResult> {
  const { name, title, goal, reference } = one;
  return inFolder(async folder => {
    const gmia = ours(name, folder, quick);
    try {
      const [{ missing }] = await gmia.ready();
      if (missing !== undefined) return { name, title, goal, reference, missing: String(missing), peers: [] };
      const mine: Timing[] = [];
      const peers: PeerResult[] = [];
      for (const other of one.peers) {
        const found =
          python === undefined ? undefined : await against(gmia, mine, peer(python, other, folder), other, rounds);
        peers.push(found ?? { name: other.name, note: other.note, status: 'not run', why: withPeers });
      }
      while (mine.length < rounds) mine.push(await gmia.run());
      const timed = summary(mine, one.oneProcess);
      return {
        name,
        title,
        goal,
        reference,
        ours: timed,
        peers,
        verdict: quick ? undefined : verdict({ goal, ours: timed, peers }),
      };
    } finally {
      await gmia.end();
    }
  });
}

/** Ours and the peer in turns, so that what else the machine does meets both; ours is added to `mine`. */
async function against(
  gmia: Contestant,
  mine: Timing[],
  other: Contestant,
  { name, note, ways }: Peer,
  rounds: number,
): Promise<PeerResult> {
  try {
    await other.ready();
    await other.choose(ways);
    const pairs: [Timing, Timing][] = [];
    for (let round = 0; round < rounds; round++) pairs.push([await gmia.run(), await other.run()]);
    mine.push(...pairs.map(([own]) => own));
    return {
      name,
      note,
      status: 'measured',
      way: other.request,
      time: summary(
        pairs.map(([, theirs]) => theirs),
        true,
      ),
      ratio: ratios(pairs.map(([own, theirs]) => [own.seconds, theirs.seconds])),
    };
  } catch (error) {
    return { name, note, status: 'failed', why: (error as Error).message };
  } finally {
    await other.end();
  }
}

function summary(runs: Timing[], oneProcess: boolean): Timed {
  const all = runs.map(run => run.seconds);
  const { seconds, memory, ...found } = runs[runs.length - 1];
  return { ...spread(all), seconds: all, memory: oneProcess ? memory : null, found };
}

/** Gives `work` a folder for the data that peers read, and removes it however the program ends. */
export async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'gmia-bench-'));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  process.on('exit', remove);
  try {
    return await work(folder);
  } finally {
    process.off('exit', remove);
    remove();
  }
}
