// Requests are signed by aws4fetch: 33 kB without dependencies, under MIT's licence, and with nothing left to do since
// the way of signing is settled. @aws-sdk/client-s3 does more, in 22 MB and 26 packages, of which versions from 2027 on
// do not run on Node 20; minio brings 34 packages, and s3mini does not know session tokens.
import { AwsClient } from 'aws4fetch';
import { AbortError } from 'p-retry';
import { expected } from '../../../../core/check';
import { sha256 } from '../../../../core/sha256';
import { fromEnvironment, Redactor } from '../../../served/secrets';
import { RemoteError } from '../remoteError';
import type { Endpoint } from './endpoint';
import { refusal } from './refusal';

export interface S3Request {
  method: 'GET' | 'PUT';
  /** What follows the endpoint: a key, or a query. */
  path: string;
  body?: Uint8Array;
  headers?: Record<string, string>;
}

/** An answer that says yes, all of it. */
export interface S3Answer {
  headers: Headers;
  content: Buffer;
}

/** What the object store says may pass. */
const passing = (status: number) => status >= 500 || status === 408 || status === 429;

/** Sends signed requests. */
export class S3Client {
  private readonly aws: AwsClient;
  private readonly redactor = new Redactor();

  /** @throws RangeError where the environment has no key, or the region is not known */
  constructor(
    private readonly name: string,
    private readonly endpoint: Endpoint,
  ) {
    const [accessKeyId, secretAccessKey] = ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'].map(one =>
      fromEnvironment(one).read(),
    );
    const sessionToken = process.env.AWS_SESSION_TOKEN || undefined;
    const region =
      endpoint.region ??
      expected(
        'a region in AWS_REGION',
        'none',
        'For another object store than Amazon’s set AWS_ENDPOINT_URL_S3, such as https://host:9000.',
      );
    this.redactor.add([accessKeyId, secretAccessKey, ...(sessionToken ? [sessionToken] : [])]);
    this.aws = new AwsClient({ accessKeyId, secretAccessKey, sessionToken, region, service: 's3' });
  }

  /**
   * @returns undefined where there is no such object
   * @throws RemoteError: within an AbortError where it refuses, plain where trying again may help
   */
  async send(request: S3Request, signal: AbortSignal): Promise<S3Answer | undefined> {
    const { status, headers, content } = await this.answer(request, signal);
    if (status >= 200 && status < 300) return { headers, content };
    const { code, text } = refusal(status, headers, content.toString(), {
      name: this.name,
      at: this.endpoint.shown,
      hide: said => this.redactor.hide(said),
    });
    if (status === 404 && code === 'NoSuchKey') return undefined;
    const error = new RemoteError(text);
    throw passing(status) ? error : new AbortError(error);
  }

  private async answer({ method, path, body, headers }: S3Request, signal: AbortSignal) {
    const signed = await this.aws.sign(this.endpoint.url + path, {
      method,
      body: body as Uint8Array<ArrayBuffer> | undefined,
      // Signed with the request, so that a content that is damaged on its way is refused.
      headers: { ...headers, 'x-amz-content-sha256': sha256(body ?? new Uint8Array()) },
      redirect: 'manual',
    });
    try {
      const response = await fetch(signed, { signal });
      const content = Buffer.from(await response.arrayBuffer());
      return { status: response.status, headers: response.headers, content };
    } catch (error) {
      signal.throwIfAborted();
      const { message, cause } = error as Error & { cause?: { code?: string; message?: string } };
      const why = [message, cause?.code ?? cause?.message].filter(Boolean).join(', ');
      throw new RemoteError(
        this.redactor.hide(
          `${this.endpoint.shown} did not answer for ${this.name}: ${why}. ` +
            'AWS_ENDPOINT_URL_S3 says where the object store is.',
        ),
      );
    }
  }
}
