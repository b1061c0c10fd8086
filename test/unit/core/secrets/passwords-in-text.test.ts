import { hasConnectionPassword, hasUrlPassword } from '../../../../core/secrets/passwords-in-text';

describe('hasUrlPassword', () => {
  it.each([
    'postgres://app:hunter2@db.internal:5432/payments',
    'postgresql+asyncpg://app:hunter2@db/payments',
    'redis://:hunter2@cache:6379/0',
    'amqp://guest:guest@rabbit',
    'mongodb+srv://app:p%40ss@cluster.example.net/x?retryWrites=true',
    'jdbc:mysql://app:hunter2@db/payments',
    'http://user:1234@proxy:3128',
    'smtps://mailer@example.com:hunter2@smtp.example.com',
    'see https://a.example.com and https://app:hunter2@b.example.com',
    '"https://app:hunter2@b.example.com"',
    'https://${USER}:hunter2@git.example.com/x',
    'https://app:${PREFIX}hunter2@git.example.com/x',
    'ftp://a:b:c@h',
  ])('is true for %s', (text) => {
    expect(hasUrlPassword(text)).toBe(true);
  });

  it.each([
    'https://example.com/path',
    'postgres://app@db/payments',
    'postgres://app:@db/payments',
    'postgres://app:${DB_PASSWORD}@db/payments',
    'postgres://${DB_USER:-app}:${DB_PASSWORD:-}@db/payments',
    'postgres://app:$DB_PASSWORD@db/payments',
    'postgres://app:<password>@db/payments',
    'postgres://app:{{ password }}@db/payments',
    'postgres://app:***@db/payments',
    `postgres://app:${'x'.repeat(16)}@db/payments`,
    'postgres://app:hunter2@',
    'https://db:5432/x@y',
    'https://example.com:8443/a:b@c',
    'https://example.com/?mail=a:b@c',
    'docker://registry:5000/nginx',
    'docker://nginx:1.29@sha256:9f86d081884c7d65',
    '://app:hunter2@db',
    ' ://app:hunter2@db',
    'git@github.com:example/payments.git',
    'app:hunter2@db',
    '://',
    '',
  ])('is false for %j', (text) => {
    expect(hasUrlPassword(text)).toBe(false);
  });
});

describe('hasConnectionPassword', () => {
  it.each([
    'Server=db;User Id=sa;Password=abc;',
    'Server=db;Uid=sa;Pwd=abc',
    'Server=db; Password = "abc def"; Encrypt=true',
    'host=db user=app password=hunter2',
    'addr=10.0.0.7,username=app,password=hunter2',
    'jdbc:mysql://db/payments?user=app&password=hunter2',
    'jdbc:sqlserver://db;user=app;password=hunter2',
    'org.apache.kafka.PlainLoginModule required username="app" password="hunter2";',
    'password=hunter2',
    'db.user=app\ndb.password=hunter2\n',
    'DB_PASSWORD=hunter2',
    'password=,password=hunter2',
    'Password =abc',
    'a=b password="hunter2"',
    'Endpoint=sb://bus.example.net/;SharedAccessKeyName=root;SharedAccessKey=blue42orchid',
  ])('is true for %j', (text) => {
    expect(hasConnectionPassword(text)).toBe(true);
  });

  it.each([
    'Server=db;User Id=sa;Password=;',
    'Server=db;User Id=sa;Password=${DB_PASSWORD};',
    'Server=db;User Id=sa;Integrated Security=true',
    'host=db user=app passfile=/run/pgpass',
    'host=db password=$DB_PASSWORD',
    'password=***',
    'host=db password= user=app',
    'password="true"',
    'password = "" x=y',
    'password=([^&]*)',
    'password=true',
    'passwordless=hunter2',
    'token=hunter2',
    'token=hunter2;',
    'a=b token=hunter2',
    '--password=hunter2',
    '"password"="hunter2"',
    '=hunter2',
    'password',
    '',
  ])('is false for %j', (text) => {
    expect(hasConnectionPassword(text)).toBe(false);
  });
});
