import * as z from 'zod';
import type { FunctionHost } from '../functions/function-host';
import { AwsError } from '../gateway/aws-error';
import { operation, type Service } from '../gateway/service';

const invoke = z.strictObject({
  FunctionName: z.string(),
  InvocationType: z.literal('RequestResponse'),
  Payload: z.json(),
});

/** Lambda's synchronous `Invoke`. */
export function lambdaService(host: FunctionHost): Service {
  return {
    scope: 'lambda',
    protocol: 'rest',
    target: '',
    actionOf: (name) => (name === 'Invoke' ? 'InvokeFunction' : name),
    operations: new Map([
      [
        'Invoke',
        operation('lambda:Invoke', invoke, 'InvalidParameterValueException', async ({ FunctionName, Payload }) => {
          // A name or an ARN without a qualifier.
          const name = /^arn:[^:]+:lambda:[^:]+:\d{12}:function:([^:]+)$/.exec(FunctionName)?.[1] ?? FunctionName;
          if (host.find(name) === undefined) {
            throw new AwsError('ResourceNotFoundException', `Function not found: ${FunctionName}`, 404);
          }
          const { payload, functionError } = await host.invoke(name, Payload);
          return { Payload: payload, ...(functionError === null ? {} : { FunctionError: functionError }) };
        }),
      ],
    ]),
  };
}
