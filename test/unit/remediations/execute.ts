import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import * as z from 'zod';

import { loadPackagedPolicy } from '../../../adapters/files/packaged-policy';
import { CHECKS } from '../../../core/registry/registry';
import { runStep } from '../../../remediations/run-step';
import { automationDocument } from './document-shape';
import type { FakeAccount } from './fake-account';
import { makePorts } from './make-ports';
import { runDocument, type Execution } from './run-document';

const ROOM = join(__dirname, '../../../remediations');
const ROLE = 'arn:aws:iam::111122223333:role/ecs-guardrails-automation-eu-west-1';
const policy = loadPackagedPolicy();

/** The document of a check. */
export function documentOf(check: string) {
  return automationDocument.parse(parse(readFileSync(join(ROOM, check, 'document.yaml'), 'utf8')));
}

/** Runs the document of a check in a fake account: with the policy, the code and the SDK that are deployed. */
export function execute(
  check: string,
  account: FakeAccount,
  parameters: Readonly<Record<string, string>>,
): Promise<Execution> {
  const given = { AutomationAssumeRole: ROLE, ...parameters };
  return runDocument(documentOf(check), given, (payload) =>
    runStep(payload, CHECKS, makePorts(policy, account.ports())),
  );
}

const permissions = z.object({ Statement: z.array(z.object({ Action: z.array(z.string()) })) });

/** What `permissions.json` of a check allows, sorted. */
export function declaredActions(check: string): readonly string[] {
  const file = permissions.parse(JSON.parse(readFileSync(join(ROOM, check, 'permissions.json'), 'utf8')));
  return file.Statement.flatMap(({ Action }) => Action).toSorted();
}
