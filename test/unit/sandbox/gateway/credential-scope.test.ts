import { credentialScope } from '../../../../sandbox/gateway/credential-scope';

const PATH = new URL('http://127.0.0.1/');
const SCOPE = 'SANDBOX1/20260504/eu-west-1/ecs/aws4_request';

describe('credentialScope', () => {
  it.each([
    ['the header of the SDK', `AWS4-HMAC-SHA256 Credential=${SCOPE}, SignedHeaders=host, Signature=0a`],
    ['a header in another order', `AWS4-HMAC-SHA256 SignedHeaders=host, Credential=${SCOPE}, Signature=0a`],
    ['a header without blanks', `AWS4-HMAC-SHA256 Credential=${SCOPE},SignedHeaders=host,Signature=0a`],
  ])('reads key, Region and service from %s', (_what, header) => {
    const scope = credentialScope(header, PATH);

    expect(scope).toEqual({ accessKeyId: 'SANDBOX1', region: 'eu-west-1', service: 'ecs' });
  });

  it('reads the scope of a presigned request from its query', () => {
    const url = new URL(`http://127.0.0.1/?X-Amz-Credential=${encodeURIComponent(SCOPE)}`);

    const scope = credentialScope(undefined, url);

    expect(scope).toEqual({ accessKeyId: 'SANDBOX1', region: 'eu-west-1', service: 'ecs' });
  });

  it.each([
    ['no header', undefined],
    ['another scheme', `Bearer Credential=${SCOPE}`],
    ['another signature version', `AWS3 Credential=${SCOPE}`],
    ['a scope that ends early', 'AWS4-HMAC-SHA256 Credential=SANDBOX1/20260504/eu-west-1/ecs, Signature=0a'],
    ['an empty key', 'AWS4-HMAC-SHA256 Credential=/20260504/eu-west-1/ecs/aws4_request, Signature=0a'],
    ['another terminator', 'AWS4-HMAC-SHA256 Credential=SANDBOX1/20260504/eu-west-1/ecs/aws5_request, Signature=0a'],
    ['more parts than there are', `AWS4-HMAC-SHA256 Credential=${SCOPE}/more, Signature=0a`],
  ])('counts a request with %s as not signed', (_what, header) => {
    const scope = credentialScope(header, PATH);

    expect(scope).toBeUndefined();
  });
});
