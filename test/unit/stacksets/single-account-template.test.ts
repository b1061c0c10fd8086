import { exemptionsFile } from '../../../core/exemptions/deployed-exemptions';
import { isJsonObject, valueAt, type Json, type JsonObject } from '../../../core/subject/json';
import { parseDeploymentSettings } from '../../../stacksets/deployment-settings';
import { writtenExemption } from '../../support/exemptions';
import { makeCheck } from '../../support/make-check';
import { policyStatements } from '../../support/policy-statements';
import { propertyOf, resourcesOf, SINGLE_ACCOUNT, synthesis, templateOf, textOf } from '../../support/synthesis';

const built = synthesis({ organization: SINGLE_ACCOUNT });
const single = templateOf(built, 'single-eu-west-1');

const organization = synthesis();
const core = templateOf(organization, 'core');
const pack = templateOf(organization, 'pack');

function membersOf(template: JsonObject, section: string): JsonObject {
  const members = template[section];
  return isJsonObject(members) ? members : {};
}

/** A resource without what differs between the layouts: where the code lies, and what it waits for. */
function comparable(resource: Json): Json {
  if (!isJsonObject(resource) || !isJsonObject(resource['Properties'])) return resource;
  const { Code, ...properties } = resource['Properties'];
  return { ...resource, ...(Code === undefined ? {} : { Properties: properties }) };
}

function withoutCode(resources: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(resources).map(([id, resource]) => [id, comparable(resource)]));
}

describe('the stack of a lone account', () => {
  it('is core and pack of an organization, but for where the code lies and for the order', () => {
    const { ConformancePack, ...others } = membersOf(single, 'Resources');

    expect(withoutCode(others)).toEqual(withoutCode(membersOf(core, 'Resources')));
    expect(valueAt(ConformancePack, ['Properties'])).toEqual(propertyOf(pack, 'ConformancePack'));
  });

  it.each(['Parameters', 'Conditions', 'Outputs'])('has the %s of core', (section) => {
    expect(Object.keys(membersOf(core, section))).not.toEqual([]);
    expect(membersOf(single, section)).toEqual(membersOf(core, section));
  });

  it('gives its roles what docs/permissions.md says, which is made from core', () => {
    expect(policyStatements(single)).toEqual(policyStatements(core));
  });

  it('makes the pack wait for what it names: the permission of AWS Config, the role and every document', () => {
    const documents = [...resourcesOf(single, 'AWS::SSM::Document').keys()];

    const awaited = valueAt(single, ['Resources', 'ConformancePack', 'DependsOn']);

    expect(documents.length).toBeGreaterThan(0);
    expect(awaited).toEqual(['AutomationRole', ...documents, 'RulesPermission']);
  });

  it('makes every pack wait, where there are several', () => {
    const long = 'x'.repeat(240);
    const checks = Array.from({ length: 120 }, (_, index) => makeCheck({ id: `ecs-made-${index}`, title: long }));

    const template = templateOf(synthesis({ organization: SINGLE_ACCOUNT, checks }), 'single-eu-west-1');

    const packs = [...resourcesOf(template, 'AWS::Config::ConformancePack').values()];
    expect(packs.length).toBeGreaterThan(1);
    for (const one of packs) expect(valueAt(one, ['DependsOn'])).toContain('RulesPermission');
  });

  it('is made of the same names as everywhere', () => {
    const names = [
      ['AWS::Lambda::Function', 'FunctionName'] as const,
      ['AWS::IAM::Role', 'RoleName'] as const,
      ['AWS::DynamoDB::Table', 'TableName'] as const,
      ['AWS::Config::ConformancePack', 'ConformancePackName'] as const,
      ['AWS::CloudWatch::Dashboard', 'DashboardName'] as const,
    ].map(([type, key]) => [
      key,
      [...resourcesOf(single, type).values()].map((resource) => valueAt(resource, ['Properties', key])),
    ]);

    const sub = (text: string): Json => ({ 'Fn::Sub': text });
    expect(Object.fromEntries(names)).toEqual({
      FunctionName: ['ecs-guardrails-rules', 'ecs-guardrails-stopper', 'ecs-guardrails-remediation'],
      RoleName: [
        sub('ecs-guardrails-rules-${AWS::Region}'),
        sub('ecs-guardrails-stopper-${AWS::Region}'),
        sub('ecs-guardrails-remediation-${AWS::Region}'),
        sub('ecs-guardrails-automation-${AWS::Region}'),
      ],
      TableName: ['ecs-guardrails-state'],
      ConformancePackName: ['ecs-guardrails'],
      DashboardName: [sub('ecs-guardrails-${AWS::Region}')],
    });
  });

  it.each([
    'AWS::CloudFormation::CustomResource',
    'AWS::CloudFormation::Macro',
    'AWS::CloudFormation::Stack',
    'AWS::CloudFormation::StackSet',
    'AWS::Config::ConfigurationRecorder',
    'AWS::Config::DeliveryChannel',
    'AWS::KMS::Key',
  ])('has no %s', (type) => {
    expect(resourcesOf(single, type).size).toBe(0);
  });

  it('has no transform, no bootstrap rule, no metadata of paths', () => {
    expect(Object.keys(single)).toEqual(expect.not.arrayContaining(['Transform', 'Rules', 'Metadata']));
    expect(single['Parameters']).not.toHaveProperty('BootstrapVersion');
    expect(JSON.stringify(single)).not.toContain('aws:cdk:');
  });

  it('comes to the same bytes twice, and under the CDK command, which asks for metadata', () => {
    const again = synthesis({ organization: SINGLE_ACCOUNT });
    process.env['CDK_CONTEXT_JSON'] = JSON.stringify({ 'aws:cdk:enable-path-metadata': true });
    try {
      expect([...synthesis({ organization: SINGLE_ACCOUNT }).templates]).toEqual([...built.templates]);
    } finally {
      delete process.env['CDK_CONTEXT_JSON'];
    }

    expect([...again.templates]).toEqual([...built.templates]);
    expect([...again.manifests]).toEqual([...built.manifests]);
  });
});

