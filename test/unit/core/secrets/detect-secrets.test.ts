import fc from 'fast-check';
import { comparePaths } from '../../../../core/policy/verify-report';
import { detectSecrets } from '../../../../core/secrets/detect-secrets';
import { pointerOf, type Json, type JsonObject } from '../../../../core/subject/json';
import { normaliseConfiguration } from '../../../../core/subject/normalise';
import { unknownValue } from '../../../../core/subject/unknown';
import { INVENTED } from '../../../support/secrets/invented-tokens';

const REFERENCE = unknownValue('unresolved-reference', '!Ref Setting');
const SECRET = unknownValue('secret-reference', '!Ref Secret');

function found(configuration: JsonObject, extraNames: readonly string[] = []): readonly string[] {
  return detectSecrets(configuration, extraNames).map(
    ({ Path, Field, Name, Detector, Class }) => `${pointerOf(Path)} ${Field} ${Class} ${Detector} ${Name}`,
  );
}

function inContainer(container: JsonObject): readonly string[] {
  return found({ ContainerDefinitions: [container] }).map((row) => row.replace('/ContainerDefinitions/0', ''));
}

describe('detectSecrets', () => {
  it('looks into every field, in the order of paths', () => {
    const rows = found({
      ContainerDefinitions: [
        { Name: 'app', Environment: [{ Name: 'LOG_LEVEL', Value: 'info' }] },
        {
          LogConfiguration: { Options: { 'splunk-token': 'a', 'splunk-index': 'a' } },
          HealthCheck: { Command: ['CMD', '--token=a'] },
          FirelensConfiguration: { Options: { api_key: 'a' } },
          Environment: [
            { Name: 'STAGE', Value: 'prod' },
            { Name: 'DB_PASSWORD', Value: 'a' },
          ],
          EntryPoint: ['server', '--token=a'],
          DockerLabels: { 'z.token': 'a', 'a.token': 'a' },
          Command: ['--password', 'a'],
        },
      ],
      Volumes: [{}, { DockerVolumeConfiguration: { DriverOpts: { o: 'addr=x,password=a' } } }],
    });

    expect(rows).toEqual([
      '/ContainerDefinitions/1/Command/1 command B strong-name password',
      '/ContainerDefinitions/1/DockerLabels/a.token labels B strong-name a.token',
      '/ContainerDefinitions/1/DockerLabels/z.token labels B strong-name z.token',
      '/ContainerDefinitions/1/EntryPoint/1 entryPoint B strong-name token',
      '/ContainerDefinitions/1/Environment/1/Value environment B strong-name DB_PASSWORD',
      '/ContainerDefinitions/1/FirelensConfiguration/Options/api_key firelensOptions B strong-name api_key',
      '/ContainerDefinitions/1/HealthCheck/Command/1 healthCheck B strong-name token',
      '/ContainerDefinitions/1/LogConfiguration/Options/splunk-token logOptions B strong-name splunk-token',
      '/Volumes/1/DockerVolumeConfiguration/DriverOpts/o driverOpts A connection-password o',
    ]);
  });

  it('looks into nothing else', () => {
    const text = `--password=hunter2 ${INVENTED.npm}`;

    expect(
      inContainer({
        Name: text,
        Image: text,
        User: text,
        Secrets: [{ Name: 'DB_PASSWORD', ValueFrom: text }],
        EnvironmentFiles: [{ Type: 's3', Value: text }],
        LogConfiguration: { LogDriver: text, SecretOptions: [{ Name: 'token', ValueFrom: text }] },
        RepositoryCredentials: { CredentialsParameter: text },
      }),
    ).toEqual([]);
  });

  it('takes an option from the end of the entry point into the command', () => {
    expect(inContainer({ EntryPoint: ['server', '--token'], Command: ['blue', 'green'] })).toEqual([
      '/Command/0 command B strong-name token',
    ]);
    expect(inContainer({ EntryPoint: ['server', REFERENCE], Command: ['blue'] })).toEqual([]);
    expect(inContainer({ EntryPoint: REFERENCE, Command: ['blue'] })).toEqual([]);
  });

  it('gives one row for a place and name, and one for each name in it', () => {
    const config = '{"token": "a", "a": {"token": "b"}, "password": "c"}';

    expect(inContainer({ Environment: [{ Name: 'CONFIG', Value: config }] })).toEqual([
      '/Environment/0/Value environment B strong-name token',
      '/Environment/0/Value environment B strong-name password',
    ]);
  });

  it('takes extra names in any case', () => {
    const configuration = { ContainerDefinitions: [{ Environment: [{ Name: 'Vault_Pin', Value: 'blue' }] }] };

    expect(found(configuration, ['VAULT_PIN'])).toHaveLength(1);
    expect(found(configuration)).toEqual([]);
  });

  it.each<[string, JsonObject, readonly string[]]>([
    [
      'under a strong name',
      { Environment: [{ Name: 'DB_PASSWORD', Value: REFERENCE }] },
      ['/Environment/0/Value environment unknown unresolved DB_PASSWORD'],
    ],
    ['under a harmless name', { Environment: [{ Name: 'LOG_LEVEL', Value: REFERENCE }] }, []],
    [
      'to a secret under a harmless name',
      { Environment: [{ Name: 'LOG_LEVEL', Value: SECRET }] },
      ['/Environment/0/Value environment C secret-reference LOG_LEVEL'],
    ],
    ['without a name', { Environment: [{ Value: REFERENCE }] }, []],
    [
      'to a secret without a name',
      { Environment: [{ Value: SECRET }] },
      ['/Environment/0/Value environment C secret-reference '],
    ],
    [
      'as name of a value that may be a secret',
      { Environment: [{ Name: REFERENCE, Value: 'blue' }] },
      ['/Environment/0/Name environment unknown unresolved '],
    ],
    ['as name of a harmless value', { Environment: [{ Name: REFERENCE, Value: 'true' }] }, []],
    ['as name of nothing', { Environment: [{ Name: REFERENCE }] }, []],
    [
      'as name of a known format',
      { Environment: [{ Name: REFERENCE, Value: INVENTED.npm }] },
      ['/Environment/0/Value environment A npm-token '],
    ],
    [
      'as name and value',
      { Environment: [{ Name: REFERENCE, Value: REFERENCE }] },
      ['/Environment/0/Name environment unknown unresolved '],
    ],
    ['as variable', { Environment: [REFERENCE] }, []],
    ['to a secret as variable', { Environment: [SECRET] }, ['/Environment/0 environment C secret-reference ']],
    ['as environment', { Environment: REFERENCE }, []],
    ['to a secret as environment', { Environment: SECRET }, ['/Environment environment C secret-reference ']],
    [
      'behind a strong option',
      { Command: ['--token', REFERENCE, REFERENCE] },
      ['/Command/1 command unknown unresolved token'],
    ],
    ['anywhere else in a command', { Command: [REFERENCE, '--level', REFERENCE] }, []],
    ['to a secret in a command', { Command: ['serve', SECRET] }, ['/Command/1 command C secret-reference ']],
    [
      'to a secret as command',
      { HealthCheck: { Command: SECRET } },
      ['/HealthCheck/Command healthCheck C secret-reference '],
    ],
    [
      'behind a strong option, to a secret',
      { Command: ['--token', SECRET] },
      ['/Command/1 command C secret-reference token'],
    ],
    [
      'in labels',
      { DockerLabels: { 'a.token': REFERENCE, 'a.level': REFERENCE, 'a.note': SECRET } },
      [
        '/DockerLabels/a.note labels C secret-reference a.note',
        '/DockerLabels/a.token labels unknown unresolved a.token',
      ],
    ],
    ['as labels', { DockerLabels: REFERENCE, LogConfiguration: REFERENCE }, []],
  ])('knows what follows from a reference %s', (_, container, expected) => {
    expect(inContainer(container)).toEqual(expected);
  });

  it.each<[string, JsonObject]>([
    ['an empty one', {}],
    ['unknown parts', { ContainerDefinitions: REFERENCE, Volumes: REFERENCE }],
    ['unknown elements', { ContainerDefinitions: [REFERENCE], Volumes: [REFERENCE] }],
    ['elements of another kind', { ContainerDefinitions: ['a', null], Volumes: [1] }],
    [
      'fields of another kind',
      { ContainerDefinitions: [{ Environment: 'a', Command: { a: 'b' }, DockerLabels: ['a'], HealthCheck: 'a' }] },
    ],
    [
      'values of another kind',
      {
        ContainerDefinitions: [{ Environment: ['a', { Name: 1, Value: 2 }], Command: [1], DockerLabels: { token: 1 } }],
      },
    ],
  ])('finds nothing in a definition with %s', (_, configuration) => {
    expect(found(configuration)).toEqual([]);
  });

  it('tells long names in part, and broken ones whole', () => {
    const names = [`${'a'.repeat(300)}_PASSWORD`, `${'\ud83d\ude00'.repeat(100)}_PASSWORD`, '\ud83d_PASSWORD'];
    const variables = names.map((Name) => ({ Name, Value: 'blue' }));

    const rows = detectSecrets({ ContainerDefinitions: [{ Environment: variables }] }, []);

    expect(rows.map(({ Name }) => [Name.length, Name.isWellFormed(), Name.at(-1)])).toEqual([
      [128, true, '…'],
      [128, true, '…'],
      [10, true, 'D'],
    ]);
  });

  it('bounds what it tells, and says that there is more', () => {
    const variables = Array.from({ length: 2000 }, (_, index) => ({ Name: `A${String(index)}_TOKEN`, Value: 'x' }));

    const rows = detectSecrets({ ContainerDefinitions: [{ Environment: variables }] }, []);

    expect(JSON.stringify(rows).length).toBeLessThan(50 * 1024);
    expect(rows[0]).toEqual({
      Path: ['ContainerDefinitions'],
      Field: 'environment',
      Name: '',
      Detector: 'overflow',
      Class: 'unknown',
    });
    expect(rows.length).toBeGreaterThan(300);
  });
});

