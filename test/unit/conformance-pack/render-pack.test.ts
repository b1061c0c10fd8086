import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { parseAllDocuments } from 'yaml';
import { literalPack } from '../../../conformance-pack/literal-pack';
import { PACK_LIMITS } from '../../../conformance-pack/pack-limits';
import { packTemplate, renderPacks } from '../../../conformance-pack/render-pack';
import type { PackSettings } from '../../../conformance-pack/pack-settings';
import type { Check } from '../../../core/registry/check';
import { CHECKS } from '../../../core/registry/registry';
import { isJsonObject, valueAt, type JsonObject } from '../../../core/subject/json';
import { failureOf } from '../../support/failure-of';
import { jsonOf } from '../../support/json-of';
import { onlyBody, resourcesOfPacks } from '../../support/pack-bodies';
import { makeCheck } from '../../support/make-check';

const demanding = makeCheck({
  id: 'ecs-taskdef-image-signed',
  enabled: false,
  parameters: { trustPolicy: { type: 'string', description: 'Whose signatures count.' } },
});

const exclusions = makeCheck({
  id: 'ecr-repository-tags-immutable',
  resourceTypes: ['AWS::ECR::Repository'],
  parameters: {
    allowedExclusions: { type: 'array', description: 'Filters that may stay mutable.', default: [] },
    strict: { type: 'boolean', description: 'Whether a warning counts.', default: false },
    note: { type: 'string', description: 'Free text.', default: '' },
  },
  remediation: { class: 'auto', text: 'Make tags immutable.', document: 'ecr-repository-tags-immutable' },
});

/** The pack as AWS Config reads it in one account. */
function resources(checks: readonly Check[], settings: PackSettings = {}): JsonObject {
  return resourcesOfPacks(renderPacks(checks, settings));
}

