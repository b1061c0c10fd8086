/**
 * The program of a function's process: loads a built bundle and hands invocations to its handler, as the Lambda runtime
 * does. It is compiled on its own, because the process runs plain Node without the tools of this repository.
 *
 * Arguments: path of the module, name of the exported handler.
 */
import { createRequire } from 'node:module';
import type { AnswerMessage, FunctionFailure, InvokeMessage } from './messages';

type Handler = (event: unknown, context: object) => unknown;

const [path = '', name = ''] = process.argv.slice(2);
const handler = load();

process.on('message', (message: InvokeMessage) => {
  void invoke(message).then((answer) => process.send?.(answer));
});
// The sandbox is gone: nothing is left to do, whatever timers the function still has.
process.on('disconnect', () => process.exit(0));

function load(): Handler {
  const exported: unknown = createRequire(__filename)(path);
  const found: unknown = typeof exported === 'object' && exported !== null ? Reflect.get(exported, name) : undefined;
  if (!isHandler(found)) throw new TypeError(`${path} exports no function "${name}".`);
  return found;
}

function isHandler(value: unknown): value is Handler {
  return typeof value === 'function';
}

async function invoke(message: InvokeMessage): Promise<AnswerMessage> {
  const { id, event } = message;
  try {
    const result = await handler(event, contextOf(message));
    return { id, result: JSON.stringify(result ?? null) };
  } catch (thrown) {
    return { id, error: failureOf(thrown) };
  }
}

function contextOf({ requestId, functionName, functionArn, memoryMb, deadline }: InvokeMessage): object {
  return {
    awsRequestId: requestId,
    functionName,
    functionVersion: '$LATEST',
    invokedFunctionArn: functionArn,
    memoryLimitInMB: String(memoryMb),
    logGroupName: `/aws/lambda/${functionName}`,
    logStreamName: 'sandbox',
    callbackWaitsForEmptyEventLoop: false,
    getRemainingTimeInMillis: () => Math.max(0, deadline - Date.now()),
  };
}

function failureOf(thrown: unknown): FunctionFailure {
  if (thrown instanceof Error) return { errorType: thrown.name, errorMessage: thrown.message };
  return { errorType: 'Error', errorMessage: String(thrown) };
}
