import { inspect } from 'node:util';
import { checkText, expected } from '../../core/check';

/** A value that is read from the environment when it is needed, and never shown. */
export class Secret {
  constructor(
    /** The name of the environment variable. */
    readonly name: string,
    /** What stands before the value in a header, such as "Bearer ". */
    readonly prefix: string,
  ) {}

  /** The value. @throws RangeError where there is none */
  read(): string {
    return (
      process.env[this.name] ||
      expected(`a key in the environment variable ${this.name}`, 'none', 'Set it before this program is started.')
    );
  }

  toString(): string {
    return `${this.prefix}<${this.name} of the environment>`;
  }

  toJSON(): string {
    return this.toString();
  }

  [inspect.custom](): string {
    return this.toString();
  }
}

/**
 * A key for a header, from an environment variable: it is read for each request, and reaches neither a notebook, nor an
 * error, nor the store.
 * @param name of the variable
 * @param prefix of the header, such as "Bearer ". Default: none
 * @throws RangeError for a name that is none
 * @example
 * String(gmia.fromEnvironment('MY_TOKEN', 'Bearer ')); // => 'Bearer <MY_TOKEN of the environment>'
 */
export function fromEnvironment(name: string, prefix = ''): Secret {
  if (typeof name !== 'string' || !/^\w+$/.test(name)) expected('the name of an environment variable', name);
  return new Secret(name, checkText('prefix', prefix));
}

/** Headers of requests: as they are, or from the environment. */
export type Headers = Readonly<Record<string, string | Secret>>;

/** The headers to send. */
export const readHeaders = (headers: Headers): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      value instanceof Secret
        ? value.prefix + value.read()
        : checkText(`header ${name}`, value, 'Or use fromEnvironment.'),
    ]),
  );

/** Takes known keys out of texts. */
export class Redactor {
  private readonly hidden = new Set<string>();

  /** @param values keys, and headers that have them behind a word, such as "Bearer KEY" */
  add(values: Iterable<string>): void {
    for (const value of values)
      for (const part of [value, value.slice(value.indexOf(' ') + 1)])
        for (const form of [part, encodeURIComponent(part), JSON.stringify(part).slice(1, -1)])
          if (form !== '') this.hidden.add(form);
  }

  hide(text: string): string {
    const longestFirst = [...this.hidden].sort((a, b) => b.length - a.length);
    return longestFirst.reduce((hidden, value) => hidden.replaceAll(value, '***'), text);
  }

  /** What `work` gives; its error, without keys. */
  async guard<T>(work: () => Promise<T> | T): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (error instanceof Error && !(error instanceof DOMException)) {
        error.message = this.hide(error.message);
        error.stack = error.stack && this.hide(error.stack);
        delete error.cause;
      }
      throw error;
    }
  }
}
