import type { PoolWorker, Report, Request } from '../../../src/train/execute/worker';

type Ear = NonNullable<Parameters<PoolWorker['listen']>[0]>;

/** A worker of a pool that does what a test says, and keeps what it is told. */
export class FakeWorker implements PoolWorker {
  readonly requests: Request[] = [];
  private ear: Ear | undefined;
  private living = true;

  /** @param work is called with each order, a moment after it came */
  constructor(
    private readonly work: (worker: FakeWorker, at: number) => void,
    private readonly onKill: () => void = () => {},
  ) {}

  /** Places of the orders that came. */
  get orders(): number[] {
    return this.requests.flatMap(request => ('at' in request ? [request.at] : []));
  }

  post(request: Request): void {
    this.requests.push(request);
    if ('at' in request) setImmediate(() => this.living && this.work(this, request.at));
  }

  listen(ear?: Ear): void {
    this.ear = ear;
  }

  get heard(): boolean {
    return this.ear !== undefined;
  }

  alive(): boolean {
    return this.living;
  }

  kill(): void {
    this.living = false;
    this.onKill();
    this.ear?.ended(new Error('killed'));
  }

  tell(report: Report): void {
    this.ear?.report(report);
  }

  /** Reports a model whose weight is its place. */
  finish(at: number, steps = 1): void {
    this.tell({ steps, at, trained: { weights: [Float32Array.of(at)], logits: [] } });
  }
}
