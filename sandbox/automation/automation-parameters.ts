import { AwsError } from '../gateway/aws-error';
import type { AutomationDocument } from './automation-document';

/**
 * The values of a document's parameters for one execution: what was given, else the defaults.
 *
 * @throws AwsError `InvalidAutomationExecutionParametersException` naming the parameter
 */
export function automationParameters(
  { parameters }: AutomationDocument,
  given: ReadonlyMap<string, readonly string[]>,
): ReadonlyMap<string, string> {
  for (const name of given.keys()) {
    if (!Object.hasOwn(parameters, name)) throw invalid(`The document has no parameter ${name}.`);
  }
  return new Map(
    Object.entries(parameters).map(([name, declared]) => {
      if (declared.type === 'StringList') return [name, listed(name, given.get(name))] as const;
      const [value = declared.default, ...others] = given.get(name) ?? [];
      if (value === undefined) throw invalid(`Parameter ${name} is required.`);
      if (others.length > 0) throw invalid(`Parameter ${name} takes one value.`);
      if (declared.allowedValues?.includes(value) === false) {
        throw invalid(`Parameter ${name} must be one of ${declared.allowedValues.join(', ')}.`);
      }
      if (declared.allowedPattern !== undefined && !new RegExp(declared.allowedPattern).test(value)) {
        throw invalid(`Parameter ${name} does not match ${declared.allowedPattern}.`);
      }
      return [name, value] as const;
    }),
  );
}

function listed(name: string, members: readonly string[] = []): string {
  if (members.length === 0) throw invalid(`Parameter ${name} is required.`);
  return members.join(',');
}

function invalid(message: string): AwsError {
  return new AwsError('InvalidAutomationExecutionParametersException', message);
}
