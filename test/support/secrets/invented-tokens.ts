/** Letters and digits in an order that means nothing; every invented credential is cut out of it. */
const LETTERS = 'q7Rm2XvK9bTn4WzJ6cYh8LdP3fGs5VtA1eNu0MxBkQwZrHyCjDiFoEgSlUpOaIZ';

function some(count: number, from = 0): string {
  return LETTERS.repeat(8).slice(from, from + count);
}

function base64url(text: string): string {
  return Buffer.from(text).toString('base64url');
}

/** A JSON Web Token with this header. */
export function webToken(header: object | string): string {
  const text = typeof header === 'string' ? header : JSON.stringify(header);
  return [base64url(text), base64url('{"sub":"payments"}'), some(43)].join('.');
}

/**
 * Credentials of every known form, by what they are. None of them opens anything, and none stands in a file as it is: their
 * beginnings are put together here, because hosts of source code refuse what looks like a token.
 */
export const INVENTED = {
  awsKeyId: ['AKI', 'A', some(16).toUpperCase()].join(''),
  awsSessionKeyId: ['ASI', 'A', some(16, 5).toUpperCase()].join(''),
  awsSecretKey: `${some(20)}/${some(19, 20)}`,
  rsaKey: ['-----BEGIN RSA', 'PRIVATE KEY-----\nMIIEowIBAAKCAQEA'].join(' '),
  plainKey: ['-----BEGIN', 'PRIVATE KEY-----\\nMIIEvQIBADANBg'].join(' '),
  ecKey: ['-----BEGIN EC', 'PRIVATE KEY-----'].join(' '),
  sshKey: ['-----BEGIN OPENSSH', 'PRIVATE KEY-----\nb3BlbnNzaC1rZXktdjE'].join(' '),
  pgpKey: ['-----BEGIN PGP', 'PRIVATE KEY BLOCK-----'].join(' '),
  encodedKey: Buffer.from(['-----BEGIN', 'PRIVATE KEY-----\nMIIEvQIBADANBgkqh'].join(' ')).toString('base64'),
  jwt: webToken({ alg: 'HS256', typ: 'JWT' }),
  githubClassic: ['gh', 'p_', some(36)].join(''),
  githubOauth: ['gh', 'o_', some(36, 3)].join(''),
  githubApp: ['gh', 's_', some(36, 7)].join(''),
  githubRefresh: ['gh', 'r_', some(76, 9)].join(''),
  githubUser: ['gh', 'u_', some(36, 11)].join(''),
  githubFine: ['github', '_pat_', some(22), '_', some(59, 4)].join(''),
  gitlab: ['gl', 'pat-', some(20)].join(''),
  gitlabDeploy: ['gl', 'dt-', some(20, 2)].join(''),
  slackBot: ['xo', 'xb-', '2048123456789-2048123456790-', some(24)].join(''),
  slackUser: ['xo', 'xp-', '2048123456789-', some(32)].join(''),
  slackApp: ['xa', 'pp-1-A012ABCD0A0-2048123456789-', some(64).toLowerCase()].join(''),
  slackWebhook: ['https://hooks.slack', '.com/services/T012AB3C4/B012AB3C5/', some(24)].join(''),
  stripeLive: ['sk', '_live_', some(24)].join(''),
  stripeRestricted: ['rk', '_live_', some(24, 6)].join(''),
  stripeTest: ['sk', '_test_', some(24, 8)].join(''),
  stripeWebhook: ['wh', 'sec_', some(32)].join(''),
  googleApi: ['AI', 'za', some(35)].join(''),
  googleClient: ['GOC', 'SPX-', some(28)].join(''),
  npm: ['np', 'm_', some(36)].join(''),
  sendgrid: ['S', 'G.', some(22), '.', some(43, 3)].join(''),
} as const;
