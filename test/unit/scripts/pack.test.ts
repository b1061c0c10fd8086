import { packFor } from '../../../scripts/pack';
import { failureOf } from '../../support/failure-of';
import { jsonOf } from '../../support/json-of';

describe('packFor', () => {
  it.each([
    ['eu-west-1', 'arn:aws:lambda:eu-west-1:111122223333:function:ecs-guardrails-rules'],
    ['us-gov-west-1', 'arn:aws-us-gov:lambda:us-gov-west-1:111122223333:function:ecs-guardrails-rules'],
    ['cn-north-1', 'arn:aws-cn:lambda:cn-north-1:111122223333:function:ecs-guardrails-rules'],
  ])('renders literal ARNs for %s', (region, arn) => {
    const text = packFor('111122223333', region);

    expect(text).toContain(`"SourceIdentifier":"${arn}"`);
    expect(text).not.toContain('${');
    expect(() => jsonOf(text)).not.toThrow();
  });

  it.each([
    [undefined, 'eu-west-1', '--account'],
    ['1111222233', 'eu-west-1', 'twelve digits'],
    ['11112222333x', 'eu-west-1', 'twelve digits'],
    ['111122223333', undefined, '--region'],
    ['111122223333', 'eu-wst-1', 'Did you mean "eu-west-1"?'],
    ['111122223333', '__proto__', '--region'],
  ])('refuses account %s with Region %s', async (account, region, expected) => {
    const error = await failureOf(() => packFor(account, region));

    expect(error.code).toBe('USAGE');
    expect(error.message).toContain(expected);
  });
});
