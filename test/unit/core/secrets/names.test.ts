import { strengthOf } from '../../../../core/secrets/names';

const NONE: ReadonlySet<string> = new Set();

describe('strengthOf', () => {
  it.each([
    'PASSWORD',
    'password',
    'DB_PASSWORD',
    'DATABASE-PASSWORD',
    'db.password',
    'dbPassword',
    'DBPassword',
    'dbpassword',
    'PGPASSWORD',
    'DB_PASSWORD_2',
    'DB_PASSWORD1',
    'PASS_PHRASE',
    'KEYSTORE_PASSPHRASE',
    'MYSQL_PASSWD',
    'DB_PASS',
    'dbPass',
    'dbpass',
    'DB_PWD',
    'requirepass',
    'spring.datasource.password',
    'Password ',
  ])('takes %s for a password', (name) => {
    expect(strengthOf(name, NONE)).toBe('password');
  });

  it.each([
    'SECRET',
    'JWT_SECRET',
    'jwtSecret',
    'SECRET_KEY',
    'secretkey',
    'SECRET_KEY_BASE',
    'TOKEN',
    'GITHUB_TOKEN',
    'accessToken',
    'API_KEY',
    'apikey',
    'x-api-key',
    'APIKey',
    'AWS_SECRET_ACCESS_KEY',
    'AWS_ACCESS_KEY_ID',
    'aws.accessKeyId',
    'PRIVATE_KEY',
    'privateKey',
    'SIGNING_KEY',
    'ENCRYPTION_KEY',
    'CLIENT_SECRET',
    'CREDENTIAL',
    'DB_CREDENTIALS',
    'splunk-token',
    'com.example.deploy-token',
  ])('takes %s for a secret', (name) => {
    expect(strengthOf(name, NONE)).toBe('secret');
  });

  it.each(['SSH_KEY', 'cacheKey', 'sortkey', 'NPM_AUTH', 'GIT_CRED', 'DOCKER_CREDS', 'ALL_KEYS'])(
    'takes %s for weak',
    (name) => {
      expect(strengthOf(name, NONE)).toBe('weak');
    },
  );

  it.each([
    '',
    '_',
    '42',
    'LOG_LEVEL',
    'TOKEN_URL',
    'TOKEN_URI',
    'SECRET_ARN',
    'SECRET_NAME',
    'TOKEN_TTL',
    'TOKEN_LENGTH',
    'TOKEN_EXPIRY',
    'TOKEN_TYPE',
    'PASSWORD_ENABLED',
    'PASSWORD_FILE',
    'PRIVATE_KEY_PATH',
    'API_KEY_HEADER',
    'API_KEY_ID',
    'JWT_ISSUER',
    'CLIENT_ID',
    'MYSQL_ALLOW_EMPTY_PASSWORD',
    'allowEmptyPassword',
    'BYPASS',
    'COMPASS',
    'OLDPWD',
    'MAX_TOKENS',
    'SLACK_WEBHOOK',
    'пароль',
  ])('takes %j for nothing', (name) => {
    expect(strengthOf(name, NONE)).toBe('none');
  });

  it('takes extra names for passwords, in any case and as a whole', () => {
    const extra = new Set(['vault_pin', 'mysql_allow_empty_password']);

    const strengths = ['VAULT_PIN', 'vault_pin', 'MY_VAULT_PIN', 'MYSQL_ALLOW_EMPTY_PASSWORD'].map((name) =>
      strengthOf(name, extra),
    );

    expect(strengths).toEqual(['password', 'password', 'none', 'password']);
  });
});
