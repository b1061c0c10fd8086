import { GuardrailsError } from '../core/errors';

/** Where a pack is deployed. */
export interface PackEnvironment {
  readonly partition: string;
  readonly region: string;
  readonly account: string;
}

/**
 * Does to a body what the outer stack's `Fn::Sub` does: fills `${AWS::Partition}`, `${AWS::Region}` and
 * `${AWS::AccountId}`, and turns `${!x}` into `${x}`.
 *
 * @throws GuardrailsError `TEMPLATE_INVALID` for any other placeholder: `Fn::Sub` would fail on it in the account
 */
export function literalPack(body: string, environment: PackEnvironment): string {
  const values = new Map([
    ['AWS::Partition', environment.partition],
    ['AWS::Region', environment.region],
    ['AWS::AccountId', environment.account],
  ]);
  return body.replaceAll(/\$\{(!?)([^}]*)\}/g, (whole: string, literal: string, name: string) => {
    if (literal === '!') return '${' + name + '}';
    const value = values.get(name);
    if (value !== undefined) return value;
    throw new GuardrailsError(
      'TEMPLATE_INVALID',
      `The pack holds the placeholder ${JSON.stringify(whole)}; only ${[...values.keys()].join(', ')} are filled. ` +
        'Write "${!" where the text itself holds "${".',
    );
  });
}
