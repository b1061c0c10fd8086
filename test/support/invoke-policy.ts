import { FUNCTION_NAMES } from '../../core/registry/deployed-names';

/** ARN of the function that all Config rules share. */
export const RULES_FUNCTION = `arn:aws:lambda:eu-west-1:111122223333:function:${FUNCTION_NAMES.rules}`;

/**
 * The resource policy that the core template gives that function, as Lambda answers it.
 *
 * @param statement what differs in its one statement
 */
export function invokePolicy(statement: object = {}): string {
  return JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { Service: 'config.amazonaws.com' },
        Action: 'lambda:InvokeFunction',
        Resource: RULES_FUNCTION,
        Condition: { StringEquals: { 'AWS:SourceAccount': '111122223333' } },
        ...statement,
      },
    ],
  });
}
