import { expected } from './check';
import { InterruptedError } from './interruptedError';

/** Jupyter's interrupt, which the kernel passes on as an event of the process. */
const event = 'gmia:interrupt' as 'SIGINT';

/** Something that may stop work. */
export interface Interruption {
  /** Aborted when the work is to stop. */
  readonly signal: AbortSignal;
  /** The error to throw then, with the reason as its cause unless it is an interrupt. */
  error(message: string): InterruptedError;
  /** Stops listening. */
  end(): void;
}

/**
 * Listens for what may stop work: a signal that was handed in, if any, and Jupyter's interrupt.
 * @throws RangeError for a signal that is none
 */
export function listen(signal?: AbortSignal): Interruption {
  if (signal !== undefined && typeof signal?.throwIfAborted !== 'function')
    expected('signal to be an AbortSignal', signal, 'Make one with new AbortController().');
  const controller = new AbortController();
  const interrupt = () => controller.abort(new InterruptedError('Interrupted.'));
  const abort = () => controller.abort(signal!.reason);
  process.on(event, interrupt);
  signal?.addEventListener('abort', abort);
  if (signal?.aborted) abort();
  return {
    signal: controller.signal,
    error: message => {
      const { reason } = controller.signal;
      return new InterruptedError(message, reason instanceof InterruptedError ? undefined : { cause: reason });
    },
    end: () => {
      process.off(event, interrupt);
      signal?.removeEventListener('abort', abort);
    },
  };
}
