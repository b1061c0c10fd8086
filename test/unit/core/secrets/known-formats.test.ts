import { knownFormatIn } from '../../../../core/secrets/known-formats';
import { INVENTED, webToken } from '../../../support/secrets/invented-tokens';

const DETECTORS = {
  awsKeyId: 'aws-access-key-id',
  awsSessionKeyId: 'aws-access-key-id',
  awsSecretKey: undefined,
  rsaKey: 'private-key',
  plainKey: 'private-key',
  ecKey: 'private-key',
  sshKey: 'private-key',
  pgpKey: 'private-key',
  encodedKey: 'private-key',
  jwt: 'json-web-token',
  githubClassic: 'github-token',
  githubOauth: 'github-token',
  githubApp: 'github-token',
  githubRefresh: 'github-token',
  githubUser: 'github-token',
  githubFine: 'github-token',
  gitlab: 'gitlab-token',
  gitlabDeploy: 'gitlab-token',
  slackBot: 'slack-token',
  slackUser: 'slack-token',
  slackApp: 'slack-token',
  slackWebhook: 'slack-token',
  stripeLive: 'stripe-key',
  stripeRestricted: 'stripe-key',
  stripeTest: 'stripe-key',
  stripeWebhook: 'stripe-key',
  googleApi: 'google-key',
  googleClient: 'google-key',
  npm: 'npm-token',
  sendgrid: 'sendgrid-key',
} as const satisfies Record<keyof typeof INVENTED, string | undefined>;

const CREDENTIALS = Object.entries(INVENTED).map(([name, credential]): [string, string, string | undefined] => [
  name,
  credential,
  Object.entries(DETECTORS).find(([known]) => known === name)?.[1],
]);

describe('knownFormatIn', () => {
  it.each(CREDENTIALS)('knows %s alone and between other things', (_name, credential, detector) => {
    const found = [credential, ` ${credential} `, `key=${credential};x`, `"${credential}"`].map(knownFormatIn);

    expect(found).toEqual(found.map(() => detector));
  });

  it.each(CREDENTIALS)('does not know the beginning of %s alone', (_name, credential) => {
    expect(knownFormatIn(credential.slice(0, 7))).toBeUndefined();
  });

  it.each([
    ['a certificate', '-----BEGIN CERTIFICATE-----\nMIIDXTCCAkWgAwIBAgIJ'],
    ['a public key', '-----BEGIN PUBLIC KEY-----'],
    ['a certificate in base64', Buffer.from('-----BEGIN CERTIFICATE-----\nMIIDXTCCAkWgAwIBAgIJ').toString('base64')],
    ['the documented key id', 'AKIAIOSFODNN7EXAMPLE'],
    ['a key id of crosses', `AKIA${'X'.repeat(16)}`],
    ['a GitHub token of crosses', ['gh', 'p_', 'x'.repeat(36)].join('')],
    ['the webhook of the documentation', `https://hooks.slack.com/services/T00000000/B00000000/${'X'.repeat(24)}`],
    ['a key id in a longer word', `X${INVENTED.awsKeyId}`],
    ['a longer word that begins like a key id', `${INVENTED.awsKeyId}0`],
    ['a token without an algorithm', webToken({ typ: 'JWT' })],
    ['a token whose algorithm is no text', webToken({ alg: 1 })],
    ['a token whose header is a list', webToken([])],
    ['a token whose header is no JSON', webToken('{"alg":"HS256"')],
    ['a token whose header is no base64', 'eyJhb!ci.x.y'],
    ['three words that begin alike', 'eyeballing.is.fun'],
    ['a header of an impossible length', `${'ey'.padEnd(13, 'a')}.payload.signature`],
    ['a publishable key', ['pk', '_live_', 'q7Rm2XvK9bTn4WzJ6cYh8LdP'].join('')],
    ['a service name', 'payments-api-production'],
    ['a digest', 'sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08'],
  ])('knows no credential in %s', (_what, text) => {
    expect(knownFormatIn(text)).toBeUndefined();
  });

  it('knows a credential behind a documented example', () => {
    expect(knownFormatIn(`AKIAIOSFODNN7EXAMPLE ${INVENTED.awsKeyId}`)).toBe('aws-access-key-id');
  });

  it('knows a token that is not encrypted by any algorithm', () => {
    expect(knownFormatIn(`${webToken({ alg: 'none' }).split('.').slice(0, 2).join('.')}.`)).toBe('json-web-token');
  });
});
