import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { BullMQAdapter } from '@bull-board/api/bullMQAdapter';
import { optionalPackage } from '../../core/optionalPackage';
import { openQueue } from './openQueue';
import type { QueueAddress } from './queueAddress';
import { tokenGate } from './tokenGate';

/** A page that shows a queue. */
export interface Board {
  /** With the token that lets a browser in. */
  url: string;
  close(): Promise<void>;
}

/** What is used of Bull Board, which is there only where a user has installed it. */
interface BullBoard {
  createBullBoard(options: object): void;
}

interface Pages {
  ExpressAdapter: new () => { setBasePath(path: string): void; getRouter(): RequestListener };
}

const install = '@bull-board/api @bull-board/express';

/** What a browser may load: nothing from elsewhere, such as the fonts that Bull Board asks for. */
const policy =
  "default-src 'self'; style-src 'self' 'unsafe-inline'; script-src 'self' 'unsafe-inline'; img-src 'self' data:";

/**
 * Shows a queue by Bull Board, on this machine alone and to those who have the token. Nothing can be changed there.
 * @param port 0 takes one that is free
 * @throws RangeError that says what to install; what `openQueue` throws; Error where the port is taken
 */
export async function openBoard(address: QueueAddress, port: number, warn: (text: string) => void): Promise<Board> {
  const { createBullBoard } = optionalPackage<BullBoard>('@bull-board/api', install);
  const adapter = optionalPackage<{ BullMQAdapter: typeof BullMQAdapter }>('@bull-board/api/bullMQAdapter', install);
  const { ExpressAdapter } = optionalPackage<Pages>('@bull-board/express', install);
  const { queue, close } = await openQueue(address, { anyServer: true, warn });
  try {
    const serverAdapter = new ExpressAdapter();
    createBullBoard({ queues: [new adapter.BullMQAdapter(queue, { readOnlyMode: true })], serverAdapter });
    const gate = tokenGate();
    const pages = serverAdapter.getRouter();
    const server = createServer((request, response) => {
      response.setHeader('Content-Security-Policy', policy);
      response.setHeader('Referrer-Policy', 'no-referrer');
      if (gate.opens(request, response)) pages(request, response);
    });
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
    return {
      url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/?token=${gate.token}`,
      close: async () => {
        server.closeAllConnections();
        server.close();
        await close();
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}
