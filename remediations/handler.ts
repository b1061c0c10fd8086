import { ECRClient } from '@aws-sdk/client-ecr';
import type { Context } from 'aws-lambda';

import { ecrRepositories } from '../adapters/ecr/repositories';
import { loadPackagedPolicy } from '../adapters/files/packaged-policy';
import { lambdaLog } from '../adapters/lambda/lambda-log';
import { ownIdentity } from '../adapters/lambda/own-identity';
import { asGuardrailsError } from '../core/errors';
import { FUNCTION_NAMES } from '../core/registry/deployed-names';
import { CHECKS } from '../core/registry/registry';
import { runStep, type StepResult } from './run-step';

const log = lambdaLog(FUNCTION_NAMES.remediation);
const policy = loadPackagedPolicy();
const repositories = ecrRepositories(new ECRClient({}));

/**
 * Runs one step of a remediation for Systems Manager Automation. What goes wrong is thrown, so that the step and with it
 * the automation fail.
 */
export async function handler(event: unknown, context: Context): Promise<StepResult> {
  log.startInvocation(context);
  try {
    const own = ownIdentity(context.invokedFunctionArn);
    const result = await runStep(event, CHECKS, { policy, repositories, own });
    log.info(result.description, {
      step: result.step,
      check: result.check,
      resourceId: result.resourceId,
      outcome: result.outcome,
      from: result.from,
      to: result.to,
      policyDigest: result.policyDigest,
    });
    return result;
  } catch (thrown) {
    const error = asGuardrailsError(thrown, 'INTERNAL', 'A remediation step failed for a reason nobody foresaw.');
    log.error(error.message, { code: error.code, field: error.place.field ?? '' });
    throw error;
  }
}
