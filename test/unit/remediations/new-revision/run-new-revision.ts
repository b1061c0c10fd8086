import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { CHECKS } from '../../../../core/registry/registry';
import type { RemediationPorts } from '../../../../remediations/remediation';
import { runStep } from '../../../../remediations/run-step';
import { policy } from '../../../support/all-examples';
import { automationDocument } from '../document-shape';
import { makePorts } from '../make-ports';
import { runDocument, type Execution } from '../run-document';
import type { FakeEcs } from './fake-ecs';

const FOLDER = join(__dirname, '../../../../remediations/new-revision');
const DOCUMENT = automationDocument.parse(parse(readFileSync(join(FOLDER, 'document.yaml'), 'utf8')));
const ROLE = 'arn:aws:iam::111122223333:role/ecs-guardrails-automation-eu-west-1';

/** Runs the document with the policy, the code and the SDK that are deployed. */
export function execute(
  ecs: FakeEcs,
  parameters: Readonly<Record<string, string>> = {},
  ports: Partial<RemediationPorts> = {},
): Promise<Execution> {
  const all = makePorts(policy, { taskDefinitions: ecs.registry, ...ports });
  const given = { ResourceId: 'web', AutomationAssumeRole: ROLE, Check: 'ecs-taskdef-no-privileged', ...parameters };
  return runDocument(DOCUMENT, given, (payload) => runStep(payload, CHECKS, all));
}