const SIGNS = Array.from('\'"\\$(){}<>`|;&= ,-:/@.%#[]\n');
const NAMES = ['DB_PASSWORD', 'TOKEN', 'CONFIG', 'X', '--token', 'a.key'];

/** What people, and those who are against them, put into a task definition. */
const hostileText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.json(),
  fc.constantFrom(...Object.values(INVENTED)),
  fc.array(fc.constantFrom(...SIGNS, ...NAMES, 'password=', '://', '{{resolve:', 'x')).map((parts) => parts.join('')),
);
const value: fc.Arbitrary<Json> = fc.oneof({ weight: 9, arbitrary: hostileText }, fc.constantFrom(REFERENCE, SECRET));
const texts = fc.array(value, { maxLength: 5 });
const map = fc.dictionary(fc.oneof(hostileText, fc.constantFrom(...NAMES)), value, { maxKeys: 4 });
const container = fc.record(
  {
    Environment: fc.array(fc.record({ Name: fc.oneof(fc.constantFrom(...NAMES), value), Value: value }), {
      maxLength: 4,
    }),
    Command: texts,
    EntryPoint: texts,
    HealthCheck: fc.record({ Command: texts }),
    DockerLabels: map,
    LogConfiguration: fc.record({ Options: map }),
    FirelensConfiguration: fc.record({ Options: map }),
  },
  { requiredKeys: [] },
);
const definition = fc
  .record({
    ContainerDefinitions: fc.array(container, { maxLength: 3 }),
    Volumes: fc.array(fc.record({ DockerVolumeConfiguration: fc.record({ DriverOpts: map }) }), { maxLength: 2 }),
  })
  .map((raw) => normaliseConfiguration('AWS::ECS::TaskDefinition', raw, { absence: 'default' }));