describe('renderPacks', () => {
  it('renders a rule that names its check, its scope and both change triggers', () => {
    const rendered = resources([makeCheck({ id: 'ecs-taskdef-no-privileged' })]);

    expect(rendered).toEqual({
      EcsTaskdefNoPrivileged: {
        Type: 'AWS::Config::ConfigRule',
        Properties: {
          ConfigRuleName: 'ecs-taskdef-no-privileged',
          Description: 'Title of ecs-taskdef-no-privileged',
          Scope: { ComplianceResourceTypes: ['AWS::ECS::TaskDefinition'] },
          InputParameters: { check: 'ecs-taskdef-no-privileged' },
          Source: {
            Owner: 'CUSTOM_LAMBDA',
            SourceIdentifier: 'arn:aws:lambda:eu-west-1:111122223333:function:ecs-guardrails-rules',
            SourceDetails: [
              { EventSource: 'aws.config', MessageType: 'ConfigurationItemChangeNotification' },
              { EventSource: 'aws.config', MessageType: 'OversizedConfigurationItemChangeNotification' },
            ],
          },
        },
      },
    });
  });

  it.each<[Check['trigger'], readonly string[]]>([
    ['change', ['ConfigurationItemChangeNotification', 'OversizedConfigurationItemChangeNotification']],
    ['periodic', ['ScheduledNotification']],
    [
      'both',
      ['ConfigurationItemChangeNotification', 'OversizedConfigurationItemChangeNotification', 'ScheduledNotification'],
    ],
  ])('renders what makes AWS Config ask for a check that is judged on %s', (trigger, messages) => {
    const rendered = resources([makeCheck({ id: 'ecs-a', trigger })]);

    const rule = valueAt(rendered, ['EcsA', 'Properties']);
    const details = valueAt(rule, ['Source', 'SourceDetails']);
    // AWS Config's own default for a schedule is every twenty-four hours.
    expect(details).toEqual(messages.map((MessageType) => ({ EventSource: 'aws.config', MessageType })));
    expect(valueAt(rule, ['Scope']) === undefined).toBe(trigger === 'periodic');
  });

  it('renders a manual remediation with a literal role and an unsuffixed rule name where a document exists', () => {
    const rendered = resources([exclusions], { release: 'r1' });

    expect(valueAt(rendered, ['EcrRepositoryTagsImmutableFix'])).toEqual({
      Type: 'AWS::Config::RemediationConfiguration',
      DependsOn: 'EcrRepositoryTagsImmutable',
      Properties: {
        ConfigRuleName: 'ecr-repository-tags-immutable',
        TargetType: 'SSM_DOCUMENT',
        TargetId: 'ecs-guardrails-ecr-repository-tags-immutable',
        Parameters: {
          ResourceId: { ResourceValue: { Value: 'RESOURCE_ID' } },
          AutomationAssumeRole: {
            StaticValue: { Values: ['arn:aws:iam::111122223333:role/ecs-guardrails-automation-eu-west-1'] },
          },
          Release: { StaticValue: { Values: ['r1'] } },
        },
      },
    });
  });

  it('hands the function over as a parameter of the pack, whose default is literal in the account', () => {
    const body = literalPack(onlyBody([exclusions]), {
      partition: 'aws',
      region: 'eu-west-1',
      account: '111122223333',
    });

    expect(valueAt(jsonOf(body), ['Parameters'])).toEqual({
      Function: { Type: 'String', Default: 'arn:aws:lambda:eu-west-1:111122223333:function:ecs-guardrails-rules' },
    });
  });

  it('starts no remediation by itself unless the settings say so', () => {
    const bodies = renderPacks(CHECKS).map(({ body }) => body);
    const rendered = resources([exclusions], { checks: { [exclusions.id]: { automatic: true } } });

    expect(bodies.join('')).not.toContain('Automatic');
    expect(valueAt(rendered, ['EcrRepositoryTagsImmutableFix', 'Properties'])).toMatchObject({
      Automatic: true,
      ExecutionControls: { SsmControls: { ConcurrentExecutionRatePercentage: 10, ErrorPercentage: 10 } },
      MaximumAutomaticAttempts: 3,
      RetryAttemptSeconds: 300,
    });
  });

  it('carries no release where nothing is changed', () => {
    const guided = makeCheck({ id: 'ecs-a', remediation: { class: 'manual', text: 'Decide.', document: 'guidance' } });

    const rendered = resources([guided], { release: 'r1' });

    const parameters = valueAt(rendered, ['EcsAFix', 'Properties', 'Parameters']);
    expect(Object.keys(isJsonObject(parameters) ? parameters : {})).toEqual([
      'ResourceId',
      'AutomationAssumeRole',
      'Check',
    ]);
  });

  it('names no version of the document, because versions differ from account to account', () => {
    const body = onlyBody([exclusions]);

    expect(body).not.toContain('TargetVersion');
  });

  it.each<[string, Partial<Check>, boolean]>([
    ['a check that is off by default', { enabled: false }, false],
    ['a deprecated check', { deprecated: true }, false],
    ['a periodic check', { trigger: 'periodic' }, true],
    ['a check on change and schedule', { trigger: 'both' }, true],
  ])('treats %s as its METADATA says', (_what, settings, carried) => {
    const rendered = resources([makeCheck({ id: 'ecs-service-a' }), makeCheck({ id: 'ecs-service-b', ...settings })]);

    expect(valueAt(rendered, ['EcsServiceB']) !== undefined).toBe(carried);
  });

  it.each([
    [{ enabled: false }, { enabled: true }, true],
    [{ enabled: true }, { enabled: false }, false],
  ])('lets settings switch a check that is %j by %j', (own, given, carried) => {
    const checks = [makeCheck({ id: 'ecs-service-a' }), makeCheck({ id: 'ecs-service-b', ...own })];

    const rendered = resources(checks, { checks: { 'ecs-service-b': given } });

    expect(valueAt(rendered, ['EcsServiceB']) !== undefined).toBe(carried);
  });

  it('writes only parameters that differ from the default, as the texts that AWS Config hands over', () => {
    const params = { allowedExclusions: ['dev-*', 'a,b'], strict: false, note: 'as is' };

    const rendered = resources([exclusions], { checks: { [exclusions.id]: { params } } });

    const rule = ['EcrRepositoryTagsImmutable', 'Properties', 'InputParameters'];
    const fix = [
      'EcrRepositoryTagsImmutableFix',
      'Properties',
      'Parameters',
      'CheckParameters',
      'StaticValue',
      'Values',
    ];
    expect(valueAt(rendered, rule)).toEqual({
      check: exclusions.id,
      allowedExclusions: '["dev-*","a,b"]',
      note: 'as is',
    });
    expect(valueAt(rendered, fix)).toEqual([JSON.stringify({ allowedExclusions: '["dev-*","a,b"]', note: 'as is' })]);
  });

  it('keeps a text that looks like a placeholder as it is', () => {
    const params = { note: '${AWS::Region} ${!x} ${y}' };

    const rendered = resources([exclusions], { checks: { [exclusions.id]: { params } } });

    const path = ['EcrRepositoryTagsImmutable', 'Properties', 'InputParameters', 'note'];
    expect(valueAt(rendered, path)).toBe(params.note);
  });

  it('gives the same bytes whatever the order of checks and parameters', () => {
    const ids = ['ecs-service-a', 'ecs-cluster-b', 'ecr-repository-c', 'ecs-taskdef-d'];
    const expected = onlyBody(ids.map((id) => makeCheck({ id })));

    fc.assert(
      fc.property(fc.shuffledSubarray(ids, { minLength: ids.length }), (order) => {
        expect(onlyBody(order.map((id) => makeCheck({ id })))).toBe(expected);
      }),
    );
  });

  it('takes a check whose required parameter is given', () => {
    const settings = {
      checks: { 'ecs-taskdef-image-signed': { enabled: true, params: { trustPolicy: 'production' } } },
    };

    expect(onlyBody([demanding], settings)).toContain('"trustPolicy":"production"');
  });

  it.each<[string, PackSettings, string, string]>([
    ['a check that does not exist', { checks: { 'ecs-taskdef-no-privilegd': {} } }, 'CHECK_UNKNOWN', 'no-privileged"?'],
    [
      'a parameter that does not exist',
      { checks: { 'ecr-repository-tags-immutable': { params: { alowedExclusions: [] } } } },
      'PARAMETERS_INVALID',
      'Did you mean "allowedExclusions"?',
    ],
    [
      'an inherited name as a parameter',
      { checks: { 'ecr-repository-tags-immutable': { params: { constructor: 'x' } } } },
      'PARAMETERS_INVALID',
      '"constructor"',
    ],
    [
      'a check whose required parameter is not given',
      { checks: { 'ecs-taskdef-image-signed': { enabled: true } } },
      'PARAMETERS_INVALID',
      'lacks parameter "trustPolicy", which has no default: Whose signatures count.',
    ],
  ])('refuses settings with %s', async (_what, settings, code, text) => {
    const checks = [exclusions, makeCheck({ id: 'ecs-taskdef-no-privileged' }), demanding];

    const error = await failureOf(() => renderPacks(checks, settings));

    expect(error.code).toBe(code);
    expect(error.message).toContain(text);
  });
});

