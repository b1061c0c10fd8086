import { GuardrailsError } from '../core/errors';
import { didYouMean } from '../core/nearest';
import { parseParameters } from '../core/policy/parameters';
import type { Check } from '../core/registry/check';
import { findCheck } from '../core/registry/registry';
import { skipped } from './in-place';
import { quoted } from './quoted';
import type { Remediation, RemediationPorts, StepAnswer } from './remediation';
import type { StepResult } from './step-result';
import { REMEDIATIONS } from './remediations';
import { isMoveEvent } from './move-services/move-request';
import { runMove } from './move-services/run-move';
import { readStepRequest, type StepRequest } from './step-request';

/**
 * Runs one step of one remediation.
 *
 * @param event `{step, check, resourceId, dryRun, parameters?, values?, alsoChecks?, toVerify?}`, or one of `runMove`
 * @param checks where checks are looked up, by id or former id
 * @throws GuardrailsError `REMEDIATION_INVALID`, `PARAMETERS_INVALID` for an unusable event; `ACCOUNT_MISMATCH`,
 *   `REGION_MISMATCH` for a resource that is not ours; `AWS_CALL_FAILED`; `REMEDIATION_UNVERIFIED`
 */
export async function runStep(event: unknown, checks: readonly Check[], ports: RemediationPorts): Promise<StepResult> {
  if (isMoveEvent(event)) return runMove(event, checks, ports);
  const request = readStepRequest(event);
  const { check, make } = remediated(request.check, checks);
  const parameters = parseParameters(check, request.parameters, (name) => ({ field: `parameters.${name}` }));
  const asked = { check, parameters, severity: check.severity };
  const answer =
    request.step === 'verify' || (await ports.mayAct())
      ? await dispatch(make(ports, asked, request.values, { ...request, checks }), request)
      : skipped('SKIP_KILL_SWITCH', 'The kill switch is engaged, or cannot be read: nothing is changed.');
  const { step, resourceId } = request;
  // Never empty: a document hands it to the next step.
  const toVerify = answer.toVerify ?? '';
  return {
    step,
    check: check.id,
    resourceId,
    ...answer,
    toVerify: toVerify === '' ? check.id : toVerify,
    policyDigest: ports.policy.digest,
  };
}

function dispatch(remediation: Remediation, { step, resourceId, dryRun }: StepRequest): Promise<StepAnswer> {
  switch (step) {
    case 'plan':
      return remediation.plan(resourceId, dryRun);
    case 'apply':
      return remediation.apply(resourceId, dryRun);
    case 'verify':
      return remediation.verify(resourceId);
  }
}

function remediated(name: string, checks: readonly Check[]) {
  const check = findCheck(name, checks);
  const make = REMEDIATIONS.get(check?.remediation.document ?? '');
  if (check !== undefined && make !== undefined) return { check, make };
  const ids = checks.filter(({ remediation }) => REMEDIATIONS.has(remediation.document ?? '')).map(({ id }) => id);
  const found = check === undefined ? `There is no check ${quoted(name)}.` : `Check ${check.id} has no remediation.`;
  throw new GuardrailsError(
    'REMEDIATION_INVALID',
    `${found}${didYouMean(name, ids)} Checks with a remediation: ${ids.join(', ')}.`,
    { place: { field: 'check' } },
  );
}
