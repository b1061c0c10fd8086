import { TextInspector } from '../../../../core/secrets/text-inspector';
import { INVENTED } from '../../../support/secrets/invented-tokens';

const inspector = new TextInspector(['vault_pin']);

function seen(name: string, text: string): readonly string[] {
  return inspector.value(name, text).map((sighting) => `${sighting.class} ${sighting.detector} ${sighting.name}`);
}

function seenIn(...words: readonly string[]): readonly string[] {
  let option: string | undefined;
  const found = words.flatMap((word, index) => {
    const sightings = inspector.argument(word, option);
    option = inspector.awaiting(word);
    return sightings.map((sighting) => `${String(index)} ${sighting.class} ${sighting.name}`);
  });
  return [...new Set(found)];
}

describe('the value of a variable', () => {
  it.each<[string, string, readonly string[]]>([
    ['DB_PASSWORD', 'hunter2', ['B strong-name DB_PASSWORD']],
    ['VAULT_PIN', '735509', ['B strong-name VAULT_PIN']],
    ['VAULT_PIN', '1234', []],
    ['LOG_LEVEL', 'info', []],
    ['GREETING', INVENTED.githubClassic, ['A github-token GREETING']],
    ['DB_PASSWORD', INVENTED.githubClassic, ['A github-token DB_PASSWORD']],
    ['DATABASE_URL', 'postgres://app:hunter2@db/x', ['A url-password DATABASE_URL']],
    ['ConnectionStrings__Main', 'Server=db;Password=abc;', ['A connection-password ConnectionStrings__Main']],
    ['GREETING', '{{resolve:secretsmanager:db:SecretString:password}}', ['C secret-reference GREETING']],
    ['GREETING', 'x{{resolve:ssm-secure:/db:1}}', ['C secret-reference GREETING']],
    ['DB_PASSWORD', '{{resolve:ssm:/db:1}}', []],
    ['CONFIG', '{"db": {"password": "hunter2", "port": 5432, "tls": true, "ca": null}}', ['B strong-name password']],
    ['CONFIG', '[{"token": "a"}, {"api-key": "b"}]', ['B strong-name token', 'B strong-name api-key']],
    ['CONFIG', '{"pin": {"password": 123456}, "passwords": 123456}', ['B strong-name password']],
    ['CONFIG', ' {"inner": "{\\"secret\\": \\"blue\\"}"}', ['B strong-name secret']],
    ['CONFIG', `{"${INVENTED.npm}": true}`, ['A npm-token ']],
    ['CONFIG', '{"password": "${DB_PASSWORD}"}', []],
    ['TOKEN', '["a", "${B}"]', ['B strong-name TOKEN']],
    ['DB_PASSWORD', '{"password": "${DB_PASSWORD}"}', []],
    ['DB_PASSWORD', '{hunter2}', ['B strong-name DB_PASSWORD']],
    ['CONFIG', `${'['.repeat(100)}"${INVENTED.npm}"${']'.repeat(100)}`, ['A npm-token CONFIG']],
    ['JAVA_OPTS', '-Xmx512m -Dspring.datasource.password=hunter2', ['B strong-name spring.datasource.password']],
    ['ARGS', '--password hunter2 --token=abc', ['B strong-name password', 'B strong-name token']],
    ['ARGS', '--password "$(cat /run/x)" --token=${TOKEN} --secret-name x', []],
    ['ARGS', '--password; hunter2', []],
    ['NOTE', 'well-known token values', []],
    ['SSH_KEY', 'q7Rm2XvK9bTn4WzJ6cYh8LdP', ['entropy high-entropy SSH_KEY']],
    ['SSH_KEY', '9f86d081884c7d659a2feaa0c55ad015', ['entropy high-entropy SSH_KEY']],
    ['SSH_KEY', '--token=abc', ['B strong-name token']],
    ['SSH_KEY', 'q7Rm2XvK9bTn4WzJ6cY', []],
    ['SSH_KEY', 'payments-production-2-service', []],
    ['SSH_KEY', 'arn:aws:kms:eu-west-1:111122223333:key/0a1b2c3d4e5f', []],
    ['SSH_KEY', '12345678901234567890123', []],
    ['SSH_KEY', 'abcdefghijklmnopqrstuvwxyz', []],
    ['SSH_KEY', '1a1a1a1a1a1a1a1a1a1a1a1a', []],
    ['SSH_KEY', 'q7Rm2XvK9b Tn4WzJ6cYh8LdP', []],
    ['BUCKET', 'q7Rm2XvK9bTn4WzJ6cYh8LdP', []],
  ])('%s=%s', (name, text, expected) => {
    expect(seen(name, text)).toEqual(expected);
  });
});