describe('limits of a pack', () => {
  const letters = (count: number): string => 'a'.repeat(count);
  it.each<[string, readonly Check[], PackSettings, string]>([
    ['a rule name of 38 characters', [makeCheck({ id: letters(38) })], {}, letters(38)],
    [
      'a rule that alone is larger than a body may be',
      [makeCheck({ id: 'ecs-large', title: letters(PACK_LIMITS.bodyBytes) })],
      {},
      'ecs-large',
    ],
    [
      'parameters of more than 1,024 characters',
      [{ ...exclusions, remediation: { ...exclusions.remediation, document: null } }],
      { checks: { [exclusions.id]: { params: { note: letters(1000) } } } },
      exclusions.id,
    ],
    [
      'parameters that a remediation cannot carry',
      [exclusions],
      { checks: { [exclusions.id]: { params: { note: letters(250) } } } },
      exclusions.id,
    ],
  ])('refuses %s and names the rule', async (_what, checks, settings, rule) => {
    const error = await failureOf(() => renderPacks(checks, settings));

    expect(error.code).toBe('PACK_LIMIT');
    expect(error.message).toContain(rule);
    expect(error.place.field).toContain(rule);
  });

  it('does not show the value of a parameter that is too long', async () => {
    const params = { note: 'secret'.repeat(200) };

    const error = await failureOf(() => renderPacks([exclusions], { checks: { [exclusions.id]: { params } } }));

    expect(error.message).not.toContain('secret');
  });

  it('accepts 37 characters of name', () => {
    expect(() => renderPacks([makeCheck({ id: letters(37) })])).not.toThrow();
  });

  it('refuses two checks that would share a logical id', async () => {
    const error = await failureOf(() => renderPacks([makeCheck({ id: 'ecs-a-1' }), makeCheck({ id: 'ecs-a1' })]));

    expect(error.code).toBe('TEMPLATE_INVALID');
    expect(error.message).toContain('ecs-a-1 and ecs-a1');
  });

  it('refuses a pack without a rule', async () => {
    const error = await failureOf(() => renderPacks([makeCheck({ id: 'ecs-a', enabled: false })]));

    expect(error.code).toBe('TEMPLATE_INVALID');
  });
});

