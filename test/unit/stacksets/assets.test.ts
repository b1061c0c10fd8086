import { createHash } from 'node:crypto';
import { Stack } from 'aws-cdk-lib';
import { isJsonObject, valueAt, type Json } from '../../../core/subject/json';
import { MemberSynthesizer } from '../../../stacksets/member-synthesizer';
import { stackSynthesizer } from '../../../stacksets/stack-synthesizer';
import { failureOf } from '../../support/failure-of';
import {
  ORGANIZATION,
  propertyOf,
  resourcesOf,
  synthesis,
  templateOf,
  textOf,
  type Synthesis,
} from '../../support/synthesis';

const built = synthesis();

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

const templateUrl = (from: Synthesis, name: 'Core' | 'Pack'): string =>
  textOf(propertyOf(templateOf(from, 'hub'), `${name}StackSet`, 'TemplateURL'));

const codeKey = (from: Synthesis, id: string): string =>
  textOf(propertyOf(templateOf(from, 'core'), id, 'Code', 'S3Key'));

/** Destinations of one file of a manifest, without their keys, which mean nothing. */
function destinations(manifest: Json | undefined, hash: string): readonly Json[] {
  const found = valueAt(manifest, ['files', hash, 'destinations']);
  return Object.values(isJsonObject(found) ? found : {});
}

describe('files of the member stacks', () => {
  it.each(['RulesFunction', 'StopperFunction', 'RemediationFunction'])('put the code of %s into every Region', (id) => {
    const key = codeKey(built, id);

    const found = destinations(built.manifests.get('core'), key.replace('.zip', ''));

    expect(found).toEqual([
      { bucketName: 'ecs-guardrails-assets-111122223333-eu-west-1', objectKey: key, region: 'eu-west-1' },
      { bucketName: 'ecs-guardrails-assets-111122223333-us-east-1', objectKey: key, region: 'us-east-1' },
    ]);
  });

  it.each([
    ['core', 'Core'],
    ['pack', 'Pack'],
  ] as const)('put the template %s into the home Region alone, under the hash that the StackSet names', (name, set) => {
    const hash = sha256(built.templates.get(name) ?? '');

    const found = destinations(built.manifests.get(name), hash);

    const bucketName = 'ecs-guardrails-assets-111122223333-eu-west-1';
    expect(found).toEqual([{ bucketName, objectKey: `${hash}.template.json`, region: 'eu-west-1' }]);
    expect(templateUrl(built, set)).toBe(`https://${bucketName}.s3.eu-west-1.amazonaws.com/${hash}.template.json`);
  });

  it('are uploaded with the rights of the operator: no role is assumed', () => {
    expect(JSON.stringify([...built.manifests].filter(([name]) => name !== 'hub'))).not.toContain('assumeRole');
  });

  it('are published before the hub is deployed, whose members are no stacks of their own', () => {
    const artifacts = valueAt(built.assembly, ['artifacts']);
    const ids = Object.keys(isJsonObject(artifacts) ? artifacts : {});
    const needed = valueAt(artifacts, ['EcsGuardrailsHub', 'properties', 'additionalDependencies']);

    const manifests = ids.filter((id) => id.endsWith('.assets'));
    expect(manifests).toHaveLength(3);
    expect(needed).toEqual(expect.arrayContaining(manifests));
    expect(ids.filter((id) => valueAt(artifacts, [id, 'type']) === 'aws:cloudformation:stack').toSorted()).toEqual([
      'EcsGuardrailsAssets-eu-west-1',
      'EcsGuardrailsAssets-us-east-1',
      'EcsGuardrailsHub',
    ]);
  });

  it('leave no placeholder in any template', () => {
    expect([...built.templates.values()].join('')).not.toMatch(/NOT-SYNTHESIZED|\$\{Token/);
  });

  it('come to the same bytes twice', () => {
    const again = synthesis();

    expect([...again.templates]).toEqual([...built.templates]);
    expect([...again.manifests]).toEqual([...built.manifests]);
  });

  it('come to the same bytes under the CDK command, which asks for metadata', () => {
    process.env['CDK_CONTEXT_JSON'] = JSON.stringify({
      'aws:cdk:enable-path-metadata': true,
      'aws:cdk:enable-asset-metadata': true,
      'aws:cdk:version-reporting': true,
    });
    try {
      expect([...synthesis().templates]).toEqual([...built.templates]);
    } finally {
      delete process.env['CDK_CONTEXT_JSON'];
    }
  });

  it('change code, template and StackSet with one byte of one bundle, and leave the others alone', () => {
    const changed = synthesis({ functions: { rules: "exports.handler = async () => 'rulez';\n" } });

    expect(codeKey(changed, 'RulesFunction')).not.toBe(codeKey(built, 'RulesFunction'));
    expect(codeKey(changed, 'StopperFunction')).toBe(codeKey(built, 'StopperFunction'));
    expect(templateUrl(changed, 'Core')).not.toBe(templateUrl(built, 'Core'));
    expect(templateUrl(changed, 'Pack')).toBe(templateUrl(built, 'Pack'));
  });

  it('do not depend on the target units: adding one leaves the members as they are', () => {
    const changed = synthesis({ organization: ORGANIZATION.replace('Workloads', 'Workloads, Sandbox') });

    expect(changed.templates.get('core')).toBe(built.templates.get('core'));
    expect(templateUrl(changed, 'Core')).toBe(templateUrl(built, 'Core'));
  });

  it.each([...built.templates])('keep the template %s far below what a StackSet takes', (_name, text) => {
    expect(Buffer.byteLength(text)).toBeLessThan(450_000);
  });
});

describe('MemberSynthesizer', () => {
  const assets = { hubAccount: '111122223333', homeRegion: 'eu-west-1', regions: ['eu-west-1'] };

  it('refuses a container image, which no bucket could carry', async () => {
    const synthesizer = new MemberSynthesizer(assets);
    new Stack(undefined, 'Member', { synthesizer: stackSynthesizer(synthesizer) });

    const error = await failureOf(() => synthesizer.addDockerImageAsset());

    expect(error.code).toBe('TEMPLATE_INVALID');
  });
});

describe('the pack stack', () => {
  const pack = templateOf(built, 'pack');

  it('holds the pack alone, its body resolved by the outer stack', () => {
    const [[id] = ['']] = [...resourcesOf(pack, 'AWS::Config::ConformancePack')];

    expect(Object.keys(isJsonObject(pack['Resources']) ? pack['Resources'] : {})).toEqual([id]);
    expect(propertyOf(pack, id, 'ConformancePackName')).toBe('ecs-guardrails');
    expect(Object.keys(isJsonObject(pack['Parameters']) ? pack['Parameters'] : {})).toEqual([]);
    expect(propertyOf(pack, id, 'TemplateBody', 'Fn::Sub')).toContain(
      '"ConfigRuleName":"ecr-repository-tags-immutable"',
    );
  });
});
