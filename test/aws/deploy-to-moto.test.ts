import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import * as z from 'zod';
import { documentName } from '../../core/registry/deployed-names';
import { CHECKS } from '../../core/registry/registry';
import { guardrailsApp } from '../../stacksets/guardrails-app';
import { remediationSources } from '../../stacksets/remediation-sources';
import { parseOrganizationSettings } from '../../stacksets/organization-settings';
import { functionFixtures } from '../support/function-fixtures';
import { describeWithPython, runInVenv } from '../support/python-venv';
import { ORGANIZATION } from '../support/synthesis';

const ROOT = resolve(__dirname, '..', '..');

const DOCUMENTS = remediationSources(join(ROOT, 'remediations')).map(({ folder }) => documentName(folder));

const deployment = z.object({
  assets: z.record(z.string(), z.string()),
  /** What `cdk publish-assets` complained of. */
  published: z.string(),
  /** Keys of the objects in the asset bucket of each Region. */
  objects: z.record(z.string(), z.array(z.string())),
  core: z.record(
    z.string(),
    z.object({
      status: z.string(),
      functions: z.array(z.string()),
      mode: z.string(),
      stopperPolicies: z.array(z.string()),
      tables: z.array(z.string()),
      documents: z.array(z.string()),
    }),
  ),
});

/** Synthesizes an assembly and deploys it to a moto server that lives and dies with the Python process. */
function deploy(folder: string): z.output<typeof deployment> {
  const assembly = join(folder, 'assembly');
  const { app, hub } = guardrailsApp({
    settings: parseOrganizationSettings('organization.yaml', ORGANIZATION),
    checks: CHECKS,
    functions: functionFixtures(folder),
    remediations: join(ROOT, 'remediations'),
    outdir: assembly,
  });
  app.synth();
  const home = join(folder, 'home');
  mkdirSync(home);
  const script = join(__dirname, 'deploy_to_moto.py');
  const cdk = require.resolve('aws-cdk/bin/cdk');
  const args = [script, process.execPath, cdk, assembly, hub.core.templateFile, home];
  const { status, stdout, stderr } = runInVenv('python', args);
  if (status !== 0) throw new Error(stderr.slice(-4000));
  return deployment.parse(JSON.parse(stdout));
}

describeWithPython('a deployment to moto', () => {
  let folder = '';
  let result: z.output<typeof deployment>;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'ecs-guardrails-moto-'));
    result = deploy(folder);
  }, 120_000);

  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('makes the asset bucket of every Region', () => {
    expect(result.assets).toEqual({ 'eu-west-1': 'CREATE_COMPLETE', 'us-east-1': 'CREATE_COMPLETE' });
  });

  it('publishes the code to every Region, and the templates to the home Region alone', () => {
    const home = result.objects['eu-west-1'] ?? [];
    const other = result.objects['us-east-1'] ?? [];

    const code = home.filter((key) => /^[0-9a-f]{64}\.zip$/.test(key));
    const templates = home.filter((key) => /^[0-9a-f]{64}\.template\.json$/.test(key));
    expect(result.published).toBe('');
    expect(code).toHaveLength(3);
    expect(templates).toHaveLength(2);
    expect(other).toEqual(code);
  });

  it.each([
    ['eu-west-1', 'by default', 'monitor', ['function']],
    ['us-east-1', 'in enforce mode', 'enforce', ['function', 'stop-tasks']],
  ])('deploys core to %s %s, with the right to stop tasks in enforce mode only', (region, _how, mode, policies) => {
    expect(result.core[region]).toEqual({
      status: 'CREATE_COMPLETE',
      functions: ['ecs-guardrails-remediation', 'ecs-guardrails-rules', 'ecs-guardrails-stopper'],
      mode,
      stopperPolicies: policies,
      tables: ['ecs-guardrails-state'],
      documents: DOCUMENTS,
    });
  });
});
