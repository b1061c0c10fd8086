import { literalPack } from '../../../conformance-pack/literal-pack';
import { failureOf } from '../../support/failure-of';

const GOV = { partition: 'aws-us-gov', region: 'us-gov-west-1', account: '222233334444' } as const;

describe('literalPack', () => {
  it.each([
    [
      'arn:${AWS::Partition}:iam::${AWS::AccountId}:role/x-${AWS::Region}',
      'arn:aws-us-gov:iam::222233334444:role/x-us-gov-west-1',
    ],
    ['${!AWS::Region}', '${AWS::Region}'],
    ['${!!x}', '${!x}'],
    ['$${AWS::Region}$', '$us-gov-west-1$'],
    ['no placeholder, {"a":"$"}', 'no placeholder, {"a":"$"}'],
  ])('turns %s into %s', (body, expected) => {
    expect(literalPack(body, GOV)).toBe(expected);
  });

  it.each(['${AWS::StackName}', '${EvaluatorArn}', '${}', '${__proto__}', '${constructor}'])(
    'refuses %s, on which the outer stack would fail',
    async (body) => {
      const error = await failureOf(() => literalPack(body, GOV));

      expect(error.code).toBe('TEMPLATE_INVALID');
      expect(error.message).toContain(body);
    },
  );
});
