import type { Queue } from 'bullmq';
import type { Redis } from 'ioredis';
import type { BlockJob } from './blockJob';
import { queueName } from './blockJob';
import { serverState } from './checkServer';
import { connect } from './connect';
import { bullmq } from './packages';
import { type QueueAddress, shownAddress } from './queueAddress';

/** A queue, and the connection to its server. */
export interface OpenQueue {
  readonly queue: Queue<BlockJob>;
  readonly connection: Redis;
  close(): Promise<void>;
}

/**
 * Connects to the server of a queue, and looks whether jobs are safe there.
 * @param anyServer to go on where they are not
 * @param warn is told of what could not be seen, or does not matter
 * @throws Error within seconds that says what to do where nobody answers; RangeError for a server that may forget jobs
 */
export async function openQueue(
  address: QueueAddress,
  { anyServer = false, warn }: { anyServer?: boolean; warn: (text: string) => void },
): Promise<OpenQueue> {
  const { Queue } = bullmq();
  const connection = await connect(address);
  try {
    check(await connection.info(), address, anyServer, warn);
    const queue = new Queue<BlockJob>(queueName, { connection });
    queue.on('error', () => {}); // the connection says it
    return {
      queue,
      connection,
      close: async () => {
        await queue.close();
        connection.disconnect();
      },
    };
  } catch (error) {
    connection.disconnect();
    throw error;
  }
}

function check(info: string, address: QueueAddress, anyServer: boolean, warn: (text: string) => void): void {
  const { refused, forgets, unknown } = serverState(info);
  if (refused) throw new RangeError(refused);
  const where = shownAddress(address);
  if (forgets.length > 0) {
    const text = `${where} ${forgets.join(', and it ')}`;
    if (!anyServer)
      throw new RangeError(
        `Expected a server that forgets no job; ${text}. Change its settings, or add --any-server: models that are ` +
          'finished are kept all the same, and gmia submit puts what is missing into the queue again.',
      );
    warn(`${text}.`);
  }
  if (unknown.length > 0) warn(`${where} does not tell its ${unknown.join(' and ')}: see that it forgets no job.`);
}