describe('packs that do not fit into one', () => {
  const longest = { partition: 'aws-us-gov', region: 'us-gov-west-1', account: '111122223333' };
  const wide = (count: number, title = 'a'.repeat(100)): readonly Check[] =>
    Array.from({ length: count }, (_, index) =>
      makeCheck({
        id: `ecs-x${String(index).padStart(3, '0')}`,
        title,
        resourceTypes: [index % 2 === 0 ? 'AWS::ECS::Cluster' : 'AWS::ECS::TaskDefinition'],
      }),
    );

  it('are one pack, and keep its name, while everything fits', () => {
    const packs = renderPacks(wide(10));

    expect(packs.map(({ name }) => name)).toEqual(['ecs-guardrails']);
  });

  it('are numbered, hold every rule once, and each is within 50,000 bytes with the longest partition and Region', () => {
    const packs = renderPacks(wide(200));

    const sizes = packs.map(({ body }) => Buffer.byteLength(literalPack(body, longest)));
    expect(packs.map(({ name }) => name)).toEqual(packs.map((_, index) => `ecs-guardrails-${index + 1}`));
    expect(Math.max(...sizes)).toBeLessThanOrEqual(PACK_LIMITS.bodyBytes);
    // As full as they can be: one rule more would not have fitted.
    expect(sizes[0]).toBeGreaterThan(PACK_LIMITS.bodyBytes - 1000);
    expect(Object.keys(resourcesOfPacks(packs))).toHaveLength(200);
  });

  it('hold at most 130 rules each', () => {
    const packs = renderPacks(wide(131, 'a').map((check) => ({ ...check, resourceTypes: [] })));

    const counts = packs.map((pack) => Object.keys(resourcesOfPacks([pack])).length);
    expect(Math.max(...counts)).toBeLessThanOrEqual(PACK_LIMITS.rules);
    expect(counts.reduce((a, b) => a + b)).toBe(131);
  });

  it('are divided by type of resource, in the same way whatever the order of checks', () => {
    const checks = wide(200);

    const packs = renderPacks(checks);

    expect(renderPacks(checks.toReversed())).toEqual(packs);
    const types = packs.flatMap((pack) =>
      Object.values(resourcesOfPacks([pack])).map((rule) =>
        valueAt(rule, ['Properties', 'Scope', 'ComplianceResourceTypes', 0]),
      ),
    );
    expect(types).toEqual(types.toSorted().toReversed());
  });

  it('keep a remediation beside its rule', () => {
    const checks = wide(120).map((check) => ({ ...check, remediation: { ...check.remediation, document: 'a' } }));

    const packs = renderPacks(checks);

    expect(packs.length).toBeGreaterThan(1);
    for (const pack of packs) {
      const resources = resourcesOfPacks([pack]);
      const wanted = Object.values(resources).map((resource) => valueAt(resource, ['DependsOn']));
      expect(Object.keys(resources)).toEqual(expect.arrayContaining(wanted.filter((rule) => rule !== undefined)));
    }
  });
});

