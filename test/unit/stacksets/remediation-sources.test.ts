import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';
import { renderPacks } from '../../../conformance-pack/render-pack';
import { documentName } from '../../../core/registry/deployed-names';
import { CHECKS } from '../../../core/registry/registry';
import { isJsonObject, valueAt, type Json } from '../../../core/subject/json';
import { documentsRelease, remediationSources } from '../../../stacksets/remediation-sources';
import { failureOf } from '../../support/failure-of';
import { jsonOf } from '../../support/json-of';
import { resourcesOfPacks } from '../../support/pack-bodies';
import { resourcesOf, synthesis, templateOf } from '../../support/synthesis';

const DOCUMENT = "schemaVersion: '0.3'\nmainSteps: [{name: Plan, action: 'aws:sleep', inputs: {Duration: PT1S}}]\n";
const STATEMENT = {
  Sid: 'Read',
  Effect: 'Allow',
  Action: ['ecr:DescribeRepositories'],
  Resource: ['arn:${AWS::Partition}:ecr:${AWS::Region}:${AWS::AccountId}:repository/*'],
};

let directory = '';

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'ecs-guardrails-remediations-'));
});

afterEach(() => {
  rmSync(directory, { recursive: true, force: true });
});

/** Lays a folder of `remediations/`; `null` leaves a file out. */
function lay(folder: string, document: string | null = DOCUMENT, statement: unknown = STATEMENT): void {
  mkdirSync(join(directory, folder), { recursive: true });
  if (document !== null) writeFileSync(join(directory, folder, 'document.yaml'), document);
  if (statement === null) return;
  const permissions = { Version: '2012-10-17', Statement: [statement] };
  writeFileSync(join(directory, folder, 'permissions.json'), JSON.stringify(permissions));
}

describe('remediationSources', () => {
  it('reads folders with a document in the order of their names, and no others', () => {
    lay('b-second');
    lay('a-first');
    lay('no-document', null);
    writeFileSync(join(directory, 'handler.ts'), '');

    const sources = remediationSources(directory);

    expect(sources.map(({ folder }) => folder)).toEqual(['a-first', 'b-second']);
    expect(sources[0]?.content).toEqual(parse(DOCUMENT));
    expect(sources[0]?.statements).toEqual([STATEMENT]);
  });

  it.each<[string, string | null, unknown, string]>([
    ['no permissions', DOCUMENT, null, 'permissions.json'],
    ['a wildcard action', DOCUMENT, { ...STATEMENT, Action: ['ecr:Describe*'] }, 'wildcards are refused'],
    ['the action "*"', DOCUMENT, { ...STATEMENT, Action: ['*'] }, 'wildcards are refused'],
    ['a resource that is no ARN', DOCUMENT, { ...STATEMENT, Resource: ['repository/*'] }, 'ARN'],
    ['an unknown member', DOCUMENT, { ...STATEMENT, NotAction: ['ecr:*'] }, 'NotAction'],
    ['another schema version', "schemaVersion: '2.2'", STATEMENT, 'schemaVersion'],
    ['a duplicate key', `${DOCUMENT}schemaVersion: '0.3'\n`, STATEMENT, 'unique'],
    ['an empty document', '', STATEMENT, 'document.yaml'],
  ])('refuses a folder with %s and names the file', async (_what, document, statement, expected) => {
    lay('ecr-tags', document, statement);

    const error = await failureOf(() => remediationSources(directory));

    expect(error.code).toBe('REMEDIATION_INVALID');
    expect(error.message).toContain('remediations/ecr-tags/');
    expect(error.message).toContain(expected);
  });

  it('has a release that changes with a document, and not with permissions', () => {
    lay('ecr-tags');
    const release = documentsRelease(remediationSources(directory));

    lay('ecr-tags', DOCUMENT, { ...STATEMENT, Sid: 'Other' });
    const otherPermissions = documentsRelease(remediationSources(directory));
    lay('ecr-tags', DOCUMENT.replace('PT1S', 'PT2S'));
    const otherDocument = documentsRelease(remediationSources(directory));

    expect(release).toMatch(/^[A-Za-z0-9._-]{1,64}$/);
    expect(otherPermissions).toBe(release);
    expect(otherDocument).not.toBe(release);
  });
});

describe('documents in the core template', () => {
  it('are created five at a time, because CreateDocument is throttled', () => {
    for (const letter of 'abcdefghijkl') lay(`${letter}-document`);

    const documents = [
      ...resourcesOf(templateOf(synthesis({ remediations: directory }), 'core'), 'AWS::SSM::Document'),
    ];

    const ids = documents.map(([id]) => id);
    expect(ids).toHaveLength(12);
    documents.forEach(([, document], index) => {
      const earlier = ids[index - 5];
      expect(document['DependsOn']).toEqual(earlier === undefined ? undefined : [earlier]);
    });
  });
});

/** As AWS Config names resources: of each type that is corrected one. */
const RESOURCE_IDS = [
  'some-name',
  'arn:aws:ecs:eu-west-1:111122223333:service/prod/payments-api',
  'fs-0123456789abcdef0',
  '111122223333',
];

describe('pack and documents', () => {
  const sources = remediationSources(resolve(__dirname, '..', '..', '..', 'remediations'));
  const pack = resourcesOfPacks(renderPacks(CHECKS, { release: documentsRelease(sources) }));

  it('belong together: every document of a check exists, and every document is of a check or started by a person', () => {
    const wanted = new Set([...CHECKS.flatMap(({ remediation }) => remediation.document ?? []), 'move-services']);

    expect(sources.map(({ folder }) => folder).toSorted()).toEqual([...wanted].toSorted());
  });

  /** A pack with default settings leaves out what only checks name that are off. */
  const used = sources.filter(({ folder }) =>
    CHECKS.some(({ enabled, remediation }) => enabled && remediation.document === folder),
  );

  it.each(used.map((source) => [source.folder, source] as const))(
    'agree on the parameters of %s',
    (folder, { content }) => {
      const declared = valueAt(jsonOf(JSON.stringify(content)), ['parameters']);
      const sent = parametersSentTo(documentName(folder));

      const names = Object.keys(isJsonObject(declared) ? declared : {});
      const required = names.filter((name) => valueAt(declared, [name, 'default']) === undefined);
      expect(names).toEqual(expect.arrayContaining(Object.keys(sent)));
      expect(Object.keys(sent)).toEqual(expect.arrayContaining(required));
      for (const [name, value] of Object.entries(sent)) {
        const pattern = valueAt(declared, [name, 'allowedPattern']);
        const text = valueAt(value, ['StaticValue', 'Values', 0]);
        const texts = typeof text === 'string' ? [text] : RESOURCE_IDS;
        const matching = new RegExp(typeof pattern === 'string' ? pattern : '');
        expect(texts.filter((candidate) => matching.test(candidate))).not.toEqual([]);
      }
    },
  );

  function parametersSentTo(document: string): Readonly<Record<string, Json>> {
    const fix = Object.values(pack).find((resource) => valueAt(resource, ['Properties', 'TargetId']) === document);
    const parameters = valueAt(fix, ['Properties', 'Parameters']);
    return isJsonObject(parameters) ? parameters : {};
  }
});
