import * as z from 'zod';
import { packsFor } from '../../scripts/pack';
import { isJsonObject, valueAt, type Json, type JsonObject } from '../../core/subject/json';
import { resourcesOfPacks } from '../support/pack-bodies';
import { jsonOf } from '../support/json-of';
import { doctorRequests } from '../support/doctor-requests';
import { compareWithModels as compare, type AwsMessage } from '../support/aws-shapes';
import { describeWithPython } from '../support/python-venv';
import { propertyOf, resourcesOf, synthesis, templateOf } from '../support/synthesis';

/** A request that AWS would get because of what we render. */
type AwsRequest = AwsMessage;

const packs = packsFor('111122223333', 'eu-west-1');
const built = synthesis();
const core = templateOf(built, 'core');
const hub = templateOf(built, 'hub');

function propertiesOf(resource: Json | undefined): JsonObject {
  const properties = valueAt(resource, ['Properties']);
  return isJsonObject(properties) ? properties : {};
}

/** What AWS Config's inner stack calls for each resource of the pack. */
function packRequests(): readonly AwsRequest[] {
  return Object.values(resourcesOfPacks(packs)).map((resource) => {
    const properties = propertiesOf(resource);
    if (valueAt(resource, ['Type']) === 'AWS::Config::ConfigRule') {
      const InputParameters = JSON.stringify(properties['InputParameters']);
      return {
        service: 'config',
        operation: 'PutConfigRule',
        params: { ConfigRule: { ...properties, InputParameters } },
      };
    }
    const params = { RemediationConfigurations: [properties] };
    return { service: 'config', operation: 'PutRemediationConfigurations', params };
  });
}

/** What CloudFormation calls for the documents and the rule of the core stack. */
function coreRequests(): readonly AwsRequest[] {
  const documents = [...resourcesOf(core, 'AWS::SSM::Document').values()].map((document) => {
    const { Name, DocumentType, DocumentFormat, Content } = z
      .object({ Name: z.json(), DocumentType: z.json(), DocumentFormat: z.json(), Content: z.json() })
      .parse(propertiesOf(document));
    const params = { Name, DocumentType, DocumentFormat, Content: JSON.stringify(Content) };
    return { service: 'ssm', operation: 'CreateDocument', params };
  });
  const EventPattern = JSON.stringify(propertyOf(core, 'TaskEvents', 'EventPattern'));
  const rule = { Name: 'task-events', EventPattern, State: 'ENABLED' };
  return [...documents, { service: 'events', operation: 'PutRule', params: rule }];
}

/** What the StackSet resources of the hub call, with the parameters filled in. */
function hubRequests(): readonly AwsRequest[] {
  const filled = jsonOf(
    JSON.stringify(hub)
      .replaceAll('{"Ref":"TargetIdWorkloads"}', '"ou-ab12-workload1"')
      .replaceAll(
        '{"Ref":"CoreStackSetArn"}',
        '"arn:aws:cloudformation:eu-west-1:222233334444:stackset/ecs-guardrails-core:0f1e"',
      ),
  );
  return ['CoreStackSet', 'PackStackSet'].flatMap((id) => {
    const { StackInstancesGroup, OperationPreferences, ...set } = propertiesOf(valueAt(filled, ['Resources', id]));
    const { StackSetName = null, CallAs = null } = set;
    const group = z.array(z.object({ DeploymentTargets: z.json(), Regions: z.json() })).parse(StackInstancesGroup);
    const common = { StackSetName, CallAs, OperationPreferences: OperationPreferences ?? null };
    return [
      { service: 'cloudformation', operation: 'CreateStackSet', params: set },
      ...group.map((instances) => ({
        service: 'cloudformation',
        operation: 'CreateStackInstances',
        params: { ...common, ...instances },
      })),
    ];
  });
}

describeWithPython("AWS's service models", () => {
  it('take the pack and every rule and remediation in it', () => {
    const puts = packs.map(({ name, body }) => ({
      service: 'config',
      operation: 'PutConformancePack',
      params: { ConformancePackName: name, TemplateBody: body },
    }));
    const requests = [...puts, ...packRequests()];

    const problems = compare(requests);

    expect(requests.length).toBeGreaterThan(9);
    expect(problems.flat()).toEqual([]);
  });

  it('take the documents and the event rule of the core template', () => {
    const requests = coreRequests();

    const problems = compare(requests);

    expect(requests.length).toBeGreaterThan(1);
    expect(problems.flat()).toEqual([]);
  });

  it('take the saved queries of the core template', () => {
    const requests = [...resourcesOf(core, 'AWS::Config::StoredQuery').values()].map((resource) => {
      const { QueryName, QueryDescription, QueryExpression } = z
        .object({ QueryName: z.string(), QueryDescription: z.string(), QueryExpression: z.string() })
        .parse(propertiesOf(resource));
      const StoredQuery = { QueryName, Description: QueryDescription, Expression: QueryExpression };
      return { service: 'config', operation: 'PutStoredQuery', params: { StoredQuery } };
    });

    const problems = compare(requests);

    expect(requests.length).toBeGreaterThan(9);
    expect(problems.flat()).toEqual([]);
  });

  it('take every question of the doctor', async () => {
    const requests = await doctorRequests();

    const problems = compare(requests);

    expect(new Set(requests.map(({ operation }) => operation)).size).toBe(15);
    expect(problems.flat()).toEqual([]);
  });

  it('take the StackSets of the hub', () => {
    const problems = compare(hubRequests());

    expect(problems).toHaveLength(4);
    expect(problems.flat()).toEqual([]);
  });

  it.each<[string, AwsRequest, string]>([
    [
      'an unknown member',
      {
        service: 'ssm',
        operation: 'CreateDocument',
        params: { Name: 'ecs-guardrails-x', Content: '{}', Format: 'JSON' },
      },
      'CreateDocument.Format: unknown',
    ],
    ['a missing member', { service: 'ssm', operation: 'CreateDocument', params: { Name: 'abc' } }, 'Content: missing'],
    [
      'a value outside an enumeration',
      { service: 'ssm', operation: 'CreateDocument', params: { Name: 'abc', Content: '{}', DocumentFormat: 'XML' } },
      "'XML' is not one of",
    ],
    [
      'a name beyond the pattern',
      {
        service: 'config',
        operation: 'PutConformancePack',
        params: { ConformancePackName: '1pack', TemplateBody: '{}' },
      },
      'does not match',
    ],
    [
      'a body beyond the maximum',
      {
        service: 'config',
        operation: 'PutConformancePack',
        params: { ConformancePackName: 'p', TemplateBody: 'x'.repeat(51_201) },
      },
      '51201 is above 51200',
    ],
  ])('refuse %s, so that their silence means something', (_what, request, expected) => {
    const problems = compare([request]);

    expect(problems.flat().join('\n')).toContain(expected);
  });
});
