/**
 * The CDK app for deployments: `cdk deploy --app "tsx stacksets/app.ts --org-config FILE"`, after `npm run build`
 * (or with `--functions DIR` for bundles that stand elsewhere). For templates alone there is `npm run synth`.
 */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { CHECKS } from '../core/registry/registry';
import { deployableApp } from './deployable-app';
import { parseDeploymentSettings } from './deployment-settings';

const ROOT = resolve(__dirname, '..');

const { values } = parseArgs({
  options: {
    'org-config': { type: 'string', default: join(ROOT, 'examples', 'organization.yaml') },
    functions: { type: 'string', default: join(ROOT, 'dist', 'lambda') },
  },
});
const orgConfig = values['org-config'];

deployableApp(parseDeploymentSettings(orgConfig, readFileSync(orgConfig, 'utf8')), {
  checks: CHECKS,
  functions: values.functions,
  remediations: join(ROOT, 'remediations'),
}).app.synth();
