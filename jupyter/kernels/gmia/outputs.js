'use strict';

/** How long text is gathered, in milliseconds: as in Python's kernel. */
const sliceMs = 200;

/** Characters after which it is sent at once. */
const mostText = 2 ** 20;

/**
 * Joins the text that cells print into one message for each slice of time: Jupyter takes a millisecond for a message,
 * and its server drops those beyond a thousand a second. Nothing is lost, and the order stays.
 */
class Outputs {
  #publish;
  #name;
  #texts = [];
  #length = 0;
  #timer;

  /** @param {(type: string, content: object) => void} publish */
  constructor(publish) {
    this.#publish = publish;
  }

  /** @param {'stdout' | 'stderr'} name */
  print(name, text) {
    if (name !== this.#name) this.flush();
    this.#name = name;
    this.#texts.push(text);
    this.#length += text.length;
    if (this.#length > mostText) this.flush();
    else this.#timer ??= setTimeout(() => this.flush(), sliceMs);
  }

  /** Sends another kind of output, after what was printed before it. */
  publish(type, content) {
    this.flush();
    this.#publish(type, content);
  }

  /** Sends what was printed. */
  flush() {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#texts.length === 0) return;
    const text = this.#texts.join('');
    this.#texts = [];
    this.#length = 0;
    this.#publish('stream', { name: this.#name, text });
  }
}

module.exports = { Outputs };
