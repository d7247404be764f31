'use strict';

const { createHmac, randomUUID, timingSafeEqual } = require('node:crypto');

const delimiter = Buffer.from('<IDS|MSG>');

/** How many signatures are remembered, as in Jupyter's own sessions. */
const mostRemembered = 2 ** 16;

/** A request of Jupyter's: whom to answer, what the answer refers to, and what is asked for. */
/** @typedef {{identity: Buffer[], header: {msg_type: string}, content: object}} Request */

/**
 * Jupyter's messages as the frames that go over the wire: addresses, a delimiter, a signature, and the signed header,
 * parent's header, metadata and content.
 */
class Wire {
  #key;
  #algorithm;
  #session = randomUUID();
  #seen = new Set();

  /**
   * @param {{key: string, signature_scheme?: string}} connection
   * @throws {Error} where there is no key: whoever reaches the sockets could then run code
   */
  constructor({ key, signature_scheme: scheme = 'hmac-sha256' }) {
    if (!key)
      throw new Error('the connection file has no key, so that anybody could run code here; let Jupyter make one');
    if (!scheme.startsWith('hmac-')) throw new Error(`expected a signature scheme such as hmac-sha256, got ${scheme}`);
    this.#key = key;
    this.#algorithm = scheme.slice('hmac-'.length);
  }

  /**
   * @param {Buffer[]} frames
   * @returns {Request | undefined} nothing, in silence, for what is not signed with the key, what came before, and what
   *   is no request: whoever sends it is told nothing
   */
  read(frames) {
    const at = frames.findIndex(frame => frame.equals(delimiter));
    if (at < 0 || frames.length < at + 6) return undefined;
    const signature = frames[at + 1];
    const parts = frames.slice(at + 2, at + 6);
    if (!this.#isSigned(signature, parts) || this.#isKnown(signature)) return undefined;
    try {
      const [header, , , content] = parts.map(part => JSON.parse(part));
      if (typeof header.msg_type !== 'string' || typeof (content ?? undefined) !== 'object') return undefined;
      return { identity: frames.slice(0, at), header, content };
    } catch {
      return undefined;
    }
  }

  /**
   * @param {string} type
   * @param {object} content
   * @param {Request | undefined} request what it belongs to
   * @param {(Buffer | string)[]} to the addresses, or the topic
   * @returns {(Buffer | string)[]} frames
   */
  write(type, content, request, to) {
    const header = {
      msg_id: randomUUID(),
      msg_type: type,
      session: this.#session,
      username: 'kernel',
      date: new Date().toISOString(),
      version: '5.3',
    };
    const parts = [header, request?.header ?? {}, {}, content].map(part => JSON.stringify(part));
    return [...to, delimiter, this.#sign(parts), ...parts];
  }

  #sign(parts) {
    const hash = createHmac(this.#algorithm, this.#key);
    for (const part of parts) hash.update(part);
    return hash.digest('hex');
  }

  #isSigned(signature, parts) {
    const right = Buffer.from(this.#sign(parts));
    return signature.length === right.length && timingSafeEqual(signature, right);
  }

  /** Whether a message was sent a second time: whoever can listen could otherwise have a cell run again. */
  #isKnown(signature) {
    const text = signature.toString();
    if (this.#seen.has(text)) return true;
    this.#seen.add(text);
    if (this.#seen.size > mostRemembered) this.#seen.delete(this.#seen.values().next().value);
    return false;
  }
}

module.exports = { Wire };