describe('a command', () => {
  it.each<[readonly string[], readonly string[]]>([
    [['server', '--password=hunter2'], ['1 B password']],
    [['server', '--password', 'hunter2'], ['2 B password']],
    [['server', '-token', 'hunter2'], ['2 B token']],
    [['server', '-Ddb.password=hunter2'], ['1 B db.password']],
    [['server', '--db-url=postgres://app:hunter2@db/x'], ['1 A ']],
    [
      ['server', '--token', INVENTED.githubClassic],
      ['2 A token', '2 B token'],
    ],
    [['server', INVENTED.githubClassic], ['1 A ']],
    [['server', '{{resolve:secretsmanager:db}}'], ['1 C ']],
    [['env', 'DB_PASSWORD=hunter2', 'server'], ['1 B DB_PASSWORD']],
    [['docker', '--env=DB_PASSWORD=hunter2'], ['1 B DB_PASSWORD']],
    [['helm', '--set', 'auth.user=a,auth.password=b'], ['2 B auth.password']],
    [['psql', 'host=db password=hunter2'], ['1 B password']],
    [['server', 'Server=db;Password=abc;'], ['1 B Password']],
    [['server', '--config', '{"password": "hunter2"}'], ['2 B password']],
    [['sh', '-c', 'server --password=hunter2'], ['2 B password']],
    [
      ['sh', '-c', 'server --password hunter2 --token abc'],
      ['2 B password', '2 B token'],
    ],
    [['sh', '-c', 'export DB_PASSWORD=hunter2; server'], ['2 B DB_PASSWORD']],
    [['sh', '-c', "server --password='two words'"], ['2 B password']],
    [['sh', '-c', "exec sh -c 'server --password=hunter2'"], ['2 B password']],
    [['sh', '-c', 'X=$(curl --token=abc x) server'], ['2 B token']],
    [['sh', '-c', 'X=`curl --token=abc x` server'], ['2 B token']],
    [['sh', '-c', 'server \'{"password": "hunter2"}\''], ['2 B password']],
    [['CMD-SHELL', 'check -u postgres://app:$pw@db || API_KEY=abc check'], ['1 B API_KEY']],
  ])('%j', (words, expected) => {
    expect(seenIn(...words)).toEqual(expected);
  });

  it.each<[readonly string[]]>([
    [['server', '-p', 'hunter2']],
    [['server', '--password']],
    [['server', '--password', '--verbose']],
    [['server', '--password=', 'x']],
    [['server', '--password', '$DB_PASSWORD']],
    [['server', '--password-file', '/run/secrets/db']],
    [['server', '--password-stdin', 'x']],
    [['psql', '--no-password', 'payments']],
    [['server', '--token', '3600']],
    [['sh', '-c', 'server --password "$DB_PASSWORD" --token=$1 --secret ${SECRET:?missing}']],
    [['sh', '-c', 'server --password=$$DB_PASSWORD']],
    [['sh', '-c', 'server --password "$(cat /run/secrets/db)" --token=`cat "a b"`']],
    [['sh', '-c', 'server --password $(vault read $(cat path))']],
    [['sh', '-c', `server --password=$(printf ${'a '.repeat(300)})`]],
    [['sh', '-c', 'read --password < file; PASSWORD= server']],
    [['sh', '-c', 'server --password <password>']],
    [['sh', '-c', 'sed -i "s/password=.*/password=${PW}/" x']],
    [['sh', '-c', 'test -z "$TOKEN" && exit 1']],
    [['sh', '-c', 'curl -f http://localhost/ || exit 1']],
    [['a=b=c=d=e=f=g=h=i=j=password=x']],
    [['$=x', '=x', 'a b=c']],
  ])('has nothing in %j', (words) => {
    expect(seenIn(...words)).toEqual([]);
  });

  it('is read to some depth of shells in shells', () => {
    const shells = ["sh -c 'server --token=a'", 'sh -c "sh -c \'server --token=a\'"'];

    const found = shells.map((text) => seenIn(text));

    expect(found).toEqual([['0 B token'], ['0 B token']]);
  });

  it('is not read deeper, except for known formats', () => {
    const nested = Array.from({ length: 6 }).reduce<string>(
      (text) => `sh -c ${JSON.stringify(text)}`,
      `server --token abc ${INVENTED.npm}`,
    );

    expect(seenIn(nested)).toEqual(['0 A ']);
  });
});
