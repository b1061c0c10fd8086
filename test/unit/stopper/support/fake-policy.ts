import { GuardrailsError } from '../../../../core/errors';
import type { CheckReport, CheckResult } from '../../../../core/policy/check-result';
import type { Policy } from '../../../../core/policy/policy';

/** A policy that answers every check alike. */
export function policyAnswering(answer: (check: string) => CheckResult | undefined): Policy {
  return {
    digest: 'sha256:fake',
    evaluate: ({ parameters }) => Object.keys(parameters).flatMap((check) => answer(check) ?? []),
  };
}

/** A policy that cannot be asked at all. */
export function policyThrowing(thrown: Error): Policy {
  return {
    digest: 'sha256:fake',
    evaluate: () => {
      throw thrown;
    },
  };
}

export function nonCompliant(check: string, message = 'Container web is privileged.'): CheckReport {
  const path = ['ContainerDefinitions', 0, 'Privileged'];
  return { check, outcome: 'NON_COMPLIANT', violations: [{ path, message }], unknowns: [] };
}

export function unknown(check: string): CheckReport {
  const unknowns = [{ path: null, reason: 'fact-missing', detail: 'The registry is down.' }] as const;
  return { check, outcome: 'UNKNOWN', violations: [], unknowns };
}

export function failing(check: string): CheckResult {
  return { check, outcome: 'ERROR', error: new GuardrailsError('EVALUATION_ABORTED', 'It trapped.') };
}
