import { scriptOptions } from '../../../scripts/script-options';
import { failureOf } from '../../support/failure-of';

const NAMES = ['account', 'region'] as const;

describe('scriptOptions', () => {
  it.each<[readonly string[], object]>([
    [[], {}],
    [['--account', '111122223333'], { account: '111122223333' }],
    [['--region=eu-west-1', '--account', '111122223333'], { account: '111122223333', region: 'eu-west-1' }],
    [['--region', 'eu-west-1', '--region', 'us-east-1'], { region: 'us-east-1' }],
  ])('reads %j', (args, expected) => {
    expect(scriptOptions(args, NAMES)).toEqual(expected);
  });

  it.each<[readonly string[], string]>([
    [['--acount', '1'], 'Did you mean "account"?'],
    [['--account'], '--account needs a value'],
    [['--account', '--region', 'eu-west-1'], '--account needs a value'],
    [['--account='], '--account needs a value'],
    [['eu-west-1'], '"eu-west-1"'],
    [['--account', '1', 'extra'], '"extra"'],
    [['-a', '1'], '--a'],
    [['--__proto__', 'x'], '--__proto__'],
  ])('refuses %j', async (args, expected) => {
    const error = await failureOf(() => scriptOptions(args, NAMES));

    expect(error.code).toBe('USAGE');
    expect(error.message).toContain(expected);
  });
});
