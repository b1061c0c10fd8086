import type { Json, JsonObject } from '../../../core/subject/json';
import { at, definition, rowsOf, type Case, type RowCase } from './row-case';

function row(number: number, cases: Readonly<Record<string, Case>>): readonly RowCase[] {
  return rowsOf(number, { check: 'ecs-taskdef-no-plaintext-secrets', type: 'AWS::ECS::TaskDefinition' }, cases);
}

function environment(variables: Readonly<Record<string, Json>>): JsonObject {
  return definition([
    { Name: 'app', Environment: Object.entries(variables).map(([Name, Value]) => ({ Name, Value })) },
  ]);
}

function values(...pointers: readonly number[]): Pick<RowCase, 'outcome' | 'paths'> {
  return at(...pointers.map((index) => `/ContainerDefinitions/0/Environment/${String(index)}/Value`));
}

function command(...words: readonly string[]): JsonObject {
  return definition([{ Name: 'app', Command: words }]);
}

/** One of five variables is the secret. */
function secretAt(position: number): JsonObject {
  const names = ['LOG_LEVEL', 'STAGE', 'PORT', 'REGION', 'TEAM'];
  return environment(
    Object.fromEntries(names.map((name, index) => (index === position ? ['DB_PASSWORD', 'hunter2'] : [name, 'x']))),
  );
}

const NO_ECHO: JsonObject = { $unknown: 'secret-reference', detail: '!Ref Secret' };
const PLAIN_REFERENCE: JsonObject = { $unknown: 'unresolved-reference', detail: '!Ref Setting' };

/** An access key id that nobody has, put together so that no scanner of sources takes it for one. */
const INVENTED_KEY = ['AKIA', 'Q7ORCHID42BLUE5Z'].join('');

/** Rows about secrets in plain text. */
export const SECRET_ROWS: readonly RowCase[] = [
  ...row(11, {
    'a URL, an ARN and a number': {
      configuration: environment({
        TOKEN_URL: 'https://login.example.com/oauth/token',
        SECRET_ARN: 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:payments-AbCdEf',
        TOKEN_TTL: '3600',
      }),
      outcome: 'COMPLIANT',
    },
  }),
  ...row(12, {
    'a name of a service and of a bucket': {
      configuration: environment({
        POWERTOOLS_SERVICE_NAME: 'payments',
        ARTIFACT_BUCKET: 'payments-artifacts-9f8e7d6c5b4a3210-eu-west-1',
      }),
      outcome: 'COMPLIANT',
    },
    'a name of a bucket, with the entropy detector': {
      configuration: environment({ ARTIFACT_BUCKET: 'payments-artifacts-9f8e7d6c5b4a3210-eu-west-1' }),
      params: { entropy: true },
      outcome: 'COMPLIANT',
    },
  }),
  ...row(13, {
    'MYSQL_ALLOW_EMPTY_PASSWORD=yes': {
      configuration: environment({ MYSQL_ALLOW_EMPTY_PASSWORD: 'yes' }),
      outcome: 'COMPLIANT',
    },
  }),
  ...row(14, { 'DB_PASSWORD=hunter2': { configuration: environment({ DB_PASSWORD: 'hunter2' }), ...values(0) } }),
  ...row(15, {
    'the first of five': { configuration: secretAt(0), ...values(0) },
    'the middle one of five': { configuration: secretAt(2), ...values(2) },
    'the last of five': { configuration: secretAt(4), ...values(4) },
  }),
  ...row(16, {
    'the path of the value': {
      configuration: environment({ LOG_LEVEL: 'info', DB_USER: 'payments', DB_PASSWORD: 'hunter2' }),
      ...values(2),
      saying: 'environment variable "DB_PASSWORD"; move it to Secrets',
    },
  }),
  ...row(17, {
    'an INACTIVE revision with a secret, privileged': {
      configuration: definition(
        [{ Name: 'app', Privileged: true, Environment: [{ Name: 'DB_PASSWORD', Value: 'hunter2' }] }],
        { Status: 'INACTIVE' },
      ),
      ...values(0),
    },
  }),
  ...row(18, {
    'the documented example keys': {
      configuration: environment({
        AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE',
        AWS_SECRET_ACCESS_KEY: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
        OTHER: 'AKIAI44QH8DHBEXAMPLE',
      }),
      outcome: 'COMPLIANT',
    },
  }),
  ...row(19, {
    'an invented key of a valid format': {
      configuration: environment({ SETTINGS: `region=eu-west-1 key=${INVENTED_KEY}` }),
      ...values(0),
      saying: 'an AWS access key id',
    },
  }),
  ...row(20, { 'LOG_LEVEL=info': { configuration: environment({ LOG_LEVEL: 'info' }), outcome: 'COMPLIANT' } }),
  ...row(23, {
    '--password=hunter2': {
      configuration: command('server', '--password=hunter2'),
      ...at('/ContainerDefinitions/0/Command/1'),
    },
    '--password hunter2': {
      configuration: command('server', '--password', 'hunter2'),
      ...at('/ContainerDefinitions/0/Command/2'),
    },
    'the same for a shell': {
      configuration: command('sh', '-c', 'exec server --password=hunter2'),
      ...at('/ContainerDefinitions/0/Command/2'),
    },
    'in a health check': {
      configuration: definition([
        { Name: 'app', HealthCheck: { Command: ['CMD-SHELL', 'DB_PASSWORD=hunter2 check || exit 1'] } },
      ]),
      ...at('/ContainerDefinitions/0/HealthCheck/Command/1'),
    },
  }),
  ...row(24, {
    'a literal splunk-token': {
      configuration: definition([
        { Name: 'app', LogConfiguration: { LogDriver: 'splunk', Options: { 'splunk-token': 'blue-42-orchid' } } },
      ]),
      ...at('/ContainerDefinitions/0/LogConfiguration/Options/splunk-token'),
      saying: 'SecretOptions',
    },
    'splunk-token in SecretOptions': {
      configuration: definition([
        {
          Name: 'app',
          LogConfiguration: {
            LogDriver: 'splunk',
            SecretOptions: [
              { Name: 'splunk-token', ValueFrom: 'arn:aws:ssm:eu-west-1:111122223333:parameter/splunk-token' },
            ],
          },
        },
      ]),
      outcome: 'COMPLIANT',
    },
  }),
  ...row(65, {
    'a dynamic reference to Secrets Manager': {
      configuration: environment({ DB_PASSWORD: '{{resolve:secretsmanager:payments-db:SecretString:password}}' }),
      ...values(0),
      saying: 'a reference to a secret',
    },
    'a Ref to a NoEcho parameter': { configuration: environment({ DB_PASSWORD: NO_ECHO }), ...values(0) },
    'a Ref to a NoEcho parameter under a harmless name': {
      configuration: environment({ GREETING: NO_ECHO }),
      ...values(0),
    },
    'a Ref to a plain parameter': { configuration: environment({ DB_PASSWORD: PLAIN_REFERENCE }), outcome: 'UNKNOWN' },
    'a Ref to a plain parameter under a harmless name': {
      configuration: environment({ LOG_LEVEL: PLAIN_REFERENCE }),
      outcome: 'COMPLIANT',
    },
  }),
  ...row(67, {
    'CONFIG with a password inside': {
      configuration: environment({ CONFIG: '{"database": {"host": "db", "password": "hunter2"}}' }),
      ...values(0),
      saying: 'environment variable "CONFIG" (name "password")',
    },
  }),
  ...row(69, { 'no containers': { configuration: definition([]), outcome: 'NOT_APPLICABLE' } }),
];