describe('a pack of groups', () => {
  const grouped: PackSettings = { mode: 'grouped' };

  it('has a rule for each group of the catalogue, without remediations, and is one pack', () => {
    const packs = renderPacks(CHECKS, grouped);

    const resources = resourcesOfPacks(packs);
    expect(packs).toHaveLength(1);
    expect(Object.keys(resources)).toEqual([
      'EcsTaskDefinition',
      'EcsService',
      'EcsCluster',
      'EcrRepository',
      'EfsFileSystem',
      'AccountAndRoles',
    ]);
    expect(valueAt(resources, ['EcsCluster', 'Properties'])).toMatchObject({
      ConfigRuleName: 'ecs-cluster',
      InputParameters: { group: 'ecs-cluster' },
      Scope: { ComplianceResourceTypes: ['AWS::ECS::Cluster', 'AWS::ECS::CapacityProvider'] },
    });
    expect(valueAt(resources, ['AccountAndRoles', 'Properties', 'Scope'])).toEqual({
      ComplianceResourceTypes: ['AWS::IAM::Role'],
    });
  });

  it.each([
    ['what is off by default and on here', { enabled: true }, { also: 'ecs-b' }],
    ['what is off by default and here', {}, {}],
  ])('names %s', (_, settings, expected) => {
    const checks = [makeCheck({ id: 'ecs-a' }), makeCheck({ id: 'ecs-b', enabled: false })];

    const resources = resourcesOfPacks(renderPacks(checks, { ...grouped, checks: { 'ecs-b': settings } }));

    expect(valueAt(resources, ['EcsTaskDefinition', 'Properties', 'InputParameters'])).toEqual({
      group: 'ecs-task-definition',
      ...expected,
    });
  });

  it('names what is on by default and off here, and parameters by their check', () => {
    const settings: PackSettings = {
      ...grouped,
      checks: { 'ecs-b': { enabled: false }, [exclusions.id]: { params: { note: '${x}', strict: true } } },
    };
    const checks = [exclusions, makeCheck({ id: 'ecs-b', resourceTypes: ['AWS::ECR::Repository'] })];

    const resources = resourcesOfPacks(renderPacks(checks, settings));

    expect(valueAt(resources, ['EcrRepository', 'Properties', 'InputParameters'])).toEqual({
      group: 'ecr-repository',
      except: 'ecs-b',
      [`${exclusions.id}.note`]: '${x}',
      [`${exclusions.id}.strict`]: 'true',
    });
  });

  it('has no rule for a group of which nothing is enabled', () => {
    const resources = resourcesOfPacks(renderPacks([exclusions], grouped));

    expect(Object.keys(resources)).toEqual(['EcrRepository']);
  });

  it('refuses parameters of more than 1,024 characters, and names the group', async () => {
    const settings = { ...grouped, checks: { [exclusions.id]: { params: { note: 'a'.repeat(1_000) } } } };

    const error = await failureOf(() => renderPacks([exclusions], settings));

    expect(error.code).toBe('PACK_LIMIT');
    expect(error.message).toContain('Rule ecr-repository');
  });

  it.each<[Check['trigger'], Check['trigger'], number]>([
    ['change', 'change', 2],
    ['periodic', 'periodic', 1],
    ['change', 'periodic', 3],
    ['both', 'both', 3],
  ])('is asked as its checks need it: %s and %s', (first, second, details) => {
    const checks = [makeCheck({ id: 'ecs-a', trigger: first }), makeCheck({ id: 'ecs-b', trigger: second })];

    const resources = resourcesOfPacks(renderPacks(checks, grouped));

    expect(valueAt(resources, ['EcsTaskDefinition', 'Properties', 'Source', 'SourceDetails'])).toHaveLength(details);
  });
});

describe('revisions in use', () => {
  const services = makeCheck({ id: 'ecs-service-a', resourceTypes: ['AWS::ECS::Service'] });

  it.each(['per-check', 'grouped'] as const)('ask rules about task definitions about services, too: %s', (mode) => {
    const checks = [makeCheck({ id: 'ecs-taskdef-a' }), services];

    const resources = resourcesOfPacks(renderPacks(checks, { mode, revisions: 'in-use' }));

    const rule = mode === 'grouped' ? 'EcsTaskDefinition' : 'EcsTaskdefA';
    expect(valueAt(resources, [rule, 'Properties'])).toMatchObject({
      Scope: { ComplianceResourceTypes: ['AWS::ECS::TaskDefinition', 'AWS::ECS::Service'] },
      InputParameters: { revisions: 'in-use' },
    });
    const other = mode === 'grouped' ? 'EcsService' : 'EcsServiceA';
    expect(valueAt(resources, [other, 'Properties', 'InputParameters', 'revisions'])).toBeUndefined();
  });

  it('leave rules as they are where they are not asked for', () => {
    const resources = resourcesOfPacks(
      renderPacks([makeCheck({ id: 'ecs-taskdef-a' })], { revisions: 'latest-active' }),
    );

    expect(valueAt(resources, ['EcsTaskdefA', 'Properties', 'InputParameters'])).toEqual({ check: 'ecs-taskdef-a' });
  });
});

describe('packTemplate', () => {
  it('says the same as the bodies that travel', () => {
    const readable = parseAllDocuments(packTemplate(CHECKS)).map((document) => {
      const value: unknown = document.toJS();
      return value;
    });

    expect(readable).toEqual(renderPacks(CHECKS).map(({ body }): unknown => JSON.parse(body)));
  });

  it('is what is committed', () => {
    const committed = readFileSync(join(__dirname, '..', '..', '..', 'conformance-pack', 'template.yaml'), 'utf8');

    expect(committed).toBe(packTemplate(CHECKS));
  });

  it('has one rule for every check that is on', () => {
    const names = CHECKS.filter(({ enabled, deprecated }) => enabled && !deprecated);

    const body = packTemplate(CHECKS);

    expect(names.length).toBeGreaterThan(0);
    for (const { id } of names) expect(body).toContain(`ConfigRuleName: ${id}\n`);
  });
});
