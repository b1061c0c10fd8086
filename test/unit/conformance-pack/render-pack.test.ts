import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { parse } from 'yaml';
import { literalPack } from '../../../conformance-pack/literal-pack';
import { assertRuleCount, PACK_LIMITS } from '../../../conformance-pack/pack-limits';
import { packTemplate, renderPack } from '../../../conformance-pack/render-pack';
import type { PackSettings } from '../../../conformance-pack/pack-settings';
import type { Check } from '../../../core/registry/check';
import { CHECKS } from '../../../core/registry/registry';
import { valueAt, type Json } from '../../../core/subject/json';
import { failureOf } from '../../support/failure-of';
import { jsonOf } from '../../support/json-of';
import { makeCheck } from '../../support/make-check';

const HERE = { partition: 'aws', region: 'eu-west-1', account: '111122223333' } as const;

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
function resources(checks: readonly Check[], settings: PackSettings = {}): Json | undefined {
  return valueAt(jsonOf(literalPack(renderPack(checks, settings), HERE)), ['Resources']);
}

describe('renderPack', () => {
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

  it('renders a manual remediation with a literal role and an unsuffixed rule name where a document exists', () => {
    const rendered = resources([exclusions], { release: 'r1' });

    expect(valueAt(rendered, ['EcrRepositoryTagsImmutableFix'])).toEqual({
      Type: 'AWS::Config::RemediationConfiguration',
      DependsOn: 'EcrRepositoryTagsImmutable',
      Properties: {
        ConfigRuleName: 'ecr-repository-tags-immutable',
        ResourceType: 'AWS::ECR::Repository',
        TargetType: 'SSM_DOCUMENT',
        TargetId: 'ecs-guardrails-ecr-repository-tags-immutable',
        Automatic: false,
        Parameters: {
          ResourceId: { ResourceValue: { Value: 'RESOURCE_ID' } },
          AutomationAssumeRole: {
            StaticValue: { Values: ['arn:aws:iam::111122223333:role/ecs-guardrails-automation-eu-west-1'] },
          },
          Release: { StaticValue: { Values: ['r1'] } },
        },
        ExecutionControls: { SsmControls: { ConcurrentExecutionRatePercentage: 10, ErrorPercentage: 10 } },
        MaximumAutomaticAttempts: 3,
        RetryAttemptSeconds: 300,
      },
    });
  });

  it('names no version of the document, because versions differ from account to account', () => {
    const body = renderPack([exclusions]);

    expect(body).not.toContain('TargetVersion');
  });

  it.each<[string, Partial<Check>, boolean]>([
    ['a check that is off by default', { enabled: false }, false],
    ['a deprecated check', { deprecated: true }, false],
    ['a periodic check', { trigger: 'periodic' }, false],
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
    const expected = renderPack(ids.map((id) => makeCheck({ id })));

    fc.assert(
      fc.property(fc.shuffledSubarray(ids, { minLength: ids.length }), (order) => {
        expect(renderPack(order.map((id) => makeCheck({ id })))).toBe(expected);
      }),
    );
  });

  it('takes a check whose required parameter is given', () => {
    const settings = {
      checks: { 'ecs-taskdef-image-signed': { enabled: true, params: { trustPolicy: 'production' } } },
    };

    expect(renderPack([demanding], settings)).toContain('"trustPolicy":"production"');
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

    const error = await failureOf(() => renderPack(checks, settings));

    expect(error.code).toBe(code);
    expect(error.message).toContain(text);
  });
});

describe('limits of a pack', () => {
  const letters = (count: number): string => 'a'.repeat(count);
  const many = (count: number): readonly Check[] =>
    Array.from({ length: count }, (_, index) => makeCheck({ id: `r${letters(3)}x${index}` }));
  const wide = (count: number): readonly Check[] => many(count).map((check) => ({ ...check, title: letters(100) }));

  it.each<[string, readonly Check[], PackSettings, string]>([
    ['a rule name of 38 characters', [makeCheck({ id: letters(38) })], {}, letters(38)],
    ['131 rules', many(131), {}, 'raaax99'],
    ['a body of more than 50,000 bytes', wide(110), {}, 'raaax'],
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
    const error = await failureOf(() => renderPack(checks, settings));

    expect(error.code).toBe('PACK_LIMIT');
    expect(error.message).toContain(rule);
    expect(error.place.field).toContain(rule);
  });

  it('does not show the value of a parameter that is too long', async () => {
    const params = { note: 'secret'.repeat(200) };

    const error = await failureOf(() => renderPack([exclusions], { checks: { [exclusions.id]: { params } } }));

    expect(error.message).not.toContain('secret');
  });

  it('measures the body with the longest partition and Region', () => {
    const longest = { partition: 'aws-us-gov', region: 'us-gov-west-1', account: '111122223333' };
    const fits = (count: number): boolean => {
      try {
        renderPack(wide(count));
        return true;
      } catch {
        return false;
      }
    };
    const most = Array.from({ length: 110 }, (_, index) => index + 1).findLast(fits) ?? 0;

    const bytes = Buffer.byteLength(literalPack(renderPack(wide(most)), longest));

    expect(bytes).toBeLessThanOrEqual(PACK_LIMITS.bodyBytes);
    expect(bytes).toBeGreaterThan(PACK_LIMITS.bodyBytes - 1000);
  });

  it('accepts 37 characters of name and 130 rules', () => {
    expect(() => renderPack([makeCheck({ id: letters(37) })])).not.toThrow();
    expect(() => {
      assertRuleCount(many(130).map(({ id }) => id));
    }).not.toThrow();
  });

  it('refuses two checks that would share a logical id', async () => {
    const error = await failureOf(() => renderPack([makeCheck({ id: 'ecs-a-1' }), makeCheck({ id: 'ecs-a1' })]));

    expect(error.code).toBe('TEMPLATE_INVALID');
    expect(error.message).toContain('ecs-a-1 and ecs-a1');
  });

  it('refuses a pack without a rule', async () => {
    const error = await failureOf(() => renderPack([makeCheck({ id: 'ecs-a', enabled: false })]));

    expect(error.code).toBe('TEMPLATE_INVALID');
  });
});

describe('packTemplate', () => {
  it('says the same as the body that travels', () => {
    const readable: unknown = parse(packTemplate(CHECKS));

    expect(readable).toEqual(jsonOf(renderPack(CHECKS)));
  });

  it('is what is committed', () => {
    const committed = readFileSync(join(__dirname, '..', '..', '..', 'conformance-pack', 'template.yaml'), 'utf8');

    expect(committed).toBe(packTemplate(CHECKS));
  });

  it('has one rule for every check that is on and judged on change', () => {
    const names = CHECKS.filter(({ enabled, deprecated, trigger }) => enabled && !deprecated && trigger !== 'periodic');

    const body = packTemplate(CHECKS);

    expect(names.length).toBeGreaterThan(0);
    for (const { id } of names) expect(body).toContain(`ConfigRuleName: ${id}\n`);
  });
});
