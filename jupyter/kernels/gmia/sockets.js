'use strict';

const { Publisher, Reply, Router } = require('zeromq');

/** The five sockets of a kernel, at the addresses of Jupyter's connection file. */
class Sockets {
  #connection;
  #iopub = new Publisher();
  #shell = new Router();
  #control = new Router();
  #stdin = new Router();
  #heartbeat = new Reply();

  constructor(connection) {
    this.#connection = connection;
  }

  /** @param {(frames: Buffer[], answer: (frames: (Buffer | string)[]) => void) => void} receive hears every request */
  async open(receive) {
    await Promise.all([
      this.#bind(this.#iopub, 'iopub'),
      this.#bind(this.#shell, 'shell'),
      this.#bind(this.#control, 'control'),
      this.#bind(this.#stdin, 'stdin'),
      this.#bind(this.#heartbeat, 'hb'),
    ]);
    listen(this.#shell, receive);
    listen(this.#control, receive);
    listen(this.#heartbeat, (frames, answer) => answer(frames));
  }

  /** Sends to everybody who listens. */
  publish(frames) {
    send(this.#iopub, frames);
  }

  close() {
    for (const socket of [this.#iopub, this.#shell, this.#control, this.#stdin, this.#heartbeat]) socket.close();
  }

  /**
   * Every message goes out at once, and is kept until it is read. By default zeromq holds every 513th back for a turn
   * of the event loop and refuses those that come meanwhile, and drops what goes beyond a thousand unread ones.
   */
  #bind(socket, name) {
    const { transport, ip, curve_publickey, curve_secretkey, [`${name}_port`]: port } = this.#connection;
    if (socket !== this.#heartbeat) socket.sendTimeout = 0;
    socket.sendHighWaterMark = 0;
    if (curve_secretkey) {
      socket.curveServer = true;
      socket.curvePublicKey = curve_publickey;
      socket.curveSecretKey = curve_secretkey;
    }
    return socket.bind(`${transport}://${ip}${transport === 'ipc' ? '-' : ':'}${port}`);
  }
}

async function listen(socket, receive) {
  for await (const frames of socket) receive(frames, answer => send(socket, answer));
}

/** Whoever asked may have gone meanwhile. */
const send = (socket, frames) => socket.send(frames).catch(() => {});

module.exports = { Sockets };
