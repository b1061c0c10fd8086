import { ConfigServiceServiceException } from '@aws-sdk/client-config-service';

/**
 * How a call to AWS Config failed: `transient` may pass by itself, `refused` will be answered the same way again,
 * `broken` never reached AWS Config as a request (credentials, set-up, our own deadline).
 */
export type CallFailure = 'transient' | 'refused' | 'broken';

/** Names under which AWS services throttle; AWS Config documents none of them, and answers with the first. */
const THROTTLING = new Set([
  'ThrottlingException',
  'Throttling',
  'ThrottledException',
  'TooManyRequestsException',
  'RequestLimitExceeded',
  'RequestThrottledException',
]);

/** What Node.js and the SDK's HTTP handler report when a connection cannot be made or does not last. */
const NETWORK = new Set([
  'ECONNRESET',
  'ECONNREFUSED',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'TimeoutError',
  'NetworkingError',
]);

/** Sorts what `ConfigServiceClient.send` threw. */
export function callFailure(thrown: unknown): CallFailure {
  if (thrown instanceof ConfigServiceServiceException) {
    const status = thrown.$metadata.httpStatusCode ?? 0;
    const passing = THROTTLING.has(thrown.name) || status === 429 || status >= 500 || thrown.$fault === 'server';
    return passing ? 'transient' : 'refused';
  }
  return thrown instanceof Error && (NETWORK.has(thrown.name) || NETWORK.has(systemCode(thrown)))
    ? 'transient'
    : 'broken';
}

function systemCode(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : '';
}
