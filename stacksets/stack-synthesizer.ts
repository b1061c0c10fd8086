import { StackSynthesizer, type IStackSynthesizer } from 'aws-cdk-lib';
import { GuardrailsError } from '../core/errors';

/**
 * CDK's classes do not fit CDK's own interface under `exactOptionalPropertyTypes` (`get bootstrapQualifier(): string |
 * undefined` against `bootstrapQualifier?: string`), so the fit is stated here, once.
 */
export function stackSynthesizer(synthesizer: StackSynthesizer): IStackSynthesizer {
  if (isStackSynthesizer(synthesizer)) return synthesizer;
  throw new GuardrailsError('INTERNAL', 'A stack synthesizer is not one of CDK: is aws-cdk-lib installed twice?');
}

function isStackSynthesizer(value: unknown): value is IStackSynthesizer {
  return value instanceof StackSynthesizer;
}