describe('whatever the definition is, detectSecrets', () => {
  it('answers, in the order of paths and without a name twice at a place', () => {
    fc.assert(
      fc.property(definition, (configuration) => {
        const rows = detectSecrets(configuration, ['x']);

        expect([...rows].sort((a, b) => comparePaths(a.Path, b.Path))).toEqual(rows);
        expect(new Set(rows.map(({ Path, Name }) => JSON.stringify([Path, Name]))).size).toBe(rows.length);
        expect(detectSecrets(configuration, ['x'])).toEqual(rows);
      }),
      { numRuns: 100 },
    );
  });

  it('tells nothing of a value, wherever it stands', () => {
    const canary = 'q7Rm2XvK9bTn4WzJ';
    const around = fc.constantFrom(
      canary,
      `postgres://app:${canary}@db/x`,
      `Server=db;Password=${canary};`,
      `--password=${canary}`,
      `--password ${canary}`,
      `sh -c 'server --token "${canary}"'`,
      `{"password": "${canary}", "a": ["${canary}"]}`,
      `{{resolve:secretsmanager:${canary}}}`,
      `DB_PASSWORD=${canary} server`,
      ` ${canary}=x token=${canary}`,
      `${INVENTED.plainKey}${canary}`,
    );
    const name = fc.constantFrom(...NAMES);
    const variable = fc.record({ Name: name, Value: around });
    const words = fc.array(fc.oneof(name, around));
    const filled = fc.record({
      Environment: fc.array(variable),
      Command: words,
      EntryPoint: words,
      HealthCheck: fc.record({ Command: words }),
      DockerLabels: fc.dictionary(name, around),
    });

    fc.assert(
      fc.property(filled, (one) => {
        expect(JSON.stringify(detectSecrets({ ContainerDefinitions: [one] }, []))).not.toContain(canary);
      }),
    );
  });
});