describe('stacks of a lone account', () => {
  it('are one for each Region, and nothing of an organization', () => {
    const artifacts = valueAt(built.assembly, ['artifacts']);
    const ids = Object.keys(isJsonObject(artifacts) ? artifacts : {});

    expect([...built.templates.keys()]).toEqual(['single-eu-west-1', 'single-us-east-1']);
    expect(ids.filter((id) => valueAt(artifacts, [id, 'type']) === 'aws:cloudformation:stack')).toEqual([
      'EcsGuardrails-eu-west-1',
      'EcsGuardrails-us-east-1',
    ]);
  });

  it('differ in the bucket of their code only', () => {
    const other = built.templates.get('single-us-east-1') ?? '';

    expect(other.replaceAll('us-east-1', 'eu-west-1')).toBe(built.templates.get('single-eu-west-1'));
  });

  it.each([
    ['eu-west-1', 'aws'],
    ['us-gov-west-1', 'aws-us-gov'],
    ['cn-north-1', 'aws-cn'],
  ])('are deployed to %s (%s) by the CDK command, with files in the bucket of its bootstrap', (region) => {
    const settings = SINGLE_ACCOUNT.replace('[eu-west-1, us-east-1]', `[${region}]`);

    const { assembly, manifests, templates } = synthesis({ organization: settings });

    const bucketName = `cdk-hnb659fds-assets-111122223333-${region}`;
    expect(valueAt(assembly, ['artifacts', `EcsGuardrails-${region}`])).toMatchObject({
      environment: `aws://111122223333/${region}`,
      properties: {
        stackName: 'ecs-guardrails',
        requiresBootstrapStackVersion: expect.any(Number),
        bootstrapStackVersionSsmParameter: '/cdk-bootstrap/hnb659fds/version',
      },
    });
    const files = valueAt(manifests.get(`single-${region}`), ['files']);
    const destinations = Object.values(isJsonObject(files) ? files : {}).flatMap((file) => {
      const found = valueAt(file, ['destinations']);
      return Object.values(isJsonObject(found) ? found : {});
    });
    expect(destinations).toHaveLength(4);
    for (const destination of destinations) expect(destination).toMatchObject({ bucketName, region });
    expect(templates.get(`single-${region}`)).not.toContain('arn:aws:');
  });
});

describe('the check settings of a lone account', () => {
  const checks = ['ecs-taskdef-no-latest-tag', 'ecs-taskdef-healthcheck-set'].map((id) =>
    makeCheck({ id, parameters: { tags: { type: 'array', default: ['latest'], description: 'Tags.' } } }),
  );

  function bodyWith(...lines: readonly string[]): string {
    const built = synthesis({ organization: [SINGLE_ACCOUNT, ...lines].join('\n'), checks });
    return textOf(propertyOf(templateOf(built, 'single-eu-west-1'), 'ConformancePack', 'TemplateBody', 'Fn::Sub'));
  }

  it('change parameters of rules and switch rules off', () => {
    const body = bodyWith(
      'checks:',
      '  ecs-taskdef-no-latest-tag: { params: { tags: [latest, stable] } }',
      '  ecs-taskdef-healthcheck-set: { enabled: false }',
    );

    expect(body).toContain(String.raw`"tags":"[\"latest\",\"stable\"]"`);
    expect(body).not.toContain('ecs-taskdef-healthcheck-set');
  });

  it('ask by groups, and for revisions in use', () => {
    const body = bodyWith('mode: grouped', 'revisions: in-use');

    expect(body).toContain('"group":"');
    expect(body).toContain('"revisions":"in-use"');
  });
});

describe('the exemptions of a lone account', () => {
  const text = `${SINGLE_ACCOUNT}\n${writtenExemption('9999-12-31')}`;
  const now = new Date('9999-11-25');
  const exempting = synthesis({ organization: text, now });
  const { name } = exemptionsFile(exemptionsIn(text, now));
  const functions = (region: string) => [
    ...resourcesOf(templateOf(exempting, `single-${region}`), 'AWS::Lambda::Function').values(),
  ];

  it('reach every function by a layer, whose file is named by its digest', () => {
    const layers = resourcesOf(templateOf(exempting, 'single-us-east-1'), 'AWS::Lambda::LayerVersion');

    expect([...layers.keys()]).toEqual(['Exemptions']);
    expect(functions('us-east-1')).toHaveLength(3);
    for (const fn of functions('us-east-1')) {
      expect(valueAt(fn, ['Properties', 'Layers'])).toEqual([{ Ref: 'Exemptions' }]);
      expect(valueAt(fn, ['Properties', 'Environment', 'Variables', 'ECS_GUARDRAILS_EXEMPTIONS'])).toBe(`/opt/${name}`);
    }
  });

  it('reach no Region that they are not for', () => {
    for (const fn of functions('eu-west-1')) {
      expect(valueAt(fn, ['Properties', 'Layers'])).toBeUndefined();
      expect(valueAt(fn, ['Properties', 'Environment', 'Variables', 'ECS_GUARDRAILS_EXEMPTIONS'])).toBeUndefined();
    }
  });

  it('come to the same templates from the same file', () => {
    expect(synthesis({ organization: text, now }).templates).toEqual(exempting.templates);
  });
});

function exemptionsIn(text: string, now: Date) {
  const settings = parseDeploymentSettings('organization.yaml', text, now);
  return settings.layout === 'single' ? settings.exemptions : [];
}
