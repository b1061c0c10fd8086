import { ConfigServiceServiceException } from '@aws-sdk/client-config-service';

import { callFailure } from '../../../../adapters/config-service/call-failure';

function serviceError(name: string, httpStatusCode: number | undefined, $fault: 'client' | 'server' = 'client') {
  return new ConfigServiceServiceException({
    name,
    $fault,
    $metadata: httpStatusCode === undefined ? {} : { httpStatusCode },
    message: 'refused',
  });
}

describe('callFailure', () => {
  it.each([
    ['throttling', serviceError('ThrottlingException', 400), 'transient'],
    ['throttling under another name', serviceError('TooManyRequestsException', 400), 'transient'],
    ['status 429', serviceError('Whatever', 429), 'transient'],
    ['status 502', serviceError('Whatever', 502), 'transient'],
    ["the server's fault without a status", serviceError('Whatever', undefined, 'server'), 'transient'],
    ['a connection that was refused', Object.assign(new Error('x'), { code: 'ECONNREFUSED' }), 'transient'],
    ['a name that did not resolve', Object.assign(new Error('x'), { code: 'EAI_AGAIN' }), 'transient'],
    ['a time-out', Object.assign(new Error('x'), { name: 'TimeoutError' }), 'transient'],
    ['an invalid token', serviceError('InvalidResultTokenException', 400), 'refused'],
    ['a missing permission', serviceError('AccessDeniedException', 403), 'refused'],
    ["the client's fault without a status", serviceError('Whatever', undefined), 'refused'],
    ['a programming error', new TypeError('x is not a function'), 'broken'],
    ['an error with a numeric code', Object.assign(new Error('x'), { code: 7 }), 'broken'],
    ['no error at all', undefined, 'broken'],
    ['a thrown text', 'ThrottlingException', 'broken'],
  ])('sorts %s', (_, thrown, failure) => {
    const sorted = callFailure(thrown);

    expect(sorted).toBe(failure);
  });
});
